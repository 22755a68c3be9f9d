//! Which terms of a unit have no counterpart on the other side, and which render which.

mod asks;
mod beside;
mod notes;
mod search;

use std::ops::Range;
use std::sync::Arc;

use zhengming_glossary::{ConceptId, ConceptKind, Glossary, Language, Term, TermId};
use zhengming_tagger::Match;
use zhengming_text::fold_term;

use super::sight::{Seen, UnitSight};
use super::{Passage, Passages, UnitsWanted};
use crate::attest::Alike;
use crate::practice::is_core;
use crate::survey::{TermIndex, has_rivals};
use crate::{Practice, Reach};

pub use notes::{Discouraged, Missing, Part, Rendered, RenderedUnit, TermNotes};

/// So many units of a pair of terms are kept as evidence of a document: of terms without rivals and
/// of those with them.
const MOST_PASSAGES: [usize; 2] = [1, 20];

/// So many notes of a kind are kept of a document.
const MOST_NOTES: usize = 10_000;

/// Official texts with fewer units do not tell how a concept is rendered.
const LEAST_UNITS: u64 = 5;

/// In so many of a hundred official units terms have a counterpart, where a missing one is worth
/// telling; and terms that are short in either language, which have more meanings and are easily
/// left out.
const LEAST_SHARES: [f64; 2] = [0.985, 0.999];

/// Shorter Chinese terms count as short.
const LEAST_CHINESE: usize = 4;

/// Reads the terms of units.
pub(crate) struct TermReader {
    glossary: Arc<Glossary>,
    index: TermIndex,
    alike: Alike,
    /// Folded terms, by their numbers.
    forms: Vec<String>,
    /// Of each term whether it is told where it has no counterpart.
    voices: Vec<Voice>,
    /// Of each term whether it has rivals: accepted terms between which a text can choose.
    has_rivals: Vec<bool>,
    wanted: UnitsWanted,
}

/// What is to be done about a term without counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    /// Official texts leave it out too often, or are too few.
    Silent,
    /// It is told.
    Told,
    /// There is no practice: it is noted, and the units are counted.
    Unknown,
}

/// One side of a unit.
struct Side<'a> {
    language: Language,
    seen: &'a [Seen<'a>],
    /// Concepts of all matches, nested and shielded ones too, and whether the term is accepted.
    concepts: Vec<(ConceptId, bool)>,
}

/// What stands opposite of a term.
enum Opposite<'a> {
    Accepted,
    /// Only a discouraged term.
    Discouraged(&'a Seen<'a>, &'a Match, TermId),
    /// The concept in some other form.
    Otherwise,
    Nothing,
}

impl TermReader {
    /// None, where nothing of terms is wanted.
    pub(super) fn new(glossary: &Arc<Glossary>, wanted: UnitsWanted) -> Option<Self> {
        let UnitsWanted { missing, discouraged, rendered, reach, .. } = wanted;
        if !(missing || discouraged || rendered || reach) {
            return None;
        }
        let index = TermIndex::new(glossary);
        let alike = Alike::new(glossary, &index);
        let terms = || glossary.terms();
        Some(Self {
            forms: terms().map(|(_, term)| fold_term(&term.text)).collect(),
            voices: terms().map(|(id, _)| Voice::of(glossary, id)).collect(),
            has_rivals: terms().map(|(id, _)| has_rivals(glossary, id)).collect(),
            glossary: Arc::clone(glossary),
            index,
            alike,
            wanted,
        })
    }

    /// Notes what the terms of a unit show.
    pub(super) fn read(
        &self,
        unit: &UnitSight<'_>,
        passages: &mut Passages,
        notes: &mut TermNotes,
    ) {
        let mut sides = Language::ALL.map(|language| self.side(unit, language));
        if sides.iter().all(|side| side.concepts.is_empty()) || !asks::can_be_compared(unit) {
            return;
        }
        for side in &mut sides {
            side.concepts.sort_unstable();
            side.concepts.dedup();
        }
        for language in Language::ALL {
            let (from, to) = (&sides[language as usize], &sides[language.other() as usize]);
            self.note_opposites(from, to, passages, notes);
        }
        if self.wanted.rendered {
            self.note_renderings(&sides, passages, notes);
        }
    }

