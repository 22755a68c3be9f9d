//! What XLIFF 2 demands of a file: a file that breaks it is not read, as it is not clear then what
//! its units are, or what the program that wrote it took them for. Only the core of the format is
//! checked, not what stands in its modules, which is not read.

mod codes;
mod elements;
mod reference;
mod shape;
mod unit;

use std::collections::HashSet;

use zhengming_text::Span;

use self::shape::Shape;
use self::unit::{Unit, take};
use crate::whole::WholeFile;
use crate::xml::{Node, Tag};

/// Is shown every element and text of a file before it is read.
#[derive(Default)]
pub(super) struct Core {
    shape: Shape,
    /// Names of the elements of the core that are open.
    open: Vec<String>,
    languages: [Option<String>; 2],
    files: HashSet<String>,
    groups: HashSet<String>,
    units: HashSet<String>,
    /// Ids of notes, and of elements of other programs, in each file, group and unit that is open.
    scopes: Vec<Scope>,
    /// How deep the walk is in elements of another namespace, and whether their ids count.
    foreign: usize,
    is_extension: bool,
    has_href: bool,
    unit: Option<Unit>,
}

#[derive(Default)]
struct Scope {
    notes: HashSet<String>,
    extensions: HashSet<String>,
}

/// Namespaces of XLIFF itself and of its modules.
const OWN: [&str; 2] = ["urn:oasis:names:tc:xliff:", "http://www.w3.org/2005/11/its"];

impl Core {
    /// Is shown what stands in elements of the core.
    pub(super) fn visit(
        &mut self,
        node: &Node<'_>,
        file: &WholeFile,
        span: Span,
    ) -> Result<(), String> {
        match node {
            Node::Open(tag) => self.open(tag),
            Node::Close => self.close(),
            Node::Text => self.text(&file.text()[span.range()]),
            Node::Character(character) => self.text(character.encode_utf8(&mut [0; 4])),
        }
    }

    /// Opens an element of the core.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        self.no_content_beside_href()?;
        self.shape.open(tag)?;
        self.open.push(tag.name.to_owned());
        match tag.name {
            "xliff" => self.languages = ["srcLang", "trgLang"].map(|name| tag.owned(name)),
            "file" => {
                take(&mut self.files, tag)?;
                (self.groups, self.units) = (HashSet::new(), HashSet::new());
            }
            "group" => take(&mut self.groups, tag)?,
            "unit" => {
                take(&mut self.units, tag)?;
                self.unit = Some(Unit::new(tag));
            }
            "skeleton" => self.has_href = tag.get("href").is_some(),
            "source" => self.language(tag, 0)?,
            "target" => self.language(tag, 1)?,
            "note" => {
                if let Some(scope) = self.scopes.last_mut() {
                    take(&mut scope.notes, tag)?;
                }
            }
            _ => {}
        }
        if is_scope(tag.name) {
            self.scopes.push(Scope::default());
        }
        match &mut self.unit {
            Some(unit) if tag.name != "unit" => unit.open(tag),
            _ => Ok(()),
        }
    }

    /// Closes an element of the core.
    fn close(&mut self) -> Result<(), String> {
        self.shape.close()?;
        let Some(name) = self.open.pop() else { return Ok(()) };
        if is_scope(&name) {
            self.scopes.pop();
        }
        if name == "skeleton" {
            self.has_href = false;
        }
        match &mut self.unit {
            Some(_) if name == "unit" => self.unit.take().map_or(Ok(()), Unit::finish),
            Some(unit) => {
                unit.close(&name);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Opens an element of another namespace, or one that stands in such.
    pub(super) fn open_foreign(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        self.no_content_beside_href()?;
        if self.foreign == 0 {
            self.shape.open_foreign(tag)?;
            let namespace = self.shape.namespace(tag).unwrap_or_default();
            self.is_extension = !OWN.iter().any(|own| namespace.starts_with(own));
        }
        self.foreign += 1;
        let id = tag.get("id").or_else(|| tag.get("xml:id")).filter(|_| self.is_extension);
        let (Some(id), Some(scope)) = (id, self.scopes.last_mut()) else { return Ok(()) };
        if scope.extensions.insert(id.to_owned()) {
            return Ok(());
        }
        Err(format!("id \"{id}\" of <{}> comes twice", tag.name))
    }

    /// Closes an element of another namespace.
    pub(super) fn close_foreign(&mut self) {
        self.foreign = self.foreign.saturating_sub(1);
    }

    /// Takes text of the core, or the character that a reference stands for.
    fn text(&self, text: &str) -> Result<(), String> {
        if !text.trim().is_empty() {
            self.no_content_beside_href()?;
        }
        self.shape.text(text)
    }

    fn no_content_beside_href(&self) -> Result<(), String> {
        if self.has_href {
            return Err("<skeleton> with href, but not empty".to_owned());
        }
        Ok(())
    }

    /// Checks that a source or target is in the language that the file says, or in one of its kind.
    fn language(&self, tag: &Tag<'_>, side: usize) -> Result<(), String> {
        let name = tag.name;
        let Some(language) = &self.languages[side] else {
            return Err(format!("<{name}>, but <xliff> has no trgLang"));
        };
        let Some(own) = self.shape.language() else { return Ok(()) };
        let is_of = |own: &str| {
            let (own, language) = (own.to_lowercase(), language.to_lowercase());
            own.strip_prefix(&language).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        if language.is_empty() || is_of(own) {
            return Ok(());
        }
        Err(format!("<{name}> in \"{own}\", but the file says \"{language}\""))
    }
}

/// Whether ids of notes and extensions are told apart by this element.
fn is_scope(name: &str) -> bool {
    matches!(name, "file" | "group" | "unit")
}
