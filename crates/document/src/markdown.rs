//! Markdown.

use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use zhengming_text::{Span, join_lines};

use crate::{
    Batch, DocumentInfo, Encoding, Format, Kind,
    blocks::Block,
    head::{Head, HeadParagraph},
    mark::{self, Mark},
    remark::remarks,
    structure::{Labeller, Place},
    text::notes,
};

/// Reads a whole Markdown text. Marks of emphasis, links, notes and lists become transparent.
pub(crate) fn read(path: &Path, text: String, encoding: Encoding) -> (DocumentInfo, Batch) {
    let Walk { blocks, comments, rows, .. } = Walk::whole(&text);
    let paragraphs: Vec<HeadParagraph> = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !matches!(block.place, Place::Note(_)))
        .map(|(at, block)| HeadParagraph {
            start: at,
            mark: block.mark,
            text: join_lines(&block.clean(&text)),
        })
        .filter(|paragraph| !paragraph.text.is_empty())
        .collect();
    let head = Head::read(&paragraphs);
    let mut labeller = Labeller::new(head.shape);
    let mut batch = Batch { line: 1, ..Batch::default() };
    for (at, mut block) in blocks.into_iter().enumerate() {
        if head.title_at == Some(at) {
            block.place = Place::Title;
        }
        block.finish(&text, &mut labeller, &mut batch);
    }
    batch.remarks = remarks(&text, &comments, &rows, &batch);
    (head.into_info(path, Format::Markdown, encoding), Batch { text, ..batch })
}

/// Gathers the paragraphs from the events of the parser.
struct Walk<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// Numbers of the next items of the open lists, none for bullets.
    lists: Vec<Option<u64>>,
    mark: Option<Mark>,
    kind: Kind,
    note: Option<Place>,
    in_metadata: bool,
    in_superscript: bool,
    /// Whether the next text is the first on its line.
    line_start: bool,
    /// Comments, with their brackets.
    comments: Vec<Span>,
    /// Rows of tables.
    rows: Vec<Span>,
    /// Where the last cell ends.
    cell_end: usize,
    /// Where a comment started that goes on.
    in_comment: Option<usize>,
}

