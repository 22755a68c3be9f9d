use std::ops::Range;

use zhengming_document::{Batch, Label, Paragraph};
use zhengming_glossary::TermId;
use zhengming_text::{Fold, Folded, Folds, LineIndex, Position, Span};

use crate::{Shield, hyphens};

/// A term found in a folded paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The term; of several that have this form the one with the best status.
    pub term: TermId,
    /// Where it stands in the folded text, in bytes. A term with a gap reaches from the first byte
    /// of its first piece to the last byte of its last.
    pub folded: Range<usize>,
    /// Whether it stands inside a longer term that it is a part of in both languages, as 规范 does
    /// in 负责任国家行为规范. Nested matches lie inside the span of another; all others are disjoint.
    pub nested: bool,
    /// Why it does not speak for its document, where it does not.
    pub shield: Option<Shield>,
}

/// A term found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence<'b> {
    /// The term; of several that have this form the one with the best status.
    pub term: TermId,
    /// The paragraph's label.
    pub label: Label,
    /// Bytes in the file (decoded, where the file is not in UTF-8).
    pub span: (u64, u64),
    /// Line in the file, from 1.
    pub line: u64,
    /// Column in code points, from 1.
    pub column: u64,
    /// The source text of the span, with whatever breaks it.
    pub source: &'b str,
    /// How the source differs from the term as it is written in the glossary.
    pub folds: Folds,
    /// Whether it is a part of a longer term; see [`Match::nested`].
    pub nested: bool,
    /// Why it does not speak for its document, where it does not.
    pub shield: Option<Shield>,
}

impl Match {
    /// How the source differs from the term as the glossary has it. `source` is the text that
    /// `folded` was made from.
    #[must_use]
    pub fn folds(&self, source: &str, folded: &Folded, written: &str) -> Folds {
        let mut folds = folded.folds(self.folded.clone());
        let span = folded.source_span(self.folded.clone());
        if folds.contains(Fold::Traditional) && &source[span.range()] == written {
            // Some characters, 著 among them, are in use in both scripts.
            folds.remove(Fold::Traditional);
        }
        if hyphens::are_parted(&folded.text()[self.folded.clone()], written) {
            folds.insert(Fold::Variant);
        }
        folds
    }
}

impl<'b> Occurrence<'b> {
    /// Leads a match back to the batch it was found in. `lines` must belong to the text of the
    /// batch, `folded` to the paragraph, and `written` is the term as the glossary has it.
    #[must_use]
    pub fn new(
        found: &Match,
        batch: &'b Batch,
        lines: &LineIndex,
        paragraph: &Paragraph,
        folded: &Folded,
        written: &str,
    ) -> Self {
        let span: Span = folded.source_span(found.folded.clone());
        let source = &batch.text[span.range()];
        let folds = found.folds(&batch.text, folded, written);
        let Position { line, column } = lines.position(&batch.text, span.start);
        // The first line of a batch may have begun in the one before.
        let before = if line == 1 { batch.line_before } else { 0 };
        Self {
            term: found.term,
            label: paragraph.label,
            span: (batch.offset + span.start as u64, batch.offset + span.end as u64),
            line: batch.line + line as u64 - 1,
            column: before + column as u64,
            source,
            folds,
            nested: found.nested,
            shield: found.shield,
        }
    }
}
