//! Walks through the events of an XML document and gathers its paragraphs.

use std::path::Path;

use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};
use zhengming_text::{LineIndex, Span};

use super::meta::{Meta, attribute};
use crate::{
    Batch, Error, Kind,
    blocks::Block,
    mark::{self, Mark},
    remark::remarks,
    structure::{Labeller, Place, Shape},
    text::notes,
    warnings::Warnings,
};

/// Elements may not lie deeper than this.
const DEEPEST: usize = 256;

/// The element that holds a document.
const ROOT: &str = "akomaNtoso";

/// Elements that lie inside a line of text. All others begin and end a paragraph.
const INLINE: [&str; 43] = [
    "a",
    "abbr",
    "b",
    "date",
    "def",
    "del",
    "docAuthority",
    "docDate",
    "docNumber",
    "docProponent",
    "docPurpose",
    "docStatus",
    "docTitle",
    "docType",
    "docketNumber",
    "entity",
    "eol",
    "event",
    "i",
    "img",
    "inline",
    "ins",
    "location",
    "marker",
    "mref",
    "neutralCitation",
    "noteRef",
    "omissis",
    "organization",
    "outcome",
    "person",
    "quantity",
    "ref",
    "rref",
    "role",
    "session",
    "shortTitle",
    "span",
    "sub",
    "sup",
    "term",
    "u",
    "vote",
];

/// Why a document could not be walked through.
pub(super) struct Problem {
    at: usize,
    message: String,
}

impl Problem {
    pub(super) fn into_error(self, path: &Path, text: &str) -> Error {
        let position = LineIndex::new(text).position(text, self.at);
        Error::Xml {
            path: path.to_owned(),
            line: position.line as u64,
            column: position.column as u64,
            message: self.message,
        }
    }
}

/// One text that runs on: the document itself, or a note inside it.
struct Frame {
    block: Option<Block>,
    /// Paragraphs of notes, to come behind the paragraph they hang on.
    notes: Vec<Block>,
    /// The number of the note, as its marker says.
    note: Option<Place>,
}

/// What the walk remembers.
struct Walk<'a, 'w> {
    text: &'a str,
    warnings: &'w mut Warnings,
    meta: Meta,
    labeller: Labeller,
    batch: Batch,
    /// Depth and place of the elements that say where paragraphs stand.
    places: Vec<(usize, Place)>,
    frames: Vec<Frame>,
    depth: usize,
    /// Whether there was any element.
    begun: bool,
    /// Depth of an element whose text is no paragraph, and what becomes of it.
    aside: Option<(usize, Aside)>,
    aside_text: String,
    mark: Option<Mark>,
    kind: Kind,
    kind_depth: usize,
    titled: bool,
    in_superscript: bool,
    comments: Vec<Span>,
}

/// Elements whose text is not part of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// Metadata.
    Meta,
    /// The number of a paragraph.
    Number,
    /// The number of the resolution before its title.
    DocumentNumber,
}

