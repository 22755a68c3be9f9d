use std::io;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::Glossary;
use crate::formats::table::{guarded, rows};
use crate::formats::{Content, ExportOptions};

/// Bounds of the width of a column, in digits of the usual font. Longer text is wrapped.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

pub(super) fn write(glossary: &Glossary, options: &ExportOptions) -> Content {
    match rows(glossary, options) {
        Ok(rows) => Content::Bytes(workbook(&rows).map_err(io::Error::other)),
        Err(reason) => Content::refused(reason),
    }
}

/// A workbook with one sheet. Every cell is text, so that none is a formula.
fn workbook(rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed date, so that the same glossary always makes the same file.
    let properties =
        DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name("Glossary")?;
    let header = Format::new().set_bold();
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (number, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
            let format = if number == 0 { &header } else { &body };
            sheet.write_string_with_format(number, column, in_cell(text), format)?;
        }
    }
    arrange(sheet, rows)?;
    book.save_to_buffer()
}

/// Text as reading expects it, which takes off apostrophes that keep text from being a formula.
fn in_cell(text: &str) -> String {
    if text.starts_with('\'') { guarded(text).into_owned() } else { text.to_owned() }
}

/// Freezes the header, adds a filter, and makes columns as wide as their texts. A Chinese
/// character is two digits wide.
fn arrange(sheet: &mut Worksheet, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(rows.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let last_column = u16::try_from(rows.first().map_or(0, |row| row.len().saturating_sub(1)))
        .unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    for column in 0..=last_column {
        let texts = rows.iter().filter_map(|row| row.get(usize::from(column)));
        let widest = texts.flat_map(|text| text.lines()).map(UnicodeWidthStr::width).max();
        let width = (widest.unwrap_or_default() + 3).clamp(*WIDTHS.start(), *WIDTHS.end());
        sheet.set_column_width(column, u8::try_from(width).unwrap_or(u8::MAX))?;
    }
    Ok(())
}
