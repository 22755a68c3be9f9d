//! What two states of a glossary differ in: one model, and a file for each format.

mod json;
mod markdown;
mod row;
mod table;

use std::io::{self, Write};

use zhengming_glossary::{Diff, Glossary};

/// A format that the difference of two glossaries is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffFormat {
    /// For reading in a terminal.
    Table,
    /// The schema `zhengming.diff/1`, for programs.
    Json,
    /// For a pull request.
    Markdown,
}

/// Two glossaries and what they differ in.
#[derive(Clone, Copy, Debug)]
pub struct Differing<'a> {
    /// The old one.
    pub old: &'a Glossary,
    /// The new one.
    pub new: &'a Glossary,
    /// What differs.
    pub diff: &'a Diff,
    /// Columns that lines for reading have.
    pub columns: usize,
}

struct Entry {
    name: &'static str,
    write: fn(&Differing<'_>, &mut dyn Write) -> io::Result<()>,
}

/// All formats, in the order of [`DiffFormat`].
static FORMATS: [Entry; 3] = [
    Entry { name: "table", write: table::write },
    Entry { name: "json", write: json::write },
    Entry { name: "markdown", write: markdown::write },
];

impl DiffFormat {
    /// All formats, the ordinary one first.
    pub const ALL: [Self; 3] = [Self::Table, Self::Json, Self::Markdown];

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

    /// Writes the difference.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(self, differing: &Differing<'_>, out: &mut dyn Write) -> io::Result<()> {
        (FORMATS[self as usize].write)(differing, out)
    }
}
