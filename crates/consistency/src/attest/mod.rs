//! What aligned texts prove of a glossary.

mod claim;
mod count;
mod evidence;
mod forms;
mod run;
mod verify;

use std::sync::Arc;

use zhengming_bitext::Place;
use zhengming_glossary::{ConceptId, Glossary};

use crate::Failure;

pub use claim::{Claim, claims};
pub(crate) use forms::{Alike, for_bitext};
pub use run::{attest, attest_with_passages};
pub use verify::{Doubt, Seed, Unproved, Verification, verify};

/// What aligned texts show of the concepts of a glossary.
#[derive(Clone, Debug)]
pub struct Attestation {
    /// The glossary.
    pub glossary: Arc<Glossary>,
    /// One for each concept, in order.
    pub concepts: Vec<ConceptAttestation>,
    /// Units that were read.
    pub units: u64,
    /// Inputs that could not be read, or not to their end.
    pub failures: Vec<Failure>,
}

/// What aligned texts show of one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptAttestation {
    /// The concept.
    pub concept: ConceptId,
    /// Units with an English term of it.
    pub english: u64,
    /// Of these, units with the preferred Chinese term.
    pub preferred: u64,
    /// Of these, units with an accepted term in both languages.
    pub accepted: u64,
    /// Of these, units without any Chinese term of it.
    pub none: u64,
    /// First and last year of the units with an accepted term in both languages.
    pub years: Option<(u16, u16)>,
    /// One for each term, in order.
    pub terms: Vec<TermAttestation>,
}

/// What aligned texts show of one term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermAttestation {
    /// Units with this term that have an accepted term of the concept in the other language.
    pub units: u64,
    /// The oldest of them.
    pub oldest: Option<Example>,
    /// The newest of them.
    pub newest: Option<Example>,
    /// The first of them in the document that has most of them.
    pub typical: Option<Example>,
}

/// A paragraph to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Symbol of the document.
    pub document: Arc<str>,
    /// The paragraph.
    pub place: Place,
    /// Year of the document, where it is known.
    pub year: Option<u16>,
    /// The paragraph in the language of the term, for concepts of which passages were asked for.
    pub passage: Option<Arc<str>>,
}

impl ConceptAttestation {
    /// Whether accepted terms of both languages meet in a unit.
    #[must_use]
    pub fn is_attested(&self) -> bool {
        self.accepted > 0
    }
}

impl TermAttestation {
    /// The examples, oldest first, each once.
    #[must_use]
    pub fn examples(&self) -> Vec<&Example> {
        let mut examples: Vec<&Example> = Vec::new();
        for example in [&self.oldest, &self.newest, &self.typical].into_iter().flatten() {
            if !examples.iter().any(|known| known.source() == example.source()) {
                examples.push(example);
            }
        }
        examples
    }
}

impl Example {
    /// As the glossary writes its sources: `A/RES/79/243 annex art. 2`.
    #[must_use]
    pub fn source(&self) -> String {
        format!("{} {}", self.document, self.place).replace(',', "")
    }
}
