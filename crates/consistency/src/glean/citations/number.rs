//! Numbers of resolutions and decisions, in folded text.

use std::fmt;
use std::ops::Range;

/// The number of a resolution or decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// `73/266`, `43/78 H`: session, number and letter, which may be empty.
    Session(u16, u16, String),
    /// `1325 (2000)`: number and year.
    Year(u16, u16),
    /// `1325/2000`, where a stroke stands for the brackets: number and year.
    Stroked(u16, u16),
    /// `2021/7`, `2022/201 A`: year of the session, number and letter, which may be empty.
    Annual(u16, u16, String),
    /// `S-28/1`, `ES-11/1`: whether the special session is an emergency, its number, and that of
    /// the resolution.
    Special(bool, u16, u16),
    /// `217 A (III)`, `3201 (S-VI)`: number, letter, which may be empty, and session.
    Roman(u16, String, String),
}

impl Number {
    /// Reads the number whose stroke or bracket stands at this byte, with where it stands. A note
    /// mark that is glued to a number makes it too long for a session or a year.
    pub(crate) fn read(text: &str, at: usize) -> Option<(Range<usize>, Self)> {
        if text.as_bytes()[at] == b'(' { bracketed(text, at) } else { stroked(text, at) }
    }

    /// Reads the number with a year behind its stroke, 1325/2000. Many that look so are none: years of
    /// sessions, cases of courts.
    pub(super) fn read_stroked(text: &str, at: usize) -> Option<(Range<usize>, Self)> {
        let (start, number) = number_before(&text[..at])?;
        let (year, end) = number_at(text, at + 1)?;
        let goes_on = text[end..].starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric());
        let is_one = (1946..2100).contains(&year) && !goes_on && stands_free(text, start);
        is_one.then_some((start..end, Self::Stroked(number, year)))
    }

    /// The session or year and the number in it, by which numbers of one kind rise.
    pub(super) fn rank(&self) -> (u16, u16, &str) {
        match self {
            Self::Session(session, number, letter) | Self::Annual(session, number, letter) => {
                (*session, *number, letter)
            }
            Self::Special(_, session, number) => (*session, *number, ""),
            Self::Year(number, _) | Self::Stroked(number, _) => (0, *number, ""),
            Self::Roman(number, letter, _) => (0, *number, letter),
        }
    }
}

impl fmt::Display for Number {
    /// `43/78 H`, `1325 (2000)`, `1325/2000`, `S-28/1`, `217 A (III)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spaced = |letter: &str| if letter.is_empty() { "" } else { " " };
        match self {
            Self::Session(session, number, letter) | Self::Annual(session, number, letter) => {
                write!(f, "{session}/{number}{}{letter}", spaced(letter))
            }
            Self::Year(number, year) => write!(f, "{number} ({year})"),
            Self::Stroked(number, year) => write!(f, "{number}/{year}"),
            Self::Special(emergency, session, number) => {
                write!(f, "{}S-{session}/{number}", if *emergency { "E" } else { "" })
            }
            Self::Roman(number, letter, session) => {
                write!(f, "{number}{}{letter} ({session})", spaced(letter))
            }
        }
    }
}

/// `73/266`, `43/78 h`, `2021/7`, `s28/1`.
fn stroked(text: &str, at: usize) -> Option<(Range<usize>, Number)> {
    let (start, first) = number_before(&text[..at])?;
    let (second, behind) = number_at(text, at + 1)?;
    if text[behind..].starts_with(['/']) {
        return None;
    }
    if let Some((start, emergency)) = special(text, start) {
        return Some((start..behind, Number::Special(emergency, first, second)));
    }
    if !stands_free(text, start) {
        return None;
    }
    let (end, letter) = letter_at(text, behind);
    match first {
        1..100 => Some((start..end, Number::Session(first, second, letter))),
        1946..2100 => Some((start..end, Number::Annual(first, second, letter))),
        _ => None,
    }
}

/// `1325 (2000)`, `217 a (iii)`, `3201 (svi)`.
fn bracketed(text: &str, at: usize) -> Option<(Range<usize>, Number)> {
    let inside = &text[at + 1..];
    let inside = &inside[..inside.bytes().take(9).position(|byte| byte == b')')?];
    let end = at + 1 + inside.len() + 1;
    let front = text[..at].trim_end_matches(' ');
    if inside.len() == 4 && inside.bytes().all(|byte| byte.is_ascii_digit()) {
        let (start, first) = number_before(front)?;
        let number = Number::Year(first, inside.parse().ok()?);
        return stands_free(text, start).then_some((start..end, number));
    }
    let session = roman_session(inside)?;
    let bare = front.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letter = &front[bare.len()..];
    let (start, first) = number_before(bare.trim_end_matches(' '))?;
    let is_one = letter.len() <= 1 && stands_free(text, start);
    is_one.then(|| (start..end, Number::Roman(first, letter.to_uppercase(), session)))
}

