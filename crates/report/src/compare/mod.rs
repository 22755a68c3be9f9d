//! What two documents have in common and what not, clause by clause: a file for each format.

mod csv;
pub(crate) mod inline;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod shown;
pub(crate) mod text;

use zhengming_compare::{Comparison, Version};
use zhengming_glossary::Glossary;

use crate::format::formats;

formats! {
    /// A format that the comparison of two documents, or of many, is written in.
    CompareFormat of Compared<'_>;
    /// Changed terms first, then the clauses, for reading in a terminal.
    Text "text" text;
    /// The schema `zhengming.compare/1`, for programs.
    Json "json" json;
    /// For a discussion, or for a page.
    Markdown "markdown" markdown;
    /// One line for each clause and language, for spreadsheets.
    Csv "csv" csv;
}

/// Two documents and what they differ in.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The old document.
    pub old: &'a Version,
    /// The new one.
    pub new: &'a Version,
    /// Their clauses side by side.
    pub comparison: &'a Comparison,
    /// The glossary whose terms were looked for.
    pub glossary: &'a Glossary,
    /// Columns that lines for reading have.
    pub columns: usize,
}
