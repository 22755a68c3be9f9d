//! Tables with a row for each term, as spreadsheets save them. Described in
//! `docs/glossary-format.md`.

mod columns;
mod rows;

use csv::{ReaderBuilder, StringRecord};

use self::columns::Columns;
use self::rows::{Concepts, Row};
use crate::draft::Draft;
use crate::encoding::decode;
use crate::formats::Format;
use crate::problem::Problems;
use crate::source::{Input, SourceText};

pub(super) const FORMAT: Format = Format { extensions: &["csv", "tsv"], limit: 64 << 20, read };

fn read(input: &Input, problems: &mut Problems) -> Draft {
    let Some(source) = decode(input, problems) else { return Draft::default() };
    let delimiter = columns::delimiter(source.text());
    let mut table = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(source.text().as_bytes());
    let mut record = StringRecord::new();
    let mut columns = None;
    let mut concepts = Concepts::new(input.stem());
    while next(&mut table, &mut record, &source, problems) {
        let row = Row::new(&record, &source, delimiter);
        match &columns {
            _ if row.is_empty() => {}
            Some(columns) => concepts.take(&row, columns, problems),
            None => match Columns::new(&row, problems) {
                Some(header) => columns = Some(header),
                None => return Draft::default(),
            },
        }
    }
    if columns.is_none() {
        problems.error(&input.start(), "the table is empty, expected a header and a row per term");
    }
    Draft { concepts: concepts.into_list(), ..Draft::default() }
}

/// Reads the next record; false at the end of the table.
fn next(
    table: &mut csv::Reader<&[u8]>,
    record: &mut StringRecord,
    source: &SourceText,
    problems: &mut Problems,
) -> bool {
    match table.read_record(record) {
        Ok(more) => more,
        Err(error) => {
            let offset = error.position().map_or(0, csv::Position::byte);
            let at = source.location(usize::try_from(offset).unwrap_or(usize::MAX));
            problems.error(&at, format!("not a table: {error}"));
            false
        }
    }
}
