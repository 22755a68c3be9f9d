//! What the two languages of a unit say in figures: dates, symbols, sessions and numbers, and which
//! of them do not agree.
//!
//! Facts that one side lacks are noted unit by unit; when the document has been read, those that the
//! other side has in another unit are put aside, and of the others the most alike are told as pairs.

mod agree;
mod alike;
mod chinese;
mod digits;
mod english;
mod fact;
mod settle;
mod side;
mod symbols;
#[cfg(test)]
#[expect(clippy::panic, reason = "a test fails by panicking")]
mod tests;

pub(crate) use chinese::{in_characters, is_numeral};
pub use fact::FactKind;
use fact::{Date, Fact, Measure, Value};
pub(super) use settle::settle;
pub use settle::{FactMismatch, Said};
use side::Side;

use std::ops::Range;

use zhengming_document::Part;
use zhengming_text::Language;

use super::sight::{Seen, UnitSight};
use super::{Passage, Passages};

/// So many units of a document are kept in which facts do not agree.
const MOST_UNITS: usize = 10_000;

/// What was read of the units of a document.
#[derive(Debug, Default)]
pub(super) struct FactsRead {
    /// Units in which a side has facts.
    with_facts: usize,
    /// Those in which a side has facts that the other has not.
    unanswered: Vec<Unanswered>,
}

/// The facts of a unit that the other side does not have, in the order of [`Language::ALL`].
#[derive(Debug)]
struct Unanswered {
    sides: [Vec<Open>; 2],
}

/// A fact that the other side does not have, or not so often.
#[derive(Debug)]
struct Open {
    value: Value,
    said: Said,
    /// Whether the other side has it, only not so often.
    is_spare: bool,
}

/// Adds the facts of a unit that the other side does not have.
pub(super) fn read(unit: &UnitSight<'_>, passages: &mut Passages, found: &mut FactsRead) {
    if found.unanswered.len() == MOST_UNITS {
        return;
    }
    let sides = Language::ALL.map(|language| Side::of(unit.side(language), language));
    found.with_facts += usize::from(sides.iter().any(|side| !side.facts.is_empty()));
    let [en, zh] = &sides;
    let open = [agree::unanswered(en, zh), agree::unanswered(zh, en)];
    if open.iter().all(Vec::is_empty) {
        return;
    }
    let spare = [spare(&open, [en, zh], 0), spare(&open, [en, zh], 1)];
    let mut kept = open.into_iter().zip(spare).zip(&sides).zip(Language::ALL).map(
        |(((open, spare), side), language)| {
            let mut keep = |fact: &Fact, is_spare| {
                let said = keep(fact, side, unit.side(language), language, passages)?;
                Some(Open { value: fact.value.clone(), said, is_spare })
            };
            let mut kept: Vec<Open> =
                open.into_iter().filter_map(|fact| keep(fact, false)).collect();
            kept.extend(spare.into_iter().filter_map(|fact| keep(fact, true)));
            kept
        },
    );
    let sides = [kept.next().unwrap_or_default(), kept.next().unwrap_or_default()];
    found.unanswered.push(Unanswered { sides });
}

/// Facts of a side that stand once too often, where the other side has one of their kind that this
/// side has not. Numbers and lists of symbols are repeated more freely.
fn spare<'s>(open: &[Vec<&Fact>; 2], sides: [&'s Side; 2], own: usize) -> Vec<&'s Fact> {
    let has = |side: usize, kind| open[side].iter().any(|fact| fact.value.kind() == kind);
    [FactKind::Date, FactKind::Session]
        .into_iter()
        .filter(|&kind| has(1 - own, kind) && !has(own, kind))
        .flat_map(|kind| agree::spare(sides[own], sides[1 - own], kind))
        .collect()
}

fn keep(
    fact: &Fact,
    side: &Side,
    paragraphs: &[Seen<'_>],
    language: Language,
    passages: &mut Passages,
) -> Option<Said> {
    let (at, range) = side.paragraph(&fact.range);
    let seen = paragraphs.get(at)?;
    if is_day_of_issue(fact, seen, &range) {
        return None;
    }
    Some(Said {
        text: seen.sight.shown(range.clone()),
        passage: passages.keep(language, seen, range),
    })
}

/// Whether a line of the cover is a date and nothing else: each language has its own day of issue.
fn is_day_of_issue(fact: &Fact, seen: &Seen<'_>, range: &Range<usize>) -> bool {
    fact.value.kind() == FactKind::Date
        && seen.sight.paragraph.label.part == Part::Cover
        && range.len() == seen.text().len()
}

/// The facts of a folded paragraph, in the order of the text.
fn facts(text: &str, language: Language) -> Vec<Fact> {
    let mut facts = Vec::new();
    symbols::read(text, &mut facts);
    match language {
        // Lines of the cover are in English in some Chinese documents.
        Language::Zh if !text.is_ascii() => chinese::read(text, &mut facts),
        _ => english::read(text, &mut facts),
    }
    facts.sort_by_key(|fact| fact.range.start);
    facts
}
