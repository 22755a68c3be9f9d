use std::sync::Arc;

use zhengming_document::{Batch, Kind, Label, Paragraph};
use zhengming_text::{Language, Span};

use crate::Place;

/// A paragraph in both languages.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Symbol of the document, without blanks: `S/RES/2608(2021)`.
    pub document: Arc<str>,
    /// Year of the document, where it is known.
    pub year: Option<u16>,
    /// Where it stands in the document.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// The Chinese paragraph, without its number.
    pub zh: String,
    /// The English paragraph, without its number.
    pub en: String,
    /// Whether the two sides were paired by structure alone and not by length or likeness.
    pub exact: bool,
}

impl Unit {
    /// How the paragraph is cited: `A/RES/76/19 OP 6 (a)`.
    #[must_use]
    pub fn cite(&self) -> String {
        format!("{} {}", self.document, self.place)
    }

    /// The text of one language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }

    /// One language as a batch of one paragraph, for what works on batches.
    #[must_use]
    pub fn batch(&self, language: Language) -> (Batch, Paragraph) {
        let text = self.text(language).to_owned();
        let span = Span::new(0, text.len());
        let label: Label = self.place.label;
        let paragraph = Paragraph { span, edits: (0, 0), label, kind: self.kind };
        (Batch { line: 1, text, paragraphs: vec![paragraph], ..Batch::default() }, paragraph)
    }
}
