use std::ops::Range;

use zhengming_document::{Batch, Paragraph};
use zhengming_text::EditKind;

use crate::terminal::clean::push_joined;
use crate::terminal::width::char_width;

/// A paragraph as a reader is to see it: without markup, noise and the breaks of its lines, and
/// safe for a terminal.
pub(super) struct Shown {
    /// Each character with the byte of the batch that it comes from.
    chars: Vec<(char, usize)>,
}

impl Shown {
    pub(super) fn new(batch: &Batch, paragraph: &Paragraph) -> Self {
        let mut chars = Vec::new();
        let mut at = paragraph.span.start;
        for edit in batch.edits_of(paragraph) {
            push_text(&mut chars, batch, at..edit.span.start);
            if let EditKind::Replace(char) = edit.kind {
                push_joined(&mut chars, char, edit.span.start);
            }
            at = edit.span.end;
        }
        push_text(&mut chars, batch, at..paragraph.span.end);
        while chars.last().is_some_and(|&(char, _)| char == ' ') {
            chars.pop();
        }
        Self { chars }
    }

    /// Number of characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at an index.
    pub(super) fn char(&self, index: usize) -> char {
        self.chars.get(index).map_or(' ', |&(char, _)| char)
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
        let index = |byte| self.chars.partition_point(|&(_, at)| at < byte);
        index(source.start)..index(source.end)
    }
}

fn push_text(chars: &mut Vec<(char, usize)>, batch: &Batch, range: Range<usize>) {
    let start = range.start;
    for (at, char) in batch.text.get(range).unwrap_or_default().char_indices() {
        push_joined(chars, char, start + at);
    }
}
