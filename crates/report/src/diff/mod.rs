//! What two states of a glossary differ in: one model, and a file for each format.

mod json;
mod markdown;
mod row;
mod table;

use zhengming_glossary::{Diff, Glossary};

use crate::format::formats;

formats! {
    /// A format that the difference of two glossaries is written in.
    DiffFormat of Differing<'_>;
    /// For reading in a terminal.
    Table "table" table;
    /// The schema `zhengming.diff/1`, for programs.
    Json "json" json;
    /// For a pull request.
    Markdown "markdown" markdown;
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
