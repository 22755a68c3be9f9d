//! What names of bodies and documents say that they are names of, on both sides of a unit.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use zhengming_document::Part;
use zhengming_glossary::{ConceptId, ConceptKind, Glossary, Language};
use zhengming_tagger::Match;

use super::sight::{Seen, UnitSight};
use super::{Passage, Passages};

/// Kinds of bodies and documents: how English names of the kind end or begin, what else in English
/// may stand for it, and what stands for it in Chinese, first the form by which a Chinese name is
/// known to be of the kind.
static KINDS: &str = include_str!("../../data/kinds.tsv");

/// Words of a name that are told behind its kind.
const MOST_WORDS: usize = 16;

/// Characters of a Chinese name that are told in front of its kind.
const IN_FRONT: usize = 30;

/// A name in one language that says of its bearer what no name in the other language says, while
/// there a name says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePair {
    /// The names as a reader sees them, in the order of [`Language::ALL`].
    pub names: [Box<str>; 2],
    /// Chinese forms of what the English name says, and what the Chinese one says.
    pub kinds: [&'static str; 2],
    /// Where the names stand.
    pub passages: [Passage; 2],
}

/// The kinds, with automata over their forms.
struct Kinds {
    /// Of each kind the Chinese form by which it is known.
    known_by: Vec<&'static str>,
    /// For each pattern of the automata its kind and whether it makes a name one of the kind.
    kind_of: [Vec<(usize, bool)>; 2],
    finders: [AhoCorasick; 2],
}

/// A form found in a paragraph.
struct Hit<'u, 'a> {
    seen: &'u Seen<'a>,
    range: Range<usize>,
}

/// What one side says of a kind.
#[derive(Default)]
struct Said<'u, 'a> {
    /// A name of the kind.
    name: Option<Hit<'u, 'a>>,
    /// Whether the kind is spoken of at all.
    is_there: bool,
}

/// A pair of names of different kinds, where each side has one that the other lacks.
pub(super) fn read(
    glossary: &Glossary,
    unit: &UnitSight<'_>,
    passages: &mut Passages,
) -> Option<NamePair> {
    // Notes stand in another order in the other language, and are then paired wrongly.
    let is_note = |seen: &Seen<'_>| seen.sight.paragraph.label.part == Part::Note;
    if unit.sides.iter().flatten().any(is_note) {
        return None;
    }
    let kinds = Kinds::declared();
    let [en, zh] =
        Language::ALL.map(|language| kinds.said(glossary, unit.side(language), language));
    let lacking = |own: &[Said<'_, '_>], other: &[Said<'_, '_>]| {
        (0..own.len()).find(|&kind| own[kind].name.is_some() && !other[kind].is_there)
    };
    let (one, two) = (lacking(&en, &zh)?, lacking(&zh, &en)?);
    let (english, chinese) = (en[one].name.as_ref()?, zh[two].name.as_ref()?);
    if unit.is_doubtful() || is_one_concept(glossary, english, chinese) {
        return None;
    }
    let (name, behind) = (english_name(english), chinese_name(chinese));
    Some(NamePair {
        names: [english.seen.sight.shown(name.clone()), chinese.seen.sight.shown(behind.clone())],
        kinds: [kinds.known_by[one], kinds.known_by[two]],
        passages: [
            passages.keep(Language::En, english.seen, name),
            passages.keep(Language::Zh, chinese.seen, behind),
        ],
    })
}

impl Kinds {
    fn declared() -> &'static Self {
        static DECLARED: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(KINDS));
        &DECLARED
    }

    fn read(table: &'static str) -> Self {
        let mut known_by = Vec::new();
        let mut kind_of = [Vec::new(), Vec::new()];
        let mut patterns = [Vec::new(), Vec::new()];
        let mut push = |language, form: &str, kind, is_name| {
            kind_of[language as usize].push((kind, is_name));
            patterns[language as usize].push(form.to_lowercase());
        };
        for (kind, line) in table.lines().skip(1).enumerate() {
            let mut cells =
                line.split('\t').map(|cell| cell.split('|').filter(|it| !it.is_empty()));
            let mut forms = || cells.next().into_iter().flatten();
            forms().for_each(|form| push(Language::En, form, kind, true));
            forms().for_each(|form| push(Language::En, form, kind, false));
            let chinese: Vec<&'static str> = forms().collect();
            known_by.extend(chinese.first());
            let chinese = chinese.into_iter().enumerate();
            chinese.for_each(|(at, form)| push(Language::Zh, form, kind, at == 0));
        }
        // A small table that is built in cannot fail to build.
        let finders =
            patterns.map(|patterns| AhoCorasick::new(patterns).unwrap_or_else(|_| empty()));
        Self { known_by, kind_of, finders }
    }

    /// What a side says of each kind.
    fn said<'u, 'a>(
        &self,
        glossary: &Glossary,
        side: &'u [Seen<'a>],
        language: Language,
    ) -> Vec<Said<'u, 'a>> {
        let mut said: Vec<Said<'_, '_>> = Vec::new();
        said.resize_with(self.known_by.len(), Said::default);
        for seen in side {
            let text = seen.text();
            for found in self.finders[language as usize].find_overlapping_iter(text) {
                let (kind, makes_name) =
                    self.kind_of[language as usize][found.pattern().as_usize()];
                if language == Language::En && !is_word(text, found.range()) {
                    continue;
                }
                let said = &mut said[kind];
                said.is_there = true;
                let hit = Hit { seen, range: found.range() };
                let is_name = match language {
                    Language::En => is_capital(seen, found.start()) || hit.is_known(glossary),
                    Language::Zh => true,
                };
                if makes_name && is_name && said.name.is_none() {
                    said.name = Some(hit);
                }
            }
        }
        said
    }
}

