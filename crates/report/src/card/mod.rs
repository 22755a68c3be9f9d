//! All that is known of one concept: a file for each format.

mod json;
mod passage;
mod text;

use zhengming_consistency::{Attestation, Survey};
use zhengming_glossary::{ConceptId, Glossary};

use crate::format::formats;

formats! {
    /// A format that concepts are shown in.
    CardFormat of Cards<'_>;
    /// For reading in a terminal.
    Text "text" text;
    /// The schema `zhengming.concepts/1`, for programs.
    Json "json" json;
}

/// Concepts to be shown, and what texts have of them.
#[derive(Clone, Copy, Debug)]
pub struct Cards<'a> {
    /// The glossary.
    pub glossary: &'a Glossary,
    /// The concepts.
    pub concepts: &'a [ConceptId],
    /// What documents have of the terms, with places and their contexts.
    pub survey: Option<&'a Survey>,
    /// What aligned texts have of the terms, with the paragraphs of the examples.
    pub attestation: Option<&'a Attestation>,
    /// Columns that lines for reading have.
    pub columns: usize,
}
