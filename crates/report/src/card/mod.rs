//! All that is known of one concept: a file for each format.

mod json;
mod passage;
mod text;

use std::collections::HashMap;
use std::io::{self, Write};

use zhengming_bitext::Unit;
use zhengming_consistency::{Attestation, Survey};
use zhengming_glossary::{ConceptId, Glossary};

/// A format that concepts are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardFormat {
    /// For reading in a terminal.
    Text,
    /// The schema `zhengming.concepts/1`, for programs.
    Json,
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
    /// What aligned texts have of the terms.
    pub attestation: Option<&'a Attestation>,
    /// The paragraphs that the examples of the attestation name.
    pub passages: &'a HashMap<String, Unit>,
    /// Columns that lines for reading have.
    pub columns: usize,
}

impl CardFormat {
    /// All formats, the ordinary one first.
    pub const ALL: [Self; 2] = [Self::Text, Self::Json];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// Whether the output is for reading in a terminal and holds ANSI styles.
    #[must_use]
    pub fn is_styled(self) -> bool {
        self == Self::Text
    }

    /// Writes the concepts.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(self, cards: &Cards<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(cards, out),
            Self::Json => json::write(cards, out),
        }
    }
}
