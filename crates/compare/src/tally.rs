use std::collections::BTreeMap;

use zhengming_glossary::{Glossary, TermId};
use zhengming_text::{Language, fold_term};

use crate::wording::Change;
use crate::{Comparison, TermChangeKind, Wording};

/// One and the same change of a term in all clauses that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermTally {
    /// What kind of change it is.
    pub kind: TermChangeKind,
    /// The language of the texts.
    pub language: Language,
    /// What the old clauses have: the words there, and the term, where the glossary knows it.
    pub old: (String, Option<TermId>),
    /// What the new clauses have.
    pub new: (String, Option<TermId>),
    /// Indices of the rows, rising.
    pub rows: Vec<usize>,
    /// Rows in which the English stayed the same; of Chinese terms only.
    pub english_same: usize,
}

impl Comparison {
    /// The changes of terms, those of most clauses first.
    #[must_use]
    pub fn term_tallies(&self, glossary: &Glossary) -> Vec<TermTally> {
        let mut tallies: BTreeMap<_, TermTally> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let english = row.wordings.en.as_ref().map(Wording::change);
            let is_same = english.is_some_and(|change| change < Change::Citation);
            for (language, wording) in row.wordings.iter() {
                let Some(wording) = wording else { continue };
                for change in &wording.term_changes {
                    let old = (words(&wording.old, change.old, glossary), change.old.1);
                    let new = (words(&wording.new, change.new, glossary), change.new.1);
                    let key = (language, fold_term(&old.0), fold_term(&new.0), change.kind);
                    let tally = tallies.entry(key).or_insert_with(|| TermTally {
                        kind: change.kind,
                        language,
                        old,
                        new,
                        rows: Vec::new(),
                        english_same: 0,
                    });
                    if tally.rows.last() != Some(&at) {
                        tally.rows.push(at);
                        tally.english_same += usize::from(is_same && language == Language::Zh);
                    }
                }
            }
        }
        let mut tallies: Vec<TermTally> = tallies.into_values().collect();
        tallies.sort_by(|one, two| {
            (two.rows.len(), one.kind, &one.rows).cmp(&(one.rows.len(), two.kind, &two.rows))
        });
        tallies
    }
}

/// The term as the glossary has it, or else what stands in the text.
fn words(
    text: &str,
    (span, term): (zhengming_text::Span, Option<TermId>),
    glossary: &Glossary,
) -> String {
    match term {
        Some(term) => glossary.term(term).text.clone(),
        None => text[span.range()].to_owned(),
    }
}
