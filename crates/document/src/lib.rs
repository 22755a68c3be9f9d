//! Readers that turn files into labelled paragraphs.
//!
//! A [`Reader`] opens plain text (clean, or torn by extraction from a PDF), Markdown or AKN4UN XML,
//! tells what the document is ([`DocumentInfo`]) and hands out [`Batch`]es: the file text as it is, the
//! [`Paragraph`]s in it with the [`Label`] under which each is cited, and edits that say which
//! bytes inside a paragraph are no text of it. A long text comes in many batches, so that memory
//! stays bounded.
//!
//! ```
//! use zhengming_document::{Document, Options};
//!
//! let text = "大会，\n\n重申网络空间的规范，\n\n1. 决定继续讨论；\n";
//! let document = Document::from_bytes("A-RES-80-1.zh.txt", text, &Options::default())?;
//! assert_eq!(document.info.id, "A/RES/80/1");
//!
//! let operative = &document.batch.paragraphs[2];
//! assert_eq!(operative.label.to_string(), "OP 1");
//! // Spans are byte offsets in the file, without the number of the paragraph.
//! assert_eq!(operative.span.range(), 46..67);
//! assert_eq!(&document.batch.text[operative.span.range()], "决定继续讨论；");
//! # Ok::<(), zhengming_document::Error>(())
//! ```

mod akn;
mod article;
mod blocks;
mod cover;
mod date;
mod discover;
mod document;
mod encoding;
mod error;
mod format;
mod head;
mod label;
mod mark;
mod markdown;
mod phrase;
mod reader;
mod remark;
mod sections;
mod source;
mod structure;
mod symbol;
mod text;
mod warnings;
mod whole;

pub use article::article_number;
pub use date::{MONTHS, find as find_date, spelt_ordinal};
pub use discover::{DiscoverError, Discovered, discover, discover_with};
pub use document::{Batch, DocumentInfo, Encoding, Format, Kind, Paragraph, Warning};
pub use error::Error;
pub use head::bare_title;
pub use label::{Label, Part};
pub use reader::{Document, Options, Reader};
pub use remark::Remark;
pub use sections::{Section, Sections, split_number};
pub use whole::WholeText;
pub use zhengming_text::Language;
