//! Tables in workbooks of spreadsheet programs. The rows are those of CSV.

mod read;
mod write;

use super::{Entry, Kind};

pub(super) static FORMAT: Entry = Entry {
    name: "xlsx",
    summary: "a workbook with a row for each term",
    extensions: &["xlsx"],
    common_endings: &[],
    recognises: |head| head.starts_with(b"PK\x03\x04"),
    limit: 64 << 20,
    read: Some(read::read),
    write: Some(write::write),
    kind: Kind::Workbook,
};
