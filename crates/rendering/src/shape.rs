//! Where rows of symbols begin and end: ends that terms have, and neighbours.

use rustc_hash::FxHashMap;
use zhengming_text::Language;

use crate::index::Index;
use crate::side::{End, Side};
use crate::tokens::Kind;
use crate::units::UnitSet;
use crate::words::{Class, class};

/// Places whose neighbours are looked at.
const LOOKED_AT: usize = 400;

/// Share of the most frequent neighbour from which on a row is a piece of a longer one.
const FIXED: f64 = 0.9;

/// The same, where the neighbour is a function word, which stands beside many rows.
const FIXED_FUNCTION: f64 = 0.97;

/// Share of places beside a mark below which a function word does not stand at that end of terms.
const LOOSE: f64 = 0.05;

/// Symbols of the surroundings of a row.
const CONTEXT: usize = 2;

/// Longer forms of a rendering that are told.
const MOST_LONGER: usize = 4;

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

    /// Whether a symbol is a function word. In Chinese these are characters that other words have,
    /// too.
    pub(crate) fn is_function(self, key: u32) -> bool {
        matches!(class(self.language, self.text(key)), Some(Class::Break | Class::Link))
    }

    /// Whether a symbol is a function word that terms do not have at this end: it seldom stands
    /// beside a mark there, as 的 does not stand before one, but 者 does.
    pub(crate) fn is_loose(self, key: u32, end: End) -> bool {
        self.is_function(key) && self.side().edge_share(key, end) < LOOSE
    }

    /// Number of ends that terms do not have.
    pub(crate) fn loose_ends(self, row: &[u32]) -> usize {
        let is_loose =
            |key: Option<&u32>, end: End| key.is_some_and(|&key| self.is_loose(key, end));
        usize::from(is_loose(row.first(), End::Left))
            + usize::from(is_loose(row.last(), End::Right))
    }

    /// Whether a row may be a rendering at all: it has a word of its language, and not too many
    /// for the words asked for.
    pub(crate) fn is_possible(self, row: &[u32], longest: usize) -> bool {
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
        row.len() <= longest && ends && row.iter().any(is_own)
    }

    /// Whether a row has several neighbours on both sides, so that it is no piece of a longer one.
    pub(crate) fn is_free(self, row: &[u32]) -> bool {
        let places = spread(self.side().places(row, &self.index.vocabulary), LOOKED_AT);
        [End::Left, End::Right].into_iter().all(|end| {
            let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
            for &place in &places {
                if let Some(key) = self.neighbour(place, row.len(), end) {
                    *counts.entry(key).or_default() += 1;
                }
            }
            let most = counts.into_iter().max_by_key(|&(key, count)| (count, key));
            most.is_none_or(|(key, count)| {
                let fixed = if self.is_function(key) { FIXED_FUNCTION } else { FIXED };
                f64::from(count) < fixed * places.len() as f64 || count == 1
            })
        })
    }

    /// Whether a row has several surroundings among some units, and is not only a piece of one
    /// paragraph that comes again.
    pub(crate) fn has_contexts(self, row: &[u32], among: &UnitSet) -> bool {
        let side = self.side();
        let places = side.places(row, &self.index.vocabulary).iter();
        let here: Vec<usize> = places
            .filter(|&&place| among.contains(side.unit_at(place)))
            .map(|&place| place as usize)
            .take(LOOKED_AT)
            .collect();
        let differ = |around: &dyn Fn(usize) -> Option<&'a [u32]>| {
            here.windows(2).any(|pair| around(pair[0]) != around(pair[1]))
        };
        let before = |place: usize| side.stream.get(place.checked_sub(CONTEXT)?..place);
        let behind = |place: usize| {
            let end = place + row.len();
            side.stream.get(end..end + CONTEXT)
        };
        differ(&before) && differ(&behind)
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

    /// Share of the symbols of the longer of two rows that both have, function words aside.
    pub(crate) fn likeness(self, one: &[u32], other: &[u32]) -> f64 {
        let words = |row: &[u32]| -> Vec<u32> {
            row.iter().copied().filter(|&key| !self.is_function(key)).collect()
        };
        let (one, other) = (words(one), words(other));
        let common = one.iter().filter(|key| other.contains(key)).count();
        common as f64 / one.len().max(other.len()).max(1) as f64
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
