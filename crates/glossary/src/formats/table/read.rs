use csv::StringRecord;
use zhengming_problem::{Problems, quoted};
use zhengming_text::counted;

use super::columns::{Column, Columns, Layout};
use super::rows::{Concepts, Row};
use super::wide::source_of;
use crate::Location;
use crate::draft::Draft;
use crate::source::Input;

/// Reads the rows of a table. `headed` says whether the first row that is not blank is a header;
/// if not, rows are pairs with a comment. Columns that the user has stated come first. `place`
/// tells where a cell of a row stands, and `sheet` is the name of the sheet, if there are several.
pub(in crate::formats) fn read_rows(
    records: &[StringRecord],
    sheet: Option<&str>,
    headed: bool,
    input: &Input,
    place: &dyn Fn(usize, usize) -> Location,
    problems: &mut Problems,
) -> Draft {
    let blank = |record: &StringRecord| record.iter().all(|cell| cell.trim().is_empty());
    let mut first = records.iter().position(|record| !blank(record)).unwrap_or(records.len());
    let columns = if let Some(map) = &input.columns {
        let is_wanted = |row: &usize| place(*row, 0).line >= map.first_row;
        first = (0..records.len()).find(is_wanted).unwrap_or(records.len());
        Columns::stated(map).map_err(|reason| problems.error(&input.start(), reason)).ok()
    } else if !headed {
        Some(Columns::of_pairs())
    } else if let Some(record) = records.get(first) {
        first += 1;
        Columns::new(&Row::new(record, &|cell| place(first - 1, cell)), problems)
    } else {
        problems.error(&input.start(), "the table is empty, expected a header and a row per term");
        None
    };
    let Some(columns) = columns else { return Draft::default() };
    if input.columns.is_some() {
        let width = records.iter().map(StringRecord::len).max().unwrap_or_default();
        for (name, number) in columns.behind(width) {
            let there = counted(width, "column");
            let message = format!("{name}={number}: the table has {there}");
            problems.warning(&input.start(), message, None);
        }
    }
    let mut concepts = Concepts::new(input.stem());
    let rows = records.get(first..).unwrap_or_default();
    if !concepts.tell_languages(rows, &columns, input, problems) {
        return Draft::default();
    }
    for (index, record) in (first..).zip(rows) {
        let place = |cell| place(index, cell);
        let sound = without_faults(record, &columns, sheet, &place, problems);
        let row = Row::new(sound.as_ref().unwrap_or(record), &place);
        if !row.is_empty() {
            concepts.take(&row, &columns, problems);
        }
    }
    concepts.tell_odd_ids(problems);
    // Whoever writes a table need not know our rules, whatever its columns are called.
    Draft { concepts: concepts.into_list(), foreign: true, ..Draft::default() }
}

/// What spreadsheet programs show where a formula fails.
const FAULTS: [&str; 10] = [
    "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#DATA!", "#SPILL!",
    "#CALC!",
];

/// Values of a spreadsheet that are no text, so that no term is written so.
const NO_TERMS: [&str; 2] = ["TRUE", "FALSE"];

/// The row without what is no text but a value of the spreadsheet program, each of which is told;
/// nothing if it has none.
fn without_faults(
    record: &StringRecord,
    columns: &Columns,
    sheet: Option<&str>,
    place: &dyn Fn(usize) -> Location,
    problems: &mut Problems,
) -> Option<StringRecord> {
    let is_faulty = |index: usize, cell: &str| match columns.use_of(index) {
        None => false,
        Some(_) if FAULTS.contains(&cell) => true,
        Some(column) => column.holds_terms() && NO_TERMS.contains(&cell),
    };
    let faulty = |(index, cell): (usize, &str)| is_faulty(index, cell.trim()).then_some(index);
    let faults: Vec<usize> = record.iter().enumerate().filter_map(faulty).collect();
    for &index in &faults {
        let at = place(index);
        let cell = sheet.map_or_else(
            || "the cell".to_owned(),
            |sheet| format!("cell {sheet}!{}{}", letters(index), at.line),
        );
        let found = quoted(record.get(index).unwrap_or_default().trim());
        let message =
            format!("{cell} holds {found}, a value of the spreadsheet, and is taken as empty");
        problems.warning(&at, message, None);
    }
    let cell = |(index, cell)| if faults.contains(&index) { "" } else { cell };
    (!faults.is_empty()).then(|| record.iter().enumerate().map(cell).collect())
}

/// The letters by which spreadsheet programs call a column, whose index counts from 0.
fn letters(index: usize) -> String {
    let last = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index % 26]);
    let before = if index < 26 { String::new() } else { letters(index / 26 - 1) };
    format!("{before}{last}")
}

impl Concepts {
    /// Finds out the languages of pairs that do not state them; false if that cannot be done.
    fn tell_languages(
        &mut self,
        rows: &[StringRecord],
        columns: &Columns,
        input: &Input,
        problems: &mut Problems,
    ) -> bool {
        let stated = [Column::SourceLanguage, Column::TargetLanguage];
        if columns.layout() != Layout::Pairs || stated.iter().any(|&c| columns.place(c).is_some()) {
            return true;
        }
        let (Some(source), Some(target)) =
            (columns.place(Column::Source), columns.place(Column::Target))
        else {
            return false;
        };
        let pairs = rows.iter().filter_map(|row| Some((row.get(source)?, row.get(target)?)));
        let full = pairs.filter(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty());
        if rows.is_empty() {
            return true;
        }
        match source_of(full) {
            Ok(language) => self.source = Some(language),
            Err(reason) => {
                let message = format!("cannot tell which column is Chinese: {reason}");
                let help = "say where the columns are: en=1,zh=2,from=1";
                problems.error_with_help(&input.start(), message, help);
            }
        }
        self.source.is_some()
    }
}
