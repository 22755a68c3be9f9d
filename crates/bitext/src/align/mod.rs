//! Alignment of two documents, paragraph by paragraph.

mod anchors;
mod band;
mod ending;
mod flow;
mod item;
mod moved;
mod program;
mod sentences;
mod shared;
mod size;
mod structure;
mod tokens;

use rustc_hash::FxHashSet;
use zhengming_document::Document;
use zhengming_text::Language;

pub use sentences::{Sentences, sentences};

use band::Band;
use flow::Flow;
use item::Item;
use program::{PARAGRAPHS, Priors, Program};
use shared::Shared;
use structure::Structure;
use tokens::Token;

/// Which paragraphs of two documents belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// In the order of the Chinese document; English paragraphs that are missing there stand where
    /// they do in their own text. Each paragraph of either document is in exactly one link.
    pub links: Vec<Link>,
}

/// Paragraphs that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Indices of English paragraphs, rising; empty where the Chinese ones have no counterpart.
    pub en: Vec<usize>,
    /// Indices of Chinese paragraphs, rising; empty where the English ones have no counterpart.
    pub zh: Vec<usize>,
    /// How sure this is, from 0 to 1.
    pub confidence: f32,
    /// Whether the paragraphs stand elsewhere in the order of their documents than the others.
    pub is_moved: bool,
}

impl Alignment {
    /// Paragraphs that belong together with less confidence than this are as often wrong as right.
    pub const LEAST_SURE: f32 = 0.5;

    /// The links, with paragraphs of their own where it is not sure that they belong together.
    #[must_use]
    pub fn sure(self) -> Vec<Link> {
        let alone = |language, at| {
            let (en, zh) = match language {
                Language::En => (vec![at], Vec::new()),
                Language::Zh => (Vec::new(), vec![at]),
            };
            Link { en, zh, confidence: 1.0, is_moved: false }
        };
        let sure = |link: Link| {
            if !link.is_paired() || link.confidence >= Self::LEAST_SURE {
                return vec![link];
            }
            let en = link.en.iter().map(|&at| alone(Language::En, at));
            en.chain(link.zh.iter().map(|&at| alone(Language::Zh, at))).collect()
        };
        self.links.into_iter().flat_map(sure).collect()
    }
}

impl Link {
    /// The confidence of units of which a file says that they were paired by length or likeness.
    pub const BY_LIKENESS: f32 = 0.9;

    /// The paragraphs of one language.
    #[must_use]
    pub fn side(&self, language: Language) -> &[usize] {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }

    /// Whether it has paragraphs in both languages.
    #[must_use]
    pub fn is_paired(&self) -> bool {
        !self.en.is_empty() && !self.zh.is_empty()
    }
}

/// What else tells that two paragraphs belong together. `()` knows nothing.
pub trait Hints: Sync {
    /// The concepts of a glossary that are found in a paragraph, each by a number that is the same
    /// in both languages, in any order.
    fn concepts(&self, language: Language, paragraph: usize) -> &[u32];
}

impl Hints for () {
    fn concepts(&self, _: Language, _: usize) -> &[u32] {
        &[]
    }
}

/// Aligns two documents paragraph by paragraph.
#[must_use]
pub fn align(en: &Document, zh: &Document, hints: &dyn Hints) -> Alignment {
    let [en, zh] = [(en, Language::En), (zh, Language::Zh)].map(|(document, language)| {
        let mut items = Item::of_batch(&document.batch, language);
        for (at, item) in items.iter_mut().enumerate() {
            let concepts = hints.concepts(language, at);
            item.tokens.extend(concepts.iter().map(|&concept| Token::concept(concept)));
            item.tokens.sort_unstable();
            item.tokens.dedup_by_key(|token| token.key);
        }
        items
    });
    let flows = flow::split(&en, &zh);
    let mut links = Vec::new();
    for flow in &flows {
        links.extend(align_flow(flow, &en, &zh));
    }
    Alignment { links: in_order(links, en.len(), zh.len()) }
}

