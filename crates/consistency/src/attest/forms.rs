use std::collections::HashMap;

use zhengming_glossary::{Glossary, TermId};
use zhengming_text::{Language, fold_term};

use crate::survey::TermIndex;

/// Terms that are written alike: where one is found, all of them are.
///
/// A tagger names one term for each form, that of the concept which prefers it. With the other
/// language at hand the concept is known from there, so that 确认 speaks for *Recognizes* where
/// that stands opposite, and for *Confirming* where that does.
pub(crate) struct Alike {
    groups: Vec<Vec<u32>>,
    group_of: Vec<u32>,
}

impl Alike {
    pub(crate) fn new(glossary: &Glossary, index: &TermIndex) -> Self {
        let mut by_form: HashMap<(Language, String), u32> = HashMap::new();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut group_of = Vec::with_capacity(index.len());
        for (number, (_, term)) in (0..).zip(glossary.terms()) {
            let key = (term.language, fold_term(&term.text));
            let group = *by_form.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() as u32 - 1
            });
            groups[group as usize].push(number);
            group_of.push(group);
        }
        Self { groups, group_of }
    }

    /// Numbers of all terms that are written like this one, itself among them.
    pub(crate) fn of(&self, index: &TermIndex, term: TermId) -> &[u32] {
        &self.groups[self.group_of[index.number(term)] as usize]
    }
}

/// The glossary for use on aligned texts: forms that are deprecated only as the rendering of some
/// English term are looked for too, because here the English is at hand.
pub(crate) fn for_bitext(glossary: &Glossary) -> Glossary {
    let mut glossary = glossary.clone();
    for term in glossary.concepts.iter_mut().flat_map(|concept| &mut concept.terms) {
        term.only_for = None;
    }
    glossary
}
