//! Symbols of documents and numbers of resolutions, which both languages write alike.

use std::ops::Range;

use memchr::memchr2_iter;

use super::{Fact, Value};
use crate::Number;

/// The lowest number with a session in Roman numerals that is no sub-paragraph.
const LEAST_ROMAN: u16 = 100;

/// Longest symbol in bytes. None of the United Nations comes near it.
const LONGEST: usize = 60;

/// Adds the symbols of a paragraph in the order of the text.
pub(super) fn read(text: &str, facts: &mut Vec<Fact>) {
    let mut end = 0;
    for at in memchr2_iter(b'/', b'(', text.as_bytes()) {
        if at < end {
            continue;
        }
        let Some((range, value)) = at_stroke(text, at) else { continue };
        if range.start >= end {
            end = range.end;
            let is_firm = is_firm(&value);
            facts.push(Fact { value, range, is_firm });
        }
    }
}

/// Whether a number is certain to be that of a resolution. 2 (c) is a sub-paragraph, 2021/22 a
/// period.
fn is_firm(value: &Value) -> bool {
    match value {
        Value::Resolution(Number::Roman(number, ..)) => *number >= LEAST_ROMAN,
        Value::Resolution(Number::Annual(year, next, _)) => {
            *next != (year + 1) % 100 && *next != year + 1
        }
        _ => true,
    }
}

fn at_stroke(text: &str, at: usize) -> Option<(Range<usize>, Value)> {
    if let Some((range, number)) = Number::read(text, at) {
        return Some((range, Value::Resolution(number)));
    }
    let range = document(text, at)?;
    let symbol = &text[range.clone()];
    if let Some((end, number)) = of_council(text, &range) {
        return Some((range.start..end, Value::Resolution(number)));
    }
    let value =
        resolution(symbol).map_or_else(|| Value::Document(symbol.into()), Value::Resolution);
    Some((range, value))
}

/// The symbol whose first stroke is at this byte: `a/75/816`, `a/c.1/76/l.13`.
fn document(text: &str, at: usize) -> Option<Range<usize>> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"./-".contains(byte);
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rev().take(LONGEST).take_while(|byte| is_part(byte)).count();
    let behind = bytes[at..].iter().take(LONGEST).take_while(|byte| is_part(byte)).count();
    let range = at - before..at + behind;
    let symbol = text[range.clone()].trim_end_matches(['.', '-', '/']);
    let (organ, rest) = symbol.split_once('/')?;
    let is_one = symbol.len() < LONGEST
        && !organ.is_empty()
        && organ.bytes().all(|byte| byte.is_ascii_lowercase())
        && !rest.starts_with('/')
        && rest.bytes().any(|byte| byte.is_ascii_digit());
    is_one.then(|| range.start..range.start + symbol.len())
}

/// The number of the resolution of which this is the symbol: `a/res/75/240` is 75/240.
fn resolution(symbol: &str) -> Option<Number> {
    let number = symbol.strip_prefix("a/res/")?;
    let (range, number) = Number::read(number, number.find('/')?)?;
    (range.end == symbol.len() - "a/res/".len()).then_some(number)
}

/// The number of a resolution of the Security Council by its symbol, `s/res/2254 (2015)`, and where
/// it ends.
fn of_council(text: &str, range: &Range<usize>) -> Option<(usize, Number)> {
    let number =
        range.start + text[range.clone()].strip_prefix("s/res/").map(|_| "s/res/".len())?;
    let bracket = number + text[number..].bytes().take(6).position(|byte| byte == b'(')?;
    let (found, number) = Number::read(&text[number..], bracket - number)
        .map(|(found, value)| (number + found.start..number + found.end, value))?;
    (found.start == range.start + "s/res/".len()).then_some((found.end, number))
}