/// Reads all paragraphs of `text`; the text of the returned batch is empty.
pub(super) fn walk(text: &str, warnings: &mut Warnings) -> Result<(Meta, Batch), Problem> {
    let mark = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut reader = Reader::from_str(&text[mark..]);
    let shape = if memchr::memmem::find(text.as_bytes(), b"<preamble").is_some() {
        Shape::Resolution
    } else {
        Shape::Decision
    };
    let mut walk = Walk::new(text, shape, warnings);
    loop {
        let start = mark + reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| Problem {
            at: mark + reader.error_position() as usize,
            message: format!("broken XML: {error}"),
        })?;
        let end = mark + reader.buffer_position() as usize;
        let span = Span::new(start, end);
        match event {
            Event::Start(element) => walk.start(&element, span)?,
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if walk.depth == 0 => {
                outside(text, span)?;
            }
            Event::End(element) => walk.end(element.local_name().as_ref(), span),
            Event::Empty(element) => {
                walk.start(&element, span)?;
                walk.end(element.local_name().as_ref(), span);
            }
            Event::Text(_) => walk.add_text(span),
            Event::CData(_) => walk.add_text(cdata(text, span)),
            Event::GeneralRef(reference) => walk.add_reference(&reference, span),
            Event::Eof => break,
            Event::Comment(_) => walk.comments.push(span),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if walk.depth > 0 {
        let message =
            format!("broken XML: the file ends inside {} elements that are still open", walk.depth);
        return Err(Problem { at: text.len(), message });
    }
    if !walk.begun {
        let message = format!("the file ends without any element, expected <{ROOT}>");
        return Err(Problem { at: text.len(), message });
    }
    walk.end_block();
    walk.batch.remarks = remarks(text, &walk.comments, &[], &walk.batch);
    Ok((walk.meta, walk.batch))
}

/// Refuses what stands before or behind the document, unless it is blank.
fn outside(text: &str, span: Span) -> Result<(), Problem> {
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let found = text[span.range()].trim_start_matches(blank);
    if found.is_empty() {
        return Ok(());
    }
    let shown: String = found.chars().take(20).take_while(|c| !c.is_control()).collect();
    let message = format!("text \"{shown}\" outside of all elements, expected XML with <{ROOT}>");
    Err(Problem { at: span.end - found.len(), message })
}

/// The text of a CDATA section without its brackets.
fn cdata(text: &str, span: Span) -> Span {
    let (open, close) = ("<![CDATA[", "]]>");
    let whole = &text[span.range()];
    if whole.starts_with(open) && whole.ends_with(close) && whole.len() >= open.len() + close.len()
    {
        Span::new(span.start + open.len(), span.end - close.len())
    } else {
        span
    }
}

impl<'a, 'w> Walk<'a, 'w> {
    fn new(text: &'a str, shape: Shape, warnings: &'w mut Warnings) -> Self {
        Self {
            text,
            warnings,
            meta: Meta::default(),
            labeller: Labeller::new(shape),
            batch: Batch::default(),
            places: Vec::new(),
            frames: vec![Frame { block: None, notes: Vec::new(), note: None }],
            depth: 0,
            begun: false,
            aside: None,
            aside_text: String::new(),
            mark: None,
            kind: Kind::Text,
            kind_depth: 0,
            titled: false,
            in_superscript: false,
            comments: Vec::new(),
        }
    }

    fn start(&mut self, element: &BytesStart<'_>, span: Span) -> Result<(), Problem> {
        self.depth += 1;
        self.begun = true;
        self.check(element, span)?;
        self.meta.see(element);
        if self.aside.is_some() {
            return Ok(());
        }
        let name = element.local_name();
        let name = name.as_ref();
        if name == "authorialNote" {
            self.start_note(element);
            return Ok(());
        }
        if !INLINE.contains(&name) {
            self.end_block();
        }
        self.start_element(name, element);
        Ok(())
    }

    /// Refuses another root, and what lies too deep.
    fn check(&self, element: &BytesStart<'_>, span: Span) -> Result<(), Problem> {
        let message = if self.depth == 1 && element.local_name().as_ref() != ROOT {
            format!("element <{}> found, expected <{ROOT}>", element.name().as_ref())
        } else if self.depth > DEEPEST {
            format!("elements lie more than {DEEPEST} deep in each other")
        } else {
            return Ok(());
        };
        Err(Problem { at: span.start, message })
    }

    /// Notes what an element says of the text inside it.
    fn start_element(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "meta" => self.set_aside(Aside::Meta),
            "num" => self.set_aside(Aside::Number),
            "docNumber" if self.place() == Place::Title => self.set_aside(Aside::DocumentNumber),
            "docTitle" => {
                let refers = attribute(element, "refersTo").unwrap_or_default();
                self.titled = self.place() == Place::Title || refers == "#resolutionNumber";
            }
            "sup" => self.in_superscript = true,
            "heading" | "subheading" => self.set_kind(Kind::Heading),
            "td" | "th" => self.set_kind(Kind::Cell),
            "coverPage" => self.places.push((self.depth, Place::Cover)),
            "preface" => self.places.push((self.depth, Place::Title)),
            "preamble" => self.places.push((self.depth, Place::Preamble)),
            "mainBody" if self.place() != Place::Annex => {
                self.places.push((self.depth, Place::Main));
            }
            "conclusions" => self.places.push((self.depth, Place::Conclusion)),
            "attachments" | "attachment" => self.places.push((self.depth, Place::Annex)),
            "note" => self.start_note(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, span: Span) {
        match self.aside {
            Some((depth, aside)) if depth == self.depth => self.end_aside(aside),
            Some(_) => {}
            None => self.end_element(name, span),
        }
        if self.places.last().is_some_and(|place| place.0 == self.depth) {
            self.places.pop();
        }
        if self.kind_depth == self.depth {
            self.kind = Kind::Text;
            self.kind_depth = 0;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn end_element(&mut self, name: &str, span: Span) {
        match name {
            "authorialNote" | "note" => self.end_note(),
            "docNumber" if self.place() == Place::Cover => {
                if let Some(text) = self.text_before(span) {
                    self.meta.symbol_text(text);
                }
            }
            "sup" => self.in_superscript = false,
            name if INLINE.contains(&name) => {}
            _ => self.end_block(),
        }
    }

    /// The text between the last tag and the one at `span`.
    fn text_before(&self, span: Span) -> Option<&'a str> {
        let text: &'a str = self.text;
        let start = text[..span.start].rfind('>')? + 1;
        Some(&text[start..span.start])
    }

    fn place(&self) -> Place {
        self.places.last().map_or(Place::Unknown, |place| place.1)
    }

    fn set_aside(&mut self, aside: Aside) {
        self.aside = Some((self.depth, aside));
        self.aside_text.clear();
    }

    fn end_aside(&mut self, aside: Aside) {
        self.aside = None;
        if aside == Aside::Number {
            // A mark is told by what follows it, as in running text.
            let number = format!("{} x", self.aside_text.trim());
            let outer = self.mark;
            self.mark = mark::parse(&number).map(|found| found.0);
            // A number without a text of its own, in front of that of its first sub-paragraph.
            if let (Some(Mark::Number(outer)), Some(Mark::Letter(_) | Mark::Roman(_))) =
                (outer, self.mark)
            {
                self.labeller.go_to_number(outer);
            }
        }
    }

    fn set_kind(&mut self, kind: Kind) {
        self.kind = kind;
        self.kind_depth = self.depth;
    }

    fn start_note(&mut self, element: &BytesStart<'_>) {
        let marker = attribute(element, "marker").and_then(|marker| marker.parse().ok());
        self.frames.push(Frame { block: None, notes: Vec::new(), note: Some(Place::Note(marker)) });
    }

    fn end_note(&mut self) {
        self.end_block();
        if self.frames.len() < 2 {
            return;
        }
        let Some(inner) = self.frames.pop() else { return };
        let Some(outer) = self.frames.last_mut() else { return };
        outer.notes.extend(inner.notes);
        match &mut outer.block {
            Some(block) => block.note_mark(),
            None => self.end_block(),
        }
    }

    fn add_text(&mut self, span: Span) {
        let text = &self.text[span.range()];
        if self.aside.is_some() {
            self.aside_text.push_str(text);
            return;
        }
        if self.in_superscript && notes::is_mark(text) {
            if let Some(block) = self.block(true) {
                block.note_mark();
            }
            return;
        }
        let blank = text.chars().all(char::is_whitespace);
        if self.depth > 0
            && let Some(block) = self.block(blank)
        {
            block.text(span);
        }
    }

    fn add_reference(&mut self, reference: &BytesRef<'_>, span: Span) {
        let character = match reference.resolve_char_ref() {
            Ok(Some(character)) => Some(character),
            Ok(None) => resolve_xml_entity(reference).and_then(|text| text.chars().next()),
            Err(_) => None,
        };
        if character.is_none() {
            let (text, warnings) = (self.text, &mut *self.warnings);
            warnings.push(
                span.start as u64,
                || crate::source::lines_in(&text.as_bytes()[..span.start]) + 1,
                || {
                    format!(
                        "{} is none of the references that XML knows by itself; read as a blank",
                        &text[span.range()]
                    )
                },
            );
        }
        let character = character.unwrap_or(' ');
        if self.aside.is_some() {
            self.aside_text.push(character);
        } else if let Some(block) = self.block(false) {
            block.reference(span, character);
        }
    }

    /// The open paragraph; a new one is only begun by text that is not blank.
    fn block(&mut self, blank: bool) -> Option<&mut Block> {
        let place = self.place();
        let frame = self.frames.last_mut()?;
        if frame.block.is_none() && !blank {
            let place = match (frame.note, place) {
                (Some(note), _) => note,
                (None, Place::Title | Place::Cover) if self.titled => Place::Title,
                (None, Place::Title) => Place::Cover,
                (None, place) => place,
            };
            let kind = if frame.note.is_some() { Kind::Note } else { self.kind };
            let mark = if frame.note.is_some() { None } else { self.mark.take() };
            frame.block = Some(Block::new(place, kind, mark));
        }
        frame.block.as_mut()
    }

    /// Ends the open paragraph: one of a note waits for the paragraph that the note hangs on.
    fn end_block(&mut self) {
        let in_note = self.frames.len() > 1;
        let Some(frame) = self.frames.last_mut() else { return };
        let block = frame.block.take();
        if in_note {
            frame.notes.extend(block);
            return;
        }
        let notes = std::mem::take(&mut frame.notes);
        let is_title = block.as_ref().is_some_and(|block| block.place == Place::Title);
        self.titled &= block.is_none();
        let finished =
            block.and_then(|block| block.finish(self.text, &mut self.labeller, &mut self.batch));
        if let Some((_, text)) = finished.filter(|_| is_title) {
            self.meta.title_text(&text);
        }
        for note in notes {
            note.finish(self.text, &mut self.labeller, &mut self.batch);
        }
    }
}
