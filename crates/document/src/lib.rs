//! Readers that turn files into labelled paragraphs.
mod document;
mod label;

pub use document::{Batch, DocumentInfo, Encoding, Format, Kind, Paragraph, Warning};
pub use label::{Label, Part};
pub use zhengming_text::Language;
