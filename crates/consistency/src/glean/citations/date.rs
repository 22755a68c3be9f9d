//! The dates of citations, in folded text.

use zhengming_document::MONTHS;

use crate::units::{in_characters, is_numeral};

/// Longest gloss between a number and its date, in bytes.
const LONGEST_GLOSS: usize = 200;

/// The date that a text ends with, `2018年12月22日` or `二〇一八年十二月二十二日`, and where it starts.
pub(super) fn chinese(text: &str) -> Option<(usize, String)> {
    let (text, day) = number_before(text, "日")?;
    let (text, month) = number_before(text, "月")?;
    let (text, year) = number_before(text, "年")?;
    Some((text.len(), date(year, month, day)?))
}

/// The number in figures or in Chinese characters that stands before a unit.
fn number_before<'t>(text: &'t str, unit: &str) -> Option<(&'t str, u16)> {
    let text = text.strip_suffix(unit)?;
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if start < text.len() {
        return Some((&text[..start], text[start..].parse().ok()?));
    }
    let start = text.trim_end_matches(is_numeral).len();
    let number = in_characters(&text[start..])?;
    Some((&text[..start], u16::try_from(number).ok()?))
}

/// The date that a text starts with, ` of 22 december 2018`, perhaps behind a comma or a gloss in
/// brackets, and how long that is.
pub(super) fn english(text: &str) -> Option<(usize, String)> {
    let mut rest = text;
    if let Some(gloss) = rest.strip_prefix(" (") {
        let end = gloss.bytes().take(LONGEST_GLOSS).position(|byte| byte == b')')?;
        rest = &gloss[end + 1..];
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

/// A date, be it of the calendar or not: 31 September, 1 January 9999. Where a note mark is glued to
/// it, a year has five digits.
fn date(year: u16, month: u16, day: u16) -> Option<String> {
    let is_one = (1000..10_000).contains(&year) && month < 100 && day < 100;
    is_one.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether a date is of the time of the United Nations. It is written as `2018-12-22`.
pub(crate) fn is_of_our_time(date: &str) -> bool {
    date.get(..4).is_some_and(|year| ("1945".."2100").contains(&year))
}

/// Whether the calendar has a date, which is written as `2018-12-22`.
pub(crate) fn is_of_calendar(date: &str) -> bool {
    let mut parts = date.split('-').map(str::parse::<u16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_figures_and_in_characters_are_read() {
        for (text, expected) in [
            ("大会2018年12月22日", Some("2018-12-22")),
            ("大会二〇一五年十二月二十三日", Some("2015-12-23")),
            ("一九九八年十月三十一日", Some("1998-10-31")),
            ("二零二零年一月一日", Some("2020-01-01")),
            ("2019年2月30日", Some("2019-02-30")),
            ("二十二月二日", None),
            ("十二月二十三日", None),
            ("五六年十二月二十三日", None),
            ("二〇一五一年十二月二十三日", None),
        ] {
            assert_eq!(chinese(text).map(|(_, date)| date).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_calendar_is_known() {
        for date in ["2020-02-29", "2000-02-29", "2019-12-31", "2019-09-30"] {
            assert!(is_of_calendar(date), "{date}");
        }
        for date in ["2019-02-29", "1900-02-29", "2019-09-31", "2019-13-01", "2019-12-00", "2019"] {
            assert!(!is_of_calendar(date), "{date}");
        }
    }
}
