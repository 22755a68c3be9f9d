use std::io::{self, Cursor, Read};
use std::sync::Arc;

use calamine::{Data, DataRef, Reader, Xlsx};
use csv::StringRecord;
use zhengming_problem::{Problems, quoted};
use zip::ZipArchive;

use crate::Location;
use crate::draft::Draft;
use crate::formats::table::{is_header, read_rows};
use crate::source::Input;

/// Largest workbook, unpacked. The glossary of a large organisation has some 30 MiB.
const LARGEST: u64 = 256 << 20;

/// Columns that are read. Those to their right are no part of a term list.
const WIDEST: u32 = 256;

/// Cells that are read of a sheet.
const MOST_CELLS: usize = 4_000_000;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The rows of a sheet that are not empty, with their numbers from 1.
#[derive(Default)]
struct Sheet {
    name: String,
    numbers: Vec<usize>,
    records: Vec<StringRecord>,
}

/// Reads the first sheet whose header says where the terms stand. Lines are rows and columns are
/// columns of the sheet.
pub(super) fn read(input: &Input, problems: &mut Problems) -> Draft {
    match chosen_sheet(input, problems) {
        Ok(sheet) => {
            let place = |row: usize, cell: usize| Location {
                file: Arc::clone(&input.file),
                line: sheet.numbers.get(row).copied().unwrap_or(1),
                column: cell + 1,
            };
            read_rows(&sheet.records, Some(&sheet.name), true, input, &place, problems)
        }
        Err(reason) => {
            problems.error(&input.start(), format!("not a workbook: {reason}"));
            Draft::default()
        }
    }
}

fn chosen_sheet(input: &Input, problems: &mut Problems) -> Result<Sheet, String> {
    check_size(&input.bytes)?;
    let mut book: Workbook<'_> =
        Xlsx::new(Cursor::new(input.bytes.as_slice())).map_err(|error| error.to_string())?;
    let names = book.sheet_names();
    let mut first: Option<Sheet> = None;
    let mut chosen = None;
    for name in &names {
        let sheet = read_sheet(&mut book, name)?;
        let Some(header) = sheet.records.first() else { continue };
        if is_header(header.iter()) {
            chosen = Some(sheet);
            break;
        }
        first.get_or_insert(sheet);
    }
    let sheet = chosen.or(first).unwrap_or_default();
    let others: Vec<String> =
        names.iter().filter(|other| **other != sheet.name).map(|n| quoted(n)).collect();
    if !others.is_empty() {
        let name = quoted(&sheet.name);
        let message = format!("only sheet {name} is read, not {}", others.join(", "));
        problems.info(&input.start(), message, None);
    }
    Ok(sheet)
}

/// Unpacks the file into nothing to see how large it is. What it says of its size itself need not
/// be true.
fn check_size(bytes: &[u8]) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut left = LARGEST;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| error.to_string())?;
        let size = io::copy(&mut file.take(left + 1), &mut io::sink())
            .map_err(|error| error.to_string())?;
        left = left.checked_sub(size).ok_or_else(|| {
            format!("it is larger than {} MiB when unpacked, which is the limit", LARGEST >> 20)
        })?;
    }
    Ok(())
}

/// The cells of a sheet, one after the other: a table made of the sheet at once would have room for
/// every cell up to the last one, wherever that is.
fn read_sheet(book: &mut Workbook<'_>, name: &str) -> Result<Sheet, String> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| error.to_string())?;
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut row: Vec<String> = Vec::new();
    let mut number = 0;
    let mut count = 0;
    while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
        let (at, column) = cell.get_position();
        let text = text_of(cell.get_value());
        if column >= WIDEST || text.is_empty() {
            continue;
        }
        count += 1;
        if count > MOST_CELLS {
            return Err(format!("sheet {} has more than {MOST_CELLS} cells", quoted(name)));
        }
        if at != number {
            sheet.push(number, &mut row);
            number = at;
        }
        let column = column as usize;
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    sheet.push(number, &mut row);
    Ok(sheet)
}

impl Sheet {
    /// Takes a row, whose number counts from 0, and leaves it empty.
    fn push(&mut self, number: u32, row: &mut Vec<String>) {
        if !row.is_empty() {
            self.numbers.push(number as usize + 1);
            self.records.push(StringRecord::from(std::mem::take(row)));
        }
    }
}

/// What a cell shows. Of a formula, that is the value which the program has stored with it.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => Data::from(other.clone()).to_string(),
    }
}
