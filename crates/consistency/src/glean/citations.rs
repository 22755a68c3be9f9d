//! Citations of resolutions and decisions that give number and date.

use std::ops::Range;

use memchr::memchr2_iter;
use zhengming_document::MONTHS;
use zhengming_glossary::Language;

use super::OwnWords;
use crate::Place;
use crate::survey::Pending;

/// Words that name an organ, folded, with the organ. The last one in front of a citation tells
/// whose number it is; of those that end in the same place the longest counts.
const ORGANS: [(&str, Organ); 24] = [
    ("大会", Organ::Assembly),
    ("卫生大会", Organ::Other),
    ("环境大会", Organ::Other),
    ("人居大会", Organ::Other),
    ("劳工大会", Organ::Other),
    ("缔约国大会", Organ::Other),
    ("缔约方大会", Organ::Other),
    ("审议大会", Organ::Other),
    ("人权理事会", Organ::HumanRightsCouncil),
    ("理事会", Organ::Other),
    ("委员会", Organ::Other),
    ("缔约方会议", Organ::Other),
    ("general assembly", Organ::Assembly),
    ("health assembly", Organ::Other),
    ("environment assembly", Organ::Other),
    ("habitat assembly", Organ::Other),
    ("human rights council", Organ::HumanRightsCouncil),
    ("council", Organ::Other),
    ("commission", Organ::Other),
    ("committee", Organ::Other),
    ("board", Organ::Other),
    ("conference of the parties", Organ::Other),
    ("conference of parties", Organ::Other),
    ("congress", Organ::Other),
];

/// So many bytes behind an English citation its organ may stand: *decision 81/29 of 25 April 2025
/// of the … Commission*.
const ORGAN_BEHIND: usize = 80;

/// A citation of a resolution or decision by number and date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub number: Number,
    /// The date, as `2018-12-22`.
    pub date: String,
    /// Whose resolution it is.
    pub organ: Organ,
    /// The language of the passage.
    pub language: Language,
    /// Where it stands.
    pub place: Place,
}

/// The number of a resolution or decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// `73/266`, `43/78 H`: session, number and letter, which may be empty.
    Session(u16, u16, String),
    /// `1325 (2000)`: number and year.
    Year(u16, u16),
}

/// The organ that a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Organ {
    /// None is named: *its resolution*.
    Own,
    /// The General Assembly.
    Assembly,
    /// The Human Rights Council.
    HumanRightsCouncil,
    /// Any other.
    Other,
}

/// A [`Citation`] without its place.
#[derive(Clone, Debug)]
pub(crate) struct Cited {
    number: Number,
    date: String,
    organ: Organ,
    language: Language,
}

impl Cited {
    pub(crate) fn at(self, place: Place) -> Citation {
        let Self { number, date, organ, language } = self;
        Citation { number, date, organ, language, place }
    }
}

/// Adds the citations of a paragraph that are the document's own words.
pub(crate) fn read(words: &mut OwnWords<'_>, found: &mut Vec<(Pending, Cited)>) {
    let text = words.text();
    for at in memchr2_iter(b'/', b'(', text.as_bytes()) {
        if let Some((range, cited)) = citation(text, at)
            && let Some(place) = words.place(range)
        {
            found.push((place, cited));
        }
    }
}

/// The citation whose number has its stroke or bracket at this byte.
fn citation(text: &str, at: usize) -> Option<(Range<usize>, Cited)> {
    let (digits, number) = number(text, at)?;
    if let Some(before) = text[..digits.start].strip_suffix('第') {
        if !text[digits.end..].trim_start_matches(' ').starts_with('号') {
            return None;
        }
        // Without 通过 the date may end a period: 延长至2021年9月17日的第2543(2020)号决议.
        let before = before.strip_suffix("通过的").unwrap_or(before);
        let (start, date) = chinese_date(before)?;
        let end = digits.end + text[digits.end..].find('号')? + '号'.len_utf8();
        let organ = organ_in(&text[..start]);
        Some((start..end, Cited { number, date, organ, language: Language::Zh }))
    } else {
        let (length, date) = english_date(&text[digits.end..])?;
        let end = digits.end + length;
        let behind = text[end..].split([';', '.', '(']).next().unwrap_or_default();
        let behind = &behind[..behind.floor_char_boundary(ORGAN_BEHIND)];
        let organ = match organ_in(behind) {
            Organ::Own => organ_in(&text[..digits.start]),
            _ if !behind.starts_with(" of ") => organ_in(&text[..digits.start]),
            organ => organ,
        };
        Some((digits.start..end, Cited { number, date, organ, language: Language::En }))
    }
}

