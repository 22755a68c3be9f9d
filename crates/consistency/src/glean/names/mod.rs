//! Names that start like one name of the glossary and go on like another.
//!
//! Chinese names end with what they are a name of, 工作组 or 委员会, and start with what sets them
//! apart; English ones the other way round. So Chinese names are read forwards and English ones
//! backwards: the part that sets apart first, then the part that many names share.

mod front;
mod short;
mod years;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use zhengming_glossary::{ConceptKind, Glossary, Language, TermId};
use zhengming_text::fold_term;

use short::Abbreviations;

use super::OwnWords;
use crate::Place;
use crate::survey::Pending;

/// A name of which one part belongs to one name of the glossary and the rest to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenName {
    /// The name as a reader sees it.
    pub text: Box<str>,
    /// The name that it has the greater part of: in Chinese the start, in English the end.
    pub like: TermId,
    /// The name that it has the other part of: of several the shortest.
    pub other: TermId,
    /// That part as a reader sees it, where the text has nothing else of the other name: 委员会.
    pub end: Option<Box<str>>,
    /// Names that it may have been, the likeliest first. `like` is the first of them.
    pub meant: Vec<TermId>,
    /// Where it stands.
    pub place: Place,
}

/// A [`BrokenName`] without its place.
#[derive(Clone, Debug)]
pub(crate) struct Crossing {
    like: TermId,
    other: TermId,
    /// Where the other part stands, if the text has nothing else of the other name.
    end: Option<Range<usize>>,
    meant: Vec<TermId>,
}

/// A broken name as a reader sees it, and what it is made of.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    text: Box<str>,
    end: Option<Box<str>>,
    crossing: Crossing,
}

impl Named {
    pub(crate) fn at(self, place: Place) -> BrokenName {
        let Self { text, end, crossing: Crossing { like, other, meant, .. } } = self;
        BrokenName { text, like, other, end, meant, place }
    }
}

/// What a name must share with another, in characters or words that are no numbers, before it is
/// taken for a form of it. Shorter parts (不限成员名额特设, *on crime prevention and criminal justice*)
/// stand in many names.
fn least_shared(language: Language) -> usize {
    match language {
        Language::Zh => 9,
        Language::En => 7,
    }
}

/// The least that says what kind of thing a name names: 工作组, *working group*.
fn least_kind(language: Language) -> usize {
    match language {
        Language::Zh => 3,
        Language::En => 2,
    }
}

/// What may be left out of the middle of a name, and what must follow it behind that: 促进负责任国家行为
/// of 促进网络空间负责任国家行为.
fn most_left_out(language: Language) -> usize {
    match language {
        Language::Zh => 6,
        Language::En => 4,
    }
}

/// Characters or words by which names are looked for.
fn anchor(language: Language) -> usize {
    match language {
        Language::Zh => 4,
        Language::En => 2,
    }
}

/// An accepted name, cut into characters or words in the order in which it is read.
struct Name {
    term: TermId,
    language: Language,
    units: Vec<String>,
    /// The texts by which the name is looked for.
    anchors: Vec<String>,
    /// Whether the years are left out that it has.
    undated: bool,
}

/// Finds broken names.
pub(crate) struct NameReader {
    names: Vec<Name>,
    domains: Vec<String>,
    anchors: AhoCorasick,
    /// Of each pattern of the automaton the names that start with it, in the order of reading.
    by_anchor: Vec<Vec<usize>>,
    /// Names by the first unit of every end of theirs that says what kind of thing they name, with
    /// the number of units in front of that end.
    ends: HashMap<String, Vec<(usize, usize)>>,
}

/// How far a text follows a name.
#[derive(Clone, Copy)]
struct Followed {
    name: usize,
    /// Units of the text.
    units: usize,
    /// Units of the name, with what the text left out.
    of_name: usize,
}

