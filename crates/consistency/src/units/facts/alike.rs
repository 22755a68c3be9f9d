//! How alike two values are that should be the same.

use super::fact::WHOLE;
use super::{Date, Measure, Value};
use crate::Number;

/// Figures of the longest note mark.
const LONGEST_MARK: usize = 2;

/// How alike two values of one kind are that should be the same. None, where nothing speaks for it.
pub(super) fn likeness(one: &Value, other: &Value) -> Option<u32> {
    match (one, other) {
        (Value::Date(one), Value::Date(other)) => alike_dates(*one, *other),
        (Value::Resolution(one), Value::Resolution(other)) => alike_numbers(one, other),
        (Value::Document(one), Value::Document(other)) => alike_symbols(one, other),
        (Value::Session(_), Value::Session(_)) => Some(1),
        (Value::Number(one, of), Value::Number(other, than))
            if !is_glued(*one, *other) && !is_glued(*other, *one) =>
        {
            alike_amounts((*one, *of), (*other, *than))
        }
        _ => None,
    }
}

/// Amounts that are both percentages or both none. An ordinal may be none in the other language:
/// *the twenty-fifth anniversary* is 二十五周年.
fn alike_amounts((one, of): (u64, Measure), (other, than): (u64, Measure)) -> Option<u32> {
    let is_one = (of == Measure::Percent) == (than == Measure::Percent);
    let near = u32::from(one.abs_diff(other) <= 10 * WHOLE);
    is_one.then_some(1 + near + 2 * u32::from(of == than))
}

/// The parts that two dates given as far as one another share, and one more.
fn alike_dates(one: Date, other: Date) -> Option<u32> {
    let (own, others) = (one.parts(), other.parts());
    let pairs = || own.into_iter().zip(others);
    if pairs().any(|(a, b)| a.is_some() != b.is_some()) {
        return None;
    }
    let same = pairs().filter(|(a, b)| a.is_some() && a == b).count() as u32;
    (same > 0 || one.month.is_none()).then_some(same + 1)
}

fn alike_numbers(one: &Number, other: &Number) -> Option<u32> {
    let shared = match (one, other) {
        (Number::Session(a, b, _), Number::Session(c, d, _))
        | (Number::Annual(a, b, _), Number::Annual(c, d, _))
        | (Number::Year(a, b), Number::Year(c, d)) => u32::from(a == c) + u32::from(b == d),
        (Number::Special(_, a, b), Number::Special(_, c, d)) => {
            u32::from(a == c) + u32::from(b == d)
        }
        (Number::Roman(a, _, s), Number::Roman(b, _, t)) => u32::from(a == b) + u32::from(s == t),
        _ => 0,
    };
    let near = || (distance(&one.to_string(), &other.to_string()) <= 2).then_some(1);
    if shared > 0 { Some(shared + 1) } else { near() }
}

/// Symbols that differ in one part, or in two characters.
fn alike_symbols(one: &str, other: &str) -> Option<u32> {
    let (own, others): (Vec<&str>, Vec<&str>) =
        (one.split('/').collect(), other.split('/').collect());
    let other_parts = own.iter().zip(&others).filter(|(a, b)| a != b).count();
    if own.len() == others.len() && other_parts == 1 && own.len() > 2 {
        return Some(2);
    }
    (distance(one, other) <= 2).then_some(3)
}

/// Characters to be put in, left out or changed to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, own) in one.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (next, byte) in other.bytes().enumerate() {
            let changed = diagonal + usize::from(own != byte);
            diagonal = row[next + 1];
            row[next + 1] = changed.min(row[next] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

/// Whether the one number is the other with a note mark behind it: 第一条2 is article 1 with note 2.
fn is_glued(longer: u64, shorter: u64) -> bool {
    let (longer, shorter) = ((longer / WHOLE).to_string(), (shorter / WHOLE).to_string());
    longer
        .strip_prefix(&shorter)
        .is_some_and(|mark| (1..=LONGEST_MARK).contains(&mark.len()) && !mark.starts_with('0'))
}
