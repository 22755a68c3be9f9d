//! What official texts reach: in how many of their units a term of a concept stands opposite.

mod checks;
mod table;
mod translation;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use checks::{CheckRate, CheckRates};
pub use translation::Translation;
use zhengming_glossary::{Concept, ConceptId, Glossary, Language, core};

use crate::{Renderings, Rendition, Survey};

/// The practice of texts: for concepts, in how many units their terms have a counterpart, and how
/// consistently they are rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Practice {
    /// By the id of the concept and the language of the term that is looked at.
    rows: BTreeMap<(Box<str>, Language), Practised>,
}

/// What was counted of a concept, looked at from one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Practised {
    /// In how many units its terms have a counterpart.
    pub reach: Reach,
    /// How consistently they are rendered.
    pub rendition: Rendition,
}

/// In how many units a concept that one side has is on the other side, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Units whose one side has a term of the concept.
    pub units: u64,
    /// Of these, units whose other side has an accepted term of it.
    pub accepted: u64,
    /// Of these, units whose other side has only a discouraged one.
    pub discouraged: u64,
    /// Of these, units whose other side has it in any form that is known: an accepted or
    /// discouraged term, a term with words put between its parts, a term of a related concept.
    pub any: u64,
    /// Documents with such units.
    pub documents: u64,
    /// First and last year of dated documents with such units.
    pub years: Option<(u16, u16)>,
}

impl Practice {
    /// The practice of the resolutions and decisions of the United Nations, which is built in.
    #[must_use]
    pub fn official() -> &'static Self {
        static OFFICIAL: LazyLock<Practice> = LazyLock::new(|| {
            // A test holds the table to the code.
            Practice::parse(include_str!("../../data/practice.tsv")).unwrap_or_default()
        });
        &OFFICIAL
    }

    /// Counts what the units of a survey reach. The survey must have been made with
    /// [`UnitsWanted::PRACTICE`](crate::UnitsWanted::PRACTICE).
    #[must_use]
    pub fn of_survey(survey: &Survey) -> Self {
        let mut practice = Self::default();
        for bitext in &survey.bitexts {
            let date = survey.documents[bitext.documents[0]].info.date.as_deref();
            let year = date.and_then(|date| date.get(..4)?.parse().ok());
            for (&(concept, language), reach) in &bitext.noted.terms.reach {
                let id = survey.glossary.concept(concept).id.as_str();
                let row = practice.rows.entry((id.into(), language)).or_default();
                let years = year.map(|year| (year, year));
                row.reach.add(&Reach { documents: 1, years, ..*reach });
            }
        }
        let renderings = Renderings::new(survey);
        for concept in renderings.concepts() {
            for language in Language::ALL {
                let id = survey.glossary.concept(concept).id.as_str();
                if let Some(row) = practice.rows.get_mut(&(id.into(), language)) {
                    row.rendition = renderings.rendition(concept, language);
                }
            }
        }
        practice
    }

    /// What was counted of the concept of this id, by the language of the term that is looked at.
    #[must_use]
    pub fn get(&self, id: &str, side: Language) -> Option<&Practised> {
        self.rows.get(&(id.into(), side))
    }

    /// What was counted of a concept, by the language of the term that is looked at. None, where
    /// nothing was, or the glossary has another concept under the id than the core glossary.
    #[must_use]
    pub fn of(
        &self,
        glossary: &Glossary,
        concept: ConceptId,
        side: Language,
    ) -> Option<&Practised> {
        let concept = glossary.concept(concept);
        if is_core(concept) { self.get(&concept.id, side) } else { None }
    }

    /// All that was counted, with the ids of the concepts.
    pub fn rows(&self) -> impl Iterator<Item = (&str, Language, &Practised)> {
        self.rows.iter().map(|((id, side), practised)| (&**id, *side, practised))
    }
}

/// The concepts of the core glossary by their ids.
static CORE: LazyLock<BTreeMap<&'static str, &'static Concept>> = LazyLock::new(|| {
    core().concepts.iter().map(|concept| (concept.id.as_str(), concept)).collect()
});

/// Whether a concept is the one that the core glossary has under its id.
pub(crate) fn is_core(concept: &Concept) -> bool {
    CORE.get(concept.id.as_str()).is_some_and(|own| {
        let same = |language| preferred(own, language) == preferred(concept, language);
        Language::ALL.into_iter().all(same)
    })
}

fn preferred(concept: &Concept, language: Language) -> Option<&str> {
    concept.preferred(language).map(|term| term.text.as_str())
}

impl Reach {
    /// The share of units whose other side has the concept in any form that is known.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.units == 0 { 0.0 } else { self.any as f64 / self.units as f64 }
    }

    /// The share of units whose other side has an accepted term.
    #[must_use]
    pub fn accepted_share(&self) -> f64 {
        if self.units == 0 { 0.0 } else { self.accepted as f64 / self.units as f64 }
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.units += other.units;
        self.accepted += other.accepted;
        self.discouraged += other.discouraged;
        self.any += other.any;
        self.documents += other.documents;
        if let Some((first, last)) = other.years {
            let (from, to) = self.years.unwrap_or((first, last));
            self.years = Some((from.min(first), to.max(last)));
        }
    }
}
