//! A plain text that is read batch by batch.

use std::{io, path::Path};

use super::{
    layout::Layout,
    marks,
    noise::Running,
    parser::{Parser, Plan},
};
use zhengming_text::join_lines;

use crate::{
    Batch, DocumentInfo, Format, Kind, Options,
    head::{self, Head, HeadParagraph},
    mark,
    source::{CHUNK, Source, lines_in},
    structure::Shape,
    warnings::Warnings,
};

/// Reads a text in batches that end where paragraphs end.
pub(crate) struct TextStream {
    source: Source,
    /// Text that was read, of which the first `start` bytes are done with.
    buffer: String,
    start: usize,
    at_end: bool,
    parser: Parser,
    offset: u64,
    line: u64,
    /// Code points of that line that are done with.
    line_before: u64,
    batch_bytes: usize,
    paragraph_bytes: usize,
}

impl TextStream {
    /// Starts on a text whose first bytes, `CHUNK` at least unless `at_end`, are in `buffer`.
    pub(crate) fn new(
        source: Source,
        buffer: String,
        at_end: bool,
        path: &Path,
        options: &Options,
    ) -> (Self, DocumentInfo) {
        let (plan, head) = plan(&buffer, at_end);
        let info = head.into_info(path, Format::Text, source.encoding());
        let stream = Self {
            source,
            buffer,
            start: 0,
            at_end,
            parser: Parser::new(plan),
            offset: 0,
            line: 1,
            line_before: 0,
            batch_bytes: options.batch_bytes.max(1),
            paragraph_bytes: options.paragraph_bytes.max(16),
        };
        (stream, info)
    }

    /// The next batch, or nothing behind the last.
    pub(crate) fn next_batch(&mut self, warnings: &mut Warnings) -> io::Result<Option<Batch>> {
        let mut batch = Batch {
            offset: self.offset,
            line: self.line,
            line_before: self.line_before,
            ..Batch::default()
        };
        let mut want = self.batch_bytes;
        loop {
            self.refill(want, warnings)?;
            let rest = &self.buffer[self.start..];
            if rest.is_empty() {
                return Ok(None);
            }
            let window = &rest[..floor_boundary(rest, want)];
            let last = self.at_end && window.len() == rest.len();
            let used = self.parser.parse(window, self.offset, last, &mut batch);
            if used > 0 {
                return Ok(Some(self.take(batch, used)));
            }
            batch.paragraphs.clear();
            batch.edits.clear();
            if want >= self.paragraph_bytes {
                let cut = safe_cut(window);
                // The two characters of one line end stay together.
                let is_split = rest[..cut].ends_with('\r') && rest[cut..].starts_with('\n');
                let cut = cut + usize::from(is_split);
                self.warn_of_cut(cut, warnings);
                self.parser.parse(&rest[..cut], self.offset, true, &mut batch);
                self.parser.goes_on();
                return Ok(Some(self.take(batch, cut)));
            }
            want = (want * 2).min(self.paragraph_bytes);
        }
    }

    fn warn_of_cut(&self, cut: usize, warnings: &mut Warnings) {
        warnings.push(
            self.offset + cut as u64,
            || self.line + lines_in(&self.buffer.as_bytes()[self.start..self.start + cut]),
            || {
                format!(
                    "the paragraph is longer than {} bytes and is cut here; a term that lies on \
                     the cut is not found",
                    self.paragraph_bytes
                )
            },
        );
    }

