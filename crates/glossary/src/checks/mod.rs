//! Checks of a whole glossary, whatever format it was read from. They find errors: what is
//! merely doubtful is left to [`crate::lint()`].

mod dates;
mod forms;
mod ids;
mod statuses;

use std::collections::HashMap;

use zhengming_text::{Language, fold_term};

use crate::adopt::ForeignFiles;
use crate::problem::Problems;
use crate::{Concept, Glossary, Term};

type Check = fn(&FoldedGlossary<'_>, &mut Problems);

const CHECKS: [Check; 8] = [
    ids::once_each,
    statuses::one_preferred,
    statuses::reason_given,
    statuses::condition_fits,
    forms::distinct_in_concept,
    forms::sharing_declared,
    forms::blocked_by_longer,
    dates::in_order,
];

/// A glossary with the folded form of each term.
pub(crate) struct FoldedGlossary<'a> {
    pub(crate) glossary: &'a Glossary,
    pub(crate) entries: Vec<FoldedTerm<'a>>,
    /// Files to which not all rules apply.
    pub(crate) foreign: ForeignFiles,
}

/// A term with its folded form and its concept.
pub(crate) struct FoldedTerm<'a> {
    pub(crate) concept: &'a Concept,
    pub(crate) term: &'a Term,
    pub(crate) folded: String,
}

/// Runs all checks.
pub(crate) fn run(glossary: &Glossary, foreign: ForeignFiles, problems: &mut Problems) {
    let folded = FoldedGlossary { foreign, ..FoldedGlossary::new(glossary) };
    for check in CHECKS {
        check(&folded, problems);
    }
}

impl<'a> FoldedGlossary<'a> {
    pub(crate) fn new(glossary: &'a Glossary) -> Self {
        let entries = glossary
            .concepts
            .iter()
            .flat_map(|concept| concept.terms.iter().map(move |term| (concept, term)))
            .map(|(concept, term)| FoldedTerm { concept, term, folded: fold_term(&term.text) })
            .collect();
        Self { glossary, entries, foreign: ForeignFiles::default() }
    }

    /// Terms that fold to the same form in the same language, in the order of the files. Forms
    /// that stand once are left out.
    pub(crate) fn same_forms(&self) -> Vec<Vec<&FoldedTerm<'a>>> {
        let mut places: HashMap<(Language, &str), usize> = HashMap::new();
        let mut groups: Vec<Vec<&FoldedTerm<'a>>> = Vec::new();
        for entry in &self.entries {
            let key = (entry.term.language, entry.folded.as_str());
            let place = *places.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[place].push(entry);
        }
        groups.retain(|group| group.len() > 1);
        groups
    }
}
