//! Walks through the events of an XML file. Document types are skipped and entities never
//! expanded, so that nothing outside the file is opened and nothing in it grows.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zhengming_text::Span;

use crate::Error;
use crate::whole::WholeFile;

/// Elements may not lie deeper than this.
const DEEPEST: usize = 256;

/// An element may not have more attributes.
const MOST_ATTRIBUTES: usize = 256;

/// The start of an element.
pub(crate) struct Tag<'e> {
    /// Its name without prefix.
    pub(crate) name: &'e str,
    /// The prefix, empty where there is none.
    pub(crate) prefix: &'e str,
    attributes: Vec<(String, String)>,
}

impl Tag<'_> {
    /// The value of an attribute by its name, with prefix.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// As [`Tag::get`], for keeping.
    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// Names, with prefix, and values of the attributes.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Something in the file.
pub(crate) enum Node<'e> {
    Open(&'e Tag<'e>),
    /// An element ends; which one, is known from its start.
    Close,
    Text,
    /// A reference that stands for one character.
    Character(char),
}

/// Is shown everything in a file. A message that it returns stops the walk and becomes an error at
/// the place it was shown last.
pub(crate) trait Visitor {
    fn visit(&mut self, node: Node<'_>, span: Span) -> Result<(), String>;
}

/// Walks through a file whose outermost element must be `root`.
pub(crate) fn walk(file: &WholeFile, root: &str, visitor: &mut dyn Visitor) -> Result<(), Error> {
    let text = file.text();
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader = Reader::from_str(&text[mark..]);
    let mut walk = Walk { file, root, visitor, depth: 0, begun: false };
    loop {
        let start = mark + reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            let at = mark + reader.error_position() as usize;
            file.error(at, format!("broken XML: {error}"))
        })?;
        let span = Span::new(start, mark + reader.buffer_position() as usize);
        let is_end = matches!(event, Event::Eof);
        walk.step(event, span).map_err(|message| file.error(span.start, message))?;
        if is_end {
            return Ok(());
        }
    }
}

struct Walk<'f, 'v> {
    file: &'f WholeFile,
    root: &'f str,
    visitor: &'v mut dyn Visitor,
    depth: usize,
    begun: bool,
}

impl Walk<'_, '_> {
    fn step(&mut self, event: Event<'_>, span: Span) -> Result<(), String> {
        match event {
            Event::Start(start) => self.open(&start, span),
            Event::Empty(start) => {
                self.open(&start, span)?;
                self.close(span)
            }
            Event::End(_) => self.close(span),
            Event::Text(_) => self.text(span),
            Event::CData(_) => self.text(inside_cdata(self.file.text(), span)),
            Event::GeneralRef(reference) => self.reference(&reference, span),
            Event::Eof => self.finish(),
            Event::DocType(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => Ok(()),
        }
    }

    fn open(&mut self, start: &BytesStart<'_>, span: Span) -> Result<(), String> {
        let (name, prefix) = (start.local_name(), start.name().prefix());
        let prefix = prefix.as_ref().map_or("", |prefix| prefix.as_ref());
        let tag = Tag { name: name.as_ref(), prefix, attributes: attributes(start)? };
        if self.depth == 0 && (self.begun || tag.name != self.root) {
            return Err(format!("element <{}> found, expected <{}>", tag.name, self.root));
        }
        if self.depth == DEEPEST {
            return Err(format!("elements lie more than {DEEPEST} deep in each other"));
        }
        self.begun = true;
        self.depth += 1;
        self.visitor.visit(Node::Open(&tag), span)
    }

    fn close(&mut self, span: Span) -> Result<(), String> {
        self.depth = self.depth.saturating_sub(1);
        self.visitor.visit(Node::Close, span)
    }

    fn text(&mut self, span: Span) -> Result<(), String> {
        let text = &self.file.text()[span.range()];
        if let Some(bad) = text.chars().find(|&c| !self.file.is_damage(c) && !is_xml(c)) {
            return Err(not_allowed(bad));
        }
        if self.depth > 0 {
            return self.visitor.visit(Node::Text, span);
        }
        let found = text.trim();
        if found.is_empty() {
            return Ok(());
        }
        let shown: String = found.chars().take(20).take_while(|c| !c.is_control()).collect();
        Err(format!("text \"{shown}\" outside of all elements, expected XML with <{}>", self.root))
    }

    fn reference(&mut self, reference: &BytesRef<'_>, span: Span) -> Result<(), String> {
        let character = match reference.resolve_char_ref() {
            Ok(Some(c)) if is_xml(c) => c,
            Ok(Some(c)) => return Err(not_allowed(c)),
            Ok(None) => resolve_xml_entity(reference)
                .and_then(|text| text.chars().next())
                .ok_or_else(|| {
                    let name: String = reference.chars().take(40).collect();
                    format!("entity \"{name}\" is not defined; only those of XML itself are read")
                })?,
            Err(error) => return Err(format!("broken XML: {error}")),
        };
        if self.depth == 0 {
            return Err(format!("a reference outside of all elements, expected <{}>", self.root));
        }
        self.visitor.visit(Node::Character(character), span)
    }

    fn finish(&self) -> Result<(), String> {
        if self.depth > 0 {
            let open = self.depth;
            return Err(format!("broken XML: the file ends inside {open} elements still open"));
        }
        if !self.begun {
            return Err(format!("the file ends without any element, expected <{}>", self.root));
        }
        Ok(())
    }
}

fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, String> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| format!("broken XML: {error}"))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| format!("broken XML: {error}"))?.into_owned();
        let key = attribute.key.as_ref().to_owned();
        if attributes.len() == MOST_ATTRIBUTES {
            return Err(format!("an element with more than {MOST_ATTRIBUTES} attributes"));
        }
        if attributes.iter().any(|(known, _)| *known == key) {
            return Err(format!("broken XML: attribute {key} stands twice in one element"));
        }
        attributes.push((key, value));
    }
    Ok(attributes)
}

/// The text of a CDATA section without its brackets.
fn inside_cdata(text: &str, span: Span) -> Span {
    let (open, close) = ("<![CDATA[", "]]>");
    let whole = &text[span.range()];
    let inside = whole.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    inside.map_or(span, |inside| {
        Span::new(span.start + open.len(), span.start + open.len() + inside.len())
    })
}

/// Whether XML 1.0 allows a character.
pub(crate) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

fn not_allowed(c: char) -> String {
    format!("character U+{:04X}, which XML does not allow", u32::from(c))
}
