//! XLIFF 1.0 to 1.2, with what SDLXLIFF and MQXLIFF add to it.

use std::collections::HashMap;

use zhengming_document::Format;
use zhengming_text::Span;

use crate::aligned::{Builder, Draft};
use crate::inline::{Inline, Mark};
use crate::pieces::Pieces;
use crate::whole::WholeFile;
use crate::xml::{Node, Tag, Visitor};

pub(super) struct First<'f> {
    file: &'f WholeFile,
    pub(super) documents: Vec<Builder>,
    open: Vec<Place>,
    source_language: String,
    target_language: String,
    unit: Unit,
}

/// What an open element is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    File,
    Body,
    Unit,
    Side(Side),
    /// Inside a source or target.
    Inline(Side),
    Note,
    /// Nothing that is read, nor is anything in it.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Source,
    /// The source, cut into segments.
    Segmented,
    Target,
}

/// A translation unit while it is read.
#[derive(Default)]
struct Unit {
    id: Option<String>,
    state: Option<String>,
    /// States of segments, by their ids.
    states: HashMap<String, String>,
    notes: Vec<String>,
    note: String,
    source: Option<Text>,
    segmented: Option<Text>,
    target: Option<Text>,
}

struct Text {
    language: String,
    content: Inline,
}

impl<'f> First<'f> {
    pub(super) fn new(file: &'f WholeFile) -> Self {
        Self {
            file,
            documents: Vec::new(),
            open: Vec::new(),
            source_language: String::new(),
            target_language: String::new(),
            unit: Unit::default(),
        }
    }

