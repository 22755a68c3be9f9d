//! XLIFF 2.0 to 2.2.

use zhengming_document::Format;
use zhengming_text::Span;

use crate::aligned::{Builder, Draft};
use crate::inline::{Inline, Mark};
use crate::whole::WholeFile;
use crate::xliff::rules::{self, Ids};
use crate::xml::{self, Node, Tag, Visitor};

pub(super) struct Second<'f> {
    file: &'f WholeFile,
    pub(super) documents: Vec<Builder>,
    open: Vec<Place>,
    source_language: String,
    target_language: Option<String>,
    file_ids: Ids,
    /// Of the groups of a file, and of its units.
    group_ids: Ids,
    unit_ids: Ids,
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
    /// Of its segments.
    ids: Ids,
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
    has_source: bool,
    has_target: bool,
}

impl<'f> Second<'f> {
    pub(super) fn new(file: &'f WholeFile, root: &Tag<'_>) -> Result<Self, String> {
        for language in [root.get("srcLang"), root.get("trgLang").filter(|tag| !tag.is_empty())]
            .into_iter()
            .flatten()
        {
            rules::language(language)?;
        }
        Ok(Self {
            file,
            documents: Vec::new(),
            open: Vec::new(),
            file_ids: Ids::default(),
            group_ids: Ids::default(),
            unit_ids: Ids::default(),
            source_language: root.owned("srcLang").ok_or("<xliff> without srcLang")?,
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
                self.file_ids.demand(tag)?;
                (self.group_ids, self.unit_ids) = (Ids::default(), Ids::default());
                let name = tag.owned("original").or_else(|| tag.owned("id"));
                self.documents.push(Builder::new(self.file, name, Format::Xliff));
                Place::File
            }
            (Some(Place::File | Place::Group), "group") => {
                self.group_ids.demand(tag)?;
                Place::Group
            }
            (Some(Place::File | Place::Group), "unit") => {
                self.unit_ids.demand(tag)?;
                let id = tag.owned("id").unwrap_or_default();
                self.unit = Unit { id, ..Unit::default() };
                Place::Unit
            }
            (Some(Place::Unit), "segment") => {
                self.unit.ids.take(tag)?;
                rules::state(tag)?;
                self.unit.segments += 1;
                let (id, state) = (tag.owned("id"), tag.owned("state"));
                self.segment = Segment { id, state, ..Segment::default() };
                Place::Segment
            }
            (Some(Place::Unit), "ignorable") => {
                self.unit.ids.take(tag)?;
                Place::Other
            }
            (Some(Place::Segment), "source" | "target") => self.open_text(tag)?,
            (Some(Place::Unit), "notes") => Place::Notes,
            (Some(Place::Notes), "note") => Place::Note,
            // Since 2.2 the whole may have notes.
            (None, "notes") => Place::Other,
            (Some(_), name @ "file") | (None, name) => {
                return Err(format!("<{name}> does not belong here"));
            }
            (Some(Place::File | Place::Group | Place::Segment), name @ "segment")
            | (Some(Place::Unit | Place::Segment), name @ ("unit" | "group")) => {
                return Err(format!("<{name}> does not belong here"));
            }
            _ => Place::Other,
        })
    }

    fn open_text(&mut self, tag: &Tag<'_>) -> Result<Place, String> {
        let (is_there, language) = if tag.name == "source" {
            (&mut self.segment.has_source, Some(&self.source_language))
        } else {
            (&mut self.segment.has_target, self.target_language.as_ref())
        };
        if std::mem::replace(is_there, true) {
            return Err(format!("a second <{}> in one <segment>", tag.name));
        }
        let language = language.ok_or("<target>, but <xliff> has no trgLang")?;
        rules::same_language(tag, language)?;
        let language = tag.owned("xml:lang").unwrap_or_else(|| language.clone());
        self.segment.sides.push((language, Inline::default()));
        Ok(Place::Side)
    }

    fn text(&mut self) -> Option<&mut Inline> {
        self.segment.sides.last_mut().map(|(_, text)| text)
    }

    fn close(&mut self) -> Result<(), String> {
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
            Some(Place::Segment) => self.end_segment()?,
            Some(Place::Unit) if self.unit.segments == 0 => {
                return Err("<unit> without <segment>".to_owned());
            }
            _ => {}
        }
        Ok(())
    }

    fn end_segment(&mut self) -> Result<(), String> {
        let segment = std::mem::take(&mut self.segment);
        if !segment.has_source {
            return Err("<segment> without <source>".to_owned());
        }
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
        Ok(())
    }
}

impl Visitor for Second<'_> {
    fn visit(&mut self, node: Node<'_>, span: Span) -> Result<(), String> {
        let place = self.open.last().copied();
        match (node, place) {
            (Node::Open(tag), _) => {
                let place = self.open(tag, span)?;
                self.open.push(place);
            }
            (Node::Close, _) => self.close()?,
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
