//! Checks every source of a glossary against the texts.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use zhengming_bitext::{Bitext, Error, Input, Unit};
use zhengming_document::Document;
use zhengming_glossary::{Concept, Glossary, Term};
use zhengming_tagger::{Scratch, Tagger};
use zhengming_text::{Language, fold_term};

use super::{Claim, claims};

/// A text in one language, and the document in both languages whose paragraphs it shares.
#[derive(Clone, Debug)]
pub struct Seed {
    /// The text.
    pub document: Document,
    /// Symbol of the document in both languages: `A/RES/76/19` for its draft.
    pub counterpart: String,
}

/// What became of the sources of a glossary.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// Sources that were checked.
    pub claims: usize,
    /// Sources whose paragraph has the term, and a term of the concept in the other language.
    pub proved: usize,
    /// The others.
    pub unproved: Vec<Unproved>,
}

/// A source that is not borne out by the texts.
#[derive(Clone, Debug)]
pub struct Unproved {
    /// The source.
    pub claim: Claim,
    /// Identifier of the concept.
    pub concept: String,
    /// The term.
    pub term: String,
    /// Why.
    pub doubt: Doubt,
    /// A paragraph of the same document that does bear the claim out.
    pub instead: Option<String>,
}

/// Why a source is not borne out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No text read has such a paragraph.
    NoParagraph,
    /// The paragraph has not got the term.
    NoTerm,
    /// The paragraph of the other language has no term of the concept.
    NoCounterpart,
}

impl fmt::Display for Unproved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.doubt {
            Doubt::NoParagraph => "there is no such paragraph",
            Doubt::NoTerm => "the paragraph has not got the term",
            Doubt::NoCounterpart => "the other language has no term of the concept there",
        };
        write!(f, "{}: \"{}\", {}: {why}", self.concept, self.term, self.claim.source)?;
        match &self.instead {
            Some(place) => write!(f, " (but see {place})"),
            None => Ok(()),
        }
    }
}

/// Checks that every source of the glossary is true: the term stands in that paragraph, and the
/// same paragraph in the other language has a term of the concept.
///
/// # Errors
///
/// Where a text cannot be read: nothing could be said then of the sources in it.
pub fn verify(
    glossary: &Glossary,
    inputs: &[Input],
    seeds: &[Seed],
) -> Result<Verification, Error> {
    let claims = claims(glossary);
    let paragraphs = Paragraphs::gather(&claims, inputs, seeds)?;
    let mut verification = Verification { claims: claims.len(), ..Verification::default() };
    for claim in claims {
        match paragraphs.doubt(glossary, &claim) {
            None => verification.proved += 1,
            Some(doubt) => verification.unproved.push(Unproved {
                concept: glossary.concept(claim.term.concept).id.clone(),
                term: glossary.term(claim.term).text.clone(),
                doubt,
                claim,
                instead: None,
            }),
        }
    }
    suggest(glossary, inputs, &mut verification.unproved)?;
    Ok(verification)
}

/// Looks through the documents that the unproved sources name for paragraphs that would do,
/// parts of the paragraph named before others.
fn suggest(glossary: &Glossary, inputs: &[Input], unproved: &mut [Unproved]) -> Result<(), Error> {
    if unproved.is_empty() {
        return Ok(());
    }
    let mut finders: HashMap<String, Vec<(usize, [Finder; 2])>> = HashMap::new();
    for (at, source) in unproved.iter().enumerate() {
        let pair = Finder::pair(glossary, &source.claim);
        finders.entry(source.claim.document.clone()).or_default().push((at, pair));
    }
    for input in inputs {
        for unit in Bitext::open(input)? {
            let unit = unit?;
            for (at, pair) in finders.get(&*unit.document).into_iter().flatten() {
                let source = &mut unproved[*at];
                let place = cited(&unit);
                let named = |place: &str| place.starts_with(&source.claim.place);
                let better = match &source.instead {
                    None => true,
                    Some(known) => named(&place) && !named(known),
                };
                if better && pair.iter().all(|finder| finder.finds(&unit)) {
                    source.instead = Some(place);
                }
            }
        }
    }
    Ok(())
}

/// The place of a unit as sources name it.
fn cited(unit: &Unit) -> String {
    unit.place.to_string().replace(',', "")
}

/// The paragraphs that sources name.
#[derive(Default)]
struct Paragraphs {
    by_place: HashMap<(String, String), Vec<Unit>>,
}

