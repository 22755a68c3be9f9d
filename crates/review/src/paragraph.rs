//! A paragraph as a reader sees it, with the way from bytes of the file to places in it.

use std::ops::Range;

use zhengming_document::{Batch, Paragraph};
use zhengming_text::{EditKind, Span, shows_blank};

/// The text of a paragraph with its edits applied. White space is one blank where a reader sees one,
/// and none where it comes from the break of a line between Chinese characters or behind a slash;
/// control characters are left out.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub(crate) text: String,
    characters: Vec<Character>,
    /// UTF-16 units so far.
    length: u32,
    /// White space that is not written yet, and whether it has the break of a line.
    blank: Option<bool>,
}

/// A character of the text: its first byte in the source, and its UTF-16 units in the text.
#[derive(Clone, Copy, Debug)]
struct Character {
    source: usize,
    units: (u32, u32),
}

impl Shown {
    pub(crate) fn new(batch: &Batch, paragraph: &Paragraph) -> Self {
        let mut shown = Self::default();
        let mut from = paragraph.span.start;
        for edit in batch.edits_of(paragraph) {
            shown.push_source(&batch.text, from..edit.span.start);
            if let EditKind::Replace(char) = edit.kind {
                shown.push(edit.span.start, char);
            }
            from = edit.span.end;
        }
        shown.push_source(&batch.text, from..paragraph.span.end);
        shown
    }

    /// Where bytes of the source stand in the text: start and length in UTF-16 units. The length is
    /// 0 where none of them show.
    pub(crate) fn place(&self, source: Span) -> (u32, u32) {
        let first = self.characters.partition_point(|it| it.source < source.start);
        let behind = self.characters.partition_point(|it| it.source < source.end);
        let start = self.characters.get(first).map_or(self.length, |it| it.units.0);
        let end = self.characters[..behind].last().map_or(0, |it| it.units.1);
        (start, end.saturating_sub(start))
    }

    fn push_source(&mut self, source: &str, range: Range<usize>) {
        let start = range.start;
        for (at, char) in source[range].char_indices() {
            self.push(start + at, char);
        }
    }

    fn push(&mut self, source: usize, char: char) {
        if char.is_whitespace() {
            let breaks = matches!(char, '\n' | '\r');
            self.blank = Some(self.blank.unwrap_or(false) || breaks);
            return;
        }
        if char.is_control() {
            return;
        }
        if let (Some(breaks), Some(last)) = (self.blank.take(), self.text.chars().next_back())
            && shows_blank(last, char)
            && !(breaks && last == '/')
        {
            self.text.push(' ');
            self.length += 1;
        }
        let end = self.length + char.len_utf16() as u32;
        self.characters.push(Character { source, units: (self.length, end) });
        self.text.push(char);
        self.length = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zhengming_document::{Kind, Label, Part};
    use zhengming_text::{Edit, Fold};

    use super::*;

    fn shown(text: &str, edits: Vec<Edit>) -> Shown {
        let span = Span::new(0, text.len());
        let edits_of = (0, edits.len() as u32);
        let label = Label::part(Part::Body);
        let paragraph = Paragraph { span, edits: edits_of, label, kind: Kind::Text };
        let batch = Batch { line: 1, text: text.to_owned(), edits, ..Batch::default() };
        Shown::new(&batch, &paragraph)
    }

    /// What stands at a place of the text.
    fn at(shown: &Shown, (start, length): (u32, u32)) -> String {
        let units: Vec<u16> = shown.text.encode_utf16().collect();
        String::from_utf16(&units[start as usize..(start + length) as usize]).unwrap()
    }

    #[test]
    fn places_are_those_of_the_text_as_shown() {
        let source = "𠮷 信息和通\n信技术  and\u{1} <b>ICT</b>\n norms A/RES/\n73/266";
        let tag = |tag: &str| {
            let start = source.find(tag).unwrap();
            Edit { span: Span::new(start, start + tag.len()), kind: EditKind::Drop(Fold::Markup) }
        };
        let shown = shown(source, vec![tag("<b>"), tag("</b>")]);
        assert_eq!(shown.text, "𠮷信息和通信技术 and ICT norms A/RES/73/266");
        for (term, read) in [("通\n信技", "通信技"), ("ICT</b>\n", "ICT"), ("norms", "norms")]
        {
            let start = source.find(term).unwrap();
            assert_eq!(at(&shown, shown.place(Span::new(start, start + term.len()))), read);
        }
    }

    proptest! {
        #[test]
        fn every_character_is_found_where_it_stands(text in "[规范a-c \n\r\u{0}\u{2028}𠮷/]{0,40}") {
            let shown = shown(&text, Vec::new());
            for (start, char) in text.char_indices() {
                let place = shown.place(Span::new(start, start + char.len_utf8()));
                let seen = !char.is_whitespace() && !char.is_control();
                prop_assert_eq!(at(&shown, place), if seen { char.to_string() } else { String::new() });
            }
        }
    }
}
