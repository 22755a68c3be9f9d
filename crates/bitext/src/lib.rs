//! Readers of aligned texts: paragraphs of one document in two languages, side by side.
//!
//! A [`Bitext`] is an iterator of [`Unit`]s. Two kinds of input are read:
//!
//! * files that hold both languages, also packed by xz, gzip or zstd:
//!   * translation memories, TMX 1.1 to 1.4;
//!   * XLIFF 1.2, 2.0, 2.1 and 2.2, and SDLXLIFF and MQXLIFF as far as they are XLIFF;
//!   * tables of pairs, `.tsv` with a header that names the columns `symbol`, `section`,
//!     `label_zh`, `label_en`, `zh`, `en` and `align`; only `symbol`, `zh` and `en` must be there.
//!     They are read line by line, so that memory stays bounded; other files are read as a whole,
//!     up to 256 MiB;
//!   * CSV, TSV and JSON Lines whose header or fields name both languages (`en` and `zh-CN`, or
//!     `source` and `target`);
//!   * catalogues of gettext, `.po`.
//! * two files of one document, `ID.zh.xml` and `ID.en.xml` (or any other format that
//!   [`zhengming_document`] reads), which [`align`] puts side by side. Paragraphs without a
//!   counterpart, or of which it is not sure, are left out and counted.
//!
//! [`Documents`] takes the documents of a file one after the other instead, each as an
//! [`AlignedDocument`] with the places of its units in the file, for what counts and marks terms in
//! documents. Inline codes are edits of the text, so that a term is found across them; sub-flows
//! are units of their own; states and notes are kept.
//!
//! ```
//! use zhengming_bitext::Bitext;
//!
//! let table = "symbol\tsection\tzh\ten\n\
//!              A/RES/80/1\tpreamble\t大会，\tThe General Assembly,\n\
//!              A/RES/80/1\tpreamble\t回顾《联合国宪章》，\tRecalling the Charter,\n";
//! let units: Vec<_> = Bitext::from_bytes("pairs.tsv", table).collect::<Result<_, _>>()?;
//! assert_eq!(units[1].cite(), "A/RES/80/1 PP 1");
//! assert_eq!(&units[1].zh[..6], "回顾"); // bytes
//! # Ok::<(), zhengming_bitext::Error>(())
//! ```

mod align;
mod aligned;
mod counterparts;
mod delimited;
mod discover;
mod documents;
mod error;
mod format;
mod inline;
mod json_lines;
mod language;
mod open;
mod packed;
mod pair;
mod pieces;
mod place;
mod po;
mod roles;
mod table;
mod table_documents;
mod tmx;
mod unit;
mod whole;
mod xliff;
mod xml;
mod year;

pub use align::{Alignment, Hints, Link, Sentences, align, sentences};
pub use aligned::{AlignedDocument, AlignedUnit, Segment, UnitCounts};
pub use counterparts::{FilePair, counterparts};
pub use discover::{Input, discover, is_aligned};
pub use documents::Documents;
pub use error::Error;
pub use open::Bitext;
pub use place::Place;
pub use unit::Unit;
pub use year::of_symbol as year_of_symbol;
