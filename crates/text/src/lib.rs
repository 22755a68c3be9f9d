//! Spans, lines and folding.
//!
//! A reader sees 信息和通信技术 whether a line break, a blank, a footnote mark, markup, full-width
//! letters or Traditional characters stand in it. [`Folder`] turns a stretch of source text into
//! the [`Folded`] form that is compared, and [`Folded::source_span`] leads from there back to the
//! exact bytes of the source.

mod edit;
mod fold;
mod language;
mod lines;
mod span;

pub use edit::{Edit, EditKind};
pub use fold::{Fold, Folded, Folder, Folds, Quote, QuoteKind, fold_term};
pub use language::Language;
pub use lines::{LineIndex, Position};
pub use span::Span;
