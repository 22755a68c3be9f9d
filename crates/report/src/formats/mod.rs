//! Formats of reports: one file each, and the list of them.

mod csv;
mod json;
mod markdown;
mod table;

use crate::format::formats;
use crate::model::Report;

formats! {
    /// A format that reports are written in.
    ReportFormat of Report<'_>;
    /// Tables of at most 80 columns, for reading in a terminal.
    Table "table" table;
    /// The schema `zhengming.report/1`, for programs.
    Json "json" json;
    /// A page for reading elsewhere.
    Markdown "markdown" markdown;
    /// The frequency table, for spreadsheets.
    Csv "csv" csv;
}
