use zhengming_glossary::{Glossary, TermId};

/// Numbers the terms of a glossary without holes, in the order of their ids.
#[derive(Clone, Debug)]
pub(crate) struct TermIndex {
    /// Number of each concept's first term.
    first: Vec<u32>,
    ids: Vec<TermId>,
}

impl TermIndex {
    pub(crate) fn new(glossary: &Glossary) -> Self {
        let ids: Vec<TermId> = glossary.terms().map(|(id, _)| id).collect();
        let mut next = 0;
        let first = glossary
            .concepts
            .iter()
            .map(|concept| {
                let first = next;
                next += u32::try_from(concept.terms.len()).unwrap_or(u32::MAX);
                first
            })
            .collect();
        Self { first, ids }
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    #[inline]
    pub(crate) fn number(&self, term: TermId) -> usize {
        (self.first[term.concept.0 as usize] + term.term) as usize
    }

    pub(crate) fn id(&self, number: usize) -> TermId {
        self.ids[number]
    }
}