    fn refill(&mut self, want: usize, warnings: &mut Warnings) -> io::Result<()> {
        if self.at_end || self.buffer.len() - self.start >= want {
            return Ok(());
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        self.buffer.reserve(want.saturating_sub(self.buffer.len()));
        self.at_end = self.source.fill(&mut self.buffer, want, warnings)?;
        Ok(())
    }

    fn take(&mut self, mut batch: Batch, used: usize) -> Batch {
        let end = self.start + used;
        if self.start == 0 {
            // The text is handed over without a copy; what is left is the shorter part.
            let rest = self.buffer.split_off(end);
            batch.text = std::mem::replace(&mut self.buffer, rest);
        } else {
            self.buffer[self.start..end].clone_into(&mut batch.text);
            self.start = end;
        }
        self.offset += used as u64;
        self.line += lines_in(batch.text.as_bytes());
        let (before, rest) = match memchr::memrchr2(b'\n', b'\r', batch.text.as_bytes()) {
            Some(end) => (0, &batch.text[end + 1..]),
            None => (self.line_before, &*batch.text),
        };
        self.line_before = before + rest.chars().count() as u64;
        batch
    }
}

/// The longest prefix of `text` of at most `length` bytes that ends between characters, or one
/// character.
fn floor_boundary(text: &str, length: usize) -> usize {
    let length = length.min(text.len());
    let floor = (0..=length).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    if floor > 0 { floor } else { text.chars().next().map_or(0, char::len_utf8) }
}

/// Where a paragraph that is too long is best cut: where no term can stand, that is behind the last
/// end of a sentence in its second half, else behind the last comma, else behind the last character
/// that is part of no word, else between two characters.
fn safe_cut(window: &str) -> usize {
    let half = floor_boundary(window, window.len() / 2);
    let ends: [fn(char, char) -> bool; 3] = [
        |mark, next| "。；！？".contains(mark) || ".;!?".contains(mark) && next.is_whitespace(),
        |mark, next| "，：".contains(mark) || ",:".contains(mark) && next.is_whitespace(),
        |mark, _| !mark.is_alphanumeric(),
    ];
    let cut = |ends: fn(char, char) -> bool| {
        let mut next = '\0';
        let found = window[half..].char_indices().rev().find(|&(_, c)| {
            let behind = std::mem::replace(&mut next, c);
            ends(c, behind)
        });
        found.map(|(at, c)| half + at + c.len_utf8())
    };
    ends.into_iter().find_map(cut).unwrap_or(window.len())
}

/// Looks at the first bytes of a text to tell how it is laid out and what it is.
fn plan(buffer: &str, whole: bool) -> (Plan, Head) {
    let looked_at = &buffer[..floor_boundary(buffer, head::LOOKED_AT)];
    let plan = Plan {
        layout: Layout::measure(looked_at),
        shape: Shape::Plain,
        title_at: None,
        running: Running::default(),
        note_marks: Vec::new(),
    };
    // Lines are put together in one way before the organ's name and in another behind it, so the
    // head is read twice: once to learn what the text is.
    let first = Head::read(&paragraphs(looked_at, plan.clone()));
    let plan = Plan { shape: first.shape, ..plan };
    let head = Head::read(&paragraphs(looked_at, plan.clone()));
    let plan = Plan {
        shape: head.shape,
        title_at: head.title_at.map(|at| at as u64),
        running: Running { symbol: head.symbol.clone(), title: head.title.clone() },
        ..plan
    };
    if !whole || buffer.len() > CHUNK {
        return (plan, head);
    }
    let mut batch = Batch::default();
    Parser::new(plan.clone()).parse(buffer, 0, true, &mut batch);
    let torn = plan.layout.is_torn();
    let note_marks = marks::find(buffer, torn, &batch.paragraphs, &batch.edits);
    (Plan { note_marks, ..plan }, head)
}

fn paragraphs(text: &str, plan: Plan) -> Vec<HeadParagraph> {
    let mut batch = Batch::default();
    Parser::new(plan).parse(text, 0, true, &mut batch);
    let mut line_start = 0;
    batch
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind != Kind::Note)
        .map(|paragraph| {
            let numbering = &text[line_start..paragraph.span.start];
            let own = numbering.rfind('\n').map_or(line_start, |at| line_start + at + 1);
            line_start = paragraph.span.end;
            let numbered = !text[own..paragraph.span.start].trim().is_empty();
            // What follows a number tells what it numbers.
            let mark = numbered.then(|| mark::parse(text[own..paragraph.span.end].trim_start()));
            HeadParagraph {
                start: paragraph.span.start,
                mark: mark.flatten().map(|found| found.0),
                text: join_lines(&text[paragraph.span.range()]),
            }
        })
        .collect()
}
