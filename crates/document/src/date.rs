//! Dates and sessions as resolutions write them.

use crate::mark;

/// English months in small letters, from January.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first complete date in a text, as `2018-12-22`.
///
/// ```
/// assert_eq!(zhengming_document::find_date("2018 年 12 月 22 日大会决议").as_deref(), Some("2018-12-22"));
/// assert_eq!(zhengming_document::find_date("on 22 December 2018").as_deref(), Some("2018-12-22"));
/// ```
#[must_use]
pub fn find(text: &str) -> Option<String> {
    chinese(text).or_else(|| english(text))
}

/// Whether `text` is a date and nothing else.
pub(crate) fn is_date(text: &str) -> bool {
    let short = text.len() <= 40;
    let ends = text.ends_with('日') || text.ends_with(|c: char| c.is_ascii_digit());
    let starts = text.starts_with(|c: char| c.is_ascii_digit());
    short && starts && ends && find(text).is_some()
}

/// `2018 年 12 月 22 日`, with or without blanks.
fn chinese(text: &str) -> Option<String> {
    for (at, _) in text.match_indices('年') {
        let year = last_number(&text[..at]);
        let rest = text[at + '年'.len_utf8()..].trim_start();
        if let Some(year) = year
            && let Some((month, rest)) = leading_number(rest, "月")
            && let Some((day, _)) = leading_number(rest, "日")
            && let Some(date) = written(year, month, day)
        {
            return Some(date);
        }
    }
    None
}

/// `22 December 2018`.
fn english(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|window| {
        let day = window[0].parse().ok()?;
        let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(window[1]))?;
        let year = window[2].parse().ok()?;
        written(year, month as u32 + 1, day)
    })
}

fn written(year: u32, month: u32, day: u32) -> Option<String> {
    let fits =
        (1900..=2199).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn last_number(text: &str) -> Option<u32> {
    let text = text.trim_end();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    text[text.len() - digits..].parse().ok()
}

fn leading_number<'a>(text: &'a str, unit: &str) -> Option<(u32, &'a str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok()?;
    let rest = text[digits..].trim_start().strip_prefix(unit)?;
    Some((number, rest.trim_start()))
}

/// The session a line of the cover names: `第七十三届会议`, `Seventy-third session`; the Economic and
/// Social Council numbers its sessions by years.
pub(crate) fn session(line: &str) -> Option<u32> {
    if line.len() > 80 {
        return None;
    }
    if let Some(rest) = line.strip_prefix('第') {
        let (numeral, behind) = rest.split_once('届')?;
        let fits = behind.starts_with("会议")
            || behind.starts_with("特别会议")
            || behind.starts_with("紧急特别会议");
        let numeral = numeral.trim();
        return fits.then(|| numeral.parse().ok().or_else(|| mark::han(numeral))).flatten();
    }
    if let Some(year) = line.strip_suffix("年届会") {
        return year.parse().ok();
    }
    let lower = line.to_ascii_lowercase();
    let before = lower.find("session").map(|at| &lower[..at])?;
    let first = before.split_whitespace().next()?;
    ordinal(first)
}

fn ordinal(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return spelt_ordinal(word);
    }
    let suffix =
        matches!(&word[digits..], "st" | "nd" | "rd" | "th") || digits == 4 && word.len() == digits;
    word[..digits].parse().ok().filter(|_| suffix)
}

/// The value of an English ordinal below a hundred that is spelt in small letters, with its hyphen
/// or, as in folded text, without.
///
/// ```
/// assert_eq!(zhengming_document::spelt_ordinal("seventy-third"), Some(73));
/// assert_eq!(zhengming_document::spelt_ordinal("seventythird"), Some(73));
/// assert_eq!(zhengming_document::spelt_ordinal("seventy"), None);
/// ```
#[must_use]
pub fn spelt_ordinal(word: &str) -> Option<u32> {
    const BELOW_TWENTY: [&str; 19] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    const TENS: [&str; 8] = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];
    let value = |names: &[&str], word: &str| {
        (1..).zip(names).find(|(_, name)| **name == word).map(|found| found.0)
    };
    if let Some(value) = value(&BELOW_TWENTY, word) {
        return Some(value);
    }
    let (tens, rest) = TENS.iter().zip(2_u32..).find_map(|(stem, tens)| {
        let rest = word.strip_prefix(stem)?;
        Some((tens * 10, rest))
    })?;
    if rest == "ieth" {
        return Some(tens);
    }
    let ones = rest.strip_prefix('y')?;
    let ones = value(&BELOW_TWENTY[..9], ones.strip_prefix('-').unwrap_or(ones))?;
    Some(tens + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_both_languages() {
        for (text, expected) in [
            ("2018 年 12 月 22 日大会决议", Some("2018-12-22")),
            ("2018年1月2日", Some("2018-01-02")),
            ("Resolution adopted on 22 December 2018", Some("2018-12-22")),
            ("Distr.: General 8 December 2021", Some("2021-12-08")),
            ("2018 年 13 月 2 日", None),
            ("11 September 13 October 2023", Some("2023-10-13")),
            ("2015年报告", None),
        ] {
            assert_eq!(find(text).as_deref(), expected, "{text}");
        }
        assert!(is_date("2 January 2019"));
        assert!(!is_date("2018 年 12 月 22 日大会决议"));
    }

    #[test]
    fn sessions_are_read_in_both_languages() {
        for (line, expected) in [
            ("第七十三届会议", Some(73)),
            ("第 76 届会议", Some(76)),
            ("第十一届紧急特别会议", Some(11)),
            ("Seventy-third session", Some(73)),
            ("Fifty-sixth session", Some(56)),
            ("Eightieth session", Some(80)),
            ("Tenth emergency special session", Some(10)),
            ("Fortieth session", Some(40)),
            ("2021 session", Some(2021)),
            ("2021年届会", Some(2021)),
            ("5 sessions", None),
            ("第一委员会", None),
        ] {
            assert_eq!(session(line), expected, "{line}");
        }
    }
}
