//! Whether a row renders the query, or words that stand beside it.

use rustc_hash::FxHashSet;
use zhengming_text::Language;

use crate::index::Index;
use crate::measure::{dice, log_of};
use crate::shape::{is_part, spread};
use crate::tokens::Kind;
use crate::units::UnitSet;

/// Units of a candidate whose words are counted.
const LOOKED_AT: usize = 400;

/// Words that may explain a candidate.
const RIVALS: usize = 3;

/// How many times as often as elsewhere a row must stand beside the query.
const LIFT: f64 = 5.0;

/// A row of the other language, weighed.
#[derive(Clone, Debug)]
pub(crate) struct Weighed {
    pub(crate) row: Vec<u32>,
    /// Units of the query that have it, and not only where another rendering stands.
    pub(crate) units: Vec<u32>,
    /// How many of these have it for the sake of the query.
    pub(crate) own: f64,
    pub(crate) log_dice: f64,
    /// Whether it renders the query.
    pub(crate) is_own: bool,
    /// The word that it rather renders, if it does not.
    pub(crate) rival: Option<u32>,
}

/// What is asked for.
pub(crate) struct Asked<'a> {
    pub(crate) index: &'a Index,
    pub(crate) language: Language,
    /// The words of the query.
    pub(crate) words: FxHashSet<u32>,
    /// Units that have it, in order.
    pub(crate) hits: Vec<u32>,
    pub(crate) is_hit: UnitSet,
}

impl Asked<'_> {
    /// Weighs a row: what of it is owed to the query where a word that goes with it stands in the
    /// unit too, is judged by what each does alone.
    pub(crate) fn weigh(&self, row: Vec<u32>, taken: &[&[u32]]) -> Weighed {
        let side = self.index.side(self.language.other());
        let all = side.units_of(&row, &self.index.vocabulary);
        let hits = self.units_apart(&row, taken);
        let is_here = |unit: &u32| self.is_hit.contains(*unit);
        let together = all.iter().filter(|unit| is_here(unit)).count();
        let own_dice = dice(self.hits.len() as f64, all.len() as f64, together as f64);
        let rivals = self.rivals(&all, own_dice);
        let mut explained = UnitSet::new(self.index.len());
        for &(_, key) in &rivals {
            let side = self.index.side(self.language);
            explained.extend(side.units_of(&[key], &self.index.vocabulary));
        }
        let count = |units: &[u32], by_rival: bool| {
            units.iter().filter(|&&unit| explained.contains(unit) == by_rival).count() as f64
        };
        let elsewhere: Vec<u32> = all.iter().copied().filter(|unit| !is_here(unit)).collect();
        let hits_alone = count(&self.hits, false);
        let rivals_alone = explained.iter().filter(|unit| !is_here(unit)).count() as f64;
        let rest = self.index.len() as f64 - self.hits.len() as f64 - rivals_alone;

        let by_query = (count(&hits, false) + 0.5) / (hits_alone + 1.0);
        let by_rival = count(&elsewhere, true) / rivals_alone.max(1.0);
        let by_chance = (count(&elsewhere, false) + 0.05) / rest.max(1.0);
        let share = by_query / (by_query + by_rival);
        let own =
            (count(&hits, false) - by_chance * hits_alone).max(0.0) + count(&hits, true) * share;
        let is_own = own >= 1.5 && by_query > LIFT * by_chance;
        let rival = rivals.first().map(|&(_, key)| key).filter(|_| !is_own);
        Weighed { row, units: hits, own, log_dice: log_of(own_dice), is_own, rival }
    }

    /// The units of the query that have a row at a place that no other rendering takes.
    pub(crate) fn units_apart(&self, row: &[u32], taken: &[&[u32]]) -> Vec<u32> {
        let side = self.index.side(self.language.other());
        let vocabulary = &self.index.vocabulary;
        let is_taken = |place: usize| {
            taken.iter().any(|other| {
                let first = (place + 1).saturating_sub(other.len());
                (first..place + row.len()).any(|start| {
                    shares_symbol(other, row, start, place) && side.stands(other, start, vocabulary)
                })
            })
        };
        let places = side.places(row, vocabulary).iter();
        let mut units: Vec<u32> = places
            .map(|&place| (place, side.unit_at(place)))
            .filter(|&(place, unit)| self.is_hit.contains(unit) && !is_taken(place as usize))
            .map(|(_, unit)| unit)
            .collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// Words of the query's language that go with some units at least half as well as the query.
    fn rivals(&self, units: &[u32], own_dice: f64) -> Vec<(f64, u32)> {
        let side = self.index.side(self.language);
        let vocabulary = &self.index.vocabulary;
        let looked_at = spread(units, LOOKED_AT);
        let scale = units.len() as f64 / looked_at.len().max(1) as f64;
        let mut counts = vec![(u32::MAX, 0_u32); vocabulary.len()];
        let mut keys = Vec::new();
        for &unit in &looked_at {
            for &symbol in side.unit(unit) {
                let key = vocabulary.key(symbol);
                let (last, count) = &mut counts[key as usize];
                if *count == 0 {
                    keys.push(key);
                }
                if *last != unit {
                    *last = unit;
                    *count += 1;
                }
            }
        }
        let is_word = |key: u32| {
            matches!(vocabulary.kind(key), Kind::Word | Kind::Han) && !self.words.contains(&key)
        };
        let mut rivals: Vec<(f64, u32)> = keys
            .into_iter()
            .filter(|&key| is_word(key))
            .map(|key| {
                let together = f64::from(counts[key as usize].1) * scale;
                (dice(units.len() as f64, f64::from(side.frequency(key)), together), key)
            })
            .filter(|&(found, _)| found >= 0.5 * own_dice)
            .collect();
        rivals.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        rivals.truncate(RIVALS);
        rivals
    }
}

/// Whether two rows agree in the first symbol that they have in common if they stand at these
/// places. It spares most look-ups.
fn shares_symbol(one: &[u32], other: &[u32], start: usize, place: usize) -> bool {
    let at = start.max(place);
    one.get(at - start) == other.get(at - place)
}

/// Whether one of two rows is a part of the other.
pub(crate) fn are_nested(one: &[u32], other: &[u32]) -> bool {
    is_part(one, other) || is_part(other, one)
}
