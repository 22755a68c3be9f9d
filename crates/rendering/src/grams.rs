//! Rows of symbols that come in several of some units.
//!
//! All places are put in the order of the symbols that stand there. Rows that come again stand in
//! it side by side, those of n symbols within those of n − 1.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::side::{DEPTH, Side};
use crate::tokens::Kind;
use crate::vocabulary::{END, Vocabulary};

/// A row of symbols.
#[derive(Clone, Debug)]
pub(crate) struct Gram {
    /// Its keys.
    pub(crate) row: Vec<u32>,
    /// Indices of the units that have it, in order.
    pub(crate) units: Vec<u32>,
    /// Places in them at which it stands.
    pub(crate) places: u32,
}

/// Symbols that are compared at once.
const AT_ONCE: usize = 4;

/// All rows of at most `longest` symbols in at least `least` of the units, but those that another
/// one holds in all of their units, if what that has more is not loose.
pub(crate) fn grams(
    side: &Side,
    units: &[u32],
    vocabulary: &Vocabulary,
    longest: usize,
    least: usize,
    is_loose: impl Fn(u32) -> bool + Sync,
) -> Vec<Gram> {
    let stretch = Stretch::new(side, units, vocabulary);
    let longest = longest.min(DEPTH);
    let places = stretch.places(longest);
    let runs = split(&places, 0..places.len(), 1);
    let found: Vec<Gram> = runs
        .into_par_iter()
        .filter(|run| run.len() >= least)
        .flat_map_iter(|run| stretch.grams(&places, run, longest, least))
        .collect();
    let is_piece = pieces(&found, |more| {
        matches!(vocabulary.kind(more), Kind::Joint | Kind::Stop) || is_loose(more)
    });
    // What ends with a mark was only needed to get behind it.
    let is_whole = |(gram, is_piece): &(Gram, bool)| {
        let last = gram.row.last().map(|&key| vocabulary.kind(key));
        !is_piece && !matches!(last, Some(Kind::Joint | Kind::Stop))
    };
    found.into_iter().zip(is_piece).filter(is_whole).map(|(gram, _)| gram).collect()
}

/// Which rows are held in all of their units by one that has another symbol, which is not loose.
fn pieces(found: &[Gram], is_loose: impl Fn(u32) -> bool) -> Vec<bool> {
    let known: FxHashMap<&[u32], usize> =
        found.iter().map(|gram| gram.row.as_slice()).zip(0..).collect();
    let mut is_piece = vec![false; found.len()];
    for gram in found.iter().filter(|gram| gram.row.len() > 1) {
        let last = gram.row.len() - 1;
        for (part, more) in [(&gram.row[..last], gram.row[last]), (&gram.row[1..], gram.row[0])] {
            let Some(&part) = known.get(part) else { continue };
            is_piece[part] |= found[part].units.len() == gram.units.len() && !is_loose(more);
        }
    }
    is_piece
}

/// The symbols of some units, one behind the other.
struct Stretch {
    keys: Vec<u32>,
    kinds: Vec<Kind>,
    /// Index of the unit of each.
    unit_of: Vec<u32>,
}

/// A place where a row may begin: numbers of the symbols there, and how many there are up to what
/// no row goes across.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    symbols: [u64; DEPTH / AT_ONCE],
    length: u32,
    place: u32,
}

impl Stretch {
    fn new(side: &Side, units: &[u32], vocabulary: &Vocabulary) -> Self {
        let (mut keys, mut unit_of) = (Vec::new(), Vec::new());
        for (index, &unit) in (0_u32..).zip(units) {
            keys.extend(side.unit(unit).iter().map(|&symbol| vocabulary.key(symbol)));
            keys.push(END);
            unit_of.resize(keys.len(), index);
        }
        let kinds = keys.iter().map(|&key| vocabulary.kind(key)).collect();
        Self { keys, kinds, unit_of }
    }

    /// The places where rows may begin, in the order of up to so many symbols. Rows begin with no
    /// mark, and have none inside that parts sentences.
    fn places(&self, longest: usize) -> Vec<Place> {
        let mut numbers: FxHashMap<u32, u16> = FxHashMap::default();
        let known: Vec<u16> = (self.keys.iter().zip(&self.kinds))
            .map(|(&key, kind)| {
                // What is too much to be numbered parts rows, as marks do.
                let next = u16::try_from(numbers.len() + 1).unwrap_or(0);
                if *kind == Kind::Stop || next == 0 {
                    return numbers.get(&key).copied().filter(|_| *kind != Kind::Stop).unwrap_or(0);
                }
                *numbers.entry(key).or_insert(next)
            })
            .collect();
        let begins = |place: &usize| known[*place] != 0 && self.kinds[*place] != Kind::Joint;
        let place = |place: usize| {
            let mut symbols = [0; DEPTH / AT_ONCE];
            let there = known[place..].iter().take(longest).take_while(|&&number| number != 0);
            let mut length = 0;
            for &number in there {
                let shift = (AT_ONCE - 1 - length % AT_ONCE) * u16::BITS as usize;
                symbols[length / AT_ONCE] |= u64::from(number) << shift;
                length += 1;
            }
            Place { symbols, length: length as u32, place: place as u32 }
        };
        let mut places: Vec<Place> = (0..known.len()).filter(begins).map(place).collect();
        places.par_sort_unstable();
        places
    }

    /// The rows that begin with the same symbol, which stands at a run of places.
    fn grams(
        &self,
        places: &[Place],
        run: Range<usize>,
        longest: usize,
        least: usize,
    ) -> Vec<Gram> {
        let mut found = Vec::new();
        let mut runs = vec![run];
        for length in 1..=longest {
            let mut next = Vec::new();
            for run in runs {
                let gram = self.gram(&places[run.clone()], length);
                if gram.units.len() < least {
                    continue;
                }
                found.push(gram);
                if length < longest {
                    let longer = split(places, run, length + 1).into_iter();
                    next.extend(longer.filter(|run| run.len() >= least));
                }
            }
            runs = next;
        }
        found
    }

    /// The row of so many symbols at some places.
    fn gram(&self, places: &[Place], length: usize) -> Gram {
        let first = places[0].place as usize;
        let mut units: Vec<u32> =
            places.iter().map(|found| self.unit_of[found.place as usize]).collect();
        units.sort_unstable();
        units.dedup();
        Gram { row: self.keys[first..first + length].to_vec(), units, places: places.len() as u32 }
    }
}

impl Place {
    /// The number of the symbol that is so far from the place; 0 where no row goes.
    fn symbol(&self, at: usize) -> u64 {
        let shift = (AT_ONCE - 1 - at % AT_ONCE) * u16::BITS as usize;
        (self.symbols[at / AT_ONCE] >> shift) & u64::from(u16::MAX)
    }
}

/// The runs of places with the same row of so many symbols, within one of those with the same row
/// of one less.
fn split(places: &[Place], run: Range<usize>, length: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = run.start;
    while start < run.end {
        let symbol = places[start].symbol(length - 1);
        let behind =
            places[start..run.end].partition_point(|found| found.symbol(length - 1) <= symbol);
        if symbol != 0 {
            runs.push(start..start + behind);
        }
        start += behind;
    }
    runs
}
