//! Candidates for terms: a file for each format.

mod csv;
mod json;
mod markdown;
mod table;

use zhengming_extract::Candidate;

use crate::format::formats;

formats! {
    /// A format that candidates for terms are written in.
    ExtractFormat of [Candidate];
    /// At most 80 columns, with contexts, for reading in a terminal.
    Table "table" table;
    /// The schema `zhengming.candidates/1`, for programs.
    Json "json" json;
    /// One line for each candidate, for spreadsheets.
    Csv "csv" csv;
    /// A table for a discussion.
    Markdown "markdown" markdown;
}
