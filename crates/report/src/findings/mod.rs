//! Findings: one file per format, and the list of them.

mod github;
mod json;
mod text;

use std::io::{self, Write};

use zhengming_consistency::{Finding, Survey};

/// A format that findings are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingFormat {
    /// Passages side by side, for reading in a terminal.
    Text,
    /// The schema `zhengming.findings/1`, for programs.
    Json,
    /// Workflow commands, which GitHub shows beside the lines of a change.
    Github,
}

/// Findings with the survey that they speak of.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The survey, made with context.
    pub survey: &'a Survey,
    /// The findings in their order.
    pub findings: &'a [Finding],
    /// Columns of the terminal.
    pub columns: usize,
}

struct Entry {
    name: &'static str,
    write: fn(&Findings<'_>, &mut dyn Write) -> io::Result<()>,
}

/// All formats, in the order of [`FindingFormat`].
static FORMATS: [Entry; 3] = [
    Entry { name: "text", write: text::write },
    Entry { name: "json", write: json::write },
    Entry { name: "github", write: github::write },
];

impl FindingFormat {
    /// All formats, the ordinary one first.
    pub const ALL: [Self; 3] = [Self::Text, Self::Json, Self::Github];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        FORMATS[self as usize].name
    }

    /// Whether the output is for reading in a terminal and holds ANSI styles.
    #[must_use]
    pub fn is_styled(self) -> bool {
        self == Self::Text
    }

    /// Writes the findings.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(self, findings: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
        (FORMATS[self as usize].write)(findings, out)
    }
}