fn empty() -> AhoCorasick {
    AhoCorasick::new::<[&str; 0], &str>([]).unwrap_or_else(|_| unreachable!("no patterns"))
}

/// Whether letters stand on neither side.
fn is_word(text: &str, range: Range<usize>) -> bool {
    let ends = !text[..range.start].ends_with(char::is_alphanumeric);
    ends && !text[range.end..].starts_with(char::is_alphanumeric)
}

/// Whether a capital stands in the file where this byte of the folded text was.
fn is_capital(seen: &Seen<'_>, at: usize) -> bool {
    let end = at + seen.text()[at..].chars().next().map_or(0, char::len_utf8);
    let source = seen.sight.folded.source_span(at..end);
    seen.sight.batch.text[source.range()].starts_with(char::is_uppercase)
}

impl Hit<'_, '_> {
    /// The terms that it is a part of.
    fn terms(&self) -> impl Iterator<Item = &Match> {
        let covers =
            |range: &Range<usize>| range.start <= self.range.start && self.range.end <= range.end;
        self.seen.matches.iter().filter(move |found| covers(&found.folded))
    }

    /// Whether it is a part of a name that the glossary has.
    fn is_known(&self, glossary: &Glossary) -> bool {
        let kind = |found: &Match| glossary.concept(found.term.concept).kind;
        self.terms().any(|found| kind(found) == ConceptKind::Name)
    }

    /// The place of the longest term that it is a part of, or its own.
    fn term(&self) -> Range<usize> {
        let terms = self.terms().map(|found| found.folded.clone());
        terms.max_by_key(ExactSizeIterator::len).unwrap_or_else(|| self.range.clone())
    }
}

/// Whether an accepted term that covers the one and one that covers the other are of one concept.
fn is_one_concept(glossary: &Glossary, one: &Hit<'_, '_>, two: &Hit<'_, '_>) -> bool {
    let accepted = |hit: &Hit<'_, '_>| -> Vec<ConceptId> {
        let terms = hit.terms().filter(|found| glossary.term(found.term).status.is_accepted());
        terms.map(|found| found.term.concept).collect()
    };
    let others = accepted(two);
    accepted(one).iter().any(|concept| others.contains(concept))
}

/// The words with capitals around an English form, with the small words between them; at least the
/// term of the glossary that it is a part of.
fn english_name(hit: &Hit<'_, '_>) -> Range<usize> {
    let text = hit.seen.text();
    let mut range = hit.term();
    let is_small = |word: &str| {
        matches!(word, "of" | "the" | "on" | "in" | "for" | "and" | "to" | "from" | "with" | "its")
    };
    let mut words = 0;
    let mut at = range.end;
    while words < MOST_WORDS && text[at..].starts_with(' ') {
        let end = at
            + 1
            + text[at + 1..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - at - 1);
        let word = &text[at + 1..end];
        if is_capital(hit.seen, at + 1) && !word.is_empty() {
            range.end = end;
        } else if !is_small(word) {
            break;
        }
        (at, words) = (end, words + 1);
    }
    let mut at = range.start;
    while let Some(before) = text[..at].strip_suffix(' ') {
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '-').map_or(0, |at| at + 1);
        let is_word = start < before.len() && before.is_char_boundary(start);
        if !is_word || !is_capital(hit.seen, start) {
            break;
        }
        (range.start, at) = (start, start);
    }
    range
}

/// A Chinese form with what stands in front of it: up to a mark or to the verb that opens the
/// paragraph, not more than fits a line. What a longer name begins with is left out, up to a word
/// of the glossary.
fn chinese_name(hit: &Hit<'_, '_>) -> Range<usize> {
    let text = hit.seen.text();
    let term = hit.term();
    let before = &text[..term.start];
    let is_inside = |c: &(usize, char)| c.1.is_alphanumeric() || matches!(c.1, '-' | '—' | '–');
    let in_front = || before.char_indices().rev().take_while(is_inside);
    let opening = |found: &&Match| found.folded.start == 0 && found.folded.end <= term.start;
    let verb = hit.seen.matches.iter().filter(opening).map(|found| found.folded.end).max();
    let earliest = in_front().last().map_or(term.start, |(at, _)| at).max(verb.unwrap_or(0));
    let nearest = in_front().take(IN_FRONT).last().map_or(term.start, |(at, _)| at);
    if earliest >= nearest {
        return earliest..term.end;
    }
    let starts = hit.seen.matches.iter().map(|found| found.folded.start);
    let start = starts.filter(|start| (nearest..term.start).contains(start)).min();
    start.unwrap_or(nearest)..term.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_forms_in_both_languages() {
        let kinds = Kinds::declared();
        assert!(kinds.known_by.len() > 10);
        for (finder, kind_of) in kinds.finders.iter().zip(&kinds.kind_of) {
            assert_eq!(finder.patterns_len(), kind_of.len());
            let names = |kind| kind_of.iter().any(|&(one, is_name)| one == kind && is_name);
            assert!((0..kinds.known_by.len()).all(names));
        }
    }
}