impl NameReader {
    /// None, where the glossary has no name long enough to be broken.
    pub(crate) fn new(glossary: &Glossary) -> Option<Self> {
        let abbreviations = Abbreviations::new(glossary);
        let names: Vec<Name> = glossary
            .terms()
            .filter(|(id, term)| {
                glossary.concept(id.concept).kind == ConceptKind::Name && term.status.is_accepted()
            })
            .flat_map(|(term, form)| {
                let text = fold_term(&form.text);
                let short = abbreviations.applied(form.language, &text);
                let forms = std::iter::once(text).chain(short).flat_map(|text| {
                    let undated = years::left_out(form.language, &text);
                    std::iter::once((text, false)).chain(undated.map(|text| (text, true)))
                });
                forms.map(move |(text, undated)| Name {
                    undated,
                    ..Name::new(term, form.language, &text)
                })
            })
            .collect();
        let mut by_anchor: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut ends: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            let kinds = 0..(name.units.len() + 1).saturating_sub(least_kind(name.language));
            for from in kinds.filter(|&from| name.has_kind_from(from)) {
                ends.entry(name.units[from].clone()).or_default().push((at, from));
            }
            if name.shared(name.units.len()) <= least_shared(name.language) {
                continue;
            }
            for anchor in &name.anchors {
                by_anchor.entry(anchor.clone()).or_default().push(at);
            }
        }
        if by_anchor.is_empty() {
            return None;
        }
        let anchors =
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(by_anchor.keys()).ok()?;
        let by_anchor = by_anchor.into_values().collect();
        let domain = |name: &Name| glossary.concept(name.term.concept).domain.clone();
        let domains = names.iter().map(domain).collect();
        Some(Self { names, domains, anchors, by_anchor, ends })
    }

    /// Adds the broken names of a paragraph that are the document's own words.
    pub(crate) fn read(&self, words: &mut OwnWords<'_>, found: &mut Vec<(Pending, Named)>) {
        let text = words.text();
        let mut behind = 0;
        for hit in self.anchors.find_overlapping_iter(text) {
            let names = &self.by_anchor[hit.pattern().as_usize()];
            if let Some((range, crossing)) = self.crossing(text, hit.range(), names)
                && range.start >= behind
                && let Some(place) = words.place(range.clone())
            {
                behind = range.end;
                let end = crossing.end.clone().map(|end| words.shown(end));
                found.push((place, Named { text: words.shown(range), end, crossing }));
            }
        }
    }

    /// The broken name at an anchor, if there is one.
    fn crossing(
        &self,
        text: &str,
        place: Range<usize>,
        names: &[usize],
    ) -> Option<(Range<usize>, Crossing)> {
        let language = self.names[*names.first()?].language;
        let longest = names.iter().map(|&name| self.names[name].units.len()).max()?;
        let end_of_place = place.end;
        let units = units_at(text, place, language, 2 * longest)?;
        let Some(followed) = self.followed(&units, names) else {
            return self.fronted(text, &units, names);
        };
        let like = &self.names[followed.name];
        let has_years =
            || text[end_of_place..].trim_start_matches([' ', '(', ',']).starts_with(is_figure);
        if like.undated && language == Language::En && has_years() {
            return None;
        }
        let rest = &units[followed.units..];
        let (other, taken) = self.kind(rest, followed.name)?;
        let other = &self.names[other];
        // Another name that the text starts like is told, whatever it ends with.
        let is_like = other.followed(&units).0 >= anchor(language);
        let is_told = is_like || other.units.len() == taken;
        let crossing = Crossing {
            like: like.term,
            other: other.term,
            end: if is_told { None } else { around(&rest[..taken]) },
            meant: self.meant(&units, followed, &rest[..taken]),
        };
        Some((around(&units[..followed.units + taken])?, crossing))
    }

    /// The name that the text follows farthest and then leaves. None, where the text has a name
    /// of the glossary here, or leaves all of them too early.
    fn followed(&self, units: &[(&str, Range<usize>)], names: &[usize]) -> Option<Followed> {
        let mut farthest: Option<Followed> = None;
        for &at in names {
            let name = &self.names[at];
            let (of_text, of_name) = name.followed(units);
            // Of names that are followed equally far, the one of which the least was left out.
            let better =
                |it: Followed| (it.units, Reverse(it.of_name)) < (of_text, Reverse(of_name));
            if farthest.is_none_or(better) {
                farthest = Some(Followed { name: at, units: of_text, of_name });
            }
        }
        farthest.filter(|followed| {
            let name = &self.names[followed.name];
            let left_out = followed.of_name - followed.units;
            // 不限成员名额政府间专家 without 特设 stands in many names.
            let more = if left_out > 0 { left_out + anchor(name.language) } else { 0 };
            followed.of_name < name.units.len()
                && name.shared(followed.of_name) >= least_shared(name.language) + more
                && 2 * followed.units >= name.units.len()
                && !self.is_name(&units[..followed.units])
        })
    }

    fn is_name(&self, units: &[(&str, Range<usize>)]) -> bool {
        let is_it = |name: &Name| {
            name.units.len() == units.len() && name.units.iter().zip(units).all(|(a, b)| a == b.0)
        };
        self.names.iter().any(is_it)
    }

    /// The name of another concept of the same domain of which the text goes on with an end, and
    /// the units of that end. None, where a name of the concept that the text left ends so too:
    /// then the text has a short form.
    fn kind(&self, rest: &[(&str, Range<usize>)], left: usize) -> Option<(usize, usize)> {
        let goes_on = |name: &Name, from: usize| {
            let end = &name.units[from..];
            rest.len() >= end.len() && end.iter().zip(rest).all(|(a, b)| a == b.0)
        };
        let concept = self.names[left].term.concept;
        let ends = self.ends.get(rest.first()?.0)?;
        let fitting = || ends.iter().filter(|&&(at, from)| goes_on(&self.names[at], from));
        if fitting().any(|&(at, _)| self.names[at].term.concept == concept) {
            return None;
        }
        fitting()
            .filter(|&&(at, _)| self.domains[at] == self.domains[left])
            .map(|&(at, from)| (at, self.names[at].units.len() - from))
            // Of names that end alike the shortest is the plainest: 政府专家组 alone.
            .max_by_key(|&(at, taken)| (taken, Reverse(self.names[at].units.len())))
    }

    /// The name that was left, and names that share enough with the text and end as it does.
    fn meant(
        &self,
        units: &[(&str, Range<usize>)],
        followed: Followed,
        kind: &[(&str, Range<usize>)],
    ) -> Vec<TermId> {
        let left = &self.names[followed.name];
        let others = self.names.iter().filter(|name| {
            let shared = name.units.iter().zip(units).take_while(|(a, b)| *a == b.0).count();
            name.term.concept != left.term.concept
                && name.language == left.language
                && name.shared(shared) >= least_shared(name.language)
                && name.units.len() > kind.len()
                && name.units.iter().rev().zip(kind.iter().rev()).all(|(a, b)| a == b.0)
        });
        std::iter::once(left.term).chain(others.map(|name| name.term)).collect()
    }
}

