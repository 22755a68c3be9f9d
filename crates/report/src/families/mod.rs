//! Families of clauses over many documents: a file for each format.

mod csv;
mod json;
mod markdown;
mod shown;
mod text;

use zhengming_compare::{Family, History};
use zhengming_glossary::Glossary;

use crate::format::formats;

formats! {
    /// A format that families of clauses are written in.
    FamiliesFormat of Histories<'_>;
    /// Variants in their order with what changed, for reading in a terminal.
    Text "text" text;
    /// The schema `zhengming.families/1`, for programs.
    Json "json" json;
    /// For a discussion, or for a page.
    Markdown "markdown" markdown;
    /// One line for each use of a clause, for spreadsheets.
    Csv "csv" csv;
}

/// Families of clauses and what is to be shown of them.
#[derive(Clone, Debug)]
pub struct Histories<'a> {
    /// All that was found.
    pub history: &'a History,
    /// The families that are wanted, in their order.
    pub families: Vec<&'a Family>,
    /// How many of these are written at most.
    pub top: Option<usize>,
    /// The glossary whose terms were looked for.
    pub glossary: &'a Glossary,
    /// Columns that lines for reading have.
    pub columns: usize,
}

impl Histories<'_> {
    /// The families that are written.
    fn shown(&self) -> &[&Family] {
        let most = self.top.unwrap_or(self.families.len()).min(self.families.len());
        &self.families[..most]
    }
}
