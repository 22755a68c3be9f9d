//! Tables, whatever they are read from: a header, and rows that are terms, concepts or pairs.

mod cells;
mod columns;
mod map;
mod read;
mod rows;
mod text;
mod wide;

pub(super) use self::cells::{guarded, joined, parted, rows, terms_of};
pub(super) use self::columns::{Column, is_column, is_header};
pub use self::map::ColumnMap;
pub(super) use self::read::read_rows;
pub(super) use self::text::{Dialect, TextTable, delimiter};
