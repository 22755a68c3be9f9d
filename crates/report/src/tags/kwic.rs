use std::io::{self, Write};

use zhengming_document::DocumentInfo;
use zhengming_glossary::Glossary;

use super::shown::Shown;
use super::text::in_batch;
use super::{TagLayout, TagWriter, TaggedParagraph};
use crate::heading;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, fit_end, pad, pad_start, width};

/// Columns of the labels in front of each line.
const LABEL: usize = 13;

/// Keywords in context: one line for each occurrence, aligned on the keyword.
pub(super) struct Kwic<'a> {
    glossary: &'a Glossary,
    columns: usize,
    out: Box<dyn Write + 'a>,
    has_heading: bool,
    documents: u64,
}

impl<'a> Kwic<'a> {
    pub(super) fn new(glossary: &'a Glossary, layout: TagLayout, out: Box<dyn Write + 'a>) -> Self {
        Self { glossary, columns: layout.columns.max(60), out, has_heading: false, documents: 0 }
    }

    fn heading(&mut self, document: &DocumentInfo) -> io::Result<()> {
        if std::mem::replace(&mut self.has_heading, true) {
            return Ok(());
        }
        if self.documents > 0 {
            writeln!(self.out)?;
        }
        self.documents += 1;
        heading::write(&mut self.out, document, self.columns)
    }
}

impl TagWriter for Kwic<'_> {
    fn begin(&mut self, _: &DocumentInfo) -> io::Result<()> {
        self.has_heading = false;
        Ok(())
    }

    fn paragraph(&mut self, tagged: &TaggedParagraph<'_>) -> io::Result<()> {
        self.heading(tagged.document)?;
        let shown = Shown::new(tagged.batch, tagged.paragraph);
        let before_columns = (self.columns - LABEL) * 2 / 5;
        let behind_columns = self.columns - LABEL - before_columns - 2;
        for found in tagged.occurrences {
            let range = shown.range_of(in_batch(tagged, found));
            // One character more than there is room for, so that a cut shows.
            let from = range.start.saturating_sub(before_columns + 1);
            let before = shown.slice(from..range.start);
            let keyword = fit(&shown.slice(range.clone()), behind_columns).into_owned();
            let room = behind_columns.saturating_sub(width(&keyword) + 1);
            let after = shown.slice(range.end..shown.len().min(range.end + room + 2));
            let after = fit(after.trim_start(), room);
            let gap = if after.is_empty() { "" } else { " " };
            let term_style = style::of_status(self.glossary.term(found.term).status).bold();
            writeln!(
                self.out,
                "{}{}  {}{gap}{after}",
                paint(style::LABEL, pad(&fit(&found.label.to_string(), LABEL - 1), LABEL)),
                pad_start(&fit_end(before.trim_end(), before_columns), before_columns),
                paint(term_style, keyword),
            )?;
        }
        Ok(())
    }

    fn end(&mut self, _: &DocumentInfo) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
