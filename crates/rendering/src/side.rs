//! One language of all units: a row of symbols, and its suffixes in order.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::prelude::*;

use crate::suffixes::Suffixes;
use crate::units::UnitSet;
use crate::vocabulary::{END, Vocabulary};

/// Symbols by which suffixes are put in order. What is longer is compared in the text.
pub(crate) const DEPTH: usize = 16;

/// Marks that part sentences and their members.
const MARKS: &str = "，。；：、！？,.;:!?";

/// Symbols of one entry in the table from places to units.
const STRIDE: usize = 16;

/// Places up to which their units are put in order by sorting.
const SORTED: usize = 512;

/// A side of a symbol or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Left,
    Right,
}

/// One language of all units.
#[derive(Clone, Debug, Default)]
pub(crate) struct Side {
    /// The symbols of all units, each unit with [`END`] behind it.
    pub(crate) stream: Vec<u32>,
    /// Where each unit starts in the stream, and the end of the last.
    pub(crate) starts: Vec<u32>,
    pub(crate) suffixes: Suffixes,
    /// Number of units that have each key.
    pub(crate) frequencies: Vec<u32>,
    /// How often each key has a mark or the end of a unit on its left, on its right, and how often it stands
    /// at all.
    pub(crate) edges: [Vec<u32>; 3],
    /// The unit at every so many places, and where the next one starts.
    pub(crate) units: Vec<(u32, u32)>,
}

impl Side {
    /// Puts the suffixes of a stream in order.
    pub(crate) fn new(stream: Vec<u32>, starts: Vec<u32>, vocabulary: &Vocabulary) -> Self {
        let keys: Vec<u32> = stream.par_iter().map(|&symbol| vocabulary.key(symbol)).collect();
        let suffixes = Suffixes::new(&keys, vocabulary.len());
        let frequencies = frequencies(&keys, vocabulary.len());
        let edges = edges(&stream, vocabulary);
        let mut side = Self { stream, starts, suffixes, frequencies, edges, units: Vec::new() };
        side.note_units();
        side
    }

    /// Notes the unit at every so many places, and where the next one starts.
    pub(crate) fn note_units(&mut self) {
        let start = |unit: usize| self.starts.get(unit).copied().unwrap_or(u32::MAX);
        let mut unit = 0_usize;
        let places = (0..u32::try_from(self.stream.len()).unwrap_or(u32::MAX)).step_by(STRIDE);
        self.units = places
            .map(|place| {
                while start(unit + 1) <= place {
                    unit += 1;
                }
                (u32::try_from(unit).unwrap_or(u32::MAX), start(unit + 1))
            })
            .collect();
    }

    /// The symbols of a unit, without its end.
    pub(crate) fn unit(&self, unit: u32) -> &[u32] {
        let range = self.range(unit);
        self.stream.get(range.start..range.end.saturating_sub(1)).unwrap_or_default()
    }

    /// Where a unit stands in the stream, with its end.
    pub(crate) fn range(&self, unit: u32) -> Range<usize> {
        let at = |unit: usize| self.starts.get(unit).map_or(0, |&start| start as usize);
        at(unit as usize)..at(unit as usize + 1)
    }

    /// The unit of a place; that behind the last, where there is no such place.
    pub(crate) fn unit_at(&self, place: u32) -> u32 {
        let block = self.units.get(place as usize / STRIDE);
        let Some(&(first, next)) = block.filter(|_| (place as usize) < self.stream.len()) else {
            return self.len();
        };
        if place < next {
            return first;
        }
        let behind = self.starts.get(first as usize + 2..).unwrap_or_default();
        let passed = 1 + behind.iter().take_while(|&&start| start <= place).count();
        first + u32::try_from(passed).unwrap_or(u32::MAX)
    }