    /// Sees an element of another namespace: the state of a segment, as SDLXLIFF has it.
    pub(super) fn foreign(&mut self, tag: &Tag<'_>) {
        if let ("seg", Some(id), Some(state)) = (tag.name, tag.get("id"), tag.get("conf")) {
            self.unit.states.insert(id.to_owned(), state.to_owned());
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<Place, String> {
        let outer = self.open.last().copied();
        Ok(match (outer, tag.name) {
            (Some(Place::Side(side) | Place::Inline(side)), _) => {
                if let Some(text) = self.text(side) {
                    text.content.open(mark(tag));
                }
                Place::Inline(side)
            }
            (None, "file") => {
                self.open_file(tag)?;
                Place::File
            }
            (Some(Place::File), "body") => Place::Body,
            (Some(Place::Body), "group") => Place::Body,
            (Some(Place::Body), "trans-unit") => {
                let state = tag.attributes().find(|(name, _)| *name == "mq:status");
                let approved =
                    || (tag.get("approved") == Some("yes")).then(|| "approved".to_owned());
                let state = state.map(|(_, value)| value.to_owned()).or_else(approved);
                self.unit = Unit { id: tag.owned("id"), state, ..Unit::default() };
                Place::Unit
            }
            (Some(Place::Unit), "source") => self.open_text(Side::Source, tag)?,
            (Some(Place::Unit), "seg-source") => self.open_text(Side::Segmented, tag)?,
            (Some(Place::Unit), "target") => {
                self.unit.state = tag.owned("state").or(self.unit.state.take());
                self.open_text(Side::Target, tag)?
            }
            (Some(Place::Unit), "note") => Place::Note,
            (Some(Place::Body), name @ ("source" | "target" | "file" | "body"))
            | (Some(Place::File), name @ ("trans-unit" | "group" | "file"))
            | (Some(Place::Unit), name @ ("trans-unit" | "group" | "file" | "body")) => {
                return Err(format!("<{name}> does not belong here"));
            }
            _ => Place::Other,
        })
    }

    fn open_file(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        let source = tag.owned("source-language");
        self.source_language = source.ok_or("<file> without source-language")?;
        self.target_language = tag.owned("target-language").unwrap_or_default();
        self.documents.push(Builder::new(self.file, tag.owned("original"), Format::Xliff));
        Ok(())
    }

    fn open_text(&mut self, side: Side, tag: &Tag<'_>) -> Result<Place, String> {
        let (language, text) = match side {
            Side::Source => (&self.source_language, &mut self.unit.source),
            Side::Segmented => (&self.source_language, &mut self.unit.segmented),
            Side::Target => (&self.target_language, &mut self.unit.target),
        };
        if text.is_some() {
            return Err(format!("a second <{}> in one <trans-unit>", tag.name));
        }
        let language = tag.owned("xml:lang").unwrap_or_else(|| language.clone());
        *text = Some(Text { language, content: Inline::default() });
        Ok(Place::Side(side))
    }

    fn text(&mut self, side: Side) -> Option<&mut Text> {
        match side {
            Side::Source => self.unit.source.as_mut(),
            Side::Segmented => self.unit.segmented.as_mut(),
            Side::Target => self.unit.target.as_mut(),
        }
    }

    fn close(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some(Place::Inline(side)) => {
                if let Some(text) = self.text(side) {
                    text.content.close();
                }
            }
            Some(Place::Note) => {
                let note = std::mem::take(&mut self.unit.note);
                self.unit.notes.push(note.trim().to_owned());
            }
            Some(Place::Unit) => {
                let unit = std::mem::take(&mut self.unit);
                if unit.source.is_none() {
                    return Err("<trans-unit> without <source>".to_owned());
                }
                if let Some(document) = self.documents.last_mut() {
                    unit.finish(document);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Visitor for First<'_> {
    fn visit(&mut self, node: Node<'_>, span: Span) -> Result<(), String> {
        let place = self.open.last().copied();
        match (node, place) {
            (Node::Open(tag), _) => {
                let place = self.open(tag)?;
                self.open.push(place);
            }
            (Node::Close, _) => self.close()?,
            (Node::Text, Some(Place::Note)) => {
                self.unit.note.push_str(&self.file.text()[span.range()]);
            }
            (Node::Character(character), Some(Place::Note)) => self.unit.note.push(character),
            (node, Some(Place::Side(side) | Place::Inline(side))) => {
                let Some(text) = self.text(side) else { return Ok(()) };
                match node {
                    Node::Character(character) => text.content.character(span, character),
                    _ => text.content.text(span),
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Unit {
    /// Puts out the segments, or the whole where there are none on both sides, and then the
    /// sub-flows.
    fn finish(mut self, document: &mut Builder) {
        let source = self.segmented.take().or(self.source.take());
        let texts: Vec<(String, Inline)> = source
            .into_iter()
            .chain(self.target.take())
            .map(|text| (text.language, text.content))
            .collect();
        let names = self.names(&texts);
        if names.is_empty() {
            let side = |(language, content): &(String, Inline)| (language.clone(), content.whole());
            let sides = texts.iter().map(side).collect();
            let (id, state) = (self.id.clone(), self.state.clone());
            document.push(Draft { id, state, notes: std::mem::take(&mut self.notes), sides });
        }
        // Of segments with the same name the first one counts.
        let by_name = |(language, content): &(String, Inline)| {
            let named = content.segments().filter_map(|own| Some((own.name.clone()?, own)));
            let mut segments = HashMap::new();
            named.for_each(|(name, own)| {
                segments.entry(name).or_insert_with(|| own.text.clone());
            });
            (language.clone(), segments)
        };
        let sides: Vec<(String, HashMap<String, Pieces>)> = texts.iter().map(by_name).collect();
        for name in names {
            let segment = |(language, segments): &(String, HashMap<String, Pieces>)| {
                Some((language.clone(), segments.get(&name)?.clone()))
            };
            document.push(Draft {
                id: Some(format!("{}/{name}", self.id.as_deref().unwrap_or_default())),
                state: self.states.get(&name).or(self.state.as_ref()).cloned(),
                // They hang on the unit: its first segment has them.
                notes: std::mem::take(&mut self.notes),
                sides: sides.iter().filter_map(segment).collect(),
            });
        }
        document.push_flows(self.id.as_deref(), &texts);
    }

    /// The names of the segments, of the source first; none where a side has text that is not cut
    /// into segments.
    fn names(&self, sides: &[(String, Inline)]) -> Vec<String> {
        let uncut = |(_, content): &(String, Inline)| content.segments().next().is_none();
        let [(_, source), target @ ..] = sides else { return Vec::new() };
        let is_cut = target.iter().all(|side| !uncut(side) || side.1.is_empty());
        if source.segments().next().is_none() || !is_cut {
            return Vec::new();
        }
        let mut seen = std::collections::HashSet::new();
        let all = sides.iter().flat_map(|(_, content)| content.segments());
        all.filter_map(|own| own.name.clone()).filter(|name| seen.insert(name.clone())).collect()
    }
}

/// What an element inside a source or target is.
fn mark(tag: &Tag<'_>) -> Mark {
    match tag.name {
        "bpt" | "ept" | "it" | "ph" => Mark::Code,
        "sub" => Mark::Own(None),
        "mrk" => match tag.get("mtype") {
            Some("seg") => Mark::Own(Some(tag.owned("mid").unwrap_or_default())),
            // A change that deletes text keeps it there.
            Some("x-sdl-deleted") => Mark::Code,
            _ => Mark::Through,
        },
        _ => Mark::Through,
    }
}
