//! Clauses over many documents.

mod family;
mod near;
mod variant;

use zhengming_tagger::Tagger;
use zhengming_text::{Language, fold_term};

use crate::Version;

pub use family::{Family, Use};
pub use near::{ALIKE, Near, nearest};
pub use variant::{Step, Variant};

/// The families of clauses of many documents.
#[derive(Clone, Debug)]
pub struct History {
    /// The documents in the order of [`Version::by_time`].
    pub versions: Vec<Version>,
    /// The families of more than one document, those with changed terms under the same English first,
    /// then those with other changes of terms, each by how many documents have them.
    pub families: Vec<Family>,
    /// Clauses that were compared: those that are neither headings nor too short.
    pub compared: usize,
}

impl History {
    /// Finds the families of clauses. Each clause belongs to the family of the most alike earlier
    /// one, by English where all documents have it, else by Chinese where all have that, else by
    /// either.
    #[must_use]
    pub fn new(mut versions: Vec<Version>, tagger: &Tagger) -> Self {
        versions.sort_by(Version::by_time);
        let common = |language: Language| versions.iter().all(|version| version.has(language));
        let languages: &[Language] = match (common(Language::En), common(Language::Zh)) {
            (true, _) => &[Language::En],
            (_, true) => &[Language::Zh],
            _ => &Language::ALL,
        };
        let (groups, compared) = family::groups(&versions, languages);
        let families = family::families(&versions, groups, tagger);
        Self { versions, families, compared }
    }

    /// Whether a variant of the family has these words, in whatever case, width or script.
    #[must_use]
    pub fn has_words(&self, family: &Family, words: &str) -> bool {
        let words = fold_term(words);
        let clause = |place: Use| &self.versions[place.version].clauses[place.clause];
        let mut variants = family.variants.iter();
        variants.any(|variant| {
            clause(variant.first()).text.iter().any(|(_, text)| fold_term(text).contains(&words))
        })
    }
}
