//! The forms that are searched for, and what has to hold where one is found.

use std::collections::HashMap;

use zhengming_glossary::{ConceptKind, Glossary, Language, Position, Status, Term, TermId};
use zhengming_text::fold_term;

use crate::inflect;

/// What stands for a gap in a term.
const GAP: char = '…';

/// One folded form with everything that it may mean.
#[derive(Clone, Debug)]
pub(crate) struct Surface {
    /// Readings, best first: by status, then in the order of the glossary. Never empty.
    pub(crate) readings: Vec<Reading>,
    /// Length of the form in characters, for deciding between overlapping matches.
    pub(crate) length: u32,
    /// Whether the form has a letter or digit at an end that must stand at a word boundary.
    pub(crate) bounded: bool,
    /// Whether any reading asks for more than that.
    pub(crate) constrained: bool,
}

/// One meaning of a form.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) term: TermId,
    /// The form as it must be written, where letter case counts.
    pub(crate) exact: Option<Exact>,
    /// Folded longer forms, each with the byte offset of the form in it.
    pub(crate) not_in: Vec<(String, usize)>,
    /// Folded pieces that must follow, each behind a gap.
    pub(crate) rest: Vec<String>,
}

/// How letter case counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exact {
    /// An abbreviation: letters as written, but for an *s* at the end.
    Letters(String),
    /// A single word written with a capital: the text must have the capital too.
    Capital,
}

/// All surfaces of a glossary, parted by where they count.
#[derive(Debug, Default)]
pub(crate) struct Surfaces {
    pub(crate) anywhere: Table,
    pub(crate) opening: Table,
}

/// Folded forms and their surfaces, index by index.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) forms: Vec<String>,
    pub(crate) surfaces: Vec<Surface>,
    by_form: HashMap<String, usize>,
}

impl Surfaces {
    pub(crate) fn new(glossary: &Glossary) -> Self {
        let mut surfaces = Self::default();
        for (id, term) in glossary.terms() {
            if term.only_for.is_some() {
                continue;
            }
            let table = match term.position {
                Position::Any => &mut surfaces.anywhere,
                Position::Opening => &mut surfaces.opening,
            };
            for form in forms(term) {
                table.add(&form, id, term);
            }
        }
        surfaces.anywhere.sort_readings(glossary);
        surfaces.opening.sort_readings(glossary);
        surfaces
    }
}

impl Table {
    fn add(&mut self, form: &str, id: TermId, term: &Term) {
        let mut pieces = form.split(GAP).map(fold_term).filter(|piece| !piece.is_empty());
        let Some(first) = pieces.next() else { return };
        let rest: Vec<String> = pieces.collect();
        let reading =
            Reading { term: id, exact: exact(form, term), not_in: blockers(&first, term), rest };
        let at = *self.by_form.entry(first.clone()).or_insert(self.surfaces.len());
        if at == self.surfaces.len() {
            let length = u32::try_from(first.chars().count()).unwrap_or(u32::MAX);
            let bounded = [first.chars().next(), first.chars().next_back()]
                .into_iter()
                .flatten()
                .any(|c| c.is_alphanumeric() && u32::from(c) < 0x2E80);
            self.forms.push(first);
            self.surfaces.push(Surface {
                readings: Vec::new(),
                length,
                bounded,
                constrained: false,
            });
        }
        let surface = &mut self.surfaces[at];
        surface.constrained |=
            reading.exact.is_some() || !reading.not_in.is_empty() || !reading.rest.is_empty();
        if !surface.readings.iter().any(|known| known.term == id && known.rest == reading.rest) {
            surface.readings.push(reading);
        }
    }

    fn sort_readings(&mut self, glossary: &Glossary) {
        for surface in &mut self.surfaces {
            surface.readings.sort_by_key(|reading| {
                let concept = glossary.concept(reading.term.concept);
                let formula = concept.kind == ConceptKind::Formula;
                (
                    std::cmp::Reverse(reading.rest.len()),
                    rank(glossary.term(reading.term).status),
                    formula,
                    reading.term,
                )
            });
        }
    }
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Preferred => 0,
        Status::Admitted => 1,
        Status::Deprecated => 2,
        Status::Superseded => 3,
    }
}

/// The forms of a term in texts: as written, and for English in the other number and spelling.
fn forms(term: &Term) -> Vec<String> {
    match term.language {
        Language::En if !term.text.contains(GAP) => inflect::forms(&term.text),
        _ => vec![term.text.clone()],
    }
}

fn exact(form: &str, term: &Term) -> Option<Exact> {
    if term.abbreviation && form.chars().any(char::is_uppercase) {
        return Some(Exact::Letters(form.chars().filter(|c| !c.is_whitespace()).collect()));
    }
    let single_capitalised = term.language == Language::En
        && term.position == Position::Any
        && !form.contains(char::is_whitespace)
        && form.starts_with(char::is_uppercase);
    single_capitalised.then_some(Exact::Capital)
}

fn blockers(form: &str, term: &Term) -> Vec<(String, usize)> {
    let folded = term.not_in.iter().map(|longer| fold_term(longer));
    folded
        .flat_map(|longer| {
            let places: Vec<usize> = longer.match_indices(form).map(|(at, _)| at).collect();
            places.into_iter().map(move |at| (longer.clone(), at))
        })
        .collect()
}
