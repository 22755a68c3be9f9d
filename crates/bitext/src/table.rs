//! Tables of pairs, line by line.

use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_document::{Language, Section, Sections, split_number};

use crate::place::Articles;
use crate::{Error, Unit, year};

/// Longest line in bytes. Paragraphs of official documents stay below a hundredth of it.
const LONGEST_LINE: u64 = 4 << 20;

/// A table that is being read, row by row.
pub(crate) struct Table {
    path: PathBuf,
    input: Box<dyn BufRead + Send>,
    columns: Columns,
    line: u64,
    /// Bytes of the table in front of the line in the buffer.
    offset: u64,
    /// Bytes that the line in the buffer takes with its end.
    length: u64,
    buffer: Vec<u8>,
}

/// The units of a table.
pub(crate) struct Units {
    table: Table,
    document: Document,
}

/// Where the columns stand that are read.
#[derive(Clone, Copy, Default)]
struct Columns {
    symbol: usize,
    zh: usize,
    en: usize,
    section: Option<usize>,
    label_zh: Option<usize>,
    label_en: Option<usize>,
    align: Option<usize>,
}

/// What is known of the document that the lines belong to.
struct Document {
    symbol: Arc<str>,
    year: Option<u16>,
    dated: bool,
    sections: Sections,
    articles: Articles,
}

impl Table {
    /// Reads the header.
    pub(crate) fn new(path: &Path, input: Box<dyn BufRead + Send>) -> Result<Self, Error> {
        let mut table = Self {
            path: path.to_owned(),
            input,
            columns: Columns::default(),
            line: 0,
            offset: 0,
            length: 0,
            buffer: Vec::new(),
        };
        table.read_line()?;
        let header = std::str::from_utf8(&table.buffer)
            .map_err(|_| table.error("the header is not UTF-8".to_owned()))?;
        table.columns = Columns::of(header.trim_start_matches('\u{feff}'))
            .map_err(|message| table.error(message))?;
        Ok(table)
    }

    /// The next row that is not empty, or none at the end.
    pub(crate) fn next_row(&mut self) -> Result<Option<Row<'_>>, Error> {
        loop {
            if !self.read_line()? {
                return Ok(None);
            }
            if !self.buffer.trim_ascii().is_empty() {
                return self.row().map(Some);
            }
        }
    }

    /// Reads a line into the buffer; `false` at the end.
    fn read_line(&mut self) -> Result<bool, Error> {
        self.offset += self.length;
        self.buffer.clear();
        let mut limited = (&mut self.input).take(LONGEST_LINE);
        let read = limited
            .read_until(b'\n', &mut self.buffer)
            .map_err(|source| Error::Io { path: self.path.clone(), source })?;
        self.length = read as u64;
        self.line += 1;
        if self.length == LONGEST_LINE {
            return Err(self.error(format!("the line is longer than {LONGEST_LINE} bytes")));
        }
        // Tabs at the end are empty columns.
        while self.buffer.pop_if(|byte| matches!(byte, b'\n' | b'\r')).is_some() {}
        Ok(read > 0)
    }

    fn row(&self) -> Result<Row<'_>, Error> {
        let line = std::str::from_utf8(&self.buffer).map_err(|error| {
            self.error(format!("byte {} of the line is not UTF-8", error.valid_up_to() + 1))
        })?;
        let cells: Vec<&str> = line.split('\t').collect();
        let columns = self.columns;
        let need = columns.symbol.max(columns.zh).max(columns.en) + 1;
        if cells.len() < need {
            let message = format!("{} columns, but the header promises {need}", cells.len());
            return Err(self.error(message));
        }
        let cell = |column: Option<usize>| column.and_then(|at| cells.get(at)).map(|c| c.trim());
        Ok(Row {
            line: self.line,
            offset: self.offset,
            text: line,
            symbol: cells[columns.symbol].trim(),
            section: Section::of_name(cell(columns.section).unwrap_or_default()),
            number: cell(columns.label_en)
                .filter(|number| !number.is_empty())
                .or_else(|| cell(columns.label_zh))
                .unwrap_or_default(),
            zh: cells[columns.zh].trim(),
            en: cells[columns.en].trim(),
            exact: cell(columns.align).is_none_or(|align| align == "exact"),
        })
    }

    fn error(&self, message: String) -> Error {
        Error::Line { path: self.path.clone(), line: self.line, message }
    }
}

impl Units {
    pub(crate) fn new(table: Table) -> Self {
        Self { table, document: Document::new("") }
    }

    /// The next unit, or none at the end.
    pub(crate) fn next_unit(&mut self) -> Result<Option<Unit>, Error> {
        while let Some(row) = self.table.next_row()? {
            if *self.document.symbol != *row.symbol {
                self.document = Document::new(row.symbol);
            }
            if let Some(unit) = self.document.unit(&row) {
                return Ok(Some(unit));
            }
        }
        Ok(None)
    }
}

impl Columns {
    fn of(header: &str) -> Result<Self, String> {
        let names: Vec<&str> = header.split('\t').map(str::trim).collect();
        let find = |name: &str| names.iter().position(|known| known.eq_ignore_ascii_case(name));
        let must = |name: &str| {
            find(name).ok_or_else(|| format!("no column \"{name}\" in the header of the table"))
        };
        Ok(Self {
            symbol: must("symbol")?,
            zh: must("zh")?,
            en: must("en")?,
            section: find("section"),
            label_zh: find("label_zh"),
            label_en: find("label_en"),
            align: find("align"),
        })
    }
}

/// One line of a table.
pub(crate) struct Row<'l> {
    /// Its number, from 1.
    pub(crate) line: u64,
    /// Where it starts, in bytes of the unpacked table.
    pub(crate) offset: u64,
    /// The whole line, without its end.
    pub(crate) text: &'l str,
    pub(crate) symbol: &'l str,
    pub(crate) section: Section,
    /// The paragraph's number as written.
    pub(crate) number: &'l str,
    pub(crate) zh: &'l str,
    pub(crate) en: &'l str,
    pub(crate) exact: bool,
}

impl<'l> Row<'l> {
    /// The cell of one language.
    pub(crate) fn cell(&self, language: Language) -> &'l str {
        match language {
            Language::En => self.en,
            Language::Zh => self.zh,
        }
    }

    /// The text by which the paragraph is labelled.
    pub(crate) fn labelling(&self) -> &'l str {
        if self.en.is_empty() { self.zh } else { self.en }
    }
}

impl Document {
    fn new(symbol: &str) -> Self {
        Self {
            symbol: symbol.into(),
            year: year::of_symbol(symbol),
            dated: false,
            sections: Sections::default(),
            articles: Articles::default(),
        }
    }

    fn unit(&mut self, row: &Row<'_>) -> Option<Unit> {
        if !self.dated && matches!(row.section, Section::Cover | Section::Conclusion) {
            let found = year::of_chinese(row.zh).or_else(|| year::of_english(row.en));
            self.dated = found.is_some();
            self.year = found.or(self.year);
        }
        let (label, kind) = self.sections.next(row.section, row.number, row.labelling());
        if row.zh.is_empty() || row.en.is_empty() {
            return None;
        }
        let (zh, en) = (split_number(row.zh).1, split_number(row.en).1);
        Some(Unit {
            document: Arc::clone(&self.symbol),
            year: self.year,
            place: self.articles.place(label, zh, en),
            kind,
            zh: zh.to_owned(),
            en: en.to_owned(),
            exact: row.exact,
        })
    }
}
