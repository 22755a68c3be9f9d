//! What another termbase has that ours has not: one model, and a file for each format.

mod json;
mod markdown;
mod row;
mod table;

use std::io::{self, Write};

use zhengming_glossary::{Glossary, MeetingKind, Reconciled};

/// A format that the comparison of two termbases is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeFormat {
    /// At most 80 columns, for reading in a terminal. Of long lists, the start.
    Table,
    /// The schema `zhengming.merge/1`, for programs.
    Json,
    /// For a pull request.
    Markdown,
}

/// Two termbases and how they meet.
#[derive(Clone, Copy, Debug)]
pub struct Merging<'a> {
    /// Our glossary.
    pub ours: &'a Glossary,
    /// The other one.
    pub theirs: &'a Glossary,
    /// How its concepts meet ours.
    pub reconciled: &'a Reconciled,
    /// The new concepts, with the ids that they would have in ours.
    pub new: &'a Glossary,
}

struct Entry {
    name: &'static str,
    write: fn(&Merging<'_>, &mut dyn Write) -> io::Result<()>,
}

/// All formats, in the order of [`MergeFormat`].
static FORMATS: [Entry; 3] = [
    Entry { name: "table", write: table::write },
    Entry { name: "json", write: json::write },
    Entry { name: "markdown", write: markdown::write },
];

impl MergeFormat {
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

    /// Writes the comparison.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(self, merging: &Merging<'_>, out: &mut dyn Write) -> io::Result<()> {
        (FORMATS[self as usize].write)(merging, out)
    }
}

impl Merging<'_> {
    /// Whether any concepts contradict each other.
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.reconciled.meetings.iter().any(|meeting| meeting.kind() == MeetingKind::Conflicting)
    }
}
