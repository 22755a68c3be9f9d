use std::io::{self, Write};

use anstyle::Style;
use zhengming_document::DocumentInfo;
use zhengming_glossary::{Glossary, Status};
use zhengming_tagger::{Occurrence, Shield};

use super::layout::{self, Content, Note, Piece, Row};
use super::shown::Shown;
use super::{TagLayout, TagWriter, TaggedParagraph};
use crate::heading;
use crate::terminal::style::{self, paint};
use crate::terminal::width::width;

/// Columns that paragraphs are moved in under their labels.
const INDENT: usize = 2;

/// Paragraphs with their terms underlined, and under each its rendering in the other language.
pub(super) struct Text<'a> {
    glossary: &'a Glossary,
    columns: usize,
    filtered: bool,
    out: Box<dyn Write + 'a>,
    documents: u64,
    occurrences: u64,
}

impl<'a> Text<'a> {
    pub(super) fn new(glossary: &'a Glossary, layout: TagLayout, out: Box<dyn Write + 'a>) -> Self {
        let columns = layout.columns.max(40) - INDENT;
        let filtered = layout.filtered;
        Self { glossary, columns, filtered, out, documents: 0, occurrences: 0 }
    }

    fn row(
        &mut self,
        shown: &Shown,
        row: &Row,
        terms: &[(std::ops::Range<usize>, &Occurrence<'_>)],
    ) -> io::Result<()> {
        let margin = usize::from(row.cut_before) * layout::CUT;
        write!(self.out, "{:INDENT$}", "")?;
        if row.cut_before {
            write!(self.out, "{} ", paint(style::FAINT, "…"))?;
        }
        let mut at = row.chars.start;
        let mut notes = Vec::new();
        for (index, (range, found)) in terms.iter().enumerate() {
            let (start, end) = (range.start.max(row.chars.start), range.end.min(row.chars.end));
            if start >= end {
                continue;
            }
            let text = if end == range.end { self.note(found) } else { String::new() };
            let column = margin + shown.width(row.chars.start..start);
            notes.push(Note { column, width: shown.width(start..end), text, term: index });
            if start >= at {
                let term = shown.slice(start..end);
                let term_style = self.style_of(found).underline();
                write!(self.out, "{}{}", shown.slice(at..start), paint(term_style, term))?;
                at = end;
            }
        }
        write!(self.out, "{}", shown.slice(at..row.chars.end).trim_end())?;
        if row.cut_after {
            write!(self.out, " {}", paint(style::FAINT, "…"))?;
        }
        writeln!(self.out)?;
        for line in layout::place(notes, self.columns) {
            self.note_line(&line, terms)?;
        }
        Ok(())
    }

    fn note_line(
        &mut self,
        line: &[Piece],
        terms: &[(std::ops::Range<usize>, &Occurrence<'_>)],
    ) -> io::Result<()> {
        write!(self.out, "{:INDENT$}", "")?;
        let mut column = 0;
        for piece in line {
            let blanks = piece.column.saturating_sub(column);
            write!(self.out, "{:blanks$}", "")?;
            column = piece.column;
            match &piece.content {
                Content::Mark(columns) => {
                    let found = terms[piece.term].1;
                    let mark = mark(self.glossary.term(found.term).status).repeat(*columns);
                    write!(self.out, "{}", paint(self.style_of(found), mark))?;
                    column += columns;
                }
                Content::Text(text) => {
                    write!(self.out, "{text}")?;
                    column += width(text);
                }
            }
        }
        writeln!(self.out)
    }

    /// What stands beside a term: its rendering, and what a reader should know of it.
    fn note(&self, found: &Occurrence<'_>) -> String {
        let concept = self.glossary.concept(found.term.concept);
        let term = self.glossary.term(found.term);
        let rendering = concept.preferred(term.language.other());
        let mut note =
            rendering.map_or_else(|| format!("[{}]", concept.id), |term| term.text.clone());
        if !term.status.is_accepted() {
            note.push_str(&format!(" ({}", term.status));
            if let Some(preferred) = concept.preferred(term.language) {
                note.push_str(&format!(", now {}", preferred.text));
            }
            note.push(')');
        }
        match found.shield {
            Some(Shield::Title) => note.push_str(" (in a title)"),
            Some(Shield::Quotation) => note.push_str(" (quoted)"),
            None => {}
        }
        crate::clean(&note).into_owned()
    }

    fn style_of(&self, found: &Occurrence<'_>) -> Style {
        let status_style = style::of_status(self.glossary.term(found.term).status);
        if found.shield.is_some() { status_style.dimmed() } else { status_style }
    }
}

impl TagWriter for Text<'_> {
    fn begin(&mut self, document: &DocumentInfo) -> io::Result<()> {
        if self.documents > 0 {
            writeln!(self.out)?;
        }
        self.documents += 1;
        self.occurrences = 0;
        heading::write(&mut self.out, document, self.columns + INDENT)
    }

    fn paragraph(&mut self, tagged: &TaggedParagraph<'_>) -> io::Result<()> {
        self.occurrences += tagged.occurrences.len() as u64;
        let shown = Shown::new(tagged.batch, tagged.paragraph);
        let terms: Vec<_> = tagged
            .occurrences
            .iter()
            .map(|found| (shown.range_of(in_batch(tagged, found)), found))
            .collect();
        let Some((_, first)) = terms.first() else { return Ok(()) };
        writeln!(
            self.out,
            "\n{} {}",
            paint(style::LABEL.bold(), first.label),
            paint(style::FAINT, format_args!("line {}", first.line))
        )?;
        let ranges: Vec<_> = terms.iter().map(|(range, _)| range.clone()).collect();
        for row in layout::rows(&shown, &ranges, self.columns) {
            self.row(&shown, &row, &terms)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &DocumentInfo) -> io::Result<()> {
        if self.occurrences == 0 {
            let nothing = if self.filtered {
                "No term that was asked for was found."
            } else {
                "No term of the glossary was found."
            };
            writeln!(self.out, "\n{}", paint(style::FAINT, nothing))?;
        }
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The bytes of an occurrence in its batch.
pub(super) fn in_batch(
    tagged: &TaggedParagraph<'_>,
    found: &Occurrence<'_>,
) -> std::ops::Range<usize> {
    let offset = |at: u64| usize::try_from(at.saturating_sub(tagged.batch.offset)).unwrap_or(0);
    offset(found.span.0)..offset(found.span.1)
}

/// What a term is underlined with; terms that should not be used stand out without colours too.
fn mark(status: Status) -> &'static str {
    if status.is_accepted() { "~" } else { "^" }
}