    fn side<'a>(&self, unit: &'a UnitSight<'a>, language: Language) -> Side<'a> {
        let seen = unit.side(language);
        let found = seen.iter().flat_map(|seen| seen.matches);
        let terms = found.flat_map(|found| self.alike(found.term));
        let concepts =
            terms.map(|term| (term.concept, self.glossary.term(term).status.is_accepted()));
        Side { language, seen, concepts: concepts.collect() }
    }

    /// All terms that are written like this one, itself among them.
    fn alike(&self, term: TermId) -> impl Iterator<Item = TermId> {
        self.alike.of(&self.index, term).iter().map(|&number| self.index.id(number as usize))
    }

    /// Notes of each term of one side what stands opposite, once for each concept.
    fn note_opposites(
        &self,
        from: &Side<'_>,
        to: &Side<'_>,
        passages: &mut Passages,
        notes: &mut TermNotes,
    ) {
        let mut told: Vec<ConceptId> = Vec::new();
        for (seen, found) in from.matches() {
            let concept = found.term.concept;
            if told.contains(&concept) || !asks::asks(&self.glossary, seen, found, from.language) {
                continue;
            }
            told.push(concept);
            let voice = self.voices[self.index.number(found.term)];
            let opposite = self.opposite(found.term, from, to);
            if self.wanted.reach || voice == Voice::Unknown {
                let reach = notes.reach.entry((concept, from.language)).or_default();
                reach.add(&opposite.reach());
            }
            match opposite {
                Opposite::Discouraged(there, other, target)
                    if self.wanted.discouraged || self.wanted.rendered =>
                {
                    let here = passages.keep_match(from.language, seen, found);
                    let there = passages.keep_match(to.language, there, other);
                    let passages = in_order(from.language, here, there);
                    if self.wanted.rendered {
                        let source = self.alike(found.term).find(|it| it.concept == target.concept);
                        let source = source.unwrap_or(found.term);
                        let pair = in_order(from.language, source, target);
                        let beside = Default::default();
                        self.note_rendered(pair, notes, || RenderedUnit { passages, beside });
                    }
                    if self.wanted.discouraged && notes.discouraged.len() < MOST_NOTES {
                        let source = found.term;
                        notes.discouraged.push(Discouraged { source, target, passages });
                    }
                }
                Opposite::Nothing
                    if self.wanted.missing
                        && voice != Voice::Silent
                        && notes.missing.len() < MOST_NOTES =>
                {
                    let here = passages.keep_match(from.language, seen, found);
                    notes.missing.push(self.missing(found.term, here, to, passages));
                }
                _ => {}
            }
        }
    }

