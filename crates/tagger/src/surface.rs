//! The forms that are searched for, and what has to hold where one is found.

use std::cmp::Reverse;
use std::collections::HashMap;

use zhengming_glossary::{ConceptKind, Glossary, Language, Position, Term, TermId};
use zhengming_text::fold_term;

use crate::{boundary, hyphens, inflect, traps};

/// Forms with a character from here on are searched for in all of a text, the others in stretches
/// without such characters.
const FIRST_WIDE: char = '\u{3000}';

/// What stands for a gap in a term.
const GAP: char = '…';

/// One folded form with everything that it may mean.
#[derive(Clone, Debug)]
pub(crate) struct Surface {
    /// Readings, best first: by status, then in the order of the glossary. Never empty.
    pub(crate) readings: Vec<Reading>,
    /// Length of the form in characters, for deciding between overlapping matches.
    pub(crate) length: u32,
    /// Whether the form has a letter, digit or hyphen at an end that must stand at a word boundary.
    pub(crate) bounded: bool,
    /// Whether the form counts at the opening of paragraphs only.
    pub(crate) opening: bool,
}

/// What is asked of a surface wherever it is found, kept apart because it is asked for so often.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    /// The term of the first reading.
    pub(crate) first: TermId,
    pub(crate) length: u32,
    pub(crate) opening: bool,
    /// Whether nothing at all is asked of a place where the form is found.
    pub(crate) plain: bool,
}

/// The surfaces of a glossary as they are looked up by their numbers.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) heads: Vec<Head>,
    pub(crate) surfaces: Vec<Surface>,
}

impl Lexicon {
    pub(crate) fn new(surfaces: Vec<Surface>) -> Self {
        Self { heads: surfaces.iter().map(Surface::head).collect(), surfaces }
    }
}

/// One meaning of a form.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) term: TermId,
    /// The form as it must be written, where letter case counts.
    pub(crate) exact: Option<Exact>,
    /// Longer forms that the form must not stand in.
    pub(crate) not_in: Vec<Blocker>,
    /// Folded pieces that must stand before, each in front of a gap.
    pub(crate) lead: Vec<String>,
    /// Folded pieces that must follow, each behind a gap.
    pub(crate) rest: Vec<String>,
}

/// A longer form around a form.
#[derive(Clone, Debug)]
pub(crate) struct Blocker {
    longer: String,
    /// Byte offset of the form in the longer one.
    offset: usize,
    /// A byte of the longer form outside the form, and its offset there: most places are told
    /// apart by it alone.
    tell: (usize, u8),
}

impl Blocker {
    /// The longer forms around each place where the form stands in `longer`.
    fn around<'l>(form: &'l str, longer: &'l str) -> impl Iterator<Item = Self> + use<'l> {
        longer.match_indices(form).filter_map(move |(offset, _)| {
            let at = if offset > 0 { offset } else { longer.len() }.checked_sub(1)?;
            let tell = (at, *longer.as_bytes().get(at)?);
            Some(Self { longer: longer.to_owned(), offset, tell })
        })
    }

    /// Whether the longer form stands around the form found at `start`.
    #[inline]
    pub(crate) fn stands(&self, text: &[u8], start: usize) -> bool {
        let Some(from) = start.checked_sub(self.offset) else { return false };
        let (at, byte) = self.tell;
        text.get(from + at) == Some(&byte) && text[from..].starts_with(self.longer.as_bytes())
    }
}

/// How letter case counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exact {
    /// An abbreviation: letters as written, but for an *s* at the end.
    Letters(String),
    /// A single word written with a capital: the text must have the capital too.
    Capital,
}

/// A term with the forms that it has in texts.
struct Inflected<'g> {
    id: TermId,
    term: &'g Term,
    forms: Vec<String>,
}

/// All surfaces of a glossary, with the forms parted by where and in which script they are sought.
#[derive(Debug, Default)]
pub(crate) struct Surfaces {
    pub(crate) list: Vec<Surface>,
    /// Forms with Chinese characters or marks.
    pub(crate) wide: Forms,
    /// Forms without any. They are sought in stretches of Latin text only, so that Chinese text
    /// does not pay for English terms.
    pub(crate) latin: Forms,
    /// Forms that count at the opening of paragraphs, in either script.
    pub(crate) opening: Forms,
}

impl Reading {
    pub(crate) fn has_gaps(&self) -> bool {
        !(self.lead.is_empty() && self.rest.is_empty())
    }
}

/// Distinct folded forms, each with the index of its surface in [`Surfaces::list`].
#[derive(Debug, Default)]
pub(crate) struct Forms {
    pub(crate) forms: Vec<String>,
    pub(crate) surfaces: Vec<u32>,
    by_form: HashMap<String, u32>,
}

