//! Findings: one file per format, and the list of them.

mod github;
mod json;
mod text;

use zhengming_consistency::{Finding, Survey};

use crate::format::formats;

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

formats! {
    /// A format that findings are written in.
    FindingFormat of Findings<'_>;
    /// Passages side by side, for reading in a terminal.
    Text "text" text;
    /// The schema `zhengming.findings/1`, for programs.
    Json "json" json;
    /// Workflow commands, which GitHub shows beside the lines of a change.
    Github "github" github;
}
