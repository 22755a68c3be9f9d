//! One language of all units: a row of symbols, and its suffixes in order.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::prelude::*;

use crate::vocabulary::{END, Vocabulary};

/// Symbols by which suffixes are put in order. What is longer is compared in the text.
pub(crate) const DEPTH: usize = 16;

/// Marks that part sentences and their members.
const MARKS: &str = "，。；：、！？,.;:!?";

/// Symbols of one entry in the table from places to units.
const STRIDE: usize = 64;

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
    /// Places of the stream but the ends of units, in the order of what follows them.
    pub(crate) suffixes: Vec<u32>,
    /// Number of units that have each key.
    pub(crate) frequencies: Vec<u32>,
    /// How often each key has a mark or the end of a unit on its left, on its right, and how often it stands
    /// at all.
    pub(crate) edges: [Vec<u32>; 3],
    /// The unit at every so many places.
    pub(crate) units: Vec<u32>,
}

impl Side {
    /// Puts the suffixes of a stream in order.
    pub(crate) fn new(stream: Vec<u32>, starts: Vec<u32>, vocabulary: &Vocabulary) -> Self {
        let keys: Vec<u32> = stream.par_iter().map(|&symbol| vocabulary.key(symbol)).collect();
        let suffixes = suffixes(&keys, vocabulary.len());
        let frequencies = frequencies(&keys, vocabulary.len());
        let edges = edges(&stream, vocabulary);
        let mut side = Self { stream, starts, suffixes, frequencies, edges, units: Vec::new() };
        side.note_units();
        side
    }

    /// Notes the unit at every so many places.
    pub(crate) fn note_units(&mut self) {
        let mut unit = 0_usize;
        let places = (0..self.stream.len()).step_by(STRIDE);
        self.units = places
            .map(|place| {
                while self.starts.get(unit + 1).is_some_and(|&start| start as usize <= place) {
                    unit += 1;
                }
                u32::try_from(unit).unwrap_or(u32::MAX)
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

    /// The unit of a place.
    pub(crate) fn unit_at(&self, place: u32) -> u32 {
        let mut unit = self.units.get(place as usize / STRIDE).copied().unwrap_or(0);
        while self.starts.get(unit as usize + 1).is_some_and(|&start| start <= place) {
            unit += 1;
        }
        unit
    }

    /// All units that have a row of keys, in order.
    pub(crate) fn units_of(&self, row: &[u32], vocabulary: &Vocabulary) -> Vec<u32> {
        let places = self.places(row, vocabulary);
        let mut units: Vec<u32> = places.iter().map(|&place| self.unit_at(place)).collect();
        units.sort_unstable();
        units.dedup();
        units
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
        let row = &row[..row.len().min(DEPTH)];
        let compare = |place: u32| {
            let rest = self.stream.get(place as usize..).unwrap_or_default();
            rest.iter()
                .take(row.len())
                .map(|&symbol| vocabulary.key(symbol))
                .cmp(row.iter().copied())
        };
        let first = self.suffixes.partition_point(|&place| compare(place) == Ordering::Less);
        let rest = &self.suffixes[first..];
        &rest[..rest.partition_point(|&place| compare(place) == Ordering::Equal)]
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

/// The places of all symbols but [`END`] in the order of the symbols behind them, up to
/// [`DEPTH`]: first by counting, then within each first symbol by comparison.
fn suffixes(keys: &[u32], symbols: usize) -> Vec<u32> {
    let mut ends = vec![0_u32; symbols + 1];
    for &key in keys.iter().filter(|&&key| key != END) {
        ends[key as usize + 1] += 1;
    }
    for symbol in 1..ends.len() {
        ends[symbol] += ends[symbol - 1];
    }
    let bounds = ends.clone();
    let mut sorted = vec![0; bounds.last().copied().unwrap_or(0) as usize];
    for (place, &key) in (0_u32..).zip(keys).filter(|&(_, &key)| key != END) {
        sorted[ends[key as usize] as usize] = place;
        ends[key as usize] += 1;
    }
    let mut buckets = Vec::with_capacity(symbols);
    let mut rest = sorted.as_mut_slice();
    for bound in bounds.windows(2) {
        let (bucket, behind) = rest.split_at_mut((bound[1] - bound[0]) as usize);
        rest = behind;
        if bucket.len() > 1 {
            buckets.push(bucket);
        }
    }
    let behind = |place: u32| {
        let start = place as usize + 1;
        keys.get(start..(start + DEPTH - 1).min(keys.len())).unwrap_or_default()
    };
    // The largest first, so that no thread is left with it at the end.
    buckets.sort_unstable_by_key(|bucket| std::cmp::Reverse(bucket.len()));
    buckets.into_par_iter().for_each(|bucket| {
        bucket.par_sort_unstable_by(|&one, &two| behind(one).cmp(behind(two)).then(one.cmp(&two)));
    });
    sorted
}
