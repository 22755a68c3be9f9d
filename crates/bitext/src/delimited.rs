//! Tables whose header names the languages: CSV (RFC 4180) and TSV without symbols.

use zhengming_text::Span;

use crate::Error;
use crate::aligned::Builder;
use crate::pieces::Pieces;
use crate::roles::{Role, Row};
use crate::whole::WholeFile;

/// What may stand between the cells of a table. Quotes mean nothing in one with tabs.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Whether the first line of a table names columns for both languages.
pub(crate) fn fits(head: &str) -> bool {
    let line = head.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    DELIMITERS.into_iter().any(|delimiter| {
        let cells = Cells { text: line, at: 0, delimiter };
        cells.header().is_ok_and(|roles| Role::are_pairs(&roles))
    })
}

/// Reads a table; all rows are one document, unless a column names the documents.
pub(crate) fn read(file: &WholeFile) -> Result<Vec<Builder>, Error> {
    let text = file.text();
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let fail = |(at, message)| file.error(at, message);
    for delimiter in DELIMITERS {
        let mut cells = Cells { text, at: mark, delimiter };
        let roles = cells.roles().map_err(fail)?;
        if Role::are_pairs(&roles) {
            return cells.rows(&roles, file).map_err(fail);
        }
    }
    let message =
        "no columns for both languages in the header, such as en and zh or source and target";
    Err(file.error(mark, message.to_owned()))
}

/// A problem, with its place in the text.
type Problem = (usize, String);

/// The cells of a table, row by row.
struct Cells<'t> {
    text: &'t str,
    at: usize,
    delimiter: u8,
}

/// A cell: the stretches of its text, between which a doubled quote is cut.
#[derive(Default)]
struct Cell(Vec<Span>);

impl Cells<'_> {
    fn header(mut self) -> Result<Vec<Option<Role>>, Problem> {
        self.roles()
    }

    fn roles(&mut self) -> Result<Vec<Option<Role>>, Problem> {
        let header = self.next_row()?;
        Ok(header.iter().map(|cell| Role::of(cell.value(self.text).trim())).collect())
    }

    fn rows(mut self, roles: &[Option<Role>], file: &WholeFile) -> Result<Vec<Builder>, Problem> {
        let need = roles.iter().rposition(|role| is_side(*role)).map_or(0, |last| last + 1);
        let mut documents = Vec::new();
        while self.at < self.text.len() {
            let start = self.at;
            let cells = self.next_row()?;
            if cells.iter().all(|cell| cell.value(self.text).trim().is_empty()) {
                continue;
            }
            if cells.len() < need {
                let found = cells.len();
                return Err((start, format!("{found} columns, but the header promises {need}")));
            }
            let mut row = Row::default();
            for (cell, role) in cells.into_iter().zip(roles) {
                let Some(role) = *role else { continue };
                let value = cell.value(self.text).trim().to_owned();
                row.add(role, cell.pieces(), value);
            }
            row.finish(file, &mut documents);
        }
        Ok(documents)
    }

    /// Reads a row up to behind the end of its line.
    fn next_row(&mut self) -> Result<Vec<Cell>, Problem> {
        let mut row = Vec::new();
        loop {
            let cell = match self.byte() {
                Some(b'"') if self.delimiter != b'\t' => self.quoted()?,
                _ => self.plain(),
            };
            row.push(cell);
            match self.byte() {
                Some(byte) if byte == self.delimiter => self.at += 1,
                Some(b'\r' | b'\n') => {
                    let rest = &self.text[self.at..];
                    self.at += if rest.starts_with("\r\n") { 2 } else { 1 };
                    return Ok(row);
                }
                Some(_) => {
                    return Err((self.at, "text behind the quote that ends a cell".to_owned()));
                }
                None => return Ok(row),
            }
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn plain(&mut self) -> Cell {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        let ends = |&byte: &u8| byte == self.delimiter || matches!(byte, b'\r' | b'\n');
        self.at = start + rest.iter().position(ends).unwrap_or(rest.len());
        Cell(vec![Span::new(start, self.at)])
    }

    fn quoted(&mut self) -> Result<Cell, Problem> {
        let open = self.at;
        let mut cell = Cell::default();
        let mut start = open + 1;
        loop {
            let quote = memchr::memchr(b'"', &self.text.as_bytes()[start..])
                .ok_or_else(|| (open, "a quote that is not closed".to_owned()))?;
            let end = start + quote;
            self.at = end + 1;
            if self.byte() != Some(b'"') {
                cell.0.push(Span::new(start, end));
                return Ok(cell);
            }
            // Of two quotes the first is text.
            cell.0.push(Span::new(start, end + 1));
            start = end + 2;
        }
    }
}

impl Cell {
    fn value(&self, text: &str) -> String {
        self.0.iter().map(|span| &text[span.range()]).collect()
    }

    fn pieces(self) -> Pieces {
        let mut pieces = Pieces::default();
        self.0.into_iter().for_each(|span| pieces.text(span));
        pieces
    }
}

fn is_side(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Text(_) | Role::Source | Role::Target))
}
