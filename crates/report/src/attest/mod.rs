//! What aligned texts prove of a glossary: one model, and a file for each format.

mod csv;
mod json;
mod row;
mod table;

use std::io::{self, Write};

use zhengming_consistency::Attestation;

/// A format that an attestation is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttestFormat {
    /// A table of at most 80 columns, for reading in a terminal.
    Table,
    /// The schema `zhengming.attestation/1`, for programs.
    Json,
    /// One line for each term, for spreadsheets.
    Csv,
}

struct Entry {
    name: &'static str,
    write: fn(&Attestation, &mut dyn Write) -> io::Result<()>,
}

/// All formats, in the order of [`AttestFormat`].
static FORMATS: [Entry; 3] = [
    Entry { name: "table", write: table::write },
    Entry { name: "json", write: json::write },
    Entry { name: "csv", write: csv::write },
];

impl AttestFormat {
    /// All formats, the ordinary one first.
    pub const ALL: [Self; 3] = [Self::Table, Self::Json, Self::Csv];

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

    /// Writes the attestation.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(self, attestation: &Attestation, out: &mut dyn Write) -> io::Result<()> {
        (FORMATS[self as usize].write)(attestation, out)
    }
}
