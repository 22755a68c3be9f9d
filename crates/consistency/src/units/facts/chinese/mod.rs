//! Facts of Chinese paragraphs.

mod dates;
mod numbers;
mod numerals;

use super::Fact;
use super::digits::Figures;
use numerals::Numeral;
pub(crate) use numerals::{in_characters, is_numeral};

/// Adds the facts of a folded Chinese paragraph. `facts` has its symbols.
pub(super) fn read(text: &str, facts: &mut Vec<Fact>) {
    let numerals = numerals(text, facts);
    let rest = dates::read(text, &numerals, facts);
    numbers::read(text, &rest, facts);
}

/// The numbers in figures and characters of a text, outside of its symbols.
fn numerals(text: &str, symbols: &[Fact]) -> Vec<Numeral> {
    let bytes = text.as_bytes();
    let mut symbols = symbols.iter().peekable();
    let mut numerals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        while symbols.next_if(|symbol| symbol.range.end <= at).is_some() {}
        if let Some(symbol) = symbols.peek().filter(|symbol| symbol.range.start <= at) {
            at = symbol.range.end;
            continue;
        }
        let byte = bytes[at];
        let numeral = if byte.is_ascii_digit() {
            let Some(figures) = Figures::at(text, at) else {
                at = super::digits::run_end(bytes, at);
                continue;
            };
            Some(Numeral::of_figures(text, at, figures))
        } else if numerals::may_start(byte) {
            Numeral::of_characters(text, at)
        } else {
            None
        };
        match numeral {
            Some(numeral) => {
                at = numeral.range.end;
                numerals.push(numeral);
            }
            None => at += width(byte),
        }
    }
    numerals
}

/// Bytes of the character that starts with this one.
fn width(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}
