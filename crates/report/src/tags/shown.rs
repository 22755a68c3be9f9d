use std::ops::Range;

use zhengming_document::{Batch, Paragraph};
use zhengming_text::EditKind;

use crate::terminal::clean;
use crate::terminal::width::char_width;

/// A paragraph as a reader is to see it: without markup, noise and the breaks of its lines, and
/// safe for a terminal.
pub(super) struct Shown {
    chars: Vec<ShownChar>,
}

#[derive(Clone, Copy)]
struct ShownChar {
    char: char,
    /// Byte of the batch that the character comes from.
    source: usize,
}

impl Shown {
    pub(super) fn new(batch: &Batch, paragraph: &Paragraph) -> Self {
        let mut shown = Self { chars: Vec::new() };
        let mut at = paragraph.span.start;
        for edit in batch.edits_of(paragraph) {
            shown.text(batch, at..edit.span.start);
            if let EditKind::Replace(char) = edit.kind {
                shown.push(char, edit.span.start);
            }
            at = edit.span.end;
        }
        shown.text(batch, at..paragraph.span.end);
        while shown.chars.last().is_some_and(|last| last.char == ' ') {
            shown.chars.pop();
        }
        shown
    }

    fn text(&mut self, batch: &Batch, range: Range<usize>) {
        let start = range.start;
        for (at, char) in batch.text.get(range).unwrap_or_default().char_indices() {
            self.push(char, start + at);
        }
    }

    fn push(&mut self, char: char, source: usize) {
        let Some(char) = clean::shown(char) else { return };
        let char = if char.is_whitespace() && char_width(char) < 2 { ' ' } else { char };
        let last = self.chars.last().map(|last| last.char);
        if char == ' ' && matches!(last, None | Some(' ')) {
            return;
        }
        if last == Some(' ') && char_width(char) == 2 && self.is_wide_before_blank() {
            self.chars.pop();
        }
        self.chars.push(ShownChar { char, source });
    }

    /// Whether a blank at the end has a wide character before it. Between two wide characters no
    /// blank is shown: it is left from the break of a line.
    fn is_wide_before_blank(&self) -> bool {
        self.chars.iter().rev().nth(1).is_some_and(|before| char_width(before.char) == 2)
    }

    /// Number of characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at an index.
    pub(super) fn char(&self, index: usize) -> char {
        self.chars.get(index).map_or(' ', |shown| shown.char)
    }

    /// Columns of a range of characters.
    pub(super) fn width(&self, range: Range<usize>) -> usize {
        range.map(|index| char_width(self.char(index))).sum()
    }

    /// A range of characters as text.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        range.map(|index| self.char(index)).collect()
    }

    /// The characters that come from a range of bytes of the batch.
    pub(super) fn range_of(&self, source: Range<usize>) -> Range<usize> {
        let index = |byte| self.chars.partition_point(|shown| shown.source < byte);
        index(source.start)..index(source.end)
    }
}
