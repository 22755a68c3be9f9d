//! Examples in the making, and joining those of several inputs.

use std::sync::Arc;

use zhengming_bitext::Unit;
use zhengming_document::{Kind, Part};
use zhengming_glossary::Language;

use super::{Example, TermAttestation};

/// What is known of one term so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    units: u64,
    oldest: Option<(Age, Example)>,
    newest: Option<(Age, Example)>,
    typical: Option<(u64, Example)>,
    /// Units of the document that is being read, and the first of them.
    current: Option<(u64, Age, Example)>,
}

/// Running text comes before titles, covers and notes; then the year counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Age {
    aside: bool,
    year: u16,
}

impl Evidence {
    /// Adds a unit; where a language is given, its paragraph is kept with an example.
    pub(super) fn add(&mut self, unit: &Unit, passage: Option<Language>) {
        self.units += 1;
        let age = Age::of(unit);
        let example = || Example {
            document: Arc::clone(&unit.document),
            place: unit.place,
            year: unit.year,
            passage: passage.map(|language| unit.text(language).into()),
        };
        match &mut self.current {
            Some((count, first, shown)) if shown.document == unit.document => {
                *count += 1;
                if first.aside && !age.aside {
                    (*first, *shown) = (age, example());
                }
            }
            _ => {
                self.end_document();
                self.current = Some((1, age, example()));
            }
        }
    }

    /// Lets the document that was read compete with those before.
    pub(super) fn end_document(&mut self) {
        let Some((count, age, example)) = self.current.take() else { return };
        take_better(&mut self.oldest, (age, example.clone()), Age::is_older);
        take_better(&mut self.newest, (age, example.clone()), Age::is_newer);
        take_better(&mut self.typical, (count, example), |one, two| one > two);
    }

    /// Joins what was found in an input that comes later.
    pub(super) fn merge(&mut self, later: Self) {
        self.units += later.units;
        if let Some(found) = later.oldest {
            take_better(&mut self.oldest, found, Age::is_older);
        }
        if let Some(found) = later.newest {
            take_better(&mut self.newest, found, Age::is_newer);
        }
        if let Some(found) = later.typical {
            take_better(&mut self.typical, found, |one, two| one > two);
        }
    }

    pub(super) fn finish(self) -> TermAttestation {
        TermAttestation {
            units: self.units,
            oldest: self.oldest.map(|found| found.1),
            newest: self.newest.map(|found| found.1),
            typical: self.typical.map(|found| found.1),
        }
    }
}

impl Age {
    fn of(unit: &Unit) -> Self {
        let part = unit.place.label.part;
        let running = matches!(
            part,
            Part::Preamble | Part::Operative | Part::Annex | Part::Body | Part::Unit
        ) && matches!(unit.kind, Kind::Text | Kind::Item);
        Self { aside: !running, year: unit.year.unwrap_or_default() }
    }

    fn is_older(&self, other: &Self) -> bool {
        // A year that is not known proves no age.
        let key = |age: &Self| (age.aside, age.year == 0, age.year);
        key(self) < key(other)
    }

    fn is_newer(&self, other: &Self) -> bool {
        (!self.aside, self.year) > (!other.aside, other.year)
    }
}

/// Puts `found` in place of what is kept where it is better; of equals the first stays.
fn take_better<K>(
    kept: &mut Option<(K, Example)>,
    found: (K, Example),
    better: fn(&K, &K) -> bool,
) {
    if kept.as_ref().is_none_or(|known| better(&found.0, &known.0)) {
        *kept = Some(found);
    }
}
