//! Facts of English paragraphs.

mod dates;
mod numbers;
mod words;

use std::ops::Range;

use super::Fact;
use super::digits::Figures;

/// A word, a number in figures or a mark of folded English text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    range: Range<usize>,
    sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Word,
    Figures(Figures),
    Mark,
    /// Part of a fact that was read before.
    Taken,
}

/// Adds the facts of a folded English paragraph. `facts` has its symbols.
pub(super) fn read(text: &str, facts: &mut Vec<Fact>) {
    let mut tokens = tokens(text, facts);
    dates::read(text, &mut tokens, facts);
    numbers::read(text, &tokens, facts);
}

/// The text in tokens. What is inside a symbol is one.
fn tokens(text: &str, symbols: &[Fact]) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut symbols = symbols.iter().peekable();
    let mut at = 0;
    while at < bytes.len() {
        while symbols.next_if(|symbol| symbol.range.end <= at).is_some() {}
        if let Some(symbol) = symbols.peek().filter(|symbol| symbol.range.start <= at) {
            let range = symbol.range.clone();
            at = range.end;
            tokens.push(Token { range, sort: Sort::Taken });
            continue;
        }
        let (end, sort) = token_at(text, at);
        if let Some(sort) = sort {
            tokens.push(Token { range: at..end, sort });
        }
        at = end;
    }
    tokens
}

/// What starts at a byte, and where it ends. None for blanks and what is no token.
fn token_at(text: &str, at: usize) -> (usize, Option<Sort>) {
    let bytes = text.as_bytes();
    match bytes[at] {
        b' ' => (at + 1, None),
        byte if byte.is_ascii_lowercase() => {
            let letters = bytes[at..].iter().take_while(|byte| byte.is_ascii_lowercase());
            (at + letters.count(), Some(Sort::Word))
        }
        byte if byte.is_ascii_digit() => match Figures::at(text, at) {
            Some(figures) => (figures.end, Some(Sort::Figures(figures))),
            None => (super::digits::run_end(bytes, at), None),
        },
        byte if byte.is_ascii() => (at + 1, Some(Sort::Mark)),
        _ => {
            let width = text[at..].chars().next().map_or(1, char::len_utf8);
            (at + width, Some(Sort::Mark))
        }
    }
}
