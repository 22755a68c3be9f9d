use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Columns that a character takes in a terminal. Characters of ambiguous width take one, as they
/// do in terminals that are not set to a Chinese legacy mode.
pub(crate) fn char_width(char: char) -> usize {
    char.width().unwrap_or(0)
}

/// Columns that a text takes in a terminal.
///
/// ```
/// assert_eq!(zhengming_report::width("网络 ICT"), 8);
/// ```
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// The text cut to a number of columns, with … at its end where something was cut.
///
/// ```
/// assert_eq!(zhengming_report::fit("信息和通信技术", 8), "信息和…");
/// assert_eq!(zhengming_report::fit("网络", 4), "网络");
/// ```
#[must_use]
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let mut cut = prefix(text, room).trim_end().to_owned();
    cut.push('…');
    Cow::Owned(cut)
}

/// The end of a text in at most so many columns, with … in front where something was cut.
pub(crate) fn fit_end(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let mut start = text.len();
    let mut taken = 0;
    for (at, char) in text.char_indices().rev() {
        taken += char_width(char);
        if taken > room {
            break;
        }
        start = at;
    }
    Cow::Owned(format!("…{}", text[start..].trim_start()))
}

/// The longest start of a text that takes at most so many columns.
fn prefix(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, char) in text.char_indices() {
        taken += char_width(char);
        if taken > columns {
            return &text[..at];
        }
    }
    text
}

/// The text with blanks behind it, so that it takes at least so many columns.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text with blanks in front of it, so that it takes at least so many columns.
pub(crate) fn pad_start(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text parted into lines of at most so many columns: at blanks, between characters where one of
/// them is wide, and in the middle of a word only where it is longer than a line. Always at least
/// one line.
pub(crate) fn wrap(text: &str, columns: usize) -> impl Iterator<Item = &str> {
    wrap_ranges(text, columns).into_iter().map(|range| text[range].trim_end())
}

/// The byte ranges of the lines, which together are the whole text.
pub(crate) fn wrap_ranges(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    for piece in pieces(text).flat_map(|piece| parts_of_word(piece, columns)) {
        if used + width(piece.trim_end()) > columns && end > start {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
        end += piece.len();
        used += width(piece);
    }
    lines.push(start..end);
    lines
}

/// Parts what is longer than a line.
fn parts_of_word(piece: &str, columns: usize) -> impl Iterator<Item = &str> {
    let mut rest = piece;
    std::iter::from_fn(move || {
        let whole = width(rest.trim_end()) <= columns;
        let first = rest.chars().next()?.len_utf8();
        let end = if whole { rest.len() } else { prefix(rest, columns).len().max(first) };
        let (part, behind) = rest.split_at(end);
        rest = behind;
        Some(part)
    })
}

/// Parts a text where a line may end. Chinese punctuation stays with what stands before it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, mut before) = chars.next()?;
        let end = chars
            .find(|&(_, char)| {
                let ends = may_break(before, char);
                before = char;
                ends
            })
            .map_or(rest.len(), |(at, _)| at);
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

/// Whether a line may end between two characters.
pub(crate) fn may_break(before: char, after: char) -> bool {
    if before == ' ' {
        return after != ' ';
    }
    let wide = char_width(before) == 2 || char_width(after) == 2;
    wide && after != ' ' && !is_closing(after) && !is_opening(before)
}

fn is_closing(char: char) -> bool {
    "，。、；：？！）》〉】」』”’…,.;:?!)]%".contains(char)
}

fn is_opening(char: char) -> bool {
    "（《〈【「『“‘([".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_kept_as_starts_are() {
        assert_eq!(fit_end("信息和通信技术", 8), "…信技术");
        assert_eq!(fit("abc", 0), "");
        assert_eq!(pad("网", 4), "网  ");
        assert_eq!(pad_start("网", 4), "  网");
    }

    #[test]
    fn lines_end_at_blanks_and_between_wide_characters() {
        let lines = |text, columns| wrap(text, columns).collect::<Vec<_>>();
        assert_eq!(lines("use of ICT 技术，以及", 10), ["use of ICT", "技术，以及"]);
        assert_eq!(lines("《宪章》网络，空间", 8), ["《宪章》", "网络，空", "间"]);
        assert_eq!(lines("", 8), [""]);
        assert_eq!(lines("a nonproliferation b", 8), ["a", "nonproli", "feration", "b"]);
        assert_eq!(lines("网", 1), ["网"]);
    }
}
