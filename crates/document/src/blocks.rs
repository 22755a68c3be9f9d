//! Paragraphs of a format with markup, put together from pieces of text.

use zhengming_text::{Edit, EditKind, Fold, Span};

use crate::{
    Batch, Kind, Label, Paragraph, mark,
    mark::Mark,
    phrase,
    structure::{Item, Labeller, Place},
    text::{is_blank, noise},
};

/// A stretch of text between markup.
#[derive(Clone, Copy, Debug)]
struct Piece {
    span: Span,
    /// The character that the stretch stands for, where it is not to be read as it is.
    stands_for: Option<char>,
    /// Why the bytes before it are no text.
    gap: Fold,
}

/// A paragraph in the making.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pieces: Vec<Piece>,
    gap: Fold,
    pub mark: Option<Mark>,
    pub place: Place,
    pub kind: Kind,
}

impl Block {
    pub(crate) fn new(place: Place, kind: Kind, mark: Option<Mark>) -> Self {
        Self { pieces: Vec::new(), gap: Fold::Markup, mark, place, kind }
    }

    /// Adds text that is read as it stands in the file.
    pub(crate) fn text(&mut self, span: Span) {
        self.push(span, None);
    }

    /// Adds bytes that stand for one character.
    pub(crate) fn reference(&mut self, span: Span, character: char) {
        self.push(span, Some(character));
    }

    /// Says that what comes before the next text is a note or the mark of one.
    pub(crate) fn note_mark(&mut self) {
        self.gap = Fold::NoteMark;
    }

    fn push(&mut self, span: Span, stands_for: Option<char>) {
        let gap = std::mem::replace(&mut self.gap, Fold::Markup);
        self.pieces.push(Piece { span, stands_for, gap });
    }

    /// The text as it is read.
    pub(crate) fn clean(&self, source: &str) -> String {
        let mut clean = String::new();
        for piece in &self.pieces {
            match piece.stands_for {
                Some(character) => clean.push(character),
                None => clean.push_str(&source[piece.span.range()]),
            }
        }
        clean
    }

    /// Cuts blanks off both ends.
    fn trim(&mut self, source: &str) {
        let is_text = |piece: &Piece| match piece.stands_for {
            Some(character) => !is_blank(character),
            None => !source[piece.span.range()].chars().all(is_blank),
        };
        let first = self.pieces.iter().position(is_text).unwrap_or(self.pieces.len());
        self.pieces.drain(..first);
        let behind = self.pieces.iter().rposition(is_text).map_or(0, |last| last + 1);
        self.pieces.truncate(behind);
        if let Some(first) = self.pieces.first_mut().filter(|piece| piece.stands_for.is_none()) {
            let text = &source[first.span.range()];
            first.span.start += text.len() - text.trim_start_matches(is_blank).len();
        }
        if let Some(last) = self.pieces.last_mut().filter(|piece| piece.stands_for.is_none()) {
            let text = &source[last.span.range()];
            last.span.end -= text.len() - text.trim_end_matches(is_blank).len();
        }
    }

    /// Takes the number off the start of the text, if there is one and no other is known.
    fn split_mark(&mut self, source: &str) {
        let Some(first) = self.pieces.first().filter(|piece| piece.stands_for.is_none()) else {
            return;
        };
        if self.mark.is_some_and(|known| known != Mark::Bullet) {
            return;
        }
        let text = &source[first.span.range()];
        if let Some((mark, skip)) = mark::parse(text)
            && (skip < text.len() || self.pieces.len() > 1)
        {
            self.mark = Some(mark);
            self.skip(skip, source);
        }
    }

    fn skip(&mut self, bytes: usize, source: &str) {
        if let Some(first) = self.pieces.first_mut() {
            first.span.start += bytes;
        }
        self.trim(source);
    }

    /// Labels the paragraph and adds it to `batch`; returns its text, unless it is blank.
    pub(crate) fn finish(
        mut self,
        source: &str,
        labeller: &mut Labeller,
        batch: &mut Batch,
    ) -> Option<(Label, String)> {
        self.trim(source);
        if noise::is_rule(self.clean(source).trim()) {
            return None;
        }
        let whole = self.pieces.clone();
        let outer_mark = self.mark;
        if !matches!(self.place, Place::Title | Place::Note(_)) {
            self.split_mark(source);
        }
        if self.pieces.is_empty() {
            (self.pieces, self.mark) = (whole, outer_mark);
        }
        if self.place == Place::Title {
            let clean = self.clean(source);
            let first = self.pieces.first().map_or(0, |piece| piece.span.len());
            if let Some(skip) = phrase::numbered_title(&clean).filter(|&skip| skip < first) {
                self.skip(skip, source);
            }
        }
        let span = Span::new(self.pieces.first()?.span.start, self.pieces.last()?.span.end);
        let clean = self.clean(source);
        let (label, kind) = labeller.next(Item {
            text: &clean,
            mark: self.mark,
            place: self.place,
            kind: self.kind,
        });
        let from = batch.edits.len() as u32;
        self.add_edits(source, &mut batch.edits);
        let edits = (from, batch.edits.len() as u32);
        batch.paragraphs.push(Paragraph { span, edits, label, kind });
        Some((label, clean))
    }

    fn add_edits(&self, source: &str, edits: &mut Vec<Edit>) {
        let mut before = None;
        for piece in &self.pieces {
            let end: usize = before.unwrap_or(piece.span.start);
            if piece.span.start > end {
                let span = Span::new(end, piece.span.start);
                // Blanks between pieces, as at a line break, are left to the reader's folding.
                if !source[span.range()].chars().all(is_blank) {
                    edits.push(Edit { span, kind: EditKind::Drop(piece.gap) });
                }
            }
            if let Some(character) = piece.stands_for {
                edits.push(Edit { span: piece.span, kind: EditKind::Replace(character) });
            }
            before = Some(piece.span.end);
        }
    }
}
