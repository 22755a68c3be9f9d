use zhengming_text::Span;

use crate::index::Index;
use crate::tokens::{folded, symbols};

/// Columns of text on either side of what is shown. A Chinese character takes two.
const AROUND: usize = 48;

/// A stretch of a text with some words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before it, from the start of a word.
    pub before: String,
    /// The stretch as it is written; empty, where there was nothing to be found.
    pub text: String,
    /// What stands behind it, to the end of a word.
    pub after: String,
}

impl Excerpt {
    /// The first place in a text where one of some rows of keys stands; its beginning, where none
    /// does.
    pub(crate) fn first(index: &Index, text: &str, rows: &[Vec<u32>]) -> Self {
        let found = excerpts(index, text, rows).into_iter().next();
        found.unwrap_or_else(|| Self::around(text, Span::new(0, 0)))
    }

    fn around(text: &str, span: Span) -> Self {
        let (before, after) = (&text[..span.start], &text[span.end..]);
        Self {
            before: end_of(before).to_owned(),
            text: text[span.range()].to_owned(),
            after: start_of(after).to_owned(),
        }
    }
}

/// All places in a text where one of some rows of keys stands.
pub(crate) fn excerpts(index: &Index, text: &str, rows: &[Vec<u32>]) -> Vec<Excerpt> {
    let folded = folded(text);
    let mut keys = Vec::new();
    let mut ranges = Vec::new();
    symbols(&folded, |range, _| {
        keys.push(index.vocabulary.key_of(&folded.text()[range.clone()]));
        ranges.push(range);
    });
    let stands = |at: usize, row: &[u32]| {
        !row.is_empty()
            && keys
                .get(at..at + row.len())
                .is_some_and(|found| found.iter().zip(row).all(|(found, key)| *found == Some(*key)))
    };
    let places = (0..keys.len()).filter_map(|at| {
        let row = rows.iter().find(|row| stands(at, row))?;
        let span = folded.source_span(ranges[at].start..ranges[at + row.len() - 1].end);
        Some(Excerpt::around(text, span))
    });
    places.collect()
}

/// Columns that a character takes, near enough for cutting.
fn columns(char: char) -> usize {
    if char >= '\u{2e80}' { 2 } else { 1 }
}

/// The first words of a text.
fn start_of(text: &str) -> &str {
    let mut taken = 0;
    let cut = text.char_indices().find(|&(_, char)| {
        taken += columns(char);
        taken > AROUND
    });
    let Some((cut, next)) = cut else { return text };
    let whole = text[..cut].rfind(char::is_whitespace).filter(|_| next.is_ascii_alphanumeric());
    &text[..whole.unwrap_or(cut)]
}

/// The last words of a text.
fn end_of(text: &str) -> &str {
    let mut taken = 0;
    let cut = text.char_indices().rev().find(|&(_, char)| {
        taken += columns(char);
        taken > AROUND
    });
    let Some((at, last)) = cut else { return text };
    let start = at + last.len_utf8();
    let behind = |at: usize| start + at + 1;
    let whole = text[start..].find(' ').filter(|_| last.is_ascii_alphanumeric()).map(behind);
    &text[whole.unwrap_or(start)..]
}
