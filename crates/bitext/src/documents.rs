//! The documents that a table of pairs holds, each in both languages, with places in the table.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use zhengming_document::{
    Batch, DocumentInfo, Kind, Label, Language, Paragraph, Sections, split_number,
};
use zhengming_text::Span;

use crate::open::{open_table, unpacked};
use crate::table::{Row, Table};
use crate::{Error, year};

/// An iterator of the documents of a table, in the order of the table. A document ends where the
/// symbol changes.
///
/// After an error nothing more comes.
pub struct TableDocuments {
    path: PathBuf,
    table: Option<Table>,
    /// The document whose rows are being read.
    current: Option<TableDocument>,
}

/// A document of a table: its rows as they stand there, and the paragraphs in them.
#[derive(Clone, Debug)]
pub struct TableDocument {
    path: PathBuf,
    symbol: String,
    /// The rows. Positions count from the start of the unpacked table.
    rows: Batch,
    /// The line of the last row.
    last_line: u64,
    sections: Sections,
    paragraphs: Vec<Sides>,
}

/// A paragraph in both languages. The span of one that is missing is empty.
#[derive(Clone, Debug)]
struct Sides {
    label: Label,
    kind: Kind,
    /// The number as written.
    number: String,
    /// In the order of [`Language::ALL`], in bytes of the rows.
    spans: [Span; 2],
}

impl TableDocuments {
    /// Opens a table, packed by xz or not.
    ///
    /// # Errors
    ///
    /// Where the file cannot be opened, or its header does not name the columns `symbol`, `zh` and
    /// `en`.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self::of(path, open_table(path)?))
    }

    /// Reads a table from memory as if it stood in a file named `name`.
    ///
    /// # Errors
    ///
    /// As for [`TableDocuments::open`].
    pub fn from_bytes(name: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) -> Result<Self, Error> {
        let table = unpacked(name.as_ref(), Box::new(Cursor::new(bytes.into())))?;
        Ok(Self::of(name.as_ref(), table))
    }

    fn of(path: &Path, table: Table) -> Self {
        Self { path: path.to_owned(), table: Some(table), current: None }
    }

    /// Reads rows until a document is complete.
    fn next_document(&mut self) -> Result<Option<TableDocument>, Error> {
        let Some(table) = &mut self.table else { return Ok(None) };
        while let Some(row) = table.next_row()? {
            let is_next = self.current.as_ref().is_none_or(|one| one.symbol != row.symbol);
            let done = if is_next {
                self.current.replace(TableDocument::new(&self.path, &row))
            } else {
                None
            };
            if let Some(current) = &mut self.current {
                current.push(&row);
            }
            if done.is_some() {
                return Ok(done);
            }
        }
        self.table = None;
        Ok(self.current.take())
    }
}

impl Iterator for TableDocuments {
    type Item = Result<TableDocument, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.next_document();
        if next.is_err() {
            self.table = None;
        }
        next.transpose()
    }
}

impl TableDocument {
    fn new(path: &Path, first: &Row<'_>) -> Self {
        Self {
            path: path.to_owned(),
            symbol: first.symbol.to_owned(),
            rows: Batch { offset: first.offset, line: first.line, ..Batch::default() },
            last_line: first.line,
            sections: Sections::default(),
            paragraphs: Vec::new(),
        }
    }

    fn push(&mut self, row: &Row<'_>) {
        self.close_line(row);
        let base = self.rows.text.len();
        self.rows.text.push_str(row.text);
        let (label, kind) = self.sections.next(row.section, row.number, row.labelling());
        let spans = Language::ALL.map(|language| {
            let text = split_number(row.cell(language)).1;
            let start = base + (text.as_ptr() as usize - row.text.as_ptr() as usize);
            Span::new(start, start + text.len())
        });
        let number = row.number.to_owned();
        self.paragraphs.push(Sides { label, kind, number, spans });
    }

    /// Fills up to the start of a row, so that ends of lines, blanks in front of them and empty
    /// lines count as they do in the table.
    fn close_line(&mut self, row: &Row<'_>) {
        let bytes = (row.offset - self.rows.offset) as usize - self.rows.text.len();
        let lines = (row.line - self.last_line) as usize;
        let blanks = bytes.saturating_sub(lines);
        self.rows.text.extend(std::iter::repeat_n(' ', blanks));
        self.rows.text.extend(std::iter::repeat_n('\n', lines));
        self.last_line = row.line;
    }

    /// Its symbol.
    #[must_use]
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// Whether it has text in a language.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.paragraphs.iter().any(|sides| !sides.spans[language as usize].is_empty())
    }

    /// What is known of the document and its paragraphs in one language; none, where it has no
    /// text in that. Spans and lines are those of the unpacked table.
    #[must_use]
    pub fn side(&self, language: Language) -> Option<(DocumentInfo, Batch)> {
        let span = |sides: &Sides| sides.spans[language as usize];
        let present = || self.paragraphs.iter().filter(|sides| !span(sides).is_empty());
        present().next()?;
        let texts =
            present().map(|sides| (sides.number.as_str(), &self.rows.text[span(sides).range()]));
        let mut info = DocumentInfo::of_paragraphs(&self.path, &self.symbol, language, texts);
        info.date =
            info.date.or_else(|| year::of_symbol(&self.symbol).map(|year| year.to_string()));
        let paragraph = |sides: &Sides| Paragraph {
            span: span(sides),
            edits: (0, 0),
            label: sides.label,
            kind: sides.kind,
        };
        let paragraphs = present().map(paragraph).collect();
        Some((info, Batch { paragraphs, ..self.rows.clone() }))
    }
}
