use std::borrow::Cow;

use zhengming_text::shows_blank;

use super::width::char_width;

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
        _ if char.is_whitespace() && char_width(char) < 2 => Some(' '),
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

/// Adds a character to a line as a reader is to see it, with what belongs to it. Runs of white
/// space become one blank, and between two wide characters none: that is left from the break of a
/// line.
pub(crate) fn push_joined<T>(line: &mut Vec<(char, T)>, char: char, tag: T) {
    let Some(char) = shown(char) else { return };
    if char == ' ' && matches!(line.last(), None | Some((' ', _))) {
        return;
    }
    if let [.., (before, _), (' ', _)] = line.as_slice()
        && !shows_blank(*before, char)
    {
        line.pop();
    }
    line.push((char, tag));
}

/// A text as [`push_joined`] makes it of its characters.
pub(crate) fn joined(text: &str) -> String {
    let mut line = Vec::new();
    text.chars().for_each(|char| push_joined(&mut line, char, ()));
    line.into_iter().map(|(char, ())| char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_breaks_of_lines_are_not_seen() {
        let torn = " 信息 \n\n 和通信 技术，ICT\n use 2019 年 ";
        assert_eq!(joined(torn), "信息和通信技术，ICT use 2019 年 ");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let hostile = "\u{1b}]0;title\u{7}\u{9b}31m\u{0}\r\n\u{202e}\u{200b}网";
        let cleaned = clean(hostile);
        assert!(!cleaned.chars().any(char::is_control), "{cleaned:?}");
        assert!(cleaned.ends_with('网') && !cleaned.contains('\u{202e}'));
        assert!(matches!(clean("《联合国宪章》, Charter"), Cow::Borrowed(_)));
    }
}
