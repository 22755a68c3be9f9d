//! Candidates for terms: a file for each format.

mod csv;
mod json;
mod markdown;
mod table;

use std::io::{self, Write};

use zhengming_extract::Candidate;

/// A format that candidates for terms are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtractFormat {
    /// At most 80 columns, with contexts, for reading in a terminal.
    Table,
    /// The schema `zhengming.candidates/1`, for programs.
    Json,
    /// One line for each candidate, for spreadsheets.
    Csv,
    /// A table for a discussion.
    Markdown,
}

struct Entry {
    name: &'static str,
    write: fn(&[Candidate], &mut dyn Write) -> io::Result<()>,
}

/// All formats, in the order of [`ExtractFormat`].
static FORMATS: [Entry; 4] = [
    Entry { name: "table", write: table::write },
    Entry { name: "json", write: json::write },
    Entry { name: "csv", write: csv::write },
    Entry { name: "markdown", write: markdown::write },
];

impl ExtractFormat {
    /// All formats, the ordinary one first.
    pub const ALL: [Self; 4] = [Self::Table, Self::Json, Self::Csv, Self::Markdown];

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

    /// Writes the candidates.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(self, candidates: &[Candidate], out: &mut dyn Write) -> io::Result<()> {
        (FORMATS[self as usize].write)(candidates, out)
    }
}
