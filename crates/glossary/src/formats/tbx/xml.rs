//! XML in pieces of the size of an entry. Nothing is opened or expanded that a document type or an
//! entity names.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zhengming_problem::{Problems, SourceText, quoted};

/// Elements inside one another. TBX has about ten.
const DEEPEST: usize = 64;

/// An element of an entry, with the text of the inline markup in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The name without its prefix.
    pub(super) name: String,
    /// Whether it has a prefix, as data categories in DCT style have.
    pub(super) has_prefix: bool,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
    /// Byte offset at which it starts.
    pub(super) offset: usize,
}

/// Inline markup: what it holds is text of the element around it.
const INLINE: [&str; 9] = ["hi", "foreign", "sc", "ec", "ph", "bpt", "ept", "it", "ut"];

impl Element {
    /// The value of an attribute, whatever its prefix is: `xml:lang` is asked for as `lang`.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let local = |key: &str| key.rsplit(':').next().is_some_and(|local| local == name);
        self.attributes.iter().find(|(key, _)| local(key)).map(|(_, value)| value.as_str())
    }

    /// The text without blanks around it.
    pub(super) fn value(&self) -> &str {
        self.text.trim()
    }

    /// Adds text of the file, in which line breaks and indents are layout.
    fn add_text(&mut self, text: &str) {
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\r' | '\n') {
                self.text.push(c);
            } else if !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }
}

/// What stands in a file, one piece after the other.
pub(super) enum Piece {
    /// The outermost element, without its content.
    Root(Element),
    /// An element with one of the names asked for, with its content.
    Entry(Element),
}

/// Takes a file apart. Gives the root and each element that `is_entry`, until `take` says stop.
pub(super) fn read(
    source: &SourceText,
    is_entry: fn(&str) -> bool,
    problems: &mut Problems,
    mut take: impl FnMut(Piece, &mut Problems) -> bool,
) {
    let mut reader = Reader::from_str(source.text());
    let mut walk = Walk { open: Vec::new(), entry_depth: None, is_entry, seen_root: false };
    loop {
        let offset = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let offset = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                problems.error(&source.location(offset), format!("not XML: {error}"));
                return;
            }
        };
        let is_end = matches!(event, Event::Eof);
        let piece = match walk.step(event, offset) {
            Ok(piece) => piece,
            Err(message) => {
                problems.error(&source.location(offset), message);
                return;
            }
        };
        if is_end || !piece.is_none_or(|piece| take(piece, problems)) {
            return;
        }
    }
}

struct Walk {
    open: Vec<Element>,
    /// How many elements were open when the entry began that is being read.
    entry_depth: Option<usize>,
    is_entry: fn(&str) -> bool,
    seen_root: bool,
}

impl Walk {
    fn step(&mut self, event: Event<'_>, offset: usize) -> Result<Option<Piece>, String> {
        match event {
            Event::Start(start) => return self.open(&start, offset),
            Event::Empty(start) => {
                let root = self.open(&start, offset)?;
                let entry = self.close();
                return Ok(root.or(entry));
            }
            Event::End(_) => return Ok(self.close()),
            Event::Text(text) => self.text(&text)?,
            Event::CData(text) => self.text(&text)?,
            Event::GeneralRef(reference) => self.reference(&reference)?,
            Event::Eof => return self.finish(),
            Event::DocType(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
        Ok(None)
    }

    fn open(&mut self, start: &BytesStart<'_>, offset: usize) -> Result<Option<Piece>, String> {
        if self.open.len() >= DEEPEST {
            return Err(format!("elements lie more than {DEEPEST} deep in one another"));
        }
        let element = element(start, offset)?;
        let root = if self.seen_root {
            None
        } else {
            let Element { name, attributes, .. } = &element;
            let (name, attributes) = (name.clone(), attributes.clone());
            Some(Piece::Root(Element { name, attributes, offset, ..Element::default() }))
        };
        self.seen_root = true;
        if self.entry_depth.is_none() && (self.is_entry)(&element.name) {
            self.entry_depth = Some(self.open.len());
        }
        self.open.push(element);
        Ok(root)
    }

    fn close(&mut self) -> Option<Piece> {
        let closed = self.open.pop()?;
        if self.entry_depth == Some(self.open.len()) {
            self.entry_depth = None;
            return Some(Piece::Entry(closed));
        }
        let parent = self.open.last_mut().filter(|_| self.entry_depth.is_some())?;
        if INLINE.contains(&closed.name.as_str()) {
            parent.text.push_str(&closed.text);
        } else {
            parent.children.push(closed);
        }
        None
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        if let Some(bad) = text.chars().find(|&c| !is_xml(c)) {
            return Err(not_allowed(bad));
        }
        if !self.seen_root && !text.trim().is_empty() {
            let shown: String = text.trim().chars().take(20).collect();
            return Err(format!("text {} before any element, expected TBX", quoted(&shown)));
        }
        if let Some(element) = self.open.last_mut().filter(|_| self.entry_depth.is_some()) {
            element.add_text(text);
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), String> {
        let c = match reference.resolve_char_ref() {
            Ok(Some(c)) if is_xml(c) => c,
            Ok(Some(c)) => return Err(not_allowed(c)),
            Ok(None) => resolve_xml_entity(reference)
                .and_then(|text| text.chars().next())
                .ok_or_else(|| {
                    format!(
                        "entity {} is not defined; only those of XML itself are read",
                        quoted(reference)
                    )
                })?,
            Err(error) => return Err(format!("not XML: {error}")),
        };
        if let Some(element) = self.open.last_mut().filter(|_| self.entry_depth.is_some()) {
            element.text.push(c);
        }
        Ok(())
    }

    fn finish(&self) -> Result<Option<Piece>, String> {
        match self.open.last() {
            Some(open) => Err(format!("the file ends before </{}>", open.name)),
            None if !self.seen_root => Err("the file has no element, expected TBX".to_owned()),
            None => Ok(None),
        }
    }
}

fn element(start: &BytesStart<'_>, offset: usize) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| format!("not XML: {error}"))?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        let value = value.map_err(|error| format!("not XML: {error}"))?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element {
        name: start.local_name().as_ref().to_owned(),
        has_prefix: start.name().prefix().is_some(),
        attributes,
        offset,
        ..Element::default()
    })
}

/// Whether XML 1.0 allows a character.
pub(in crate::formats) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

fn not_allowed(c: char) -> String {
    format!("character U+{:04X}, which XML does not allow", u32::from(c))
}
