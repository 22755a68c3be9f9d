//! XLIFF, of all versions. What programs add in namespaces of their own is skipped, but for the
//! states of segments in SDLXLIFF and MQXLIFF.

mod core;
mod first;
mod second;

use zhengming_text::Span;

use crate::aligned::Builder;
use crate::whole::WholeFile;
use crate::xml::{self, Node, Tag, Visitor};
use crate::{Error, xliff::first::First, xliff::second::Second};

/// Reads a file; each original in it is a document.
pub(crate) fn read(file: &WholeFile) -> Result<Vec<Builder>, Error> {
    let mut root = Root { file, prefix: String::new(), foreign: 0, version: None };
    xml::walk(file, "xliff", &mut root)?;
    Ok(root.version.map_or_else(Vec::new, Version::finish))
}

/// The part of the walk that all versions share.
struct Root<'f> {
    file: &'f WholeFile,
    /// The prefix of XLIFF itself, mostly none.
    prefix: String,
    /// Depth in elements of other namespaces.
    foreign: usize,
    version: Option<Version<'f>>,
}

enum Version<'f> {
    First(Box<First<'f>>),
    Second(Box<Second<'f>>),
}

impl Version<'_> {
    fn finish(self) -> Vec<Builder> {
        match self {
            Self::First(first) => first.documents,
            Self::Second(second) => second.documents,
        }
    }

    /// Is shown what stands in elements of other namespaces.
    fn foreign(&mut self, node: &Node<'_>) -> Result<(), String> {
        match self {
            Self::First(first) => {
                if let Node::Open(tag) = node {
                    first.foreign(tag);
                }
                Ok(())
            }
            Self::Second(second) => second.foreign(node),
        }
    }

    fn visitor(&mut self) -> &mut dyn Visitor {
        match self {
            Self::First(first) => &mut **first,
            Self::Second(second) => &mut **second,
        }
    }
}

impl Visitor for Root<'_> {
    fn visit(&mut self, node: Node<'_>, span: Span) -> Result<(), String> {
        let Some(version) = &mut self.version else {
            let Node::Open(tag) = node else { return Ok(()) };
            self.prefix = tag.prefix.to_owned();
            self.version = Some(version(tag, self.file)?);
            return Ok(());
        };
        match node {
            Node::Open(tag) if self.foreign > 0 || is_foreign(tag, &self.prefix) => {
                self.foreign += 1;
                version.foreign(&node)
            }
            Node::Close if self.foreign > 0 => {
                self.foreign -= 1;
                version.foreign(&node)
            }
            _ if self.foreign > 0 => Ok(()),
            node => version.visitor().visit(node, span),
        }
    }
}

/// Whether an element is of another namespace than XLIFF.
fn is_foreign(tag: &Tag<'_>, prefix: &str) -> bool {
    let own = tag.get("xmlns").filter(|_| tag.prefix.is_empty());
    tag.prefix != prefix
        || own.is_some_and(|own| !own.starts_with("urn:oasis:names:tc:xliff:document:"))
}

/// The reader that the version of the outermost element asks for.
fn version<'f>(tag: &Tag<'_>, file: &'f WholeFile) -> Result<Version<'f>, String> {
    // Programs of old leave the version out.
    match tag.get("version").unwrap_or("1.2").trim() {
        "1.0" | "1.1" | "1.2" => Ok(Version::First(Box::new(First::new(file)))),
        "2.0" | "2.1" | "2.2" => Ok(Version::Second(Box::new(Second::new(file, tag)?))),
        other => {
            let shown: String = other.chars().take(20).collect();
            Err(format!("XLIFF version \"{shown}\" found, expected 1.0 to 1.2 or 2.0 to 2.2"))
        }
    }
}
