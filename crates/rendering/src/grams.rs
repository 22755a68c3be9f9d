//! Rows of symbols that come in several of some units.
//!
//! Level by level: a row of n symbols can only be in enough units if both rows of n − 1 symbols in
//! it are.

use rustc_hash::FxHashMap;

use crate::side::Side;
use crate::tokens::Kind;
use crate::vocabulary::Vocabulary;

/// A row of symbols.
#[derive(Clone, Debug)]
pub(crate) struct Gram {
    /// Its keys.
    pub(crate) row: Vec<u32>,
    /// Indices of the units that have it, in order.
    pub(crate) units: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// All rows of at most `longest` symbols in at least `least` of the units, but those that another
/// one holds in all of their units, if what that has more is not loose.
pub(crate) fn grams(
    side: &Side,
    units: &[u32],
    vocabulary: &Vocabulary,
    longest: usize,
    least: usize,
    is_loose: impl Fn(u32) -> bool,
) -> Vec<Gram> {
    let mut keys = Vec::new();
    let mut unit_of = Vec::new();
    for (index, &unit) in (0_u32..).zip(units) {
        keys.extend(side.unit(unit).iter().map(|&symbol| vocabulary.key(symbol)));
        keys.push(crate::vocabulary::END);
        unit_of.resize(keys.len(), index);
    }
    let kinds: Vec<Kind> = keys.iter().map(|&key| vocabulary.kind(key)).collect();
    let mut at = vec![0; keys.len()];
    // Rows begin with no mark, and have none inside that parts sentences.
    let mut pairs: Vec<(u32, u32)> = keys
        .iter()
        .zip(&kinds)
        .map(
            |(&key, &kind)| {
                if matches!(kind, Kind::Joint | Kind::Stop) { (NONE, NONE) } else { (0, key) }
            },
        )
        .collect();
    let mut all: Vec<Gram> = Vec::new();
    let mut is_piece: Vec<bool> = Vec::new();
    for length in 1..=longest {
        let first = all.len();
        let counted = count(&pairs, &unit_of);
        let before = at.clone();
        let mut absorbed = Vec::new();
        let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        for (place, pair) in pairs.iter().enumerate() {
            at[place] = NONE;
            if pair.0 == NONE
                || counted.get(pair).is_none_or(|&(_, units)| (units as usize) < least)
            {
                continue;
            }
            let number = *numbers.entry(*pair).or_insert_with(|| {
                let row = keys[place..place + length].to_vec();
                all.push(Gram { row, units: Vec::new() });
                (all.len() - 1) as u32
            });
            if length > 1 {
                // What the row has more than its first part, and than its last.
                absorbed.push((number, pair.0, pair.1));
                absorbed.push((number, before[place + 1], keys[place]));
            }
            at[place] = number;
            let units = &mut all[number as usize].units;
            if units.last() != Some(&unit_of[place]) {
                units.push(unit_of[place]);
            }
        }
        if all.len() == first {
            break;
        }
        absorbed.sort_unstable();
        absorbed.dedup();
        for (number, part, more) in absorbed {
            let is_mark = matches!(vocabulary.kind(more), Kind::Joint | Kind::Stop);
            if part != NONE && !is_mark && !is_loose(more) {
                let (holder, part) = (number as usize, part as usize);
                is_piece.resize(all.len(), false);
                is_piece[part] |= all[holder].units.len() == all[part].units.len();
            }
        }
        for (place, pair) in pairs.iter_mut().enumerate() {
            let next = keys.get(place + length).filter(|_| at[place] != NONE);
            let next = next.filter(|_| kinds[place + length] != Kind::Stop);
            *pair = next.map_or((NONE, NONE), |&next| (at[place], next));
        }
    }
    is_piece.resize(all.len(), false);
    // What ends with a mark was only needed to get behind it.
    let is_whole = |(gram, is_piece): &(Gram, bool)| {
        let last = gram.row.last().map(|&key| vocabulary.kind(key));
        !is_piece && !matches!(last, Some(Kind::Joint | Kind::Stop))
    };
    all.into_iter().zip(is_piece).filter(is_whole).map(|(gram, _)| gram).collect()
}

/// For each pair its last unit and the number of its units.
fn count(pairs: &[(u32, u32)], unit_of: &[u32]) -> FxHashMap<(u32, u32), (u32, u32)> {
    let mut counted: FxHashMap<(u32, u32), (u32, u32)> = FxHashMap::default();
    for (pair, &unit) in pairs.iter().zip(unit_of).filter(|(pair, _)| pair.0 != NONE) {
        let (last, units) = counted.entry(*pair).or_insert((NONE, 0));
        if *last != unit {
            *last = unit;
            *units += 1;
        }
    }
    counted
}