impl<'a> Walk<'a> {
    fn whole(text: &'a str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut walk = Self {
            text,
            blocks: Vec::new(),
            open: None,
            lists: Vec::new(),
            mark: None,
            kind: Kind::Text,
            note: None,
            in_metadata: false,
            in_superscript: false,
            line_start: true,
            comments: Vec::new(),
            rows: Vec::new(),
            cell_end: 0,
            in_comment: None,
        };
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            walk.event(&event, range.into());
        }
        walk.end_block();
        walk
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::TableCell) => {
                self.end(TagEnd::TableCell);
                self.cell_end = span.end;
            }
            Event::End(tag @ (TagEnd::TableRow | TagEnd::TableHead)) => {
                self.end(*tag);
                self.rows.push(span);
                self.comments_behind_cells(span);
            }
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if !self.in_metadata => self.add_text(text, span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.code(span),
            Event::InlineHtml(html) if html.starts_with("<!--") => self.comments.push(span),
            Event::InlineHtml(html) => {
                let tag = html.to_ascii_lowercase();
                match tag.as_str() {
                    "<sup>" => self.in_superscript = true,
                    "</sup>" => self.in_superscript = false,
                    _ => {}
                }
            }
            Event::Html(_) => self.html(span),
            Event::FootnoteReference(_) => {
                if let Some(block) = &mut self.open {
                    block.note_mark();
                }
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(span),
            Event::Text(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let inline = matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        );
        if !inline {
            self.end_block();
        }
        match tag {
            Tag::Heading { .. } => self.kind = Kind::Heading,
            Tag::TableCell => self.kind = Kind::Cell,
            Tag::List(first) => self.lists.push(*first),
            Tag::Item => self.mark = self.next_mark(),
            Tag::FootnoteDefinition(label) => {
                self.note = Some(Place::Note(label.parse().ok()));
            }
            Tag::MetadataBlock(_) => self.in_metadata = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => return,
            _ => self.end_block(),
        }
        match tag {
            TagEnd::Heading(_) | TagEnd::TableCell => self.kind = Kind::Text,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.mark = None,
            TagEnd::FootnoteDefinition => self.note = None,
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            _ => {}
        }
    }

    /// The mark of the next item of the innermost list. An ordered list inside an ordered one
    /// numbers sub-paragraphs.
    fn next_mark(&mut self) -> Option<Mark> {
        let nested = self.lists.iter().flatten().count() > 1;
        let Some(number) = self.lists.last_mut()?.as_mut() else { return Some(Mark::Bullet) };
        let mark = match u32::try_from(*number) {
            Ok(own) if !nested => Mark::Number(own),
            Ok(own) => Mark::Digit(u8::try_from(own).unwrap_or(u8::MAX)),
            Err(_) => Mark::Bullet,
        };
        *number = number.saturating_add(1);
        Some(mark)
    }

    fn block(&mut self) -> &mut Block {
        let (note, kind, mark) = (self.note, self.kind, &mut self.mark);
        self.open.get_or_insert_with(|| match note {
            Some(place) => Block::new(place, Kind::Note, None),
            None => Block::new(Place::Unknown, kind, mark.take()),
        })
    }

    fn end_block(&mut self) {
        self.in_comment = None;
        self.blocks.extend(self.open.take());
        self.line_start = true;
        self.in_superscript = false;
    }

    /// Adds text, which is the source as it stands or a character that a reference stands for.
    fn add_text(&mut self, text: &str, span: Span) {
        let source = &self.text[span.range()];
        if self.in_superscript && notes::is_mark(source) {
            self.block().note_mark();
        } else if source == text {
            self.split_at_note_marks(span);
        } else if let Some(character) = text.chars().next() {
            self.block().reference(span, character);
        }
        self.line_start = false;
    }

    /// Adds text without the superscript digits in it.
    fn split_at_note_marks(&mut self, span: Span) {
        let mut at = span.start;
        while at < span.end {
            let rest = &self.text[at..span.end];
            let next = rest.find(|c| notes::superscript_digit(c).is_some());
            let before = Span::new(at, at + next.unwrap_or(rest.len()));
            if !before.is_empty() {
                self.block().text(before);
                self.line_start = false;
            }
            let Some((number, length)) = notes::superscript(&self.text[before.end..span.end])
            else {
                return;
            };
            if self.line_start && self.kind == Kind::Text && self.mark.is_none() {
                self.start_note(number);
            } else {
                self.block().note_mark();
            }
            at = before.end + length;
        }
    }

    /// A line that begins with a superscript number is a note.
    fn start_note(&mut self, number: u32) {
        self.end_block();
        self.open = Some(Block::new(Place::Note(Some(number)), Kind::Note, None));
    }

    /// Adds the text between the backticks or dollar signs of a code span.
    fn code(&mut self, span: Span) {
        let fence = |c| c == '`' || c == '$';
        let source = &self.text[span.range()];
        let inner = source.trim_start_matches(fence);
        let start = span.start + source.len() - inner.len();
        let end = start + inner.trim_end_matches(fence).len();
        self.block().text(Span::new(start, end));
        self.line_start = false;
    }

    /// Adds the text between the tags and comments of a line of an HTML block.
    fn html(&mut self, span: Span) {
        let mut rest = span;
        loop {
            let Some(start) = self.in_comment else {
                let line = &self.text[rest.range()];
                let Some(comment) = line.find("<!--").map(|at| rest.start + at) else {
                    return self.between_tags(rest);
                };
                self.between_tags(Span::new(rest.start, comment));
                self.in_comment = Some(comment);
                rest.start = comment + "<!--".len();
                continue;
            };
            let Some(end) = self.text[rest.range()].find("-->") else { return };
            rest.start += end + "-->".len();
            self.comments.push(Span::new(start, rest.start));
            self.in_comment = None;
        }
    }

    /// Comments behind the last cell of a row, of which the parser says nothing.
    fn comments_behind_cells(&mut self, row: Span) {
        let mut at = self.cell_end.max(row.start);
        while let Some(behind) = self.text.get(at..row.end)
            && let Some(start) = behind.find("<!--").map(|found| at + found)
            && let Some(length) = self.text[start..row.end].find("-->")
        {
            at = start + length + "-->".len();
            self.comments.push(Span::new(start, at));
        }
    }

    fn between_tags(&mut self, span: Span) {
        let mut at = span.start;
        for part in self.text[span.range()].split_inclusive('>') {
            let text = part.find('<').unwrap_or(part.len());
            if !part[..text].trim().is_empty() {
                self.block().text(Span::new(at, at + text));
            }
            at += part.len();
        }
    }

    /// Whether the line behind a break begins with `(a)` or the like behind a finished clause, so
    /// that it is a paragraph by its own number, which Markdown does not know.
    fn opens_sub_paragraph(&self, line_break: Span) -> bool {
        let emphasis = ['*', '_'];
        let next = self.text[line_break.start..].trim_start().trim_start_matches(emphasis);
        let is_numbered =
            matches!(mark::parse(next), Some((Mark::Letter(_) | Mark::Roman(_) | Mark::Han(_), _)));
        let before = self.text[..line_break.start].trim_end().trim_end_matches(emphasis);
        let is_clause_over = before.ends_with(['：', '；', '，', '。', ':', ';', ',', '.'])
            || [" and", " or", "和", "及", "或"].iter().any(|word| before.ends_with(word));
        self.note.is_none() && is_numbered && is_clause_over
    }

    /// A line break stays in the text, so that words on both sides stay apart.
    fn line_break(&mut self, span: Span) {
        if self.opens_sub_paragraph(span) {
            self.end_block();
            return;
        }
        let source = &self.text[span.range()];
        if let (Some(block), Some(at)) = (&mut self.open, source.find(['\n', '\r'])) {
            block.text(Span::new(span.start + at, span.end));
        }
        self.line_start = true;
    }
}
