//! Checks of single values, for readers to call where they know the place of the value.

use zhengming_problem::{Named, Problems, quoted};

use crate::{ConceptKind, Location, Position, Status};

/// Longest term in characters. The longest title of a resolution has about 200.
const LONGEST_TERM: usize = 500;

impl Named for Status {
    const VALUES: &'static [Self] = &Self::ALL;
    fn written(self) -> &'static str {
        self.name()
    }
}

impl Named for ConceptKind {
    const VALUES: &'static [Self] = &Self::ALL;
    fn written(self) -> &'static str {
        self.name()
    }
}

impl Named for Position {
    const VALUES: &'static [Self] = &Self::ALL;
    fn written(self) -> &'static str {
        self.name()
    }
}

/// Whether an identifier is in kebab case; else a problem with the nearest one that is.
pub(crate) fn check_id(id: &str, at: &Location, problems: &mut Problems) {
    if is_kebab_case(id) {
        return;
    }
    let message = format!(
        "id {} is not in kebab case: small letters and digits, words joined by single hyphens",
        quoted(id)
    );
    let proposal = kebab_case(id);
    if proposal.is_empty() {
        problems.error(at, message);
    } else {
        problems.error_with_help(at, message, format!("for example \"{proposal}\""));
    }
}

/// Whether the text is in kebab case: `responsible-state-behaviour`.
pub(crate) fn is_kebab_case(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// The identifier in kebab case nearest to a text; empty if it has no Latin letter or digit.
pub(crate) fn kebab_case(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(12)
        .collect();
    words.join("-")
}

/// Checks the form of a term.
pub(crate) fn check_term(text: &str, at: &Location, problems: &mut Problems) {
    if text.trim().is_empty() {
        problems.error(at, "empty term, expected the form as a text would have it");
        return;
    }
    if text.trim().len() != text.len() {
        let message = format!("term {} begins or ends with a blank", quoted(text));
        problems.error_with_help(at, message, "take the blank out");
    }
    if let Some(bad) = text.chars().find(|&c| is_forbidden(c)) {
        let message = format!(
            "term {} contains the invisible or broken character U+{:04X}",
            quoted(text),
            u32::from(bad)
        );
        problems.error_with_help(at, message, "take it out");
    }
    let length = text.chars().take(LONGEST_TERM * 1000).count();
    if length > LONGEST_TERM {
        let message = format!(
            "term {} has {length} characters, expected at most {LONGEST_TERM}",
            quoted(text)
        );
        problems.error_with_help(at, message, "a quotation mark may be missing before it");
    }
    check_gaps(text, at, problems);
}

/// The term of a file that others made, as our glossaries have it. What must be changed for that
/// is a warning; nothing is left if there is no term, which is an error.
pub(crate) fn clean_term(text: &str, at: &Location, problems: &mut Problems) -> Option<String> {
    if let Some(bad) = text.trim().chars().find(|c| c.is_control() && !c.is_whitespace()) {
        let message = format!(
            "term {} contains the control character U+{:04X}",
            quoted(text),
            u32::from(bad)
        );
        problems.error(at, message);
        return None;
    }
    let is_mark = |c: char| is_forbidden(c) && !c.is_whitespace();
    let visible: String = text.chars().filter(|&c| !is_mark(c)).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let joined = words.join(" ");
    let clean = joined.trim_matches(|c: char| c == '…' || c.is_whitespace());
    if clean.is_empty() {
        problems.error(at, "empty term, expected the form as a text would have it");
        return None;
    }
    if clean.chars().nth(LONGEST_TERM).is_some() {
        let message = format!(
            "term {} has more than {LONGEST_TERM} characters, and is left out",
            quoted(clean)
        );
        problems.warning(at, message, None);
        return None;
    }
    let mut clean = clean.to_owned();
    while let Some(start) = clean.find("……").or_else(|| clean.find("… …")) {
        let end =
            clean[start..].find(|c| c != '…' && c != ' ').map_or(clean.len(), |end| start + end);
        clean.replace_range(start..end, "…");
    }
    if clean.chars().ne(text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c })) {
        let message = format!("term {} is taken as {}", quoted(text), quoted(&clean));
        problems.warning(at, message, None);
    }
    Some(clean)
}

fn check_gaps(text: &str, at: &Location, problems: &mut Problems) {
    let text = text.trim();
    if text.starts_with('…') || text.ends_with('…') {
        let message = format!("term {} has its gap at an end", quoted(text));
        problems.error_with_help(at, message, "a gap … stands between two parts of a term");
    }
    let solid: String = text.split_whitespace().collect();
    if solid.contains("……") {
        let message = format!("term {} has two gaps in a row", quoted(text));
        problems.error_with_help(at, message, "one … is a gap of any length");
    }
    if text.contains("...") {
        let message = format!("term {} contains three dots", quoted(text));
        problems.warning(at, message, Some("a gap is written … (U+2026)".to_owned()));
    }
}

/// Invisible characters, and those that stand for lost or private ones.
fn is_forbidden(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
}

/// Control characters and characters without width.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a form looks like an abbreviation in capitals: `ICT`, `ICTs`, `COVID-19`, `5G`.
pub(crate) fn looks_abbreviated(text: &str) -> bool {
    let stem = text.strip_suffix('s').unwrap_or(text);
    let is_part = |byte: u8| {
        byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'&')
    };
    stem.len() > 1
        && stem.bytes().all(is_part)
        && stem.bytes().any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_capitals_and_digits() {
        for short in ["ICT", "ICTs", "OEWG", "COVID-19", "5G", "R&D", "U.N."] {
            assert!(looks_abbreviated(short), "{short}");
        }
        for long in ["IoT", "A", "As", "2021", "State", "信通技术", "A/RES/73/266", "", "s"] {
            assert!(!looks_abbreviated(long), "{long}");
        }
    }
}