    /// Number of units.
    fn len(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// All units that have a row of keys, in order.
    pub(crate) fn units_of(&self, row: &[u32], vocabulary: &Vocabulary) -> Vec<u32> {
        let places = self.places(row, vocabulary);
        self.units_at(places)
    }

    /// The units of some places, in order.
    pub(crate) fn units_at(&self, places: &[u32]) -> Vec<u32> {
        let units = places.iter().map(|&place| self.unit_at(place));
        if places.len() < SORTED {
            let mut units: Vec<u32> = units.collect();
            units.sort_unstable();
            units.dedup();
            return units;
        }
        let mut set = UnitSet::new(self.len() as usize);
        set.extend(units);
        set.iter().collect()
    }

    /// Number of units of some places that are not in a set.
    pub(crate) fn count_outside(&self, places: &[u32], inside: &UnitSet) -> u32 {
        let mut seen = UnitSet::new(self.len() as usize);
        let units = places.iter().map(|&place| self.unit_at(place));
        let new = units.filter(|&unit| !inside.contains(unit) && seen.insert(unit)).count();
        u32::try_from(new).unwrap_or(u32::MAX)
    }

    /// Number of units that have a key.
    pub(crate) fn frequency(&self, key: u32) -> u32 {
        self.frequencies.get(key as usize).copied().unwrap_or(0)
    }

    /// How many of the places of a key are beside a mark or an end on one side, from 0 to 1.
    pub(crate) fn edge_share(&self, key: u32, end: End) -> f64 {
        let all = self.edges[2].get(key as usize).copied().unwrap_or(0);
        let alone = self.edges[end as usize].get(key as usize).copied().unwrap_or(0);
        f64::from(alone) / f64::from(all.max(1))
    }

    /// The places at which a row of keys stands, in no order. Rows of more than [`DEPTH`] symbols
    /// are found by their first ones.
    pub(crate) fn places(&self, row: &[u32], vocabulary: &Vocabulary) -> &[u32] {
        let Some((&first, rest)) = row[..row.len().min(DEPTH)].split_first() else { return &[] };
        let bucket = self.suffixes.bucket(first);
        let compare = |place: u32| {
            let behind = self.stream.get(place as usize + 1..).unwrap_or_default();
            behind
                .iter()
                .take(rest.len())
                .map(|&symbol| vocabulary.key(symbol))
                .cmp(rest.iter().copied())
        };
        let first = bucket.partition_point(|&place| compare(place) == Ordering::Less);
        let found = &bucket[first..];
        &found[..found.partition_point(|&place| compare(place) == Ordering::Equal)]
    }

    /// Whether a row of keys stands at a place.
    pub(crate) fn stands(&self, row: &[u32], place: usize, vocabulary: &Vocabulary) -> bool {
        let found = place.checked_add(row.len()).and_then(|end| self.stream.get(place..end));
        found.is_some_and(|found| {
            found.iter().zip(row).all(|(&symbol, &key)| vocabulary.key(symbol) == key)
        })
    }
}

/// For each key how often it stands behind a mark, before one, and at all.
fn edges(stream: &[u32], vocabulary: &Vocabulary) -> [Vec<u32>; 3] {
    let [mut left, mut right, mut all] = [(); 3].map(|()| vec![0; vocabulary.len()]);
    // Brackets and quotation marks stand inside sentences: 《…》的 does not begin with 的.
    let is_mark = |symbol: u32| {
        symbol == END || vocabulary.text(symbol).chars().all(|mark| MARKS.contains(mark))
    };
    let (mut before, mut is_behind_mark) = (END, true);
    for &symbol in stream {
        let is_mark = is_mark(symbol);
        let key = vocabulary.key(symbol);
        all[key as usize] += 1;
        left[key as usize] += u32::from(is_behind_mark);
        right[before as usize] += u32::from(is_mark);
        (before, is_behind_mark) = (key, is_mark);
    }
    [left, right, all]
}

/// For each key the number of units that have it.
fn frequencies(keys: &[u32], symbols: usize) -> Vec<u32> {
    let mut counts = vec![0; symbols];
    let mut last = vec![u32::MAX; symbols];
    let mut unit = 0;
    for &key in keys {
        if key == END {
            unit += 1;
        } else if last[key as usize] != unit {
            last[key as usize] = unit;
            counts[key as usize] += 1;
        }
    }
    counts
}
