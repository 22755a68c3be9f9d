use std::ops::Range;

use zhengming_document::{Batch, Label, Paragraph};
use zhengming_tagger::Shield;
use zhengming_text::{Folded, Folds, Span};

use super::Place;
use super::context::{Context, Visible};

/// A place whose line and column are still to be found.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub(crate) label: Label,
    /// Bytes in the batch.
    pub(crate) span: Span,
    pub(crate) folds: Folds,
    pub(crate) nested: bool,
    pub(crate) shield: Option<Shield>,
    pub(crate) context: Option<Box<Context>>,
}

/// A paragraph with its batch and its folded text.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) batch: &'a Batch,
    pub(crate) paragraph: &'a Paragraph,
    pub(crate) folded: &'a Folded,
}

impl Sight<'_> {
    /// The place of bytes of the folded text, disjoint and outside titles and quotations, with so
    /// many characters of context.
    pub(crate) fn pending(
        self,
        range: Range<usize>,
        folds: Folds,
        width: Option<usize>,
    ) -> Pending {
        let span = self.folded.source_span(range);
        Pending {
            label: self.paragraph.label,
            span,
            folds,
            nested: false,
            shield: None,
            context: width.map(|width| self.context(span, width)),
        }
    }

    /// Bytes of the folded text as a reader sees them in the file.
    pub(crate) fn shown(self, range: Range<usize>) -> Box<str> {
        self.context(self.folded.source_span(range), 0).keyword
    }

    /// The text around `span`, with so many characters on either side.
    fn context(self, span: Span, width: usize) -> Box<Context> {
        let Self { batch, paragraph, .. } = self;
        let edits = batch.edits_of(paragraph);
        let visible = Visible { source: &batch.text, paragraph: paragraph.span, edits };
        Box::new(Context::new(visible, span, width))
    }
}

impl Pending {
    /// The place, now that its line and column are known. The batch starts at byte `base`.
    pub(crate) fn into_place(self, base: u64, (line, column): (u64, u64)) -> Place {
        Place {
            label: self.label,
            span: (base + self.span.start as u64, base + self.span.end as u64),
            line,
            column,
            folds: self.folds,
            nested: self.nested,
            shield: self.shield,
            context: self.context,
        }
    }
}