    /// What stands opposite of a term, or of those that are written like it.
    fn opposite<'a>(&self, term: TermId, from: &Side<'_>, to: &'a Side<'a>) -> Opposite<'a> {
        let concepts: Vec<ConceptId> = self.alike(term).map(|term| term.concept).collect();
        let has = |concept: &ConceptId, accepted| {
            to.concepts.binary_search(&(*concept, accepted)).is_ok()
        };
        if concepts.iter().any(|concept| has(concept, true)) {
            return Opposite::Accepted;
        }
        if concepts.iter().any(|concept| has(concept, false)) {
            let alone = to.matches().filter(|(seen, found)| !asks::is_joined(seen, found));
            let mut found = alone.filter_map(|(seen, found)| {
                let target = self.discouraged(term, &concepts, found, from)?;
                Some(Opposite::Discouraged(seen, found, target))
            });
            return found.next().unwrap_or(Opposite::Otherwise);
        }
        let is_there = || {
            concepts.iter().any(|&concept| {
                self.is_somehow_in(concept, to) || self.is_shortened_in(concept, to)
            })
        };
        if is_there() || self.has_relative(term, from, to) {
            return Opposite::Otherwise;
        }
        Opposite::Nothing
    }

    /// The discouraged term of one of the concepts that a match is, unless it is the right term for
    /// something else that the other side has.
    fn discouraged(
        &self,
        source: TermId,
        concepts: &[ConceptId],
        found: &Match,
        from: &Side<'_>,
    ) -> Option<TermId> {
        if found.nested || found.shield.is_some() {
            return None;
        }
        let mut target = None;
        for other in self.alike(found.term) {
            let term = self.glossary.term(other);
            if term.status.is_accepted() {
                if from.has(other.concept) {
                    return None;
                }
            } else if concepts.contains(&other.concept) {
                let condition = term.only_for.as_deref().map(fold_term);
                let own = &self.forms[self.index.number(source)];
                if condition.is_none_or(|only_for| only_for == *own) {
                    target = target.or(Some(other));
                }
            }
        }
        target
    }

    /// Whether a form of the concept stands on a side, if only in parts.
    fn is_somehow_in(&self, concept: ConceptId, side: &Side<'_>) -> bool {
        self.forms_of(concept, side.language).any(|(_, form)| {
            side.seen.iter().any(|seen| search::is_there(seen.text(), form, side.language))
        })
    }

    /// Whether a Chinese side has the last word of a name, as 理事会 for 人权理事会.
    fn is_shortened_in(&self, concept: ConceptId, side: &Side<'_>) -> bool {
        self.glossary.concept(concept).kind == ConceptKind::Name
            && side.language == Language::Zh
            && self.forms_of(concept, side.language).any(|(_, form)| {
                side.seen.iter().any(|seen| search::has_last_word(seen.text(), form))
            })
    }

    /// The terms of a concept in a language with their folded forms.
    fn forms_of(
        &self,
        concept: ConceptId,
        language: Language,
    ) -> impl Iterator<Item = (TermId, &str)> {
        let terms = (0..).zip(&self.glossary.concept(concept).terms);
        terms.filter(move |(_, term)| term.language == language).map(move |(term, _)| {
            let id = TermId { concept, term };
            (id, self.forms[self.index.number(id)].as_str())
        })
    }

    /// Whether a related concept stands there that the first side has not: one of its family, or
    /// one with a term that contains this one.
    fn has_relative(&self, term: TermId, from: &Side<'_>, to: &Side<'_>) -> bool {
        let form = &self.forms[self.index.number(term)];
        let families = || {
            let all = self.glossary.families.iter();
            all.filter(|family| family.members.contains(&term.concept))
        };
        let others = to.matches().filter(|(_, found)| !from.has(found.term.concept));
        others.take(MOST_NOTES).any(|(_, found)| {
            let other = found.term.concept;
            families().any(|family| family.members.contains(&other))
                || self.forms_of(other, from.language).any(|(_, longer)| longer.contains(form))
        })
    }

    fn missing(
        &self,
        source: TermId,
        here: Passage,
        to: &Side<'_>,
        passages: &mut Passages,
    ) -> Missing {
        let left = (to.language == Language::Zh).then(|| self.part(source.concept, to)).flatten();
        let first = &to.seen[0];
        let (part, there) = match left {
            Some((part, seen, range)) => (Some(part), passages.keep(to.language, seen, range)),
            None => (None, passages.keep(to.language, first, 0..first.text().len())),
        };
        Missing { source, passages: in_order(to.language.other(), here, there), part }
    }

    /// The longest part of an accepted term that stands on a side without the rest.
    fn part<'a>(
        &self,
        concept: ConceptId,
        to: &'a Side<'a>,
    ) -> Option<(Part, &'a Seen<'a>, Range<usize>)> {
        let accepted = |(term, _): &(TermId, &str)| self.glossary.term(*term).status.is_accepted();
        let parts = to.seen.iter().flat_map(|seen| {
            let taken: Vec<Range<usize>> =
                seen.matches.iter().map(|found| found.folded.clone()).collect();
            let forms = self.forms_of(concept, to.language).filter(accepted);
            let parts = forms.filter_map(move |(of, form)| {
                let (text, range) = search::longest_part(seen.text(), form, &taken)?;
                Some((Part { of, text: text.into() }, seen, range))
            });
            parts.collect::<Vec<_>>()
        });
        // Of equally long ones the first, which is of the preferred term.
        parts.reduce(|one, two| if two.0.text.len() > one.0.text.len() { two } else { one })
    }

    /// Notes which terms stand opposite of which, where there is one of a concept on either side.
    fn note_renderings(
        &self,
        sides: &[Side<'_>; 2],
        passages: &mut Passages,
        notes: &mut TermNotes,
    ) {
        let [en, zh] = sides;
        let mut told: Vec<ConceptId> = Vec::new();
        for (seen, found) in en.matches() {
            let concept = found.term.concept;
            if told.contains(&concept) || !asks::asks(&self.glossary, seen, found, Language::En) {
                continue;
            }
            told.push(concept);
            let (Some(one), Some(other)) = (self.only(concept, en), self.only(concept, zh)) else {
                continue;
            };
            let words = |seen: &Seen<'_>, found: &Match, language| {
                beside::beside(seen.text(), &found.folded, language)
            };
            self.note_rendered([one.2, other.2], notes, || RenderedUnit {
                passages: [
                    passages.keep_match(Language::En, one.0, one.1),
                    passages.keep_match(Language::Zh, other.0, other.1),
                ],
                beside: [words(one.0, one.1, Language::En), words(other.0, other.1, Language::Zh)],
            });
        }
    }

    /// Counts a unit of two terms, given in the order of [`Language::ALL`], and keeps it where more
    /// are wanted.
    fn note_rendered(
        &self,
        pair: [TermId; 2],
        notes: &mut TermNotes,
        unit: impl FnOnce() -> RenderedUnit,
    ) {
        let has_rivals = pair.iter().any(|&term| self.has_rivals[self.index.number(term)]);
        let rendered = notes.rendered.entry(pair).or_default();
        rendered.units += 1;
        if rendered.kept.len() < MOST_PASSAGES[usize::from(has_rivals)] {
            rendered.kept.push(unit());
        }
    }

    /// The term of a concept that a side has, where it has exactly one, in its own words.
    fn only<'a>(
        &self,
        concept: ConceptId,
        side: &'a Side<'a>,
    ) -> Option<(&'a Seen<'a>, &'a Match, TermId)> {
        let mut only: Option<(&Seen<'_>, &Match, TermId)> = None;
        for (seen, found) in side.matches() {
            let mut own = self.alike(found.term).filter(|term| term.concept == concept);
            let Some(term) = own.next() else { continue };
            if found.nested || found.shield.is_some() || only.is_some_and(|only| only.2 != term) {
                return None;
            }
            only = only.or(Some((seen, found, term)));
        }
        only.filter(|(.., term)| self.glossary.term(*term).status.is_accepted())
    }
}

