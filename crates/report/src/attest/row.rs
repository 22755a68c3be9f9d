use serde::Serialize;
use zhengming_consistency::{Attestation, ConceptAttestation, Example, TermAttestation};
use zhengming_glossary::{Concept, Language, Status, Term};

/// All of it, field by field as in `docs/output.md`.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    pub(super) schema: &'static str,
    pub(super) units: u64,
    pub(super) attested: usize,
    pub(super) concepts: Vec<ConceptRow<'a>>,
}

#[derive(Serialize)]
pub(super) struct ConceptRow<'a> {
    pub(super) concept: &'a str,
    pub(super) domain: &'a str,
    pub(super) english: u64,
    pub(super) preferred: u64,
    pub(super) accepted: u64,
    pub(super) none: u64,
    pub(super) first_year: Option<u16>,
    pub(super) last_year: Option<u16>,
    pub(super) unattested: Option<&'a str>,
    pub(super) terms: Vec<TermRow<'a>>,
}

#[derive(Serialize)]
pub(super) struct TermRow<'a> {
    pub(super) term: &'a str,
    pub(super) language: Language,
    pub(super) status: Status,
    pub(super) units: u64,
    pub(super) oldest: Option<String>,
    pub(super) newest: Option<String>,
    pub(super) typical: Option<String>,
}

impl<'a> Whole<'a> {
    pub(super) fn new(attestation: &'a Attestation) -> Self {
        let glossary = &attestation.glossary;
        let row =
            |found: &'a ConceptAttestation| ConceptRow::new(glossary.concept(found.concept), found);
        Self {
            schema: "zhengming.attestation/1",
            units: attestation.units,
            attested: attestation.concepts.iter().filter(|found| found.is_attested()).count(),
            concepts: attestation.concepts.iter().map(row).collect(),
        }
    }
}

impl<'a> ConceptRow<'a> {
    fn new(concept: &'a Concept, found: &'a ConceptAttestation) -> Self {
        Self {
            concept: &concept.id,
            domain: &concept.domain,
            english: found.english,
            preferred: found.preferred,
            accepted: found.accepted,
            none: found.none,
            first_year: found.years.map(|years| years.0),
            last_year: found.years.map(|years| years.1),
            unattested: concept.unattested.as_deref(),
            terms: concept.terms.iter().zip(&found.terms).map(TermRow::new).collect(),
        }
    }
}

impl<'a> TermRow<'a> {
    fn new((term, found): (&'a Term, &'a TermAttestation)) -> Self {
        let source = |example: &Option<Example>| example.as_ref().map(Example::source);
        Self {
            term: &term.text,
            language: term.language,
            status: term.status,
            units: found.units,
            oldest: source(&found.oldest),
            newest: source(&found.newest),
            typical: source(&found.typical),
        }
    }
}
