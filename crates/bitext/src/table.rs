//! Tables of pairs, line by line.

use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_document::{Section, Sections, split_number};

use crate::place::Articles;
use crate::{Error, Unit, year};

/// Longest line in bytes. Paragraphs of official documents stay below a hundredth of it.
const LONGEST_LINE: u64 = 4 << 20;

/// A table that is being read.
pub(crate) struct Table {
    path: PathBuf,
    input: Box<dyn BufRead + Send>,
    columns: Columns,
    line: u64,
    buffer: Vec<u8>,
    document: Document,
}

/// Where the columns stand that are read.
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
        let none = Columns {
            symbol: 0,
            zh: 0,
            en: 0,
            section: None,
            label_zh: None,
            label_en: None,
            align: None,
        };
        let mut table = Self {
            path: path.to_owned(),
            input,
            columns: none,
            line: 0,
            buffer: Vec::new(),
            document: Document::new(""),
        };
        table.read_line()?;
        let header = table.text()?.trim_start_matches('\u{feff}');
        table.columns = Columns::of(header).map_err(|message| table.error(message))?;
        Ok(table)
    }

    /// The next unit, or none at the end.
    pub(crate) fn next_unit(&mut self) -> Result<Option<Unit>, Error> {
        while self.read_line()? {
            let buffer = std::mem::take(&mut self.buffer);
            let line = std::str::from_utf8(&buffer).map_err(|error| {
                self.error(format!("byte {} of the line is not UTF-8", error.valid_up_to() + 1))
            })?;
            let unit = self.unit(line);
            self.buffer = buffer;
            if let Some(unit) = unit? {
                return Ok(Some(unit));
            }
        }
        Ok(None)
    }

    /// Reads a line into the buffer; `false` at the end.
    fn read_line(&mut self) -> Result<bool, Error> {
        self.buffer.clear();
        let mut limited = (&mut self.input).take(LONGEST_LINE);
        let read = limited
            .read_until(b'\n', &mut self.buffer)
            .map_err(|source| Error::Io { path: self.path.clone(), source })?;
        self.line += 1;
        if read as u64 == LONGEST_LINE {
            return Err(self.error(format!("the line is longer than {LONGEST_LINE} bytes")));
        }
        let text = self.buffer.trim_ascii_end().len();
        // Tabs at the end are empty columns.
        let tabs = self.buffer[text..].iter().take_while(|&&byte| byte == b'\t').count();
        self.buffer.truncate(text + tabs);
        Ok(read > 0)
    }

    fn text(&self) -> Result<&str, Error> {
        std::str::from_utf8(&self.buffer)
            .map_err(|_| self.error("the header is not UTF-8".to_owned()))
    }

    fn unit(&mut self, line: &str) -> Result<Option<Unit>, Error> {
        let cells: Vec<&str> = line.split('\t').collect();
        let columns = &self.columns;
        let need = columns.symbol.max(columns.zh).max(columns.en) + 1;
        if line.is_empty() {
            return Ok(None);
        }
        if cells.len() < need {
            let message = format!("{} columns, but the header promises {need}", cells.len());
            return Err(self.error(message));
        }
        let cell = |column: Option<usize>| column.and_then(|at| cells.get(at)).map(|c| c.trim());
        let row = Row {
            symbol: cells[columns.symbol].trim(),
            section: cell(columns.section).unwrap_or_default(),
            number: cell(columns.label_en)
                .filter(|number| !number.is_empty())
                .or_else(|| cell(columns.label_zh))
                .unwrap_or_default(),
            zh: cells[columns.zh].trim(),
            en: cells[columns.en].trim(),
            exact: cell(columns.align).is_none_or(|align| align == "exact"),
        };
        if *self.document.symbol != *row.symbol {
            self.document = Document::new(row.symbol);
        }
        Ok(self.document.unit(&row))
    }

    fn error(&self, message: String) -> Error {
        Error::Line { path: self.path.clone(), line: self.line, message }
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
struct Row<'l> {
    symbol: &'l str,
    section: &'l str,
    number: &'l str,
    zh: &'l str,
    en: &'l str,
    exact: bool,
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
        let section = section(row.section);
        if !self.dated && matches!(section, Section::Cover | Section::Conclusion) {
            let found = year::of_chinese(row.zh).or_else(|| year::of_english(row.en));
            self.dated = found.is_some();
            self.year = found.or(self.year);
        }
        let text = if row.en.is_empty() { row.zh } else { row.en };
        let (label, kind) = self.sections.next(section, row.number, text);
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

fn section(name: &str) -> Section {
    match name {
        "coverPage" => Section::Cover,
        "preface" => Section::Title,
        "preamble" | "preamble:h" => Section::Preamble,
        "mainBody:h" => Section::MainHeading,
        "conclusions" => Section::Conclusion,
        "note" => Section::Note,
        _ => Section::Main,
    }
}
