//! Which facts without an answer are told, once the whole document has been read.

use std::collections::HashSet;

use super::alike::likeness;
use super::{FactKind, FactsRead, Open, Passage, Unanswered, Value};

/// So many units in which a side has something that the other has not are no sign of a wrong
/// alignment, nor is one in so many of the units that have facts.
const FEW_UNITS: usize = 12;
const LEAST_ALIGNED: usize = 4;

/// What the two sides of a unit say that should be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactMismatch {
    /// What kind of thing it is.
    pub kind: FactKind,
    /// What either side says, in the order of [`Language::ALL`](zhengming_glossary::Language::ALL).
    pub sides: [Said; 2],
}

/// What one side of a unit says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// As a reader sees it.
    pub text: Box<str>,
    /// Where it stands.
    pub passage: Passage,
}

/// The facts that do not agree, in the order of the units.
pub(in crate::units) fn settle(read: FactsRead) -> Vec<FactMismatch> {
    if !read.is_aligned() {
        return Vec::new();
    }
    let units = read.unanswered;
    let elsewhere = [1, 0].map(|other| {
        let sides = units.iter().map(move |unit| &unit.sides[other]);
        sides
            .flatten()
            .filter(|open| !open.is_spare)
            .map(|open| Moving::of(&open.value))
            .collect::<HashSet<_>>()
    });
    units.into_iter().flat_map(|unit| unit.settle(&elsewhere)).collect()
}

/// A value by which it is known again in another unit.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Moving(FactKind, String);

impl Moving {
    /// What a number counts is told differently in the two languages.
    fn of(value: &Value) -> Self {
        let shown = value.to_string();
        Self(value.kind(), shown.trim_end_matches('%').to_owned())
    }
}

impl FactsRead {
    /// Whether the units are so. Where the sides of many of them say different things, it is the
    /// alignment that is wrong.
    fn is_aligned(&self) -> bool {
        let unanswered = self.unanswered.len();
        unanswered <= FEW_UNITS || unanswered * LEAST_ALIGNED <= self.with_facts
    }
}

impl Unanswered {
    fn settle(self, elsewhere: &[HashSet<Moving>; 2]) -> Vec<FactMismatch> {
        // Notes and lists in another order: the other side has it in another unit.
        let count = |sides: &[Vec<Open>; 2]| sides.iter().map(Vec::len).sum::<usize>();
        let before = count(&self.sides);
        let mut sides = self.sides;
        for (side, elsewhere) in sides.iter_mut().zip(elsewhere) {
            side.retain(|open| open.is_spare || !elsewhere.contains(&Moving::of(&open.value)));
        }
        let is_moved = count(&sides) < before;
        let mut pairs = pairs(&mut sides);
        sides.iter_mut().for_each(|side| side.retain(|open| !open.is_spare));
        // Where more has no counterpart than is told, or whole citations differ, the sides speak of
        // other things, and their numbers do too.
        let is_other_text = count(&sides) > pairs.len();
        let has_symbol =
            |side: &Vec<Open>| side.iter().any(|open| open.value.kind() == FactKind::Symbol);
        let is_other = sides.each_ref().map(has_symbol);
        if !is_moved {
            pairs.extend(only_symbols(&mut sides));
        }
        let is_told = |pair: &FactMismatch| match pair.kind {
            FactKind::Date | FactKind::Symbol => true,
            FactKind::Session | FactKind::Number => {
                !is_moved && !is_other_text && is_other == [false; 2]
            }
        };
        pairs.into_iter().filter(is_told).collect()
    }
}

/// Takes out the pairs of facts that are alike, the most alike first.
fn pairs([en, zh]: &mut [Vec<Open>; 2]) -> Vec<FactMismatch> {
    let mut pairs = Vec::new();
    while let Some((own, other)) = most_alike(en, zh) {
        let (en, zh) = (en.remove(own), zh.remove(other));
        let kind = en.value.kind();
        pairs.push(FactMismatch { kind, sides: [en.said, zh.said] });
    }
    pairs
}

/// Takes out the symbols that are the only ones left on either side: the one stands for the other,
/// however they differ.
fn only_symbols([en, zh]: &mut [Vec<Open>; 2]) -> Option<FactMismatch> {
    let [own, other] = [&*en, &*zh].map(|side| {
        let mut symbols =
            side.iter().enumerate().filter(|(_, open)| open.value.kind() == FactKind::Symbol);
        let (at, symbol) = symbols.next()?;
        symbols.next().is_none().then_some((at, std::mem::discriminant(&symbol.value)))
    });
    let ((own, of), (other, than)) = (own?, other?);
    (of == than).then(|| FactMismatch {
        kind: FactKind::Symbol,
        sides: [en.remove(own).said, zh.remove(other).said],
    })
}

fn most_alike(en: &[Open], zh: &[Open]) -> Option<(usize, usize)> {
    let likeness = |own: usize, other: usize| likeness(&en[own].value, &zh[other].value);
    let all = (0..en.len()).flat_map(|own| (0..zh.len()).map(move |other| (own, other)));
    let alike = all.filter_map(|pair| Some((likeness(pair.0, pair.1)?, pair)));
    // Of pairs that are equally alike the first one.
    alike.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, pair)| pair)
}
