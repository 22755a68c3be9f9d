//! Where rows of symbols begin and end: ends that terms have, and neighbours.

use rustc_hash::FxHashMap;
use zhengming_text::Language;

use crate::index::Index;
use crate::side::{End, Side};
use crate::tokens::Kind;
use crate::units::UnitSet;
use crate::words::{LONGEST, class};

/// Places whose neighbours are looked at.
const LOOKED_AT: usize = 400;

/// Share of the most frequent neighbour from which on a row is a piece of a longer one.
const FIXED: f64 = 0.9;

/// The same, where the neighbour is a function word, which stands beside many rows.
const FIXED_FUNCTION: f64 = 0.97;

/// Share of the entropy of its neighbours that a row may lose with its last symbol.
const CUT: f64 = 0.4;

/// Places from which on neighbours tell where words end.
const FEW: usize = 8;

/// Share of places beside a mark below which a function word does not stand at that end of terms.
const LOOSE: f64 = 0.05;

/// Longer forms of a rendering that are told.
const MOST_LONGER: usize = 4;

/// What stands beside a row on one side.
struct Neighbours {
    /// Places that were looked at.
    places: usize,
    /// The most frequent one, and at how many places it stands.
    most: Option<(u32, u32)>,
    /// Branching entropy in nats.
    entropy: f64,
}

/// The rows of one language.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'a> {
    pub(crate) index: &'a Index,
    pub(crate) language: Language,
}

