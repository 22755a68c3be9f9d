//! Folded text as symbols: Chinese characters, words, and marks.

use std::ops::Range;

use zhengming_text::{Folded, Folder, Language, Span};

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A Chinese character.
    Han,
    /// A word of another script.
    Word,
    /// A number in digits.
    Number,
    /// A mark that a term may have inside: a comma, a stroke, an opening bracket.
    Joint,
    /// Any other mark; no term has it.
    Stop,
}

/// A text in its folded form, with the way back.
pub(crate) fn folded(text: &str) -> Folded {
    let mut folded = Folded::default();
    Folder.fold(text, Span::new(0, text.len()), &[], &mut folded);
    folded
}

/// Calls `see` for each symbol of a folded text, with its bytes in it. Compounds with a hyphen are
/// several words.
pub(crate) fn symbols(folded: &Folded, mut see: impl FnMut(Range<usize>, Kind)) {
    let text = folded.text();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let kind = kind(first);
        let mut end = start + first.len_utf8();
        if matches!(kind, Kind::Word | Kind::Number) {
            while let Some(&(at, next)) = chars.peek() {
                let joins = continues(text, kind, at, next) && !folded.parts_words_at(at);
                if !joins {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        if !first.is_whitespace() {
            see(start..end, kind);
        }
    }
}

/// Whether a character goes on with a word or number.
fn continues(text: &str, kind: Kind, at: usize, next: char) -> bool {
    let behind = || text[at + next.len_utf8()..].chars().next();
    match next {
        '\'' => kind == Kind::Word && behind().is_some_and(|c| self::kind(c) == Kind::Word),
        '.' | ',' if kind == Kind::Number => behind().is_some_and(|c| c.is_ascii_digit()),
        // A number becomes no word: 第2a款 has the symbols 2 and a, as COVID19 is one word.
        _ if kind == Kind::Number => next.is_ascii_digit(),
        _ => matches!(self::kind(next), Kind::Word | Kind::Number),
    }
}

/// What a symbol that begins with this character is.
pub(crate) fn kind(char: char) -> Kind {
    match char {
        '0'..='9' => Kind::Number,
        'a'..='z' | 'A'..='Z' => Kind::Word,
        ',' | '、' | '/' | '·' | '-' | '\'' | '(' | '&' | '《' | '"' | '“' => Kind::Joint,
        _ if is_han(char) => Kind::Han,
        _ if char.is_alphanumeric() => Kind::Word,
        _ => Kind::Stop,
    }
}

fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '〇')
}

/// The language of a query: Chinese if it has a Chinese character.
pub(crate) fn language_of(text: &str) -> Language {
    if text.chars().any(is_han) { Language::Zh } else { Language::En }
}
