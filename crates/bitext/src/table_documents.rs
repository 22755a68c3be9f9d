//! The documents that a table of pairs holds, each in both languages, with places in the table.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_document::{Encoding, Format, Language, Sections, split_number};
use zhengming_text::Span;

use crate::documents::Reader;
use crate::pieces::Stretch;
use crate::table::{Row, Table};
use crate::{AlignedDocument, AlignedUnit, Error};

/// Reads a table document by document. One ends where the symbol changes.
pub(crate) struct TableReader {
    path: PathBuf,
    table: Table,
    /// The document whose rows are being read.
    current: Option<Rows>,
}

/// The rows of a document as they stand in the table, and the units in them.
struct Rows {
    symbol: String,
    text: String,
    /// Byte and line at which the first row starts.
    start: (u64, u64),
    /// The line of the last row.
    last_line: u64,
    sections: Sections,
    units: Vec<AlignedUnit>,
}

impl TableReader {
    pub(crate) fn new(path: &Path, table: Table) -> Self {
        Self { path: path.to_owned(), table, current: None }
    }
}

impl Reader for TableReader {
    /// Reads rows until a document is complete.
    fn next_document(&mut self) -> Result<Option<AlignedDocument>, Error> {
        while let Some(row) = self.table.next_row()? {
            let is_next = self.current.as_ref().is_none_or(|one| one.symbol != row.symbol);
            let done = if is_next { self.current.replace(Rows::new(&row)) } else { None };
            if let Some(current) = &mut self.current {
                current.push(&row);
            }
            if done.is_some() {
                return Ok(done.map(|rows| rows.finish(&self.path)));
            }
        }
        Ok(self.current.take().map(|rows| rows.finish(&self.path)))
    }
}

impl Rows {
    fn new(first: &Row<'_>) -> Self {
        Self {
            symbol: first.symbol.to_owned(),
            text: String::new(),
            start: (first.offset, first.line),
            last_line: first.line,
            sections: Sections::default(),
            units: Vec::new(),
        }
    }

    fn push(&mut self, row: &Row<'_>) {
        self.close_line(row);
        let base = self.text.len();
        self.text.push_str(row.text);
        let (label, kind) = self.sections.next(row.section, row.number, row.labelling());
        let sides = Language::ALL.map(|language| {
            let text = split_number(row.cell(language)).1;
            let start = base + (text.as_ptr() as usize - row.text.as_ptr() as usize);
            let span = Span::new(start, start + text.len());
            (!text.is_empty()).then_some(Stretch { span, edits: (0, 0) })
        });
        let (state, notes) = (None, Vec::new());
        let (number, is_exact) = (row.number.into(), row.exact);
        let id = None;
        self.units.push(AlignedUnit { id, label, kind, state, notes, is_exact, number, sides });
    }

    /// Fills up to the start of a row, so that ends of lines, blanks in front of them and empty
    /// lines count as they do in the table.
    fn close_line(&mut self, row: &Row<'_>) {
        let bytes = (row.offset - self.start.0) as usize - self.text.len();
        let lines = (row.line - self.last_line) as usize;
        let blanks = bytes.saturating_sub(lines);
        self.text.extend(std::iter::repeat_n(' ', blanks));
        self.text.extend(std::iter::repeat_n('\n', lines));
        self.last_line = row.line;
    }

    fn finish(self, path: &Path) -> AlignedDocument {
        AlignedDocument {
            path: path.to_owned(),
            id: self.symbol,
            format: Format::Table,
            encoding: Encoding::Utf8,
            range: Span::new(0, self.text.len()),
            source: Arc::new(self.text),
            start: (self.start.0, self.start.1, 0),
            edits: Vec::new(),
            units: self.units,
            warnings: Vec::new(),
            further: 0,
            has_symbol: true,
        }
    }
}
