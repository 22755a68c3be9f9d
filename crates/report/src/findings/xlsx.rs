use std::io::{self, Write};

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
    XlsxError,
};

use super::Findings;
use super::passages::{HEADER, rows};

/// Rows that a sheet has room for behind its header.
const MOST_ROWS: usize = 1_048_575;

/// Characters that a cell has room for, less than the 32,767 UTF-16 units of the format.
const LONGEST_CELL: usize = 16_000;

/// Columns that a reviewer fills in.
const REVIEW: [&str; 2] = ["verdict", "remark"];

/// What a verdict can be.
const VERDICTS: [&str; 3] = ["right", "wrong", "unsure"];

/// Widths of the columns, in digits of the usual font.
const WIDTHS: [f64; HEADER.len() + REVIEW.len()] = [
    8.0, 9.0, 17.0, 18.0, 30.0, 12.0, 7.0, 8.0, 20.0, 34.0, 22.0, 34.0, 50.0, 40.0, 22.0, 9.0,
    10.0, 8.0, 10.0, 30.0,
];

/// Columns that hold numbers.
const NUMBERS: [&str; 5] = ["finding", "line", "column", "not_listed", "known"];

/// A workbook with a row for each passage. Text is written as text, so that none is a formula.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(page).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(page: &Findings<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed date, so that the same findings always make the same file.
    let properties =
        DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name("Findings")?;
    let bold = Format::new().set_bold();
    for (column, title) in (0..).zip(HEADER.iter().chain(&REVIEW)) {
        sheet.write_string_with_format(0, column, *title, &bold)?;
    }
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut last = 0;
    for (number, row) in (1..).zip(rows(page).take(MOST_ROWS)) {
        last = number;
        for (column, (title, text)) in (0..).zip(HEADER.iter().zip(&row)) {
            match text.parse::<u32>() {
                Ok(value) if NUMBERS.contains(title) => {
                    sheet.write_number_with_format(number, column, value, &body)?;
                }
                _ => {
                    let text: String = text.chars().take(LONGEST_CELL).collect();
                    sheet.write_string_with_format(number, column, text, &body)?;
                }
            }
        }
    }
    arrange(sheet, last)?;
    book.save_to_buffer()
}

/// Freezes the header, adds a filter and a choice of verdicts, and sets the widths.
fn arrange(sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    let columns = WIDTHS.len() as u16;
    sheet.autofilter(0, 0, last, columns - 1)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let verdict = HEADER.len() as u16;
    let choice = DataValidation::new().allow_list_strings(&VERDICTS)?;
    sheet.add_data_validation(1, verdict, last.max(1), verdict, &choice)?;
    Ok(())
}
