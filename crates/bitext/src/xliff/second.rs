//! XLIFF 2.0 to 2.2.

use zhengming_document::Format;
use zhengming_text::Span;

use crate::aligned::{Builder, Draft};
use crate::inline::{Inline, Mark};
use crate::whole::WholeFile;
use crate::xliff::core::Core;
use crate::xml::{self, Node, Tag, Visitor};

pub(super) struct Second<'f> {
    file: &'f WholeFile,
    pub(super) documents: Vec<Builder>,
    open: Vec<Place>,
    source_language: String,
    target_language: Option<String>,
    /// What the format demands.
    core: Core,
    unit: Unit,
    segment: Segment,
}

/// What an open element is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    File,
    Group,
    Unit,
    Segment,
    /// A source or target of a segment.
    Side,
    /// Inside a source or target.
    Inline,
    Notes,
    Note,
    /// Nothing that is read, nor is anything in it.
    Other,
}

/// A unit while it is read.
#[derive(Default)]
struct Unit {
    id: String,
    segments: usize,
    notes: Vec<String>,
    note: String,
}

/// A segment while it is read.
#[derive(Default)]
struct Segment {
    id: Option<String>,
    state: Option<String>,
    /// Languages and texts, in the order of the file.
    sides: Vec<(String, Inline)>,
}

impl<'f> Second<'f> {
    pub(super) fn new(file: &'f WholeFile, root: &Tag<'_>) -> Result<Self, String> {
        let mut core = Core::default();
        core.open(root)?;
        Ok(Self {
            file,
            documents: Vec::new(),
            open: Vec::new(),
            core,
            source_language: root.owned("srcLang").unwrap_or_default(),
            // Programs write an empty one for a target that is not chosen yet.
            target_language: root.owned("trgLang"),
            unit: Unit::default(),
            segment: Segment::default(),
        })
    }

    fn open(&mut self, tag: &Tag<'_>, span: Span) -> Result<Place, String> {
        let outer = self.open.last().copied();
        Ok(match (outer, tag.name) {
            (Some(Place::Side | Place::Inline), name) => {
                if let Some(text) = self.text() {
                    text.open(Mark::Through);
                    if name == "cp" {
                        text.character(span, code_point(tag)?);
                    }
                }
                Place::Inline
            }
            (None, "file") => {
                let name = tag.owned("original").or_else(|| tag.owned("id"));
                self.documents.push(Builder::new(self.file, name, Format::Xliff));
                Place::File
            }
            (Some(Place::File | Place::Group), "group") => Place::Group,
            (Some(Place::File | Place::Group), "unit") => {
                let id = tag.owned("id").unwrap_or_default();
                self.unit = Unit { id, ..Unit::default() };
                Place::Unit
            }
            (Some(Place::Unit), "segment") => {
                self.unit.segments += 1;
                let (id, state) = (tag.owned("id"), tag.owned("state"));
                self.segment = Segment { id, state, ..Segment::default() };
                Place::Segment
            }
            (Some(Place::Segment), "source" | "target") => self.open_text(tag),
            (Some(Place::Unit), "notes") => Place::Notes,
            (Some(Place::Notes), "note") => Place::Note,
            _ => Place::Other,
        })
    }

    fn open_text(&mut self, tag: &Tag<'_>) -> Place {
        let of_file = match tag.name {
            "source" => &self.source_language,
            _ => self.target_language.as_ref().unwrap_or(&self.source_language),
        };
        let language = tag.owned("xml:lang").unwrap_or_else(|| of_file.clone());
        self.segment.sides.push((language, Inline::default()));
        Place::Side
    }

    /// Is shown what stands in elements of other namespaces, which is not read.
    pub(super) fn foreign(&mut self, node: &Node<'_>) -> Result<(), String> {
        match node {
            Node::Open(tag) => self.core.open_foreign(tag),
            Node::Close => {
                self.core.close_foreign();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn text(&mut self) -> Option<&mut Inline> {
        self.segment.sides.last_mut().map(|(_, text)| text)
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Place::Inline) => {
                if let Some(text) = self.text() {
                    text.close();
                }
            }
            Some(Place::Note) => {
                let note = std::mem::take(&mut self.unit.note);
                self.unit.notes.push(note.trim().to_owned());
            }
            Some(Place::Segment) => self.end_segment(),
            _ => {}
        }
    }

    fn end_segment(&mut self) {
        let segment = std::mem::take(&mut self.segment);
        let name = segment.id.unwrap_or_else(|| self.unit.segments.to_string());
        let sides = segment.sides.iter().map(|(language, text)| (language.clone(), text.main()));
        let draft = Draft {
            id: Some(format!("{}/{name}", self.unit.id)),
            state: segment.state,
            // They hang on the unit: its first segment has them.
            notes: std::mem::take(&mut self.unit.notes),
            sides: sides.collect(),
        };
        if let Some(document) = self.documents.last_mut() {
            document.push(draft);
        }
    }
}

impl Visitor for Second<'_> {
    fn visit(&mut self, node: Node<'_>, span: Span) -> Result<(), String> {
        self.core.visit(&node, self.file, span)?;
        let place = self.open.last().copied();
        match (node, place) {
            (Node::Open(tag), _) => {
                let place = self.open(tag, span)?;
                self.open.push(place);
            }
            (Node::Close, _) => self.close(),
            (Node::Text, Some(Place::Note)) => {
                self.unit.note.push_str(&self.file.text()[span.range()]);
            }
            (Node::Character(character), Some(Place::Note)) => self.unit.note.push(character),
            (node, Some(Place::Side | Place::Inline)) => {
                let Some(text) = self.text() else { return Ok(()) };
                match node {
                    Node::Character(character) => text.character(span, character),
                    _ => text.text(span),
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The character that XML does not allow and `<cp hex="…"/>` stands for.
fn code_point(tag: &Tag<'_>) -> Result<char, String> {
    let hex = tag.get("hex").ok_or("<cp> without hex")?;
    let value = u32::from_str_radix(hex, 16).map_err(|_| format!("\"{hex}\" is no hex number"))?;
    // Surrogates are none by themselves, but are what the file says.
    let character = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
    if character != char::REPLACEMENT_CHARACTER && xml::is_xml(character) {
        return Err(format!("<cp hex=\"{hex}\"> for a character that XML allows"));
    }
    Ok(character)
}
