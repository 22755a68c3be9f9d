use crate::{Fold, Span};

/// A place where the reader of a file says that the text is not what the bytes are.
///
/// Readers leave the file text as it is and describe the difference by a sorted list of disjoint
/// edits: tags and emphasis marks are dropped, a character reference stands for one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes concerned, in the same text as the span of the paragraph.
    pub span: Span,
    /// What stands for them.
    pub kind: EditKind,
}

/// What an [`Edit`] puts in the place of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// Nothing: the bytes are transparent, for the reason given
    /// ([`Fold::Markup`], [`Fold::Noise`], [`Fold::NoteMark`] …).
    Drop(Fold),
    /// One character, as for `&amp;` or `&#x7F51;`.
    Replace(char),
}
