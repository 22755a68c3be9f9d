//! Numbers of the terms and concepts that occur, as the page counts them.

use std::collections::HashMap;

use serde::Serialize;
use zhengming_consistency::{Analysis, ConceptUsage};
use zhengming_glossary::{ConceptId, Glossary, Language, Status, TermId};

/// The terms that occur, by the numbers that the page knows them by.
pub(crate) struct Terms<'a> {
    numbers: HashMap<TermId, u32>,
    concepts: HashMap<ConceptId, u32>,
    /// Of each concept in use its languages.
    pub(crate) usages: Vec<&'a [ConceptUsage]>,
    pub(crate) rows: Vec<TermRow<'a>>,
}

/// A term in the index of the page.
#[derive(Serialize)]
pub(crate) struct TermRow<'a> {
    text: &'a str,
    lang: Language,
    status: Status,
    /// Number of the concept.
    concept: u32,
}

impl<'a> Terms<'a> {
    pub(crate) fn new(glossary: &'a Glossary, analysis: &'a Analysis) -> Self {
        let usages: Vec<&[ConceptUsage]> =
            analysis.concepts.chunk_by(|one, two| one.concept == two.concept).collect();
        let (numbers, concepts) = (HashMap::new(), HashMap::new());
        let mut terms = Self { numbers, concepts, usages, rows: Vec::new() };
        for (concept, usages) in (0..).zip(&terms.usages) {
            terms.concepts.insert(usages[0].concept, concept);
            for totals in usages.iter().flat_map(|usage| &usage.terms) {
                let term = glossary.term(totals.term);
                terms.numbers.insert(totals.term, terms.rows.len() as u32);
                let (text, lang, status) = (&term.text, term.language, term.status);
                terms.rows.push(TermRow { text, lang, status, concept });
            }
        }
        terms
    }

    /// The number of a term, if it occurs.
    pub(crate) fn number(&self, term: TermId) -> Option<u32> {
        self.numbers.get(&term).copied()
    }

    /// The number of a concept, if it occurs.
    pub(crate) fn concept(&self, concept: ConceptId) -> Option<u32> {
        self.concepts.get(&concept).copied()
    }
}
