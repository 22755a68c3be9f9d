//! The dates of citations, in folded text.

use zhengming_document::MONTHS;

/// Longest gloss between a number and its date, in bytes.
const LONGEST_GLOSS: usize = 200;

/// The date that a text ends with, `2018年12月22日`, and where it starts.
pub(super) fn chinese(text: &str) -> Option<(usize, String)> {
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

/// A date of the time of the United Nations.
fn date(year: u16, month: u16, day: u16) -> Option<String> {
    let is_one =
        (1945..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_one.then(|| format!("{year:04}-{month:02}-{day:02}"))
}
