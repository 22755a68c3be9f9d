//! What aligned texts prove of a glossary: one model, and a file for each format.

mod csv;
mod json;
mod row;
mod table;

use zhengming_consistency::Attestation;

use crate::format::formats;

formats! {
    /// A format that an attestation is written in.
    AttestFormat of Attestation;
    /// A table of at most 80 columns, for reading in a terminal.
    Table "table" table;
    /// The schema `zhengming.attestation/1`, for programs.
    Json "json" json;
    /// One line for each term, for spreadsheets.
    Csv "csv" csv;
}