impl Name {
    /// A name of this form, folded.
    fn new(term: TermId, language: Language, text: &str) -> Self {
        let read: Vec<(&str, Range<usize>)> = match language {
            Language::Zh => forwards(text).collect(),
            Language::En => backwards(text).collect(),
        };
        let first = &read[..anchor(language).min(read.len())];
        let anchors = match (language, first) {
            (Language::Zh, _) => with_particle(first),
            // As they stand, with the mark between them: 2021-2025.
            (Language::En, [(_, end), .., (_, start)]) => {
                vec![text[start.start..end.end].to_owned()]
            }
            (Language::En, _) => Vec::new(),
        };
        let units = read.iter().map(|(unit, _)| (*unit).to_owned()).collect();
        Self { term, language, units, anchors, undated: false }
    }

    /// Whether the units from here on say what kind of thing it names. Words that an English name
    /// begins with do so before *of* or *on*: *human rights* of *Human Rights Council* is no kind.
    fn has_kind_from(&self, from: usize) -> bool {
        let small = ["of", "on", "for", "to", "in", "against", "from", "with"];
        let is_small = |unit: &String| small.contains(&unit.as_str());
        self.language == Language::Zh || from == 0 || is_small(&self.units[from - 1])
    }

    /// How far a text follows the name, in units of the text and of the name. Once it may leave out
    /// a few and then go on with the name.
    fn followed(&self, units: &[(&str, Range<usize>)]) -> (usize, usize) {
        let shared = |from: usize, text: usize| {
            let (name, text) = (&self.units[from..], &units[text..]);
            name.iter().zip(text).take_while(|(a, b)| *a == b.0).count()
        };
        let first = shared(0, 0);
        let most = most_left_out(self.language).min(self.units.len() - first);
        let resumed = (1..=most)
            .map(|left_out| (shared(first + left_out, first), left_out))
            .filter(|(resumed, _)| *resumed >= anchor(self.language));
        let best = resumed.max_by_key(|&(resumed, left_out)| (resumed, Reverse(left_out)));
        best.map_or((first, first), |(resumed, left_out)| {
            (first + resumed, first + resumed + left_out)
        })
    }