impl Voice {
    fn of(glossary: &Glossary, id: TermId) -> Self {
        let term = glossary.term(id);
        let official = Practice::official().of(glossary, id.concept, term.language);
        let Some(reach) = official.map(|practised| &practised.reach) else {
            let known = is_core(glossary.concept(id.concept));
            return if known { Self::Silent } else { Self::Unknown };
        };
        if reach.units >= LEAST_UNITS && reach.share() >= least_share(glossary, id) {
            Self::Told
        } else {
            Self::Silent
        }
    }
}

/// In what share of units a term must have a counterpart, so that a missing one is worth telling.
pub(crate) fn least_share(glossary: &Glossary, id: TermId) -> f64 {
    let term = glossary.term(id);
    let other = glossary.concept(id.concept).preferred(term.language.other());
    let is_short = |term: &Term| match term.language {
        Language::En => !term.text.trim_start_matches("the ").contains([' ', '-']),
        Language::Zh => term.text.chars().count() < LEAST_CHINESE,
    };
    LEAST_SHARES[usize::from(is_short(term) || other.is_some_and(is_short))]
}

impl Opposite<'_> {
    fn reach(&self) -> Reach {
        let accepted = u64::from(matches!(self, Self::Accepted));
        let discouraged = u64::from(matches!(self, Self::Discouraged(..)));
        let any = u64::from(!matches!(self, Self::Nothing));
        Reach { units: 1, accepted, discouraged, any, ..Reach::default() }
    }
}

impl<'a> Side<'a> {
    fn matches(&self) -> impl Iterator<Item = (&'a Seen<'a>, &'a Match)> + use<'a> {
        self.seen.iter().flat_map(|seen| seen.matches.iter().map(move |found| (seen, found)))
    }

    fn has(&self, concept: ConceptId) -> bool {
        [true, false]
            .iter()
            .any(|&accepted| self.concepts.binary_search(&(concept, accepted)).is_ok())
    }
}

/// A term and what stands opposite, or their passages, in the order of [`Language::ALL`].
fn in_order<T>(from: Language, here: T, there: T) -> [T; 2] {
    match from {
        Language::En => [here, there],
        Language::Zh => [there, here],
    }
}
