//! Whether elements stand where they may, with the attributes that they may have.

use std::collections::HashMap;

use super::elements::{Element, FOREIGN, element};
use crate::xml::Tag;

/// The namespace of the module for a preview as HTML and its attributes, the only ones of modules
/// that are known here. An end that has a start takes them from that.
const FORMAT_STYLE: (&str, [&str; 2]) = ("urn:oasis:names:tc:xliff:fs:2.0", ["fs", "subFs"]);

/// Elements of modules that may stand in those of the core.
const MODULES: [(&str, &[&str]); 6] = [
    ("urn:oasis:names:tc:xliff:matches:2.0", &["matches"]),
    ("urn:oasis:names:tc:xliff:glossary:2.0", &["glossary"]),
    ("urn:oasis:names:tc:xliff:metadata:2.0", &["metadata"]),
    ("urn:oasis:names:tc:xliff:resourcedata:2.0", &["resourceData"]),
    ("urn:oasis:names:tc:xliff:sizerestriction:2.0", &["profiles", "data"]),
    ("urn:oasis:names:tc:xliff:validation:2.0", &["validation"]),
];

/// The elements that are open.
#[derive(Default)]
pub(super) struct Shape {
    open: Vec<Frame>,
    /// Namespaces by their prefixes, as they were declared last.
    namespaces: HashMap<String, String>,
}

struct Frame {
    element: &'static Element,
    /// The slot that is being filled, and how many stand in it.
    slot: usize,
    filled: usize,
    /// The language that holds in it, where one is said.
    language: Option<String>,
}

impl Shape {
    /// Opens an element of the core.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        self.declare(tag);
        let found = element(tag.name).filter(|_| match self.open.last_mut() {
            Some(frame) => frame.takes(tag.name),
            None => tag.name == "xliff",
        });
        let element = found.ok_or_else(|| self.misplaced(tag.name))?;
        self.attributes(element, tag)?;
        let language = tag.get("xml:lang").or_else(|| self.language()).map(str::to_owned);
        self.open.push(Frame { element, slot: 0, filled: 0, language });
        Ok(())
    }

    /// Opens an element of another namespace that stands in one of the core.
    pub(super) fn open_foreign(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        self.declare(tag);
        if !self.open.last_mut().is_some_and(|frame| frame.takes(FOREIGN)) {
            return Err(self.misplaced(tag.name));
        }
        let module = self.namespace(tag);
        match MODULES.iter().find(|(namespace, _)| Some(*namespace) == module) {
            Some((_, names)) if !names.contains(&tag.name) => Err(format!(
                "<{}> found, expected <{}> of this module",
                tag.name,
                names.join("> or <")
            )),
            _ => Ok(()),
        }
    }

    /// Closes an element of the core.
    pub(super) fn close(&mut self) -> Result<(), String> {
        let Some(frame) = self.open.pop() else { return Ok(()) };
        match frame.lacks() {
            Some(name) => Err(format!("<{}> without <{name}>", frame.element.name)),
            None => Ok(()),
        }
    }

    /// Takes text, or a reference to a character.
    pub(super) fn text(&self, text: &str) -> Result<(), String> {
        match self.open.last() {
            Some(frame) if !frame.element.text && !text.trim().is_empty() => {
                let shown: String = text.trim().chars().take(20).collect();
                Err(format!("text \"{shown}\" in <{}>, where none belongs", frame.element.name))
            }
            _ => Ok(()),
        }
    }

    /// The language that holds where the walk is.
    pub(super) fn language(&self) -> Option<&str> {
        self.open.last()?.language.as_deref()
    }

    /// The namespace of an element, where one was declared.
    pub(super) fn namespace<'s>(&'s self, tag: &'s Tag<'_>) -> Option<&'s str> {
        let own = tag.get("xmlns").filter(|_| tag.prefix.is_empty());
        own.or_else(|| self.namespaces.get(tag.prefix).map(String::as_str))
    }

    fn declare(&mut self, tag: &Tag<'_>) {
        for (name, value) in tag.attributes() {
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.namespaces.insert(prefix.to_owned(), value.to_owned());
            }
        }
    }

    fn misplaced(&self, name: &str) -> String {
        let Some(frame) = self.open.last() else {
            return format!("<{name}> does not belong here");
        };
        let outer = frame.element.name;
        match frame.lacks().filter(|lacking| *lacking != name) {
            Some(lacking) => format!("<{name}> in <{outer}> before <{lacking}>"),
            None => format!("<{name}> does not belong here in <{outer}>"),
        }
    }

    fn attributes(&self, element: &Element, tag: &Tag<'_>) -> Result<(), String> {
        if let Some(lacking) = element.required.iter().find(|name| tag.get(name).is_none()) {
            return Err(format!("<{}> without {lacking}", tag.name));
        }
        let ends_a_pair = tag.name == "ec" && tag.get("isolated") != Some("yes");
        for (name, value) in tag.attributes() {
            self.attribute(element, name, value, ends_a_pair)?;
        }
        Ok(())
    }

    fn attribute(
        &self,
        element: &Element,
        name: &str,
        value: &str,
        ends_a_pair: bool,
    ) -> Result<(), String> {
        if name == "xmlns" || name.starts_with("xmlns:") {
            return Ok(());
        }
        let of = element.name;
        if let Some((_, known)) = element.attributes.iter().find(|(known, _)| *known == name) {
            return known.refuses(value).map_or(Ok(()), |expected| {
                let shown: String = value.chars().take(40).collect();
                Err(format!("{name} \"{shown}\" of <{of}> found, expected {expected}"))
            });
        }
        let Some((prefix, name)) = name.split_once(':').filter(|_| element.extensible) else {
            return Err(format!("attribute {name} does not belong on <{of}>"));
        };
        let is_style = self.namespaces.get(prefix).is_some_and(|uri| uri == FORMAT_STYLE.0);
        if is_style && (ends_a_pair || !FORMAT_STYLE.1.contains(&name)) {
            return Err(format!("attribute {prefix}:{name} does not belong on <{of}>"));
        }
        Ok(())
    }
}

impl Frame {
    /// Takes a child, in the slot that is open or in one that comes behind it.
    fn takes(&mut self, name: &str) -> bool {
        let mut filled = self.filled;
        for (at, slot) in self.element.children.iter().enumerate().skip(self.slot) {
            if filled < slot.most && slot.names.contains(&name) {
                (self.slot, self.filled) = (at, filled + 1);
                return true;
            }
            if filled < slot.least {
                return false;
            }
            filled = 0;
        }
        false
    }

    /// What must still come.
    fn lacks(&self) -> Option<&'static str> {
        let behind = self.element.children.iter().skip(self.slot);
        let filled = std::iter::once(self.filled).chain(std::iter::repeat(0));
        let lacking = behind.zip(filled).find(|(slot, filled)| *filled < slot.least);
        lacking.and_then(|(slot, _)| slot.names.first().copied())
    }
}
