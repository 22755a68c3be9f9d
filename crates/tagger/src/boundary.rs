//! Word boundaries of UAX #29 at the ends of Latin terms.

use unicode_segmentation::UnicodeSegmentation;
use zhengming_text::Folded;

use crate::surface::is_wide;

/// No word that matters is longer than this; it bounds the stretch that is cut into words.
const LONGEST_WORD: usize = 64;

/// Whether a form has a letter, digit or hyphen at an end that must stand at a word boundary.
pub(crate) fn is_bounded(form: &str) -> bool {
    form.starts_with('-')
        || form.chars().next().is_some_and(has_words)
        || form.chars().next_back().is_some_and(has_words)
}

/// Whether a term whose folded form stands at `start..end` ends at word boundaries on both sides.
///
/// Only sides at which the term has a letter or digit of a script with words are looked at, so
/// that *ICT* counts in 使用ICT技术. A hyphen parts words, and so does a possessive ending, which
/// UAX #29 leaves joined. A term that starts with a hyphen does not start inside a range of numbers,
/// which may be written with any dash.
pub(crate) fn stands_alone(folded: &Folded, start: usize, end: usize) -> bool {
    let text = folded.text();
    if text[start..].starts_with('-') && text[..start].ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let starts_word = text[start..end].chars().next().is_some_and(has_words);
    let ends_word = text[start..end].chars().next_back().is_some_and(has_words);
    (!starts_word || parts_before(folded, start)) && (!ends_word || parts_behind(folded, end))
}

fn parts_before(folded: &Folded, at: usize) -> bool {
    match folded.text()[..at].chars().next_back() {
        None => true,
        Some(before) if is_break(before) => true,
        Some(before) if !before.is_ascii() && !before.is_alphanumeric() => is_boundary(folded, at),
        Some(before) if is_wide(before) => true,
        Some(before) if before.is_alphanumeric() => folded.parts_words_at(at),
        Some(_) => is_boundary(folded, at),
    }
}

fn parts_behind(folded: &Folded, at: usize) -> bool {
    let rest = &folded.text()[at..];
    match rest.chars().next() {
        None => true,
        Some(behind) if is_break(behind) => true,
        Some(behind) if is_wide(behind) => true,
        Some('\'') => is_possessive(rest) || is_boundary(folded, at),
        Some(behind) if behind.is_alphanumeric() => folded.parts_words_at(at),
        Some(_) => is_boundary(folded, at),
    }
}

/// Signs that join no letters whatever stands on their other side, and so need no UAX #29.
fn is_break(char: char) -> bool {
    matches!(char, ' ' | ',' | ';' | '(' | ')' | '[' | ']' | '"' | '/' | '-' | '!' | '?' | '*')
        || matches!(char, '、' | '。' | '〈'..='】')
}

/// `'s` or `'` with no letter behind it.
fn is_possessive(rest: &str) -> bool {
    let rest = &rest[1..];
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    !rest.chars().next().is_some_and(|c| c.is_alphanumeric() && !is_wide(c))
}

/// Asks UAX #29 whether words part at `at`, looking at the stretch around it only.
fn is_boundary(folded: &Folded, at: usize) -> bool {
    let text = folded.text();
    let mut start = at.saturating_sub(LONGEST_WORD);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let start = text[start..at].rfind(' ').map_or(start, |blank| start + blank);
    let mut end = (at + LONGEST_WORD).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text[start..end].split_word_bound_indices().any(|(word, _)| start + word == at)
}

fn has_words(char: char) -> bool {
    char.is_ascii_alphanumeric() || (char.is_alphanumeric() && !is_wide(char))
}

#[cfg(test)]
mod tests {
    use zhengming_text::{Folder, Span, fold_term};

    use super::*;

    #[test]
    fn chinese_marks_break_words_by_uax_29_too() {
        for mark in ('\u{80}'..='\u{FFFF}').filter(|&char| is_break(char)) {
            for side in ["a", "5", "é", "ひ"] {
                let text = format!("{side}{mark}{side}");
                let parts: Vec<&str> = text.split_word_bounds().collect();
                assert_eq!(parts.concat(), text);
                assert_eq!(parts.len(), 3, "{text}");
            }
        }
    }

    #[test]
    fn terms_stand_alone_between_words_only() {
        for (text, term, expected) in [
            ("使用ICT技术", "ICT", true),
            ("the ICT, and", "ICT", true),
            ("depict", "ICT", false),
            ("ICTs", "ICT", false),
            ("ICT-related", "ICT", true),
            ("ICT-\nrelated", "ICT", true),
            ("使用ICT-\n\nrelated", "ICT", true),
            ("the\nnon-ICTs-\nrelated", "ICTs", true),
            ("I\u{200B}CT\u{200B}-\nrelated", "ICT", true),
            ("5G-\nenabled", "5G", true),
            ("ict-\nrelated", "ict", false),
            ("COMMUNICATION-\nS", "COMMUNICATION", false),
            ("1—5", "-5", false),
            ("a -5", "-5", true),
            ("non-State actors", "State", true),
            ("State’s duty", "State", true),
            ("States’ duty", "States", true),
            ("o’clock", "o", false),
            ("interna-\ntional", "tional", false),
            ("v.ICT.x", "ICT", false),
            ("snake_ICT", "ICT", false),
            ("in 12021–2025", "2021–2025", false),
            ("（ICT）", "ICT", true),
            ("“ICT”", "ICT", true),
        ] {
            let mut folded = Folded::default();
            Folder.fold(text, Span::new(0, text.len()), &[], &mut folded);
            let term = fold_term(term);
            let at = folded.text().find(&term).unwrap();
            assert_eq!(stands_alone(&folded, at, at + term.len()), expected, "{term} in {text}");
        }
    }
}
