//! What the glossary has of rows.

use rustc_hash::{FxHashMap, FxHashSet};
use zhengming_glossary::{ConceptId, Glossary};

use crate::answer::Known;
use crate::index::Index;
use crate::query::Query;

/// The terms of a glossary in the language of renderings, by their rows of keys.
pub(crate) struct KnownRows {
    terms: FxHashMap<Vec<u32>, Vec<Known>>,
}

impl KnownRows {
    pub(crate) fn new(index: &Index, glossary: &Glossary, query: &Query) -> Self {
        let rows = |text: &str| Query::new(index, text).map(|query| query.rows).unwrap_or_default();
        let of_term: FxHashSet<ConceptId> = glossary
            .terms()
            .filter(|(_, term)| term.language == query.language)
            .filter(|(_, term)| rows(&term.text).iter().any(|row| query.rows.contains(row)))
            .map(|(id, _)| id.concept)
            .collect();
        let mut terms: FxHashMap<Vec<u32>, Vec<Known>> = FxHashMap::default();
        for (id, term) in glossary.terms().filter(|(_, term)| term.language != query.language) {
            for row in rows(&term.text) {
                terms.entry(row).or_default().push(Known {
                    concept: glossary.concept(id.concept).id.clone(),
                    status: term.status,
                    is_of_term: of_term.contains(&id.concept),
                });
            }
        }
        // Concepts that have the term come first.
        terms.values_mut().for_each(|known| known.sort_by_key(|known| !known.is_of_term));
        Self { terms }
    }

    pub(crate) fn of(&self, row: &[u32]) -> Vec<Known> {
        self.terms.get(row).cloned().unwrap_or_default()
    }
}
