//! How the terms of a concept render one another, as the page tells it.

use std::collections::HashMap;

use serde::Serialize;
use zhengming_consistency::{
    Evidence, Practice, Practised, Reach, RenderedPair, Renderings, Survey,
};
use zhengming_glossary::{ConceptId, Language, TermId};

use crate::concepts::rounded;
use crate::passages::{Located, Of, PlaceInText};

/// So many passages of a pair of terms are shown, each from another document.
const MOST_PASSAGES: usize = 6;

/// The renderings of a survey, with the passages that the page shows of them.
pub(crate) struct Rendered<'a> {
    renderings: Renderings<'a>,
    /// What the texts of the survey reach.
    here: Practice,
    /// Of each pair of terms the first of its passages among all, and how many there are. Each is
    /// two, in the order of [`Language::ALL`].
    of_pairs: HashMap<[TermId; 2], (u32, u32)>,
    pub(crate) passages: Vec<Evidence>,
}

/// Two terms of a concept that stand opposite of one another.
#[derive(Serialize)]
pub(crate) struct PairData {
    /// Numbers of the English and of the Chinese term among those of the concept.
    terms: [u32; 2],
    units: u64,
    /// Chinese texts, two numbers each: number of the text less that of the one before, units.
    texts: Vec<u64>,
    passages: Vec<[PassageData; 2]>,
}

/// Text, paragraph, start and length in UTF-16 units.
type PassageData = (u32, u32, u32, u32);

/// What stands opposite of the terms of a language, and how consistent it is.
#[derive(Serialize)]
pub(crate) struct ReachData {
    lang: Language,
    /// In the texts of the page.
    here: Shares,
    /// In the resolutions and decisions of the United Nations, for concepts of the core glossary.
    official: Option<Shares>,
}

#[derive(Serialize)]
struct Shares {
    units: u64,
    accepted: u64,
    discouraged: u64,
    /// Units that have the concept in any form.
    any: u64,
    /// The share of the main renderings.
    main: Option<f64>,
    ltcr: Option<f64>,
}

impl<'a> Rendered<'a> {
    pub(crate) fn new(survey: &'a Survey) -> Self {
        let renderings = Renderings::new(survey);
        let (mut of_pairs, mut passages) = (HashMap::new(), Vec::new());
        for pair in renderings.concepts().flat_map(|concept| renderings.pairs(concept)) {
            let first = passages.len() as u32;
            let chosen = shown_of(pair);
            of_pairs.insert(pair.terms, (first, chosen.len() as u32));
            passages.extend(chosen.into_iter().flatten());
        }
        Self { renderings, here: Practice::of_survey(survey), of_pairs, passages }
    }

    /// The pairs of a concept, with those of their passages that were found in the texts.
    pub(crate) fn pairs(&self, concept: ConceptId, places: &Places) -> Vec<PairData> {
        let pairs = self.renderings.pairs(concept).iter();
        let data = |pair: &RenderedPair<'_>| {
            let (first, count) = self.of_pairs.get(&pair.terms).copied().unwrap_or_default();
            let passage = |number: u32| {
                let place = places.0.get(&number)?;
                let text = self.passages[number as usize].document as u32;
                Some((text, place.paragraph, place.start, place.length))
            };
            let both = |at: u32| Some([passage(first + 2 * at)?, passage(first + 2 * at + 1)?]);
            PairData {
                terms: pair.terms.map(|term| term.term),
                units: pair.units,
                texts: texts(pair),
                passages: (0..count).filter_map(both).collect(),
            }
        };
        pairs.map(data).collect()
    }

    /// What stands opposite of the terms of a concept, by their language.
    pub(crate) fn reach(&self, survey: &Survey, concept: ConceptId) -> Vec<ReachData> {
        let id = &survey.glossary.concept(concept).id;
        let reach = |lang: Language| {
            let here = Shares::new(self.here.get(id, lang)?);
            let official = Practice::official().of(&survey.glossary, concept, lang);
            Some(ReachData { lang, here, official: official.map(Shares::new) })
        };
        Language::ALL.into_iter().filter_map(reach).collect()
    }
}

/// Where the passages of renderings stand, by their numbers.
pub(crate) struct Places(HashMap<u32, PlaceInText>);

impl Places {
    pub(crate) fn new(located: &[Located]) -> Self {
        let place = |located: &Located| match located.of {
            Of::Rendering(number) => Some((number, located.place)),
            Of::Finding(..) => None,
        };
        Self(located.iter().filter_map(place).collect())
    }
}

/// Passages of a pair, from documents over all of its range.
fn shown_of(pair: &RenderedPair<'_>) -> Vec<[Evidence; 2]> {
    let all = pair.documents.len();
    let shown = all.min(MOST_PASSAGES);
    let chosen = (0..shown).map(|at| if shown < 2 { 0 } else { at * (all - 1) / (shown - 1) });
    let first = chosen.filter_map(|at| {
        let (bitext, rendered) = pair.documents[at];
        Some(rendered.kept.first()?.passages.map(|passage| bitext.evidence(passage)))
    });
    first.collect()
}

fn texts(pair: &RenderedPair<'_>) -> Vec<u64> {
    let mut before = 0;
    let mut texts = Vec::with_capacity(2 * pair.documents.len());
    for (bitext, rendered) in &pair.documents {
        let text = bitext.documents[Language::Zh as usize];
        texts.extend([(text - before) as u64, rendered.units]);
        before = text;
    }
    texts
}

impl Shares {
    fn new(practised: &Practised) -> Self {
        let Reach { units, accepted, discouraged, any, .. } = practised.reach;
        let rendition = practised.rendition;
        let (main, ltcr) = (rounded(rendition.main_share()), rounded(rendition.ltcr()));
        Self { units, accepted, discouraged, any, main, ltcr }
    }
}
