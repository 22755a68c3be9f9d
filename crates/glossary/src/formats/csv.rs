//! Tables as spreadsheets save them: CSV and TSV. Described in `docs/glossary-format.md`.

use csv::WriterBuilder;
use zhengming_problem::Problems;

use super::table::{Dialect, TextTable, delimiter, guarded, is_header, read_rows, rows};
use super::{Content, Entry, ExportOptions, Kind, TextEncoding};
use crate::Glossary;
use crate::draft::Draft;
use crate::encoding::{decode, head_text};
use crate::source::Input;

pub(super) static CSV: Entry = Entry {
    name: "csv",
    summary: "a table with commas, a row for each term",
    extensions: &["csv"],
    common_endings: &[],
    recognises: has_header,
    limit: 64 << 20,
    read: Some(read),
    write: Some(|glossary, options| write(glossary, options, b',')),
    kind: Kind::Table,
};

pub(super) static TSV: Entry = Entry {
    name: "tsv",
    summary: "a table with tabs, a row for each term",
    extensions: &["tsv"],
    common_endings: &[],
    recognises: has_header,
    limit: 64 << 20,
    read: Some(read),
    write: Some(|glossary, options| write(glossary, options, b'\t')),
    kind: Kind::Table,
};

/// Whether the first line is a header that says where the terms stand.
fn has_header(head: &[u8]) -> bool {
    let text = head_text(head);
    let delimiter = char::from(delimiter(&text));
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    is_header(first.split(delimiter).map(|cell| cell.trim().trim_matches('"')))
}

/// Reads a table with a header.
pub(super) fn read(input: &Input, problems: &mut Problems) -> Draft {
    let Some(source) = decode(input, problems) else { return Draft::default() };
    let dialect = Dialect { delimiter: delimiter(source.text()), quoting: true, remarks: false };
    let table = TextTable::new(&source, dialect, problems);
    let place = |row, cell| table.place(row, cell);
    read_rows(&table.records, None, true, input, &place, problems)
}

fn write(glossary: &Glossary, options: &ExportOptions, delimiter: u8) -> Content {
    match rows(glossary, options) {
        Ok(rows) => Content::Text(write_rows(rows, delimiter), TextEncoding::Utf8WithMark),
        Err(reason) => Content::refused(reason),
    }
}

/// Rows as text in which no cell is a formula.
pub(super) fn write_rows(rows: Vec<Vec<String>>, delimiter: u8) -> String {
    let mut table = WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| guarded(cell).into_owned());
        // A vector can always be written to, and flexible rows are not asked for.
        let _ = table.write_record(cells);
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
