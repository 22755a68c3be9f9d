//! Translation memories (TMX), 1.1 to 1.4.

use zhengming_document::Format;
use zhengming_text::Span;

use crate::Error;
use crate::aligned::{Builder, Draft};
use crate::inline::{Inline, Mark};
use crate::whole::WholeFile;
use crate::xml::{self, Node, Tag, Visitor};

/// Reads a memory; it is one document.
pub(crate) fn read(file: &WholeFile) -> Result<Vec<Builder>, Error> {
    let builder = Builder::new(file, None, Format::Tmx);
    let mut memory = Memory { file, builder, open: Vec::new(), unit: Unit::default() };
    xml::walk(file, "tmx", &mut memory)?;
    Ok(vec![memory.builder])
}

struct Memory<'f> {
    file: &'f WholeFile,
    builder: Builder,
    open: Vec<Place>,
    unit: Unit,
}

/// What an open element is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Root,
    Header,
    Body,
    Unit,
    Variant,
    Segment,
    /// Inside a segment.
    Inline,
    Note,
    /// Nothing that is read.
    Other,
}

/// A translation unit while it is read.
#[derive(Default)]
struct Unit {
    id: Option<String>,
    notes: Vec<String>,
    note: String,
    language: String,
    /// Languages and segments, in the order of the file.
    variants: Vec<(String, Inline)>,
}

impl Visitor for Memory<'_> {
    fn visit(&mut self, node: Node<'_>, span: Span) -> Result<(), String> {
        match node {
            Node::Open(tag) => {
                let place = self.open(tag)?;
                self.open.push(place);
            }
            Node::Close => self.close()?,
            Node::Text => match (self.place(), self.segment()) {
                (Place::Segment | Place::Inline, Some(segment)) => segment.text(span),
                (Place::Note, _) => self.unit.note.push_str(&self.file.text()[span.range()]),
                _ => {}
            },
            Node::Character(character) => match (self.place(), self.segment()) {
                (Place::Segment | Place::Inline, Some(segment)) => {
                    segment.character(span, character);
                }
                (Place::Note, _) => self.unit.note.push(character),
                _ => {}
            },
        }
        Ok(())
    }
}

impl Memory<'_> {
    fn place(&self) -> Place {
        self.open.last().copied().unwrap_or(Place::Other)
    }

    fn segment(&mut self) -> Option<&mut Inline> {
        self.unit.variants.last_mut().map(|(_, segment)| segment)
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<Place, String> {
        let place = match (self.place(), tag.name) {
            (Place::Segment | Place::Inline, name) => {
                if let Some(segment) = self.segment() {
                    segment.open(mark(name));
                }
                Place::Inline
            }
            (Place::Other, "tmx") if self.open.is_empty() => Place::Root,
            (Place::Root, "header") => Place::Header,
            (Place::Root, "body") => Place::Body,
            (Place::Body, "tu") => {
                self.unit = Unit { id: tag.owned("tuid"), ..Unit::default() };
                Place::Unit
            }
            (Place::Unit, "tuv") => {
                // Before 1.4 the attribute had no prefix.
                let language = tag.owned("xml:lang").or_else(|| tag.owned("lang"));
                self.unit.language = language.ok_or("<tuv> without xml:lang")?;
                Place::Variant
            }
            (Place::Unit | Place::Variant, "note") => Place::Note,
            (Place::Variant, "seg") => {
                let language = self.unit.language.clone();
                self.unit.variants.push((language, Inline::default()));
                Place::Segment
            }
            (_, name @ ("tu" | "tuv" | "seg" | "body")) => {
                return Err(format!("<{name}> does not belong here"));
            }
            _ => Place::Other,
        };
        Ok(place)
    }

    fn close(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some(Place::Inline) => {
                if let Some(segment) = self.segment() {
                    segment.close();
                }
            }
            Some(Place::Note) => {
                let note = std::mem::take(&mut self.unit.note);
                self.unit.notes.push(note.trim().to_owned());
            }
            Some(Place::Unit) => self.end_unit()?,
            _ => {}
        }
        Ok(())
    }

    /// Puts out a unit, and the sub-flows of its segments as units behind it.
    fn end_unit(&mut self) -> Result<(), String> {
        let Unit { id, notes, variants, .. } = std::mem::take(&mut self.unit);
        if variants.is_empty() {
            return Err("<tu> without a <seg> in it".to_owned());
        }
        let side = |(language, segment): &(String, Inline)| (language.clone(), segment.main());
        let sides = variants.iter().map(side).collect();
        self.builder.push(Draft { id: id.clone(), notes, sides, ..Draft::default() });
        self.builder.push_flows(id.as_deref(), &variants);
        Ok(())
    }
}

/// What an element inside a segment is. What is not known is markup around text.
fn mark(name: &str) -> Mark {
    match name {
        "bpt" | "ept" | "it" | "ph" | "ut" => Mark::Code,
        "sub" => Mark::Own(None),
        _ => Mark::Through,
    }
}
