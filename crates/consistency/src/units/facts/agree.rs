//! Which facts of one side of a unit the other side does not have.

use super::fact::WHOLE;
use super::{Date, Fact, FactKind, Side, Value};
use crate::Number;

/// With more facts on a side a unit is no paragraph, and nothing is told of it.
const MOST_FACTS: usize = 2_000;

/// Where so many facts have no answer, the sides are not the same text.
const MOST_UNANSWERED: usize = 32;

/// The firm facts of a side that the other side does not have, each value once.
pub(super) fn unanswered<'s>(side: &'s Side, other: &Side) -> Vec<&'s Fact> {
    let mut left: Vec<&Fact> = Vec::new();
    if side.facts.len().max(other.facts.len()) > MOST_FACTS {
        return left;
    }
    for fact in side.facts.iter().filter(|fact| fact.is_firm) {
        let is_known = left.iter().any(|known| known.value == fact.value);
        if !is_known && !is_answered(side, fact, other) {
            left.push(fact);
            if left.len() > MOST_UNANSWERED {
                return Vec::new();
            }
        }
    }
    left
}

/// The firm facts of a kind that a side has more often than the other side has them: one of them may
/// stand where the other side has something else. Each value once, where it stands last.
pub(super) fn spare<'s>(side: &'s Side, other: &Side, kind: FactKind) -> Vec<&'s Fact> {
    let count = |side: &Side, value: &Value| {
        side.facts.iter().filter(|fact| answers(value, &fact.value)).count()
    };
    let mut spare: Vec<&Fact> = Vec::new();
    let facts = side.facts.iter().filter(|fact| fact.is_firm && fact.value.kind() == kind);
    for fact in facts.take(MOST_UNANSWERED) {
        let there = count(other, &fact.value);
        if there > 0 && count(side, &fact.value) > there {
            spare.retain(|known| known.value != fact.value);
            spare.push(fact);
        }
    }
    spare
}

fn is_answered(side: &Side, fact: &Fact, other: &Side) -> bool {
    other.facts.iter().any(|answer| answers(&fact.value, &answer.value))
        || stands_in(&side.text[fact.range.clone()], &fact.value, &other.text)
}

/// Whether a value of the other side says the same, maybe as another kind of fact.
fn answers(value: &Value, answer: &Value) -> bool {
    match (value, answer) {
        (Value::Date(one), Value::Date(other)) => are_compatible(*one, *other),
        (Value::Resolution(one), Value::Resolution(other)) => are_same(one, other),
        (Value::Document(one), Value::Document(other)) => one == other,
        (Value::Resolution(Number::Year(number, _)), _) => {
            holds(answer, u64::from(*number) * WHOLE)
        }
        (Value::Date(Date { year: Some(year), month: None, .. }), _) => {
            holds(answer, u64::from(*year) * WHOLE)
        }
        (Value::Session(session), _) => holds(answer, session.saturating_mul(WHOLE)),
        (Value::Number(number, _), _) => holds(answer, *number),
        _ => false,
    }
}

/// Whether a value is a number, or has it as a part.
fn holds(value: &Value, thousandths: u64) -> bool {
    let is = |part: u64| part.saturating_mul(WHOLE) == thousandths;
    match value {
        Value::Number(number, _) => *number == thousandths,
        Value::Session(session) => is(*session),
        Value::Date(date) => date.parts().into_iter().flatten().any(|part| is(u64::from(part))),
        Value::Resolution(number) => match number {
            Number::Session(one, two, _)
            | Number::Annual(one, two, _)
            | Number::Year(one, two)
            | Number::Stroked(one, two) => is(u64::from(*one)) || is(u64::from(*two)),
            Number::Special(_, one, two) => is(u64::from(*one)) || is(u64::from(*two)),
            Number::Roman(number, ..) => is(u64::from(*number)),
        },
        Value::Document(_) => false,
    }
}

/// Whether two dates have no part in which they differ.
fn are_compatible(one: Date, other: Date) -> bool {
    let pairs = one.parts().into_iter().zip(other.parts());
    let both: Vec<bool> = pairs.filter_map(|(a, b)| Some(a? == b?)).collect();
    !both.is_empty() && both.iter().all(|same| *same)
}

/// Whether two numbers are of one resolution, of which one may lack its letter.
fn are_same(one: &Number, other: &Number) -> bool {
    let lacks = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
    match (one, other) {
        (Number::Session(a, b, l), Number::Session(c, d, m))
        | (Number::Annual(a, b, l), Number::Annual(c, d, m)) => a == c && b == d && lacks(l, m),
        (Number::Roman(a, l, s), Number::Roman(b, m, t)) => a == b && s == t && lacks(l, m),
        _ => one == other,
    }
}

/// Whether the figures of a fact stand in the text of the other side, maybe with a note mark glued
/// to them.
fn stands_in(shown: &str, value: &Value, text: &str) -> bool {
    let figures = |number: String| text.contains(&number);
    match value {
        Value::Resolution(
            Number::Session(session, number, _) | Number::Annual(session, number, _),
        ) => figures(format!("{session}/{number}")),
        Value::Resolution(_) => false,
        Value::Document(symbol) => has_symbol(text, symbol),
        Value::Date(Date { year: Some(year), month: None, .. }) => figures(year.to_string()),
        Value::Date(_) => false,
        Value::Session(_) => false,
        Value::Number(number, _) => {
            let run = number / WHOLE;
            let is_figures = shown
                .trim_start_matches('第')
                .bytes()
                .next()
                .is_some_and(|byte| byte.is_ascii_digit());
            is_figures && number % WHOLE == 0 && figures(run.to_string())
        }
    }
}

/// Whether a symbol stands in a text, and not as the start of a longer number.
fn has_symbol(text: &str, symbol: &str) -> bool {
    text.match_indices(symbol).any(|(at, _)| {
        let behind = text[at + symbol.len()..].bytes().next();
        behind.is_none_or(|byte| !byte.is_ascii_digit())
    })
}
