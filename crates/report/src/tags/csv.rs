use std::io::{self, Write};

use zhengming_document::DocumentInfo;
use zhengming_glossary::Glossary;

use super::record::Record;
use super::{TagWriter, TaggedParagraph};
use crate::sheet::Sheet;

const HEADER: [&str; 20] = [
    "schema",
    "document",
    "path",
    "encoding",
    "concept",
    "domain",
    "term",
    "status",
    "language",
    "rendering",
    "label",
    "start",
    "end",
    "line",
    "column",
    "column_unit",
    "source",
    "folds",
    "nested",
    "shielded",
];

/// The fields of the JSON objects as columns; several folds stand in one cell, with blanks.
pub(super) struct Csv<'a> {
    glossary: &'a Glossary,
    out: Sheet<Box<dyn Write + 'a>>,
    has_header: bool,
}

impl<'a> Csv<'a> {
    pub(super) fn new(glossary: &'a Glossary, out: Box<dyn Write + 'a>) -> Self {
        Self { glossary, out: Sheet::new(out), has_header: false }
    }

    fn header(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.has_header, true) {
            self.out.row(&HEADER)?;
        }
        Ok(())
    }
}

impl TagWriter for Csv<'_> {
    fn begin(&mut self, _: &DocumentInfo) -> io::Result<()> {
        self.header()
    }

    fn paragraph(&mut self, tagged: &TaggedParagraph<'_>) -> io::Result<()> {
        for found in tagged.occurrences {
            let record = Record::new(self.glossary, tagged.document, found);
            self.out.row(&cells(&record))?;
        }
        Ok(())
    }

    fn end(&mut self, _: &DocumentInfo) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.header()?;
        self.out.finish()
    }
}

fn cells(record: &Record<'_>) -> [String; HEADER.len()] {
    let folds: Vec<&str> = record.folds.iter().map(zhengming_text::Fold::name).collect();
    [
        record.schema.to_owned(),
        record.document.to_owned(),
        record.path.to_string(),
        crate::names::encoding(record.encoding).to_owned(),
        record.concept.to_owned(),
        record.domain.to_owned(),
        record.term.to_owned(),
        record.status.name().to_owned(),
        record.language.code().to_owned(),
        record.rendering.unwrap_or_default().to_owned(),
        record.label.clone(),
        record.span[0].to_string(),
        record.span[1].to_string(),
        record.line.to_string(),
        record.column.to_string(),
        record.column_unit.to_owned(),
        record.source.to_owned(),
        folds.join(" "),
        record.nested.to_string(),
        record.shielded.map_or("", crate::names::shield).to_owned(),
    ]
}
