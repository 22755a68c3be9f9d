//! Codes and annotations inside the texts of a unit: what names what, and what fits what.

use std::collections::{HashMap, HashSet};

use crate::xml::Tag;

/// Codes of the sources or of the targets of a unit.
#[derive(Default)]
pub(super) struct Codes {
    codes: Vec<Code>,
    /// Numbers of the codes by their ids, and how often each is ended.
    by_id: HashMap<String, usize>,
    ends: HashMap<String, usize>,
    /// Codes as they open and close, for what must stay together: a closing one has no number.
    events: Vec<Event>,
    /// Numbers of the codes that are open.
    open: Vec<usize>,
    marks: Vec<Mark>,
}

struct Code {
    name: String,
    id: Option<String>,
    start_ref: Option<String>,
    copy_of: Option<String>,
    is_isolated: bool,
    has_data: bool,
    /// `canCopy`, `canDelete`, `canOverlap`: whether each may be.
    may: [bool; 3],
    reorder: Reorder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reorder {
    Yes,
    FirstNo,
    No,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Open(usize),
    Close(usize),
}

/// The start or the end of an annotation that is not one element.
struct Mark {
    id: String,
    is_start: bool,
}

impl Codes {
    /// Takes a code or an annotation, and checks what it says of itself.
    pub(super) fn open(&mut self, tag: &Tag<'_>, data: &HashSet<String>) -> Result<(), String> {
        match tag.name {
            "ph" | "pc" | "sc" | "ec" => self.code(tag, data)?,
            "sm" => self.mark(tag.get("id"), true),
            "em" => self.mark(tag.get("startRef"), false),
            _ => {}
        }
        Ok(())
    }

    /// Closes an element of that name.
    pub(super) fn close(&mut self, name: &str) {
        if matches!(name, "ph" | "pc" | "sc" | "ec") {
            self.events.extend(self.open.pop().map(Event::Close));
        }
    }

    fn mark(&mut self, id: Option<&str>, is_start: bool) {
        self.marks.push(Mark { id: id.unwrap_or_default().to_owned(), is_start });
    }

    fn code(&mut self, tag: &Tag<'_>, data: &HashSet<String>) -> Result<(), String> {
        kind(tag)?;
        let names = ["dataRef", "dataRefStart", "dataRefEnd"];
        let refs: Vec<&str> = names.into_iter().filter_map(|name| tag.get(name)).collect();
        if let Some(unknown) = refs.iter().find(|id| !data.contains(**id)) {
            return Err(format!(
                "<{}> refers to data \"{unknown}\", which the unit lacks",
                tag.name
            ));
        }
        let code = Code::new(tag, !refs.is_empty());
        if code.copy_of.is_some() && code.has_data {
            return Err(format!(
                "<{}> is a copy of another code and has data of its own",
                tag.name
            ));
        }
        if code.reorder != Reorder::Yes && (code.may[0] || code.may[1]) {
            let name = tag.name;
            return Err(format!("<{name}> may not be reordered, but copied or deleted"));
        }
        if tag.name == "ec" {
            self.end(&code)?;
        }
        if let Some(id) = &code.id {
            self.by_id.insert(id.clone(), self.codes.len());
        }
        self.open.push(self.codes.len());
        self.events.push(Event::Open(self.codes.len()));
        self.codes.push(code);
        Ok(())
    }

    /// Checks an end against the start before it that it names.
    fn end(&mut self, end: &Code) -> Result<(), String> {
        match (&end.start_ref, end.is_isolated) {
            (None, false) => return Err("<ec> without startRef that is not isolated".to_owned()),
            (Some(_), true) => return Err("<ec> with startRef that is isolated".to_owned()),
            (None, true) if end.id.is_none() => return Err("isolated <ec> without id".to_owned()),
            (None, true) => return Ok(()),
            (Some(_), false) => {}
        }
        let id = end.start_ref.as_deref().unwrap_or_default();
        *self.ends.entry(id.to_owned()).or_default() += 1;
        let Some(start) = self.by_id(id).filter(|code| code.name == "sc") else {
            return Err(format!("<ec> ends code \"{id}\", which does not start before it"));
        };
        if start.is_isolated {
            return Err(format!("<ec> ends code \"{id}\", which is isolated"));
        }
        let as_first = |reorder| if reorder == Reorder::FirstNo { Reorder::No } else { reorder };
        if start.may != end.may || as_first(start.reorder) != as_first(end.reorder) {
            return Err(format!("<ec> allows other changes than the start of code \"{id}\""));
        }
        Ok(())
    }

    /// Checks what can be told at the end of the unit only.
    pub(super) fn finish(&self) -> Result<(), String> {
        self.starts_have_ends()?;
        self.annotations_have_ends()?;
        self.copies_have_bases()
    }

    fn by_id(&self, id: &str) -> Option<&Code> {
        self.by_id.get(id).map(|&at| &self.codes[at])
    }

