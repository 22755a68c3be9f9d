//! Tables in plain text.

use csv::{ReaderBuilder, StringRecord};

use super::columns::{is_column, is_header};
use crate::Location;
use crate::problem::Problems;
use crate::source::SourceText;

/// What may part the cells of a row, the likeliest first.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// A table in plain text, taken apart.
pub(in crate::formats) struct TextTable<'a> {
    source: &'a SourceText,
    delimiter: u8,
    pub(in crate::formats) records: Vec<StringRecord>,
}

/// How a table is written.
#[derive(Clone, Copy)]
pub(in crate::formats) struct Dialect {
    pub(in crate::formats) delimiter: u8,
    /// Whether cells may stand in quotation marks.
    pub(in crate::formats) quoting: bool,
    /// Whether lines that start with `#` are remarks.
    pub(in crate::formats) remarks: bool,
}

impl<'a> TextTable<'a> {
    /// Takes a text apart. What stands after a fault is lost, and that is said.
    pub(in crate::formats) fn new(
        source: &'a SourceText,
        dialect: Dialect,
        problems: &mut Problems,
    ) -> Self {
        let mut table = ReaderBuilder::new()
            .delimiter(dialect.delimiter)
            .quoting(dialect.quoting)
            .comment(dialect.remarks.then_some(b'#'))
            .has_headers(false)
            .flexible(true)
            .from_reader(source.text().as_bytes());
        let mut records = Vec::new();
        for record in table.records() {
            match record {
                Ok(record) => records.push(record),
                Err(error) => {
                    let offset = error.position().map_or(0, csv::Position::byte);
                    let at = source.location(usize::try_from(offset).unwrap_or(usize::MAX));
                    problems.error(&at, format!("not a table: {error}"));
                    break;
                }
            }
        }
        Self { source, delimiter: dialect.delimiter, records }
    }

    /// Where a cell of a row starts.
    pub(in crate::formats) fn place(&self, row: usize, cell: usize) -> Location {
        let start = self.records.get(row).and_then(StringRecord::position);
        let start = usize::try_from(start.map_or(0, csv::Position::byte)).unwrap_or(usize::MAX);
        self.source.location(cell_start(self.source.text(), start, self.delimiter, cell))
    }
}

/// The delimiter by which the first line falls into a header, or else into most cells.
pub(in crate::formats) fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let cells = |delimiter: u8| {
        let cells = header.split(char::from(delimiter)).map(|cell| cell.trim().trim_matches('"'));
        let known = cells.clone().filter(|cell| is_column(cell)).count();
        (is_header(cells.clone()), known, cells.count())
    };
    // Of equal ones the last would win, so the likeliest comes last.
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| cells(delimiter)).unwrap_or(b',')
}

/// Byte offset at which a cell starts, in the row that starts at `start`. The parser tells only
/// where rows start.
fn cell_start(text: &str, start: usize, delimiter: u8, index: usize) -> usize {
    let bytes = text.as_bytes();
    let line_ends = bytes.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let mut at = start + line_ends.count();
    for _ in 0..index {
        at = cell_end(bytes, at, delimiter);
        if bytes.get(at) != Some(&delimiter) {
            break;
        }
        at += 1;
    }
    at.min(bytes.len())
}

fn cell_end(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let ends = byte == delimiter || byte == b'\n' || byte == b'\r';
        if byte == b'"' && (quoted || at == start) {
            // A doubled mark inside quotes closes and opens again, which comes to the same.
            quoted = !quoted;
        } else if byte == b'"' && at > start && bytes[at - 1] == b'"' && bytes[start] == b'"' {
            quoted = true;
        } else if ends && !quoted {
            break;
        }
        at += 1;
    }
    at
}