/// Reads `73/266`, `43/78 h` or `1325 (2000)`, with where they stand. A note mark that is glued to
/// a number makes it too long for a session or a year.
fn number(text: &str, at: usize) -> Option<(Range<usize>, Number)> {
    let is_year = text.as_bytes()[at] == b'(';
    let front = text[..at].trim_end_matches(' ');
    let front = if is_year { front } else { &text[..at] };
    let start = front.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let first: u16 = front[start..].parse().ok()?;
    let bare = text[..start].chars().next_back();
    if bare.is_some_and(|c| c.is_ascii_alphanumeric() || "/.-‑–_".contains(c)) {
        return None;
    }
    let rest = &text[at + 1..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let second: u16 = rest[..digits].parse().ok()?;
    let end = at + 1 + digits;
    if is_year {
        let is_whole = (1946..2100).contains(&second) && text[end..].starts_with(')');
        return is_whole.then(|| (start..end + 1, Number::Year(first, second)));
    }
    let letters = text[end..].trim_start_matches(' ');
    let letter = letters.len() - letters.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    let goes_on = text[end..].starts_with(|c: char| c.is_ascii_digit() || c == '/');
    if goes_on || !(1..100).contains(&first) {
        return None;
    }
    if letter != 1 {
        return Some((start..end, Number::Session(first, second, String::new())));
    }
    let end = text.len() - letters.len() + letter;
    Some((start..end, Number::Session(first, second, letters[..letter].to_uppercase())))
}

/// The date that a text ends with, `2018年12月22日`, and where it starts.
fn chinese_date(text: &str) -> Option<(usize, String)> {
    let (text, day) = number_before(text, "日")?;
    let (text, month) = number_before(text, "月")?;
    let (text, year) = number_before(text, "年")?;
    Some((text.len(), date(year, month, day)?))
}

fn number_before<'t>(text: &'t str, unit: &str) -> Option<(&'t str, u16)> {
    let text = text.strip_suffix(unit)?;
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some((&text[..start], text[start..].parse().ok()?))
}

/// The date that a text starts with, ` of 22 december 2018`, perhaps behind a comma or a gloss in
/// brackets, and how long that is.
fn english_date(text: &str) -> Option<(usize, String)> {
    let mut rest = text;
    if let Some(gloss) = rest.strip_prefix(" (") {
        rest = gloss.split_once(')')?.1;
    }
    rest = rest.strip_prefix(',').unwrap_or(rest);
    let mut words = rest.strip_prefix(" of ")?.splitn(4, ' ');
    let day = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? as u16 + 1;
    let behind = words.next()?;
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let year = behind[..digits].parse().ok()?;
    let end = behind.as_ptr() as usize - text.as_ptr() as usize + digits;
    Some((end, date(year, month, day)?))
}

/// A date of the time of the United Nations.
fn date(year: u16, month: u16, day: u16) -> Option<String> {
    let is_one =
        (1945..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_one.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The organ that is named last in a text.
fn organ_in(text: &str) -> Organ {
    ORGANS
        .iter()
        .filter_map(|&(name, organ)| Some((text.rfind(name)? + name.len(), name.len(), organ)))
        .max_by_key(|&(end, length, _)| (end, length))
        .map_or(Organ::Own, |(_, _, organ)| organ)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<String> {
        memchr2_iter(b'/', b'(', text.as_bytes())
            .filter_map(|at| citation(text, at))
            .map(|(range, cited)| {
                format!("{} | {:?} {} {:?}", &text[range], cited.number, cited.date, cited.organ)
            })
            .collect()
    }

    #[test]
    fn numbers_with_their_own_date_are_read() {
        for (text, expected) in [
            (
                "回顾其1988年12月7日第43/78h号和1998年12月4日第53/70号决议",
                &[
                    "1988年12月7日第43/78h号 | Session(43, 78, \"H\") 1988-12-07 Own",
                    "1998年12月4日第53/70号 | Session(53, 70, \"\") 1998-12-04 Own",
                ][..],
            ),
            (
                "安全理事会2000年10月31日第1325(2000)号决议",
                &["2000年10月31日第1325(2000)号 | Year(1325, 2000) 2000-10-31 Other"],
            ),
            (
                "general assembly resolutions 43/78 h of 7 december 1988 and 74/28, 74/29 of 12 december 2019",
                &[
                    "43/78 h of 7 december 1988 | Session(43, 78, \"H\") 1988-12-07 Assembly",
                    "74/29 of 12 december 2019 | Session(74, 29, \"\") 2019-12-12 Assembly",
                ],
            ),
            (
                "decision 81/29 of 25 april 2025 of the economic commission",
                &["81/29 of 25 april 2025 | Session(81, 29, \"\") 2025-04-25 Other"],
            ),
        ] {
            assert_eq!(cited(text), expected, "{text}");
        }
    }

    #[test]
    fn elided_dates_ranges_special_sessions_and_glued_marks_are_no_citations() {
        for text in [
            "12月19日第69/219号决议",
            "延长至2021年9月17日的第2543(2020)号决议",
            "第74/28号和第74/29号决议",
            "2019年12月12日第1074/29号决议",
            "122019年12月12日第74/29号决议",
            "2020年12月31日第75/254a至c号决议",
            "its resolution s32/1 of 2 june 2021",
            "a/res/74/29 of 12 december 2019",
            "resolutions 74/28 to 74/30",
            "1/2 of 4 of may",
            "(",
            "/",
        ] {
            assert_eq!(cited(text), [""; 0], "{text}");
        }
    }
}
