//! Segments put together from pieces of text with codes between them.

use zhengming_document::Paragraph;
use zhengming_text::{Edit, EditKind, Fold, Span};

/// A stretch of text, or bytes that stand for one character.
#[derive(Clone, Copy, Debug)]
struct Piece {
    span: Span,
    stands_for: Option<char>,
}

/// A segment in the making, in the order of the file. What lies between its pieces is markup.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pieces(Vec<Piece>);

/// A segment of a document: where its text stands, and which bytes of that are none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub(crate) span: Span,
    /// As in [`Paragraph::edits`].
    pub(crate) edits: (u32, u32),
}

impl Pieces {
    /// Adds text that is read as it stands in the file.
    pub(crate) fn text(&mut self, span: Span) {
        self.0.push(Piece { span, stands_for: None });
    }

    /// Adds bytes that stand for one character.
    pub(crate) fn character(&mut self, span: Span, character: char) {
        self.0.push(Piece { span, stands_for: Some(character) });
    }

    /// Whether nothing was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes in the pieces of other segments, each at its place in the file.
    pub(crate) fn merge(&mut self, others: impl Iterator<Item = Self>) {
        self.0.extend(others.flat_map(|other| other.0));
        self.0.sort_by_key(|piece| piece.span.start);
    }

    /// Cuts blanks off both ends and adds the edits; none, if nothing is left.
    pub(crate) fn finish(mut self, source: &str, edits: &mut Vec<Edit>) -> Option<Stretch> {
        self.trim(source);
        let span = Span::new(self.0.first()?.span.start, self.0.last()?.span.end);
        let from = edits.len() as u32;
        let mut end = span.start;
        for piece in &self.0 {
            if piece.span.start > end {
                let gap = Span::new(end, piece.span.start);
                edits.push(Edit { span: gap, kind: EditKind::Drop(Fold::Markup) });
            }
            if let Some(character) = piece.stands_for {
                edits.push(Edit { span: piece.span, kind: EditKind::Replace(character) });
            }
            end = piece.span.end;
        }
        Some(Stretch { span, edits: (from, edits.len() as u32) })
    }

    fn trim(&mut self, source: &str) {
        let is_text = |piece: &Piece| match piece.stands_for {
            Some(character) => !character.is_whitespace(),
            None => !source[piece.span.range()].trim().is_empty(),
        };
        let behind = self.0.iter().rposition(is_text).map_or(0, |last| last + 1);
        self.0.truncate(behind);
        let first = self.0.iter().position(is_text).unwrap_or(self.0.len());
        self.0.drain(..first);
        if let Some(first) = self.0.first_mut().filter(|piece| piece.stands_for.is_none()) {
            first.span.start = first.span.end - source[first.span.range()].trim_start().len();
        }
        if let Some(last) = self.0.last_mut().filter(|piece| piece.stands_for.is_none()) {
            last.span.end = last.span.start + source[last.span.range()].trim_end().len();
        }
    }
}

impl Stretch {
    /// The stretch as a paragraph.
    pub(crate) fn paragraph(
        self,
        label: zhengming_document::Label,
        kind: zhengming_document::Kind,
    ) -> Paragraph {
        Paragraph { span: self.span, edits: self.edits, label, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_between_pieces_are_dropped_and_ends_are_trimmed() {
        let source = " 网<g>络</g>&amp; <x/>";
        let mut pieces = Pieces::default();
        let at = |text: &str| {
            let start = source.find(text).expect("it is there");
            Span::new(start, start + text.len())
        };
        pieces.text(at(" 网"));
        pieces.text(at("络"));
        pieces.character(at("&amp;"), '&');
        pieces.text(Span::new(at("<x/>").start - 1, at("<x/>").start));
        let mut edits = Vec::new();
        let stretch = pieces.finish(source, &mut edits).expect("text");
        assert_eq!(&source[stretch.span.range()], "网<g>络</g>&amp;");
        assert_eq!(
            edits,
            [
                Edit { span: at("<g>"), kind: EditKind::Drop(Fold::Markup) },
                Edit { span: at("</g>"), kind: EditKind::Drop(Fold::Markup) },
                Edit { span: at("&amp;"), kind: EditKind::Replace('&') },
            ]
        );
        assert!(Pieces::default().finish(source, &mut edits).is_none());
    }
}