    fn starts_have_ends(&self) -> Result<(), String> {
        for start in self.codes.iter().filter(|code| code.name == "sc" && !code.is_isolated) {
            let id = start.id.as_deref().unwrap_or_default();
            match self.ends.get(id) {
                Some(1) => {}
                None => return Err(format!("code \"{id}\" has no end and is not isolated")),
                Some(many) => return Err(format!("code \"{id}\" has {many} ends")),
            }
        }
        Ok(())
    }

    fn annotations_have_ends(&self) -> Result<(), String> {
        let mut open = HashSet::new();
        for mark in &self.marks {
            let fits = if mark.is_start { open.insert(&mark.id) } else { open.remove(&mark.id) };
            if !fits && mark.is_start {
                return Err(format!("annotation \"{}\" starts twice", mark.id));
            }
            if !fits {
                return Err(format!("annotation \"{}\" ends, but is not open", mark.id));
            }
        }
        match open.into_iter().next() {
            Some(id) => Err(format!("annotation \"{id}\" has no end in its unit")),
            None => Ok(()),
        }
    }

    fn copies_have_bases(&self) -> Result<(), String> {
        for of in self.codes.iter().filter_map(|code| code.copy_of.as_deref()) {
            match self.by_id(of) {
                None => return Err(format!("a copy of code \"{of}\", which the unit lacks")),
                Some(base) if !base.may[0] => {
                    return Err(format!("a copy of code \"{of}\", which may not be copied"));
                }
                Some(base) if base.has_data => {
                    return Err(format!("a copy of code \"{of}\", which has data"));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Checks that codes which must keep their order do so in the targets.
    pub(super) fn keep_order(&self, targets: &Self) -> Result<(), String> {
        let theirs = targets.named_events();
        let places: HashMap<&(&str, bool), usize> =
            theirs.iter().enumerate().map(|(at, event)| (event, at)).collect();
        for run in self.fixed_runs() {
            let Some(&at) = run.first().and_then(|first| places.get(first)) else { continue };
            if !theirs[at..].starts_with(&run) {
                let id = run.first().map_or("", |(id, _)| *id);
                return Err(format!("codes that must keep their order from \"{id}\" on do not"));
            }
        }
        Ok(())
    }

    /// Codes by their ids, as they open (true) and close.
    fn named_events(&self) -> Vec<(&str, bool)> {
        let named = |event: &Event| {
            let (Event::Open(code) | Event::Close(code)) = *event;
            (self.name_of(code), matches!(event, Event::Open(_)))
        };
        self.events.iter().map(named).collect()
    }

    fn name_of(&self, code: usize) -> &str {
        let code = &self.codes[code];
        code.id.as_deref().or(code.start_ref.as_deref()).unwrap_or_default()
    }

    /// From each code that starts such a run to the last one that belongs to it.
    fn fixed_runs(&self) -> Vec<Vec<(&str, bool)>> {
        let named = self.named_events();
        let reorder = |at: usize| match self.events[at] {
            Event::Open(code) => Some(self.codes[code].reorder),
            Event::Close(_) => None,
        };
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for at in 0..self.events.len() {
            match (reorder(at), runs.last_mut()) {
                (Some(Reorder::FirstNo), _) => runs.push((at, at)),
                (Some(Reorder::No), Some((_, last))) => *last = at,
                _ => {}
            }
        }
        runs.into_iter().map(|(first, last)| named[first..=last].to_vec()).collect()
    }
}

impl Code {
    fn new(tag: &Tag<'_>, has_data: bool) -> Self {
        let may = ["canCopy", "canDelete", "canOverlap"].map(|name| tag.get(name) != Some("no"));
        Self {
            name: tag.name.to_owned(),
            id: tag.owned("id"),
            start_ref: tag.owned("startRef"),
            copy_of: tag.owned("copyOf"),
            is_isolated: tag.get("isolated") == Some("yes"),
            has_data,
            may,
            reorder: match tag.get("canReorder") {
                Some("no") => Reorder::No,
                Some("firstNo") => Reorder::FirstNo,
                _ => Reorder::Yes,
            },
        }
    }
}

/// Checks that the finer kind of a code fits the kind.
fn kind(tag: &Tag<'_>) -> Result<(), String> {
    let Some(finer) = tag.get("subType") else { return Ok(()) };
    let Some(kind) = tag.get("type") else {
        return Err(format!("<{}> with subType, but without type", tag.name));
    };
    let fits = match finer.strip_prefix("xlf:") {
        Some("i" | "u" | "b" | "lb" | "pb") => kind == "fmt",
        Some("var") => kind == "ui",
        Some(_) => false,
        None => true,
    };
    if fits {
        Ok(())
    } else {
        Err(format!("subType \"{finer}\" does not belong to type \"{kind}\""))
    }
}
