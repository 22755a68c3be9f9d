use crate::{Edit, Span};

/// One way in which source text differs from its folded form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Fold {
    /// A line break where the folded text has a blank or nothing.
    LineBreak,
    /// Blanks where the folded text has none, or several where it has one.
    Blank,
    /// A word taken apart by a hyphen at the end of a line.
    Hyphenation,
    /// Zero-width characters, soft hyphens, direction marks.
    Invisible,
    /// A note mark, superscript or bare.
    NoteMark,
    /// Markup of the file format.
    Markup,
    /// Page headers, page numbers, field errors and the like.
    Noise,
    /// Full-width, half-width, small and vertical forms.
    Width,
    /// Radicals and compatibility ideographs standing for ordinary characters.
    Radical,
    /// Traditional characters.
    Traditional,
    /// Other forms of dashes and quotation marks, and hyphens left out or put in.
    Variant,
    /// Other letter case.
    Case,
}

/// A set of [`Fold`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folds(u16);

/// Which side of a quotation or title a mark stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// “ 「 『 and the like.
    Open,
    /// ” 」 』 and the like.
    Close,
    /// The straight mark, which may be either.
    Straight,
    /// 《 or 〈.
    TitleOpen,
    /// 》 or 〉.
    TitleClose,
}

/// A quotation or title mark in folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Byte offset of the mark in the folded text.
    pub at: usize,
    /// Which mark it is.
    pub kind: QuoteKind,
}

/// Folded text with its way back to the source.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
}

/// Folds source text. Holds no state between calls.
#[derive(Clone, Copy, Debug, Default)]
pub struct Folder;

impl Folder {
    /// Folds `source[span]`, seen through `edits`, into `out`, which is cleared first and whose
    /// memory is used again.
    pub fn fold(&self, source: &str, span: Span, edits: &[Edit], out: &mut Folded) {
        let _ = (source, span, edits, out);
    }
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The source bytes of the folded range, without what is dropped at its two ends.
    #[must_use]
    pub fn source_span(&self, folded: std::ops::Range<usize>) -> Span {
        let _ = folded;
        Span::default()
    }
    /// How the source of the folded range differs from it.
    #[must_use]
    pub fn folds(&self, folded: std::ops::Range<usize>) -> Folds {
        let _ = folded;
        Folds::default()
    }
    /// Quotation and title marks in order.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &[]
    }
    /// Whether a hyphen inside a word was folded away at this folded offset.
    #[must_use]
    pub fn hyphen_at(&self, at: usize) -> bool {
        let _ = at;
        false
    }
}

/// The folded form of a term as written in a glossary: trimmed, with inner line breaks as blanks.
#[must_use]
pub fn fold_term(term: &str) -> String {
    term.to_owned()
}