impl Paragraphs {
    fn gather(claims: &[Claim], inputs: &[Input], seeds: &[Seed]) -> Result<Self, Error> {
        let mut paragraphs = Self::default();
        for claim in claims {
            let key = (claim.document.clone(), claim.place.clone());
            paragraphs.by_place.entry(key).or_default();
        }
        let mut counterparts: HashMap<String, Vec<Unit>> =
            seeds.iter().map(|seed| (seed.counterpart.clone(), Vec::new())).collect();
        for input in inputs {
            for unit in Bitext::open(input)? {
                let unit = unit?;
                if let Some(kept) = counterparts.get_mut(&*unit.document) {
                    kept.push(unit.clone());
                }
                paragraphs.add(unit);
            }
        }
        for seed in seeds {
            for unit in opposite(&seed.document, &counterparts[&seed.counterpart]) {
                paragraphs.add(unit);
            }
        }
        Ok(paragraphs)
    }

    fn add(&mut self, unit: Unit) {
        let key = (unit.document.to_string(), cited(&unit));
        if let Some(units) = self.by_place.get_mut(&key) {
            units.push(unit);
        }
    }

    fn doubt(&self, glossary: &Glossary, claim: &Claim) -> Option<Doubt> {
        let key = (claim.document.clone(), claim.place.clone());
        let units = self.by_place.get(&key).map_or(&[][..], Vec::as_slice);
        if units.is_empty() {
            return Some(Doubt::NoParagraph);
        }
        let [own, opposite] = Finder::pair(glossary, claim);
        let mut with_term = units.iter().filter(|unit| own.finds(unit)).peekable();
        if with_term.peek().is_none() {
            return Some(Doubt::NoTerm);
        }
        let proved = with_term.any(|unit| opposite.finds(unit));
        (!proved).then_some(Doubt::NoCounterpart)
    }
}

/// Looks for terms of one concept in one language, and for nothing else: no longer term is in the
/// way.
struct Finder {
    tagger: Option<Tagger>,
    language: Language,
}

impl Finder {
    /// Finders for the term of a claim, and for all terms of its concept in the other language.
    fn pair(glossary: &Glossary, claim: &Claim) -> [Self; 2] {
        let concept = glossary.concept(claim.term.concept);
        let term = glossary.term(claim.term);
        let other = term.language.other();
        [
            Self::new(concept, term.language, |one| std::ptr::eq(one, term)),
            Self::new(concept, other, |one| one.language == other),
        ]
    }

    fn new(concept: &Concept, language: Language, wanted: impl Fn(&Term) -> bool) -> Self {
        let mut terms: Vec<Term> =
            concept.terms.iter().filter(|term| wanted(term)).cloned().collect();
        for term in &mut terms {
            term.only_for = None;
        }
        let concept = Concept { terms, ..concept.clone() };
        let glossary = Glossary { concepts: vec![concept], ..Glossary::default() };
        Self { tagger: Tagger::new(Arc::new(glossary)).ok(), language }
    }

    fn finds(&self, unit: &Unit) -> bool {
        let (batch, paragraph) = unit.batch(self.language);
        let mut scratch = Scratch::default();
        self.tagger
            .as_ref()
            .is_some_and(|tagger| !tagger.tag(&batch, &paragraph, &mut scratch).0.is_empty())
    }
}

/// Least likeness of two paragraphs that are taken for the same: the share of pairs of characters
/// that they have in common.
const ALIKE: f64 = 0.6;

/// The paragraphs of a Chinese text, each with the English of the paragraph most like it.
fn opposite(document: &Document, counterpart: &[Unit]) -> Vec<Unit> {
    let known: Vec<(Pairs, &Unit)> =
        counterpart.iter().map(|unit| (Pairs::new(&unit.zh), unit)).collect();
    let symbol: Arc<str> = document.info.id.replace(' ', "").into();
    let paragraphs = document.batch.paragraphs.iter().filter_map(|paragraph| {
        let zh = document.batch.text_of(paragraph);
        let pairs = Pairs::new(&zh);
        let (likeness, unit) = known
            .iter()
            .map(|(other, unit)| (pairs.likeness(other), *unit))
            .max_by(|one, two| one.0.total_cmp(&two.0))?;
        let place = zhengming_bitext::Place { label: paragraph.label, article: 0 };
        let unit =
            Unit { document: Arc::clone(&symbol), place, kind: paragraph.kind, zh, ..unit.clone() };
        (likeness >= ALIKE).then_some(unit)
    });
    paragraphs.collect()
}

/// Neighbouring characters of a text, sorted.
struct Pairs(Vec<(char, char)>);

impl Pairs {
    fn new(text: &str) -> Self {
        let characters: Vec<char> =
            fold_term(text).chars().filter(|c| !c.is_whitespace()).collect();
        let mut pairs: Vec<_> = characters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Dice coefficient, 0 to 1.
    fn likeness(&self, other: &Self) -> f64 {
        let (mut one, mut two, mut common) = (0, 0, 0_usize);
        while let (Some(left), Some(right)) = (self.0.get(one), other.0.get(two)) {
            common += usize::from(left == right);
            one += usize::from(left <= right);
            two += usize::from(right <= left);
        }
        2.0 * common as f64 / (self.0.len() + other.0.len()).max(1) as f64
    }
}