impl Surfaces {
    pub(crate) fn new(glossary: &Glossary) -> Self {
        let mut surfaces = Self::default();
        let terms = glossary.terms().filter(|(_, term)| term.only_for.is_none());
        let terms: Vec<Inflected<'_>> =
            terms.map(|(id, term)| Inflected { id, term, forms: forms(term) }).collect();
        for Inflected { id, term, forms } in &terms {
            forms.iter().for_each(|form| surfaces.add(form, *id, term));
        }
        surfaces.add_parted(&terms);
        surfaces.sort_readings(glossary);
        surfaces
    }

    /// Adds the forms with blanks for hyphens, but for those that are a form of some term as it is
    /// written: that term is meant then.
    fn add_parted(&mut self, terms: &[Inflected<'_>]) {
        let parted = terms.iter().flat_map(|Inflected { id, term, forms }| {
            let parted = forms.iter().filter_map(|form| hyphens::parted(form, term));
            parted.map(|form| (form, *id, *term))
        });
        let new: Vec<_> = parted.filter(|(form, ..)| !self.has(&fold_term(form))).collect();
        for (form, id, term) in new {
            self.add(&form, id, term);
        }
    }

    fn has(&self, folded: &str) -> bool {
        [&self.wide, &self.latin, &self.opening]
            .iter()
            .any(|forms| forms.by_form.contains_key(folded))
    }

    fn add(&mut self, form: &str, id: TermId, term: &Term) {
        let mut lead: Vec<String> =
            form.split(GAP).map(fold_term).filter(|piece| !piece.is_empty()).collect();
        let Some(anchor) = anchor(&lead, term.position) else { return };
        let rest = lead.split_off(anchor + 1);
        let Some(first) = lead.pop() else { return };
        let not_in = blockers(&first, term);
        let reading = Reading { term: id, exact: exact(form, term), not_in, lead, rest };
        let forms = match term.position {
            Position::Opening | Position::Preamble | Position::Operative => &mut self.opening,
            Position::Any if first.chars().any(|char| char >= FIRST_WIDE) => &mut self.wide,
            Position::Any => &mut self.latin,
        };
        let at = forms.index_of(first, &mut self.list);
        let surface = &mut self.list[at as usize];
        surface.opening = term.position.is_opening();
        surface.add(reading);
    }

    fn sort_readings(&mut self, glossary: &Glossary) {
        for surface in &mut self.list {
            surface.readings.sort_by_key(|reading| {
                let concept = glossary.concept(reading.term.concept);
                let formula = concept.kind == ConceptKind::Formula;
                let status = glossary.term(reading.term).status;
                (Reverse(reading.lead.len() + reading.rest.len()), status, formula, reading.term)
            });
        }
    }
}

impl Forms {
    /// Index of the surface of a form, which is made where there is none.
    fn index_of(&mut self, form: String, list: &mut Vec<Surface>) -> u32 {
        let next = u32::try_from(list.len()).expect("fewer than 2^32 forms");
        let at = *self.by_form.entry(form.clone()).or_insert(next);
        if at == next {
            list.push(Surface::new(&form));
            self.forms.push(form);
            self.surfaces.push(at);
        }
        at
    }
}

impl Surface {
    fn new(form: &str) -> Self {
        Self {
            readings: Vec::new(),
            length: u32::try_from(form.chars().count()).unwrap_or(u32::MAX),
            bounded: boundary::is_bounded(form),
            opening: false,
        }
    }

    fn head(&self) -> Head {
        let is_plain = |reading: &Reading| {
            reading.exact.is_none() && reading.not_in.is_empty() && !reading.has_gaps()
        };
        Head {
            first: self.readings[0].term,
            length: self.length,
            opening: self.opening,
            plain: !self.bounded && self.readings.iter().all(is_plain),
        }
    }

    fn add(&mut self, reading: Reading) {
        let same = |known: &Reading| {
            (known.term, &known.lead, &known.rest) == (reading.term, &reading.lead, &reading.rest)
        };
        if self.readings.iter().any(same) {
            return;
        }
        self.readings.push(reading);
    }
}

/// Characters that have no word boundaries between them.
pub(crate) fn is_wide(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
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
        && !term.text.contains(char::is_whitespace)
        && form.starts_with(char::is_uppercase);
    single_capitalised.then_some(Exact::Capital)
}

fn blockers(form: &str, term: &Term) -> Vec<Blocker> {
    let known = traps::around(form).iter().map(|&longer| longer.to_owned());
    term.not_in
        .iter()
        .map(|longer| fold_term(longer))
        .chain(known)
        .flat_map(|longer| Blocker::around(form, &longer).collect::<Vec<_>>())
        .collect()
}

/// Which of the pieces of a term is searched for: at the opening of a paragraph the first one, else
/// the longest, for a gap is cheap to look over where what stands on one side of it is rare.
fn anchor(pieces: &[String], position: Position) -> Option<usize> {
    match position {
        Position::Opening | Position::Preamble | Position::Operative => {
            (!pieces.is_empty()).then_some(0)
        }
        Position::Any => (0..pieces.len()).rev().max_by_key(|&at| pieces[at].chars().count()),
    }
}
