//! Formats of reports: one file each, and the list of them.

mod csv;
mod json;
mod markdown;
mod table;

use std::io::{self, Write};

use crate::model::Report;

/// A format that reports are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// Tables of at most 80 columns, for reading in a terminal.
    Table,
    /// The schema `zhengming.report/1`, for programs.
    Json,
    /// A page for reading elsewhere.
    Markdown,
    /// The frequency table, for spreadsheets.
    Csv,
}

struct Entry {
    name: &'static str,
    write: fn(&Report<'_>, &mut dyn Write) -> io::Result<()>,
}

/// All formats, in the order of [`ReportFormat`].
static FORMATS: [Entry; 4] = [
    Entry { name: "table", write: table::write },
    Entry { name: "json", write: json::write },
    Entry { name: "markdown", write: markdown::write },
    Entry { name: "csv", write: csv::write },
];

impl ReportFormat {
    /// All formats, the ordinary one first.
    pub const ALL: [Self; 4] = [Self::Table, Self::Json, Self::Markdown, Self::Csv];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        FORMATS[self as usize].name
    }

    /// Whether the output is for reading in a terminal and holds ANSI styles.
    #[must_use]
    pub fn is_styled(self) -> bool {
        self == Self::Table
    }

    /// Writes the report.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        (FORMATS[self as usize].write)(report, out)
    }
}
