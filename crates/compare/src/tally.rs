use std::collections::BTreeMap;

use zhengming_glossary::{ConceptId, Glossary, TermId};
use zhengming_text::{Language, fold_term};

use crate::wording::Change;
use crate::{Both, Comparison, History, TermChangeKind, Wording};

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
    /// Those of them in which the English stayed the same; of Chinese terms only.
    pub same: Vec<usize>,
}

impl Comparison {
    /// The changes of terms, those of most clauses first.
    #[must_use]
    pub fn term_tallies(&self, glossary: &Glossary) -> Vec<TermTally> {
        let rows = self.rows.iter().enumerate();
        tallies(rows.map(|(at, row)| (at, &row.wordings)), glossary)
    }
}

impl History {
    /// The changes of terms, those of most families first. The rows of a tally are families.
    #[must_use]
    pub fn term_tallies(&self, glossary: &Glossary) -> Vec<TermTally> {
        let families = self.families.iter().enumerate();
        let steps = families
            .flat_map(|(at, family)| family.steps.iter().map(move |step| (at, &step.wordings)));
        tallies(steps, glossary)
    }
}

/// Puts the changes of terms in many clauses together.
fn tallies<'w>(
    wordings: impl Iterator<Item = (usize, &'w Both<Option<Wording>>)>,
    glossary: &Glossary,
) -> Vec<TermTally> {
    let mut tallies: BTreeMap<_, TermTally> = BTreeMap::new();
    for (at, both) in wordings {
        let english = both.en.as_ref().map(Wording::change);
        let is_same = english.is_some_and(|change| change < Change::Citation);
        for (language, wording) in both.iter() {
            for change in wording.iter().flat_map(|wording| &wording.term_changes) {
                let text = |of: fn(&Wording) -> &str| wording.as_ref().map_or("", of);
                let old = (words(text(|w| &w.old), change.old, glossary), change.old.1);
                let new = (words(text(|w| &w.new), change.new, glossary), change.new.1);
                let key = (language, fold_term(&old.0), fold_term(&new.0), change.kind);
                let tally = tallies.entry(key).or_insert_with(|| TermTally {
                    kind: change.kind,
                    language,
                    old,
                    new,
                    rows: Vec::new(),
                    same: Vec::new(),
                });
                push_new(&mut tally.rows, at);
                if is_same && language == Language::Zh {
                    push_new(&mut tally.same, at);
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

fn push_new(list: &mut Vec<usize>, at: usize) {
    if list.last() != Some(&at) {
        list.push(at);
    }
}

/// A family of opening verbs, such as those of stressing, of which the two documents use different
/// members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyUse {
    /// Index of the family in the glossary.
    pub family: usize,
    /// The language of the terms.
    pub language: Language,
    /// The terms in use, with how often the old and the new document have each.
    pub terms: Vec<(TermId, usize, usize)>,
}

impl Comparison {
    /// The families of opening verbs of which the two documents use different members, though both
    /// use some.
    #[must_use]
    pub fn family_uses(&self, glossary: &Glossary) -> Vec<FamilyUse> {
        let opens = |concept: &ConceptId| {
            glossary.concept(*concept).terms.iter().any(|term| term.position.is_opening())
        };
        let families = glossary.families.iter().enumerate();
        let families = families.filter(|(_, family)| family.members.iter().all(opens));
        let uses = families.flat_map(|(family, entry)| {
            Language::ALL.into_iter().map(move |language| {
                let terms = entry.members.iter().flat_map(|&concept| {
                    let forms = &glossary.concept(concept).terms;
                    let forms = (0..).zip(forms).filter(|(_, form)| form.language == language);
                    forms.map(move |(term, _)| TermId { concept, term })
                });
                let count =
                    |uses: &BTreeMap<TermId, usize>, id| uses.get(&id).copied().unwrap_or(0);
                let terms = terms
                    .map(|id| (id, count(&self.old_uses, id), count(&self.new_uses, id)))
                    .filter(|&(_, old, new)| old + new > 0)
                    .collect();
                FamilyUse { family, language, terms }
            })
        });
        let differs = |use_: &FamilyUse| {
            let any = |of: fn(&(TermId, usize, usize)) -> bool| use_.terms.iter().any(of);
            any(|term| term.1 > 0) && any(|term| term.2 > 0) && any(|t| (t.1 == 0) != (t.2 == 0))
        };
        uses.filter(differs).collect()
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