fn align_flow(flow: &Flow, en: &[Item], zh: &[Item]) -> Vec<Link> {
    let (own, others) = (Flow::items(&flow.en, en), Flow::items(&flow.zh, zh));
    let mut links = align_items(&own, &others, &PARAGRAPHS);
    for link in &mut links {
        link.en.iter_mut().for_each(|at| *at = flow.en[*at]);
        link.zh.iter_mut().for_each(|at| *at = flow.zh[*at]);
    }
    links
}

/// Aligns paragraphs or sentences.
fn align_items(en: &[Item], zh: &[Item], priors: &Priors) -> Vec<Link> {
    let shared = Shared::new(en, zh);
    let structure = Structure::new(en, zh);
    let program = Program { en, zh, shared: &shared, structure, priors };
    let anchors = anchors::find(&program);
    let placed = program.run(&Band::new(en.len(), zh.len(), &anchors));
    let mut links: Vec<Link> = placed
        .into_iter()
        .map(|one| Link {
            en: one.en.collect(),
            zh: one.zh.collect(),
            confidence: one.confidence,
            is_moved: false,
        })
        .collect();
    let lone = |own: fn(&Link) -> &Vec<usize>, other: fn(&Link) -> &Vec<usize>| -> Vec<usize> {
        let lone = links.iter().filter(|link| other(link).is_empty());
        lone.flat_map(|link| own(link).iter().copied()).collect()
    };
    let (lone_en, lone_zh) =
        (lone(|link| &link.en, |link| &link.zh), lone(|link| &link.zh, |link| &link.en));
    let moved = moved::find(&program, &lone_en, &lone_zh);
    let ends = |end: fn(&Link) -> usize| -> FxHashSet<usize> { moved.iter().map(end).collect() };
    let (moved_en, moved_zh) = (ends(|link| link.en[0]), ends(|link| link.zh[0]));
    links.retain(|link| match (link.en.as_slice(), link.zh.as_slice()) {
        ([en], []) => !moved_en.contains(en),
        ([], [zh]) => !moved_zh.contains(zh),
        _ => true,
    });
    links.extend(moved);
    links
}

/// Puts links in the order of the Chinese document, the English ones that are missing there behind
/// the one before them. What no link has is added as missing.
fn in_order(links: Vec<Link>, en: usize, zh: usize) -> Vec<Link> {
    let (mut missing, mut ordered): (Vec<Link>, Vec<Link>) =
        links.into_iter().partition(|link| link.zh.is_empty());
    let lone = |en, zh| Link { en, zh, confidence: 0.0, is_moved: false };
    let mut has_en = vec![false; en];
    let mut has_zh = vec![false; zh];
    for link in ordered.iter().chain(&missing) {
        link.en.iter().for_each(|&at| has_en[at] = true);
        link.zh.iter().for_each(|&at| has_zh[at] = true);
    }
    ordered.extend((0..zh).filter(|&at| !has_zh[at]).map(|at| lone(Vec::new(), vec![at])));
    missing.extend((0..en).filter(|&at| !has_en[at]).map(|at| lone(vec![at], Vec::new())));
    ordered.sort_by_key(|link| link.zh[0]);
    missing.sort_by_key(|link| link.en[0]);
    // Where each English paragraph stands: behind how many links of the order.
    let mut place = vec![0; en + 1];
    for (at, link) in ordered.iter().enumerate() {
        link.en.iter().for_each(|&en| place[en + 1] = at + 1);
    }
    for link in &missing {
        for &en in &link.en {
            place[en + 1] = place[en];
        }
    }
    let mut missing = missing.into_iter().map(|link| (place[link.en[0]], link)).collect::<Vec<_>>();
    missing.sort_by_key(|(place, _)| *place);
    let mut missing = missing.into_iter().peekable();
    let mut links = Vec::with_capacity(ordered.len() + missing.len());
    for (at, link) in ordered.into_iter().enumerate() {
        while let Some((_, lone)) = missing.next_if(|(place, _)| *place <= at) {
            links.push(lone);
        }
        links.push(link);
    }
    links.extend(missing.map(|(_, link)| link));
    links
}
