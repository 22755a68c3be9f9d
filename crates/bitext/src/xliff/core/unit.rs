//! What one unit must fulfil.

use std::collections::{HashMap, HashSet};

use super::codes::Codes;
use super::reference::Reference;
use crate::xml::Tag;

/// A unit while it is walked through.
#[derive(Default)]
pub(super) struct Unit {
    id: String,
    notes: HashSet<String>,
    data: HashSet<String>,
    /// Names of the elements by their ids: of segments and sources, and of targets.
    ids: HashMap<String, String>,
    target_ids: HashMap<String, String>,
    /// Whether it has a segment.
    has_segment: bool,
    /// Segments and what stands between them, and the places that their targets take.
    parts: u64,
    orders: Vec<u64>,
    /// Codes of the sources and of the targets.
    codes: [Codes; 2],
    /// Whether the walk is in a target; none, where it is in neither.
    side: Option<bool>,
}

impl Unit {
    pub(super) fn new(tag: &Tag<'_>) -> Self {
        Self { id: tag.owned("id").unwrap_or_default(), ..Self::default() }
    }

    /// Opens an element in the unit.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        match tag.name {
            "note" => take(&mut self.notes, tag),
            "data" => take(&mut self.data, tag),
            "segment" | "ignorable" => {
                self.has_segment |= tag.name == "segment";
                self.parts += 1;
                if tag.get("subState").is_some() && tag.get("state").is_none() {
                    return Err("subState without state".to_owned());
                }
                self.id(tag)
            }
            "source" => {
                self.side = Some(false);
                Ok(())
            }
            "target" => {
                self.side = Some(true);
                let order = tag.get("order").and_then(|order| order.parse().ok());
                self.orders.push(order.unwrap_or(self.parts));
                Ok(())
            }
            _ => self.inline(tag),
        }
    }

    /// Closes an element of that name.
    pub(super) fn close(&mut self, name: &str) {
        match (name, self.side) {
            ("source" | "target", _) => self.side = None,
            (name, Some(side)) => self.codes[usize::from(side)].close(name),
            _ => {}
        }
    }

    fn inline(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        let Some(side) = self.side else { return Ok(()) };
        self.id(tag)?;
        if matches!(tag.name, "mrk" | "sm") {
            self.annotation(tag)?;
        }
        self.codes[usize::from(side)].open(tag, &self.data)
    }

    /// Takes an id, which no other element of the unit has but the same one of the other side.
    fn id(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        let Some(id) = tag.get("id") else { return Ok(()) };
        let ids = if self.side == Some(true) { &mut self.target_ids } else { &mut self.ids };
        if ids.insert(id.to_owned(), tag.name.to_owned()).is_some() {
            return Err(twice(tag.name, id));
        }
        let other = self.ids.get(id).filter(|_| self.side == Some(true));
        match other.filter(|other| *other != tag.name) {
            Some(other) => Err(format!("id \"{id}\" of <{}> is that of a <{other}>", tag.name)),
            None => Ok(()),
        }
    }

    fn annotation(&self, tag: &Tag<'_>) -> Result<(), String> {
        let reference = match tag.get("ref") {
            Some(text) if text.starts_with('#') => Some(Reference::read(text)?),
            _ => None,
        };
        if tag.get("type") != Some("comment") {
            return Ok(());
        }
        match (tag.get("value"), tag.get("ref")) {
            (None, None) => Err("a comment with neither value nor ref".to_owned()),
            (Some(_), Some(_)) => Err("a comment with value and ref".to_owned()),
            (Some(_), None) => Ok(()),
            (None, Some(text)) => {
                let note = reference.and_then(|reference| reference.note_of(&self.id));
                if note.is_some_and(|note| self.notes.contains(note)) {
                    return Ok(());
                }
                let shown: String = text.chars().take(60).collect();
                Err(format!("a comment refers to \"{shown}\", which is no note of its unit"))
            }
        }
    }

    /// Checks what can be told at its end only.
    pub(super) fn finish(self) -> Result<(), String> {
        if !self.has_segment {
            return Err("<unit> without <segment>".to_owned());
        }
        let mut taken = HashSet::new();
        for order in &self.orders {
            if *order > self.parts || !taken.insert(order) {
                return Err(format!("order {order} of a <target> comes twice or is too high"));
            }
        }
        let [sources, targets] = &self.codes;
        sources.finish()?;
        targets.finish()?;
        sources.keep_order(targets)
    }
}

/// Takes the id of an element, if it has one, which must not come twice.
pub(super) fn take(ids: &mut HashSet<String>, tag: &Tag<'_>) -> Result<(), String> {
    match tag.get("id") {
        Some(id) if !ids.insert(id.to_owned()) => Err(twice(tag.name, id)),
        _ => Ok(()),
    }
}

fn twice(name: &str, id: &str) -> String {
    format!("id \"{id}\" of <{name}> comes twice")
}
