//! Occurrences as they are found: one writer per format, and one list of them.

mod csv;
mod jsonl;
mod kwic;
mod layout;
mod record;
mod shown;
mod text;

use std::io::{self, Write};

use zhengming_document::{Batch, DocumentInfo, Paragraph};
use zhengming_glossary::Glossary;
use zhengming_tagger::Occurrence;

/// A format that occurrences are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagFormat {
    /// Paragraphs with their terms underlined and rendered, for reading.
    Text,
    /// Keywords in context, one line each, for reading.
    Kwic,
    /// A JSON object per line, for programs.
    Jsonl,
    /// A table, for spreadsheets.
    Csv,
}

/// How occurrences are laid out.
#[derive(Clone, Copy, Debug)]
pub struct TagLayout {
    /// Columns of the terminal.
    pub columns: usize,
    /// Whether only some of the terms of the glossary were asked for.
    pub filtered: bool,
}

/// A paragraph with the terms that were found in it.
#[derive(Clone, Copy, Debug)]
pub struct TaggedParagraph<'a> {
    /// The document.
    pub document: &'a DocumentInfo,
    /// The batch that the paragraph lies in.
    pub batch: &'a Batch,
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The occurrences to be written, in the order of the text.
    pub occurrences: &'a [Occurrence<'a>],
}

/// Writes the occurrences of one document after the other.
pub trait TagWriter {
    /// A document begins.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written; so for all methods.
    fn begin(&mut self, document: &DocumentInfo) -> io::Result<()>;

    /// A paragraph that has occurrences.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    fn paragraph(&mut self, tagged: &TaggedParagraph<'_>) -> io::Result<()>;

    /// The document is at its end.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    fn end(&mut self, document: &DocumentInfo) -> io::Result<()>;

    /// Everything is written.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    fn finish(&mut self) -> io::Result<()>;
}

type Make = for<'a> fn(&'a Glossary, TagLayout, Box<dyn Write + 'a>) -> Box<dyn TagWriter + 'a>;

struct Entry {
    name: &'static str,
    styled: bool,
    make: Make,
}

/// All formats, in the order of [`TagFormat`].
static FORMATS: [Entry; 4] = [
    Entry {
        name: "text",
        styled: true,
        make: |glossary, layout, out| Box::new(text::Text::new(glossary, layout, out)),
    },
    Entry {
        name: "kwic",
        styled: true,
        make: |glossary, layout, out| Box::new(kwic::Kwic::new(glossary, layout, out)),
    },
    Entry {
        name: "jsonl",
        styled: false,
        make: |glossary, _, out| Box::new(jsonl::Jsonl::new(glossary, out)),
    },
    Entry {
        name: "csv",
        styled: false,
        make: |glossary, _, out| Box::new(csv::Csv::new(glossary, out)),
    },
];

impl TagFormat {
    /// All formats, the ordinary one first.
    pub const ALL: [Self; 4] = [Self::Text, Self::Kwic, Self::Jsonl, Self::Csv];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Whether the output is for reading in a terminal and holds ANSI styles.
    #[must_use]
    pub fn is_styled(self) -> bool {
        self.entry().styled
    }

    /// A writer of this format.
    pub fn writer<'a>(
        self,
        glossary: &'a Glossary,
        layout: TagLayout,
        out: Box<dyn Write + 'a>,
    ) -> Box<dyn TagWriter + 'a> {
        (self.entry().make)(glossary, layout, out)
    }

    fn entry(self) -> &'static Entry {
        &FORMATS[self as usize]
    }
}
