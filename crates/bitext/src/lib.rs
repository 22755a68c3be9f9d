//! Readers of aligned texts: paragraphs of one document in two languages, side by side.
//!
//! A [`Bitext`] is an iterator of [`Unit`]s. Two kinds of input are read:
//!
//! * tables of pairs, `.tsv` or compressed as `.tsv.xz`, with a header that names the columns
//!   `symbol`, `section`, `label_zh`, `label_en`, `zh`, `en` and `align`; only `symbol`, `zh` and
//!   `en` must be there. They are read line by line, so that memory stays bounded.
//! * two files of one document, `ID.zh.xml` and `ID.en.xml` (or any other format that
//!   [`zhengming_document`] reads). Paragraphs are paired by their labels; where the one side has
//!   more paragraphs under a label than the other, they are left out and counted.
//!
//! [`TableDocuments`] takes the documents of a table one after the other instead, each with the
//! places of its paragraphs in the table, for what counts and marks terms in documents.
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

mod discover;
mod documents;
mod error;
mod open;
mod pair;
mod place;
mod table;
mod unit;
mod year;

pub use discover::{Input, discover, is_table};
pub use documents::{TableDocument, TableDocuments};
pub use error::Error;
pub use open::Bitext;
pub use pair::partners;
pub use place::Place;
pub use unit::Unit;
pub use year::of_symbol as year_of_symbol;
