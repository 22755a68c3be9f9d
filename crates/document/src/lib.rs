//! Readers that turn files into labelled paragraphs.
mod document;
mod label;
mod language;

pub use document::{Batch, DocumentInfo, Encoding, Format, Kind, Paragraph, Warning};
pub use label::{Label, Part};
pub use language::Language;
