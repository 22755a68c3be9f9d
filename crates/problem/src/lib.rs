//! Problems in files that people write: where they stand, what was found, what was expected.
//!
//! Glossaries and settings are written by hand, by people who write no programs. Their readers do
//! not stop at the first slip: every [`Problem`] has file, line and column, and a hint where one can
//! be given. [`Problems`] collects them, [`read_toml`] walks over a file, [`Reader`] takes values out
//! of its tables, and [`Fields`] knows the keys of a table by their being asked for, so that a key
//! that nobody asks for is a problem and no list of keys is kept.
//!
//! ```
//! use std::path::PathBuf;
//! use std::sync::Arc;
//!
//! use zhengming_problem::{Fields, Problems, decode_utf_8, read_toml};
//!
//! let file = Arc::new(PathBuf::from("settings.toml"));
//! let mut problems = Problems::default();
//! let source = decode_utf_8(&file, "nmae = \"规范\"".as_bytes(), &mut problems).unwrap();
//! assert_eq!(source.location(11).column, 10); // bytes in, code points out: 规 has three of them
//! read_toml(&source, &mut problems, |table, reader| {
//!     let mut fields = Fields::new(table, 0, "a file");
//!     assert!(reader.text(&mut fields, "name").is_none());
//!     fields.finish(reader);
//! });
//! assert_eq!(
//!     problems.into_sorted()[0].to_string(),
//!     "settings.toml:1:1: error: unknown key \"nmae\" in a file, expected name (did you mean \"name\"?)"
//! );
//! ```

mod date;
mod fields;
mod location;
mod named;
mod problem;
mod source;
mod suggest;
mod toml;

pub use self::toml::read_toml;
pub use date::{check_date, is_date};
pub use fields::{Fields, Reader};
pub use location::Location;
pub use named::{Named, named};
pub use problem::{Problem, Problems, Severity, unknown};
pub use source::{SourceText, decode_utf_8};
pub use suggest::{did_you_mean, nearest, nearest_within, one_of, quoted};
