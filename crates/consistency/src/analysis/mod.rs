//! Tables over a survey: concepts, families, domains, years, documents.

mod base;
mod concept;
mod consistency;
mod family;
mod group;
mod measure;
mod profile;
mod renderings;

pub(crate) use consistency::Consistency;

pub use concept::{ConceptUsage, DocumentCount, TermTotals};
pub use family::{FamilyUsage, MemberTotals};
pub use group::GroupUsage;
pub use measure::{FIRM_USES, LEAST_USES, Measures};
pub use profile::{Profile, Shares};
pub use renderings::{RenderedPair, RenderingMeasures, Renderings, RenderingsOf, Rendition};

use crate::Survey;
use base::Bases;

/// What a survey says about frequency and consistency.
///
/// Documents are named by their index in [`Survey::documents`]. Languages are measured apart, by
/// the language of the terms: an English and a Chinese term of one concept are no variants of one
/// another.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// Concepts in use, in the order of the glossary, English before Chinese.
    pub concepts: Vec<ConceptUsage>,
    /// Families of which a member is in use, in the order of the glossary, English before Chinese.
    pub families: Vec<FamilyUsage>,
    /// Domains in use, in the order of the glossary.
    pub domains: Vec<GroupUsage>,
    /// Years in order; documents without a date come last, under an empty name.
    pub years: Vec<GroupUsage>,
    /// One group for each document, in their order, under its id.
    pub documents: Vec<GroupUsage>,
}

impl Analysis {
    /// Analyses all documents of a survey.
    #[must_use]
    pub fn new(survey: &Survey) -> Self {
        let all: Vec<usize> = (0..survey.documents.len()).collect();
        Self::of_documents(survey, &all)
    }

    /// Analyses some documents of a survey, given by their rising indices, as if there were no
    /// others: those of one year, for example.
    #[must_use]
    pub fn of_documents(survey: &Survey, documents: &[usize]) -> Self {
        let bases = Bases::new(survey, documents);
        let concepts = concept::concepts(survey, documents, &bases);
        let families = family::families(survey, &concepts, &bases);
        Self {
            families,
            domains: group::domains(survey, documents),
            years: group::years(survey, documents),
            documents: group::documents(survey, documents),
            concepts,
        }
    }
}
