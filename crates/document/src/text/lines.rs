//! Lines of a text and how wide they are.

use zhengming_text::Span;

/// A line by its byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// First byte of the line.
    pub start: usize,
    /// What is not blank at its ends; empty for a blank line.
    pub text: Span,
    /// First byte of the next line.
    pub next: usize,
}

/// Whether a character at the ends of a line is nothing to read.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{0}')
}

/// The lines of a text; an unfinished last one only where `last` says that nothing follows.
pub(crate) struct Lines<'a> {
    text: &'a str,
    at: usize,
    last: bool,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str, last: bool) -> Self {
        Self { text, at: 0, last }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let start = self.at;
        let bytes = &self.text.as_bytes()[start..];
        let (end, next) = match memchr::memchr2(b'\n', b'\r', bytes) {
            Some(at) if bytes[at] == b'\n' => (start + at, start + at + 1),
            Some(at) => match bytes.get(at + 1) {
                Some(b'\n') => (start + at, start + at + 2),
                // The other half of the line end may still come.
                None if !self.last => return None,
                _ => (start + at, start + at + 1),
            },
            None if self.last && !bytes.is_empty() => (self.text.len(), self.text.len()),
            None => return None,
        };
        self.at = next;
        Some(Line { start, text: trim(self.text, start, end), next })
    }
}

/// What is left of a stretch of text without the blanks at its ends.
pub(crate) fn trim(text: &str, start: usize, end: usize) -> Span {
    let line = &text[start..end];
    if starts_written(line.as_bytes()) && ends_written(line.as_bytes()) {
        return Span::new(start, end);
    }
    let behind = line.trim_end_matches(is_blank);
    let inner = behind.trim_start_matches(is_blank);
    let from = start + behind.len() - inner.len();
    Span::new(from, from + inner.len())
}

/// Whether a line starts with a character that most lines start with and that is no blank: a sign of
/// ASCII, or one from U+4000 to U+DFFF. Most lines are told so at a look.
fn starts_written(line: &[u8]) -> bool {
    matches!(line, [b'!'..=b'~' | 0xE4..=0xED, ..])
}

/// The same for the end of a line, and for the Chinese full stop and the full-width marks.
fn ends_written(line: &[u8]) -> bool {
    match line {
        [.., b'!'..=b'~'] => true,
        [.., 0xE3, 0x80, last] => *last != 0x80,
        [.., 0xEF, 0xBC, _] => true,
        [.., lead, _, _] => matches!(lead, 0xE4..=0xED),
        _ => false,
    }
}

/// Width in columns of a terminal: two for what is as wide as a Han character.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Width of one character.
pub(crate) fn char_width(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{0}'..='\u{1FFF}' => 1,
        // The quotation marks, dashes and points that Chinese text sets as wide as a character.
        '—' | '‘' | '’' | '“' | '”' | '…' => 1,
        '\u{2000}'..='\u{206F}' => 1,
        _ => 2,
    }
}