impl<'a> Shape<'a> {
    fn side(self) -> &'a Side {
        self.index.side(self.language)
    }

    fn text(self, key: u32) -> &'a str {
        self.index.vocabulary.text(key)
    }

    /// Whether a symbol is a function word.
    pub(crate) fn is_function(self, key: u32) -> bool {
        self.index.vocabulary.is_function(self.language, key)
    }

    /// Whether a symbol joins the members of an enumeration.
    pub(crate) fn is_link(self, key: u32) -> bool {
        matches!(self.text(key), "and" | "or" | "和" | "与" | "及" | "或" | "、" | ",")
    }

    /// A word of a symbol: with a Chinese character the one that stands beside it most.
    pub(crate) fn word(self, key: u32) -> String {
        let text = self.text(key).to_owned();
        if self.language != Language::Zh {
            return text;
        }
        let most = |end| self.neighbours(&[key], end).most;
        match (most(End::Left), most(End::Right)) {
            (Some((one, count)), other) if other.is_none_or(|(_, other)| other <= count) => {
                format!("{}{text}", self.text(one))
            }
            (_, Some((other, _))) => format!("{text}{}", self.text(other)),
            _ => text,
        }
    }

    /// Whether a symbol is a function word that terms do not have at this end: it seldom stands
    /// beside a mark there, as 的 does not stand before one, but 者 does.
    pub(crate) fn is_loose(self, key: u32, end: End) -> bool {
        self.is_function(key) && self.side().edge_share(key, end) < LOOSE
    }

    /// Number of ends that terms do not have: function words that are no part of a longer word.
    pub(crate) fn loose_ends(self, row: &[u32]) -> usize {
        [End::Left, End::Right].into_iter().filter(|&end| self.is_loose_end(row, end)).count()
    }

    fn is_loose_end(self, row: &[u32], end: End) -> bool {
        let part = |length: usize| match end {
            End::Left => row.get(..length),
            End::Right => row.get(row.len().checked_sub(length)?..),
        };
        let is_word = |length: usize| {
            part(length).is_some_and(|part| {
                let text: String = part.iter().map(|&key| self.text(key)).collect();
                class(self.language, &text).is_some()
            })
        };
        let is_loose = part(1).is_some_and(|part| self.is_loose(part[0], end));
        is_loose && !(self.language == Language::Zh && (2..=LONGEST).any(is_word))
    }

    /// Whether an end of a row is one of the commonest function words, as 的 and 和, and that no part
    /// of a longer word.
    pub(crate) fn is_open(self, row: &[u32]) -> bool {
        let is_common = |key: Option<&u32>| {
            key.is_some_and(|&key| self.side().frequency(key) as usize * 4 > self.index.len())
        };
        (is_common(row.first()) && self.is_loose_end(row, End::Left))
            || (is_common(row.last()) && self.is_loose_end(row, End::Right))
    }

    /// Whether a row may be a rendering at all: it has a word of its language, and not too many
    /// for the words asked for; and a number only where one was asked for.
    pub(crate) fn is_possible(self, row: &[u32], longest: usize, with_numbers: bool) -> bool {
        let vocabulary = &self.index.vocabulary;
        let is_own = |&key: &u32| match self.language {
            Language::Zh => vocabulary.kind(key) == Kind::Han,
            Language::En => {
                vocabulary.kind(key) == Kind::Word
                    && self.text(key).is_ascii()
                    && !self.is_function(key)
            }
        };
        // English function words end no term; Chinese characters may be parts of words.
        let is_bare = |key: Option<&u32>| key.is_some_and(|&key| !self.is_function(key));
        let ends = self.language == Language::Zh || (is_bare(row.first()) && is_bare(row.last()));
        let is_number = |&key: &u32| vocabulary.kind(key) == Kind::Number;
        row.len() <= longest
            && ends
            && row.iter().any(is_own)
            && (with_numbers || !row.iter().any(is_number))
    }

    /// Whether a row has several neighbours on both sides, so that it is no piece of a longer one,
    /// and no end of it is inside a word.
    pub(crate) fn is_free(self, row: &[u32]) -> bool {
        [End::Left, End::Right].into_iter().all(|end| {
            let around = self.neighbours(row, end);
            let is_piece = around.most.is_some_and(|(key, count)| {
                let fixed = if self.is_function(key) { FIXED_FUNCTION } else { FIXED };
                count > 1 && f64::from(count) >= fixed * around.places as f64
            });
            !is_piece && !self.is_cut(row, end, &around)
        })
    }

    /// Whether an end of a row is inside a word: there are far fewer neighbours there than without
    /// the last symbol. 社会保 has 障 and 护 behind it, 社会 has everything.
    fn is_cut(self, row: &[u32], end: End, around: &Neighbours) -> bool {
        let shorter = match end {
            End::Left => &row[1..],
            End::Right => &row[..row.len() - 1],
        };
        if shorter.is_empty() || around.places < FEW || self.language != Language::Zh {
            return false;
        }
        let free = self.neighbours(shorter, end).entropy.min((around.places as f64).ln());
        around.entropy < CUT * free
    }

    /// What stands beside a row on one side.
    fn neighbours(self, row: &[u32], end: End) -> Neighbours {
        let places = spread(self.side().places(row, &self.index.vocabulary), LOOKED_AT);
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        let mut alone = 0_u32;
        for &place in &places {
            match self.neighbour(place, row.len(), end) {
                Some(key) => *counts.entry(key).or_default() += 1,
                None => alone += 1,
            }
        }
        let all = places.len().max(1) as f64;
        let bits = |count: u32| f64::from(count) / all * (all / f64::from(count)).ln();
        // Each mark is a neighbour of its own.
        let entropy = counts.values().map(|&count| bits(count)).sum::<f64>()
            + f64::from(alone) / all * all.ln();
        let most = counts.into_iter().map(|(key, count)| (count, key)).max();
        Neighbours { places: places.len(), most: most.map(|(count, key)| (key, count)), entropy }
    }

    /// The key beside a row that stands at a place; none where a unit ends, or a mark stands.
    fn neighbour(self, place: u32, length: usize, end: End) -> Option<u32> {
        let place = match end {
            End::Left => (place as usize).checked_sub(1)?,
            End::Right => place as usize + length,
        };
        let vocabulary = &self.index.vocabulary;
        let key = vocabulary.key(*self.side().stream.get(place)?);
        matches!(vocabulary.kind(key), Kind::Han | Kind::Word).then_some(key)
    }

    /// Longer rows that a row is often a part of, with the units that have them, of those that are
    /// asked for.
    pub(crate) fn longer(self, row: &[u32], among: &UnitSet) -> Vec<(Vec<u32>, Vec<u32>)> {
        let all = self.units(row, among);
        let least = 3.max(all.len() * 3 / 20);
        let mut found: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
        for end in [End::Right, End::Left] {
            for (key, count) in self.beside(row, among, end) {
                if count < least {
                    continue;
                }
                let mut grown = extended(row, key, end);
                // The rest of the word follows nearly always.
                while grown.len() < row.len() + 6 {
                    let here = self.units(&grown, among).len();
                    let next = self.beside(&grown, among, end).into_iter().next();
                    let Some((key, _)) = next.filter(|&(_, next)| next * 5 >= here * 4) else {
                        break;
                    };
                    grown = extended(&grown, key, end);
                }
                let units = self.units(&grown, among);
                if units.len() >= least && self.loose_ends(&grown) == 0 && self.is_free(&grown) {
                    found.push((grown, units));
                }
            }
        }
        found.sort_by(|one, two| two.1.len().cmp(&one.1.len()).then(one.0.cmp(&two.0)));
        found.truncate(MOST_LONGER);
        found
    }

    /// The units among some that have a row, in order.
    pub(crate) fn units(self, row: &[u32], among: &UnitSet) -> Vec<u32> {
        let mut units = self.side().units_of(row, &self.index.vocabulary);
        units.retain(|&unit| among.contains(unit));
        units
    }

    /// The neighbours of a row on one side with the number of units, the most frequent first.
    fn beside(self, row: &[u32], among: &UnitSet, end: End) -> Vec<(u32, usize)> {
        let mut seen: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for &place in self.side().places(row, &self.index.vocabulary) {
            let unit = self.side().unit_at(place);
            if let Some(key) = self.neighbour(place, row.len(), end)
                && among.contains(unit)
            {
                seen.entry(key).or_default().push(unit);
            }
        }
        let count = |mut units: Vec<u32>| {
            units.sort_unstable();
            units.dedup();
            units.len()
        };
        let mut counts: Vec<(u32, usize)> =
            seen.into_iter().map(|(key, units)| (key, count(units))).collect();
        counts.sort_unstable_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
        counts
    }

    /// How much two rows are alike, from 0 to 1: the share of the symbols of the longer one that both
    /// have, and of those that stand at the same place from the start or the end. Function words
    /// aside.
    pub(crate) fn likeness(self, one: &[u32], other: &[u32]) -> f64 {
        let words = |row: &[u32]| -> Vec<u32> {
            row.iter().copied().filter(|&key| !self.is_function(key)).collect()
        };
        let (one, other) = (words(one), words(other));
        let common = one.iter().filter(|key| other.contains(key)).count();
        let from_start = one.iter().zip(&other).filter(|(one, other)| one == other).count();
        let backwards = one.iter().rev().zip(other.iter().rev());
        let from_end = backwards.filter(|(one, other)| one == other).count();
        let same = common + from_start.max(from_end);
        same as f64 / 2.0 / one.len().max(other.len()).max(1) as f64
    }
}

/// A row with one more symbol.
fn extended(row: &[u32], key: u32, end: End) -> Vec<u32> {
    match end {
        End::Left => std::iter::once(key).chain(row.iter().copied()).collect(),
        End::Right => row.iter().copied().chain([key]).collect(),
    }
}

/// Whether a row is a part of a longer or the same one.
pub(crate) fn is_part(part: &[u32], row: &[u32]) -> bool {
    row.windows(part.len().max(1)).any(|window| window == part)
}

/// At most so many things, evenly spread.
pub(crate) fn spread<T: Copy>(things: &[T], most: usize) -> Vec<T> {
    if things.len() <= most {
        return things.to_vec();
    }
    (0..most).map(|at| things[at * things.len() / most]).collect()
}
