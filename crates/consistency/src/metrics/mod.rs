//! Measures of translations by which the shared tasks on terminology of the Conference on Machine
//! Translation rank systems, for comparing a text with figures published there.

mod dictionary;
mod exclusive;
mod run;

use zhengming_text::Language;

use crate::Failure;

pub use run::measure_translation;

/// What the shared tasks would say of aligned texts, the one language taken for the source of the
/// other and the other way round.
#[derive(Clone, Debug, Default)]
pub struct TranslationMetrics {
    /// In the order of [`Language::ALL`], by the language that is taken for the source.
    pub directions: [DirectionMetrics; 2],
    /// Documents that were read.
    pub documents: u64,
    /// Units that were read.
    pub units: u64,
    /// Inputs that could not be read, or not to their end.
    pub failures: Vec<Failure>,
}

/// The measures of one direction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DirectionMetrics {
    /// Pairs of a document and a source term that stands in it.
    pub entries: u64,
    /// The sum of their rates.
    pub successes: f64,
    /// Occurrences of source terms, longest matches only.
    pub occurrences: u64,
    /// Those in whose unit some term of the concept stands.
    pub found: u64,
    /// The most of them that can each have such a term of their own.
    pub exclusive: u64,
}

impl TranslationMetrics {
    /// The measures with `source` taken for the source.
    #[must_use]
    pub fn of(&self, source: Language) -> &DirectionMetrics {
        &self.directions[source as usize]
    }
}

impl DirectionMetrics {
    /// Term success rate of WMT25, track 2: the mean over documents *d* and source terms *s* in them
    /// of min(1, Σ_t c_d(t) / c_d(s)), with c_d for how often a string stands in the document and
    /// *t* for the accepted terms of the other language.
    #[must_use]
    pub fn term_success_rate(&self) -> Option<f64> {
        (self.entries > 0).then(|| self.successes / self.entries as f64)
    }

    /// The share of occurrences that have a term of the concept in their unit, which several may
    /// share: the *glossary* rate of WMT26.
    #[must_use]
    pub fn found_rate(&self) -> Option<f64> {
        (self.occurrences > 0).then(|| self.found as f64 / self.occurrences as f64)
    }

    /// Exclusive match of WMT26: the share of occurrences that can have a term of their own, all at
    /// once and without overlap.
    #[must_use]
    pub fn exclusive_rate(&self) -> Option<f64> {
        (self.occurrences > 0).then(|| self.exclusive as f64 / self.occurrences as f64)
    }

    fn add(&mut self, other: &Self) {
        self.entries += other.entries;
        self.successes += other.successes;
        self.occurrences += other.occurrences;
        self.found += other.found;
        self.exclusive += other.exclusive;
    }
}
