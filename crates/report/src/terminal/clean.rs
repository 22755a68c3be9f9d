use std::borrow::Cow;

/// Stands for a character that a terminal would obey rather than show.
const HARMLESS: char = '\u{FFFD}';

/// What a terminal is to show for a character of a document: the character itself, a blank for
/// white space, U+FFFD for control characters and for marks that turn the direction of writing,
/// and nothing for what has no width.
pub(crate) fn shown(char: char) -> Option<char> {
    match char {
        ' '..='~' => Some(char),
        '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some(HARMLESS)
        }
        _ if char.is_control() => Some(HARMLESS),
        _ => Some(char),
    }
}

/// Text of a document, a glossary or a path made safe for a terminal: see the table of
/// replacements in the documentation of the crate.
///
/// ```
/// assert_eq!(zhengming_report::clean("网络\u{1b}[31m\u{202e}空间"), "网络\u{fffd}[31m\u{fffd}空间");
/// ```
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|char| shown(char) == Some(char)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let hostile = "\u{1b}]0;title\u{7}\u{9b}31m\u{0}\r\n\u{202e}\u{200b}网";
        let cleaned = clean(hostile);
        assert!(!cleaned.chars().any(char::is_control), "{cleaned:?}");
        assert!(cleaned.ends_with('网') && !cleaned.contains('\u{202e}'));
        assert!(matches!(clean("《联合国宪章》, Charter"), Cow::Borrowed(_)));
    }
}
