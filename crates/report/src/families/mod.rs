//! Families of clauses over many documents: a file for each format.

mod csv;
mod json;
mod markdown;
mod shown;
mod text;

use std::io::{self, Write};

use zhengming_compare::{Family, History};
use zhengming_glossary::Glossary;

use crate::CompareFormat;

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

impl CompareFormat {
    /// Writes families of clauses, in text with what changed from variant to variant, in CSV a line
    /// for each use of a clause.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write_families(self, histories: &Histories<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(histories, out),
            Self::Json => json::write(histories, out),
            Self::Markdown => markdown::write(histories, out),
            Self::Csv => csv::write(histories, out),
        }
    }
}
