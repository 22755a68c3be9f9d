//! Tables in plain text.

use csv::{ReaderBuilder, StringRecord};
use zhengming_problem::{Problems, SourceText};

use super::columns::{is_column, is_header};
use crate::Location;

/// What may part the cells of a row, the likeliest first.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// A table in plain text, taken apart.
pub(in crate::formats) struct TextTable<'a> {
    source: &'a SourceText,
    dialect: Dialect,
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
        let fault = if dialect.quoting { unclosed_quote(source.text(), dialect) } else { None };
        if let Some(fault) = fault {
            let help = "close it, or double a mark that belongs to the text";
            let message = "the quotation mark that opens this cell is not closed behind its text, \
                           expected another before the delimiter or the end of the line";
            problems.error_with_help(&source.location(fault.quote), message, help);
        }
        let is_faulty = |record: &StringRecord| {
            fault.is_some_and(|fault| row_start(source.text(), record, dialect) >= fault.row)
        };
        let mut records = Vec::new();
        for record in table.records() {
            match record {
                Ok(record) if is_faulty(&record) => break,
                Ok(record) => records.push(record),
                Err(error) => {
                    let offset = error.position().map_or(0, csv::Position::byte);
                    let at = source.location(usize::try_from(offset).unwrap_or(usize::MAX));
                    problems.error(&at, format!("not a table: {error}"));
                    break;
                }
            }
        }
        Self { source, dialect, records }
    }

    /// Where a cell of a row starts.
    pub(in crate::formats) fn place(&self, row: usize, cell: usize) -> Location {
        let text = self.source.text();
        let start = self.records.get(row).map_or(0, |row| row_start(text, row, self.dialect));
        self.source.location(cell_start(text, start, self.dialect.delimiter, cell))
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

/// Byte offset at which a row starts. The parser tells where the row before it ends: ends of lines
/// and remarks may stand between.
fn row_start(text: &str, record: &StringRecord, dialect: Dialect) -> usize {
    let bytes = text.as_bytes();
    let behind = record.position().map_or(0, csv::Position::byte);
    let mut at = usize::try_from(behind).unwrap_or(usize::MAX).min(bytes.len());
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\r' | b'\n' => at += 1,
            b'#' if dialect.remarks => at += line_length(&bytes[at..]),
            _ => break,
        }
    }
    at
}

/// Byte offset at which a cell starts, in the row that starts at `start`.
fn cell_start(text: &str, start: usize, delimiter: u8, index: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    for _ in 0..index {
        at = cell_end(bytes, at, delimiter).0;
        if bytes.get(at) != Some(&delimiter) {
            break;
        }
        at += 1;
    }
    at.min(bytes.len())
}

/// How far a cell is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// Outside quotation marks, or behind text that follows them.
    Plain,
    /// Inside quotation marks.
    Open,
    /// Behind a mark that closes, unless it is doubled.
    Closed,
}

/// Where the cell that starts at `start` ends, and whether it does so behind its closing mark or
/// has none.
fn cell_end(bytes: &[u8], start: usize, delimiter: u8) -> (usize, Quoting) {
    let mut state = Quoting::Plain;
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        state = match (state, byte) {
            (Quoting::Open, b'"') => Quoting::Closed,
            (Quoting::Closed, b'"') => Quoting::Open,
            (Quoting::Open, _) => Quoting::Open,
            (Quoting::Plain, b'"') if at == start => Quoting::Open,
            (_, b'\n' | b'\r') => break,
            (_, byte) if byte == delimiter => break,
            _ => Quoting::Plain,
        };
        at += 1;
    }
    (at, state)
}

/// A quotation mark that does not close where it should.
#[derive(Clone, Copy)]
struct Fault {
    /// Where the row with the mark starts.
    row: usize,
    /// Where the mark stands.
    quote: usize,
}

/// The first cell whose quotation mark is not closed. Such a cell takes in the lines behind it, up
/// to the end of the text or to the mark that opens another cell, behind which text goes on.
fn unclosed_quote(text: &str, dialect: Dialect) -> Option<Fault> {
    let bytes = text.as_bytes();
    let (mut row, mut at) = (0, 0);
    while at < bytes.len() {
        if dialect.remarks && at == row && bytes[at] == b'#' {
            at += line_length(&bytes[at..]);
            row = at;
            continue;
        }
        let (end, state) = cell_end(bytes, at, dialect.delimiter);
        let spans_lines = || bytes[at..end].contains(&b'\n');
        let is_quoted = bytes[at] == b'"';
        if is_quoted && (state == Quoting::Open || state == Quoting::Plain && spans_lines()) {
            return Some(Fault { row, quote: at });
        }
        if matches!(bytes.get(end), Some(b'\n' | b'\r')) {
            row = end + 1;
        }
        at = end + 1;
    }
    None
}

/// Bytes up to the end of the line and with it.
fn line_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| end + 1)
}