    /// How many of the first `count` units set the name apart: numbers do not.
    fn shared(&self, count: usize) -> usize {
        let tells = |unit: &&String| match self.language {
            Language::Zh => !unit.is_ascii() && *unit != "年",
            Language::En => !unit.starts_with(|c: char| c.is_ascii_digit()),
        };
        self.units[..count].iter().filter(tells).count()
    }
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
}

/// Where units stand, from the first to the last in the text.
fn around(units: &[(&str, Range<usize>)]) -> Option<Range<usize>> {
    let start = units.iter().map(|(_, range)| range.start).min()?;
    let end = units.iter().map(|(_, range)| range.end).max()?;
    Some(start..end)
}

/// A few characters, and the same with 的 behind each, which names have or leave out.
fn with_particle(units: &[(&str, Range<usize>)]) -> Vec<String> {
    let joined = |units: &[(&str, _)]| units.iter().map(|(unit, _)| *unit).collect::<String>();
    let with = |at: usize| {
        let de = if at < units.len() { "的" } else { "" };
        joined(&units[..at]) + de + &joined(&units[at..])
    };
    (1..=units.len()).map(with).collect()
}

/// The units of the text from an anchor on, in the order of reading, at most so many. None, where
/// the anchor is a part of a longer word.
fn units_at(
    text: &str,
    anchor: Range<usize>,
    language: Language,
    most: usize,
) -> Option<Vec<(&str, Range<usize>)>> {
    match language {
        Language::Zh => {
            let from = anchor.start;
            let units = forwards(&text[from..]).take(most);
            Some(units.map(|(unit, at)| (unit, from + at.start..from + at.end)).collect())
        }
        Language::En => {
            let goes_on = text[anchor.end..].starts_with(char::is_alphanumeric);
            (!goes_on).then(|| backwards(&text[..anchor.end]).take(most).collect())
        }
    }
}

/// Characters without 的 and blanks. Names end at a mark.
fn forwards(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    text.char_indices()
        .filter(|(_, char)| *char != '的' && !char.is_whitespace())
        .map(|(at, char)| at..at + char.len_utf8())
        .map(|range| (&text[range.clone()], range))
}

/// Words from the last to the first. Marks between them do not count, and end no name that has
/// commas.
fn backwards(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let start = rest[..end].trim_end_matches(char::is_alphanumeric).len();
        rest = &text[..start];
        (start < end).then(|| (&text[start..end], start..end))
    })
}