/// `III`, `S-VI`, `ES-V` of `iii`, `svi`, `esv`.
fn roman_session(inside: &str) -> Option<String> {
    let is_roman =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| b"ivxlc".contains(&byte));
    ["", "s", "es"].iter().find_map(|prefix| {
        let numeral = inside.strip_prefix(prefix)?;
        let numeral = numeral.strip_prefix('-').unwrap_or(numeral);
        let dash = if prefix.is_empty() { "" } else { "-" };
        is_roman(numeral)
            .then(|| format!("{}{dash}{}", prefix.to_uppercase(), numeral.to_uppercase()))
    })
}

/// Whether `s` or `es` stands in front of a number, with where it starts.
fn special(text: &str, start: usize) -> Option<(usize, bool)> {
    let front = text[..start].strip_suffix('-').unwrap_or(&text[..start]);
    let front = front.strip_suffix('s')?;
    let (front, emergency) =
        front.strip_suffix('e').map_or((front, false), |without| (without, true));
    stands_free(text, front.len()).then_some((front.len(), emergency))
}

/// Whether what starts here is no part of a longer number, word or symbol.
fn stands_free(text: &str, start: usize) -> bool {
    let before = text[..start].chars().next_back();
    before.is_none_or(|c| !c.is_ascii_alphanumeric() && !"/.-‑–_".contains(c))
}

/// The number that a text ends with, and where it starts.
fn number_before(text: &str) -> Option<(usize, u16)> {
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some((start, text[start..].parse().ok()?))
}

/// The number at a byte, and where it ends.
fn number_at(text: &str, at: usize) -> Option<(u16, usize)> {
    let rest = &text[at..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    Some((rest[..digits].parse().ok()?, at + digits))
}

/// The single letter behind a number, if there is one, and where the number ends with it.
fn letter_at(text: &str, at: usize) -> (usize, String) {
    let rest = text[at..].trim_start_matches(' ');
    let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    if letters != 1 {
        return (at, String::new());
    }
    (text.len() - rest.len() + 1, rest[..1].to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        memchr::memchr2_iter(b'/', b'(', text.as_bytes())
            .filter_map(|at| Number::read(text, at))
            .map(|(range, number)| format!("{} = {number}", &text[range]))
            .collect()
    }

    #[test]
    fn the_forms_of_all_bodies_are_read() {
        for (text, expected) in [
            ("第43/78h号", "43/78h = 43/78 H"),
            ("resolution 43/78 h of", "43/78 h = 43/78 H"),
            ("1325 (2000)", "1325 (2000) = 1325 (2000)"),
            ("第2254(2015)号", "2254(2015) = 2254 (2015)"),
            ("decision 2022/201 a", "2022/201 a = 2022/201 A"),
            ("resolution s28/1 of", "s28/1 = S-28/1"),
            ("第es-11/1号", "es-11/1 = ES-11/1"),
            ("217 a (iii)", "217 a (iii) = 217 A (III)"),
            ("第3201(svi)号", "3201(svi) = 3201 (S-VI)"),
            ("1514 (xv)", "1514 (xv) = 1514 (XV)"),
            ("74/509", "74/509 = 74/509"),
        ] {
            assert_eq!(numbers(text), [expected], "{text}");
        }
    }

    #[test]
    fn years_behind_a_stroke_are_read_where_asked_for() {
        let read = |text: &str| Number::read_stroked(text, text.find('/').unwrap());
        assert_eq!(read("第1325/2000号").unwrap().1, Number::Stroked(1325, 2000));
        for text in ["1325/20001", "1325/2000/1", "a/1325/2000", "1325/200", "s-1325/2000", "/2000"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn glued_marks_symbols_and_other_brackets_are_no_numbers() {
        for text in
            ["1024/22", "a/res/74/29", "12/3/4", "1989 (uncrc)", "x5 (iv)", "(", "/", "5 (", "9 (i"]
        {
            assert_eq!(numbers(text), [""; 0], "{text}");
        }
    }
}
