use std::collections::HashSet;

use super::pairs::pairs;
use super::table::Column;
use super::{ExportOptions, Kind};
use crate::{Format, Glossary, Term};

/// How much of a glossary a file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Concepts of which it has a term.
    pub concepts: usize,
    /// Terms, each counted once.
    pub terms: usize,
}

/// How much of a glossary [`export`](crate::export) writes in this format.
///
/// ```
/// use zhengming_glossary::{ExportOptions, Format, load_bytes, written};
///
/// let glossary = load_bytes("a.csv", "id,en,zh\nnorm,norm;standard,规范\nrule,,规则\n").glossary;
/// let mut options = ExportOptions::default();
/// options.columns = Some("en=1".parse().unwrap());
/// let found = written(&glossary, Format::by_name("csv").unwrap(), &options);
/// assert_eq!((found.concepts, found.terms), (1, 2));
/// ```
#[must_use]
pub fn written(glossary: &Glossary, format: Format, options: &ExportOptions) -> Written {
    if format.entry().kind == Kind::Pairs {
        let mut terms: HashSet<*const Term> = HashSet::new();
        let mut concepts = HashSet::new();
        for (concept, source, target) in pairs(glossary, options) {
            concepts.insert(std::ptr::from_ref(concept));
            terms.extend([source, target].map(std::ptr::from_ref));
        }
        return Written { concepts: concepts.len(), terms: terms.len() };
    }
    let counts = options.concepts(glossary).map(|concept| {
        concept.terms.iter().filter(|term| has_place(term, format, options)).count()
    });
    counts.filter(|&terms| terms > 0).fold(Written::default(), |sum, terms| Written {
        concepts: sum.concepts + 1,
        terms: sum.terms + terms,
    })
}

fn has_place(term: &Term, format: Format, options: &ExportOptions) -> bool {
    let Some(map) = options.columns.as_ref().filter(|_| format.has_columns()) else { return true };
    let has_status = map.has(Column::Status) && map.has(Column::Term);
    let has_column = map.has(Column::Term) || map.has(Column::In(term.language));
    has_column && (has_status || term.status.is_accepted())
}
