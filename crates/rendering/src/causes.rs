//! What a row of the other language is owed to.
//!
//! A row stands in a unit for the sake of one of its words, or by chance. How probably each word
//! brings it is estimated by expectation and maximization over the units that have it, as in the
//! first model of Brown and others (1993): where several words may have brought it, each is given
//! its share, so that what a word explains elsewhere is not owed to the query.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use crate::grams::grams;
use crate::measure::dice;
use crate::shape::{Shape, spread};
use crate::tokens::Kind;
use crate::units::UnitSet;
use crate::weigh::{Asked, are_nested};

/// Units of a row whose words are looked at.
const LOOKED_AT: usize = 200;

/// Units that are no repetition of each other in which a word must stand beside a row.
const SEVERAL: f64 = 1.5;

/// What a word must explain of a row, as a share of what the best one does; and how many there may be.
const SHARE_OF_BEST: f64 = 0.2;
const MOST: usize = 24;

/// Steps of the estimation.
const STEPS: usize = 8;

/// A probability that is as good as none, and one as good as sure.
const NONE: f64 = 1e-9;
const SURE: f64 = 0.999;

/// What is left of the query as a cause where another rendering of it stands already.
const COVERED: f64 = 0.2;

/// The number of the query among the causes.
const QUERY: usize = 0;

/// Units that are added to those of each cause: what is rare proves little.
const RARE: f64 = 1.0;

/// Units that have any row by chance.
const RARELY: f64 = 0.05;

/// Symbols on either side of a row by which it is known that a paragraph comes again.
const AROUND: usize = 4;

/// Words that are looked at more closely, and the share of units that they must explain.
const RIVALS: usize = 2;
const RIVAL: f64 = 0.2;

/// The causes of a row with their probabilities.
pub(crate) struct Causes {
    /// The cause that each key is, from one on; 0 for the others.
    numbers: Vec<u32>,
    /// The key of each cause; the first is the query.
    keys: Vec<u32>,
    /// How probably a unit with the cause has the row for its sake.
    strengths: Vec<f64>,
    chance: f64,
    /// Causes that have something better in some units.
    elsewhere: Vec<(u32, UnitSet)>,
}

impl Causes {
    /// The causes of a row that some units have. Other renderings of the query stand in the units that
    /// are covered.
    pub(crate) fn new(asked: &Asked<'_>, row: &[u32], units: &[u32], covered: &UnitSet) -> Self {
        let looked_at = spread(units, LOOKED_AT);
        let scale = units.len() as f64 / looked_at.len().max(1) as f64;
        let weights = weights(asked, row, &looked_at);
        let mut causes = Self::found(asked, &looked_at, &weights);
        causes.estimate(asked, &looked_at, &weights, scale, covered);
        if causes.find_better(asked, row, &looked_at, units.len(), covered) {
            causes.estimate(asked, &looked_at, &weights, scale, covered);
        }
        causes
    }

    /// Estimates how probably each cause brings the row, from units of these weights.
    fn estimate(
        &mut self,
        asked: &Asked<'_>,
        units: &[u32],
        weights: &[f64],
        scale: f64,
        covered: &UnitSet,
    ) {
        let side = asked.index.side(asked.language);
        let mut frequencies = vec![asked.hits.len() as f64];
        frequencies.extend(self.keys[1..].iter().map(|&key| f64::from(side.frequency(key))));
        let present = self.present(asked, units, covered);
        // What has the row without any cause has it by chance.
        let alone = present.iter().zip(weights).filter(|(present, _)| present.is_empty());
        let alone = scale * alone.map(|(_, weight)| weight).sum::<f64>();
        let others = (asked.index.len() - asked.hits.len()).max(1) as f64;
        self.chance = ((alone + RARELY) / others).clamp(NONE, SURE);
        for _ in 0..STEPS {
            let mut sums = vec![0.0; frequencies.len()];
            for (present, weight) in present.iter().zip(weights) {
                let share = weight / self.any(present);
                present.iter().for_each(|&(cause, part)| {
                    sums[cause as usize] += part * self.strengths[cause as usize] * share;
                });
            }
            for (cause, sum) in sums.into_iter().enumerate() {
                let strength = scale * sum / (frequencies[cause] + RARE);
                self.strengths[cause] = strength.clamp(NONE, SURE);
            }
        }
    }

    /// Looks whether the words that explain most have a better rendering of their own. Where that stands,
    /// they are no cause of this one: *offline* has 线下, and what is beside it, 线上, is left
    /// to *online*. Whether there are such words.
    fn find_better(
        &mut self,
        asked: &Asked<'_>,
        row: &[u32],
        units: &[u32],
        frequency: usize,
        covered: &UnitSet,
    ) -> bool {
        let here: Vec<u32> =
            units.iter().copied().filter(|&unit| asked.is_hit.contains(unit)).collect();
        let sums = self.sums(asked, &here, covered);
        let mut rivals: Vec<(f64, usize)> = sums.into_iter().zip(0..).skip(1).collect();
        rivals.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        rivals.truncate(RIVALS);
        rivals.retain(|&(sum, _)| sum >= RIVAL * here.len() as f64);
        let side = asked.index.side(asked.language);
        let other = asked.index.side(asked.language.other());
        let scale = frequency as f64 / units.len().max(1) as f64;
        let better = |(_, cause): (f64, usize)| {
            let key = self.keys[cause];
            let has_key = |unit: &&u32| {
                let mut keys = side.unit(**unit).iter();
                keys.any(|&symbol| asked.index.vocabulary.key(symbol) == key)
            };
            let together = units.iter().filter(has_key).count() as f64 * scale;
            let own = dice(f64::from(side.frequency(key)), frequency as f64, together);
            let partner = asked.partner(key);
            let (found, partner) = (*partner).as_ref()?;
            if *found <= own || are_nested(row, partner) {
                return None;
            }
            let places = other.places(partner, &asked.index.vocabulary);
            let mut set = UnitSet::new(asked.index.len());
            set.extend(places.iter().map(|&place| other.unit_at(place)));
            Some((u32::try_from(cause).unwrap_or(0), set))
        };
        self.elsewhere = rivals.into_par_iter().filter_map(better).collect();
        !self.elsewhere.is_empty()
    }

    /// The words that explain most of the row: those that stand in its units far more often than
    /// elsewhere, by the logarithm of the likelihood ratio (Dunning 1993).
    fn found(asked: &Asked<'_>, units: &[u32], weights: &[f64]) -> Self {
        let side = asked.index.side(asked.language);
        let vocabulary = &asked.index.vocabulary;
        let mut counts = vec![(u32::MAX, 0.0); vocabulary.len()];
        let mut keys = Vec::new();
        let mut with_query = 0.0;
        for (&unit, weight) in units.iter().zip(weights) {
            with_query += if asked.is_hit.contains(unit) { *weight } else { 0.0 };
            for &symbol in side.unit(unit) {
                let key = vocabulary.key(symbol);
                let (last, count) = &mut counts[key as usize];
                if *last == u32::MAX {
                    keys.push(key);
                }
                if *last != unit {
                    *last = unit;
                    *count += weight;
                }
            }
        }
        let total: f64 = weights.iter().sum();
        let all = asked.index.len() as f64;
        let gain = |count: f64, frequency: f64| count * (count / total / (frequency / all)).ln();
        let is_word = |key: u32| {
            matches!(vocabulary.kind(key), Kind::Word | Kind::Han) && !asked.words.contains(&key)
        };
        let mut gains: Vec<(f64, u32)> = keys
            .into_iter()
            .filter(|&key| is_word(key) && counts[key as usize].1 > SEVERAL)
            .map(|key| (gain(counts[key as usize].1, f64::from(side.frequency(key))), key))
            .collect();
        let most = gains.iter().map(|&(gain, _)| gain).max_by(f64::total_cmp).unwrap_or(0.0);
        let most = most.max(gain(with_query, asked.hits.len() as f64));
        gains.retain(|&(gain, _)| gain > 0.0 && gain >= SHARE_OF_BEST * most);
        gains.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        gains.truncate(MOST);
        let mut causes = Self {
            numbers: vec![0; vocabulary.len()],
            keys: vec![u32::MAX],
            strengths: Vec::new(),
            chance: NONE,
            elsewhere: Vec::new(),
        };
        for (_, key) in gains {
            causes.numbers[key as usize] = u32::try_from(causes.keys.len()).unwrap_or(0);
            causes.keys.push(key);
        }
        causes.strengths = vec![0.5; causes.keys.len()];
        causes
    }

    /// The causes that each of some units has, with what is left of each there.
    fn present(&self, asked: &Asked<'_>, units: &[u32], covered: &UnitSet) -> Vec<Vec<(u32, f64)>> {
        let side = asked.index.side(asked.language);
        let present = |&unit: &u32| {
            let mut present: Vec<(u32, f64)> = Vec::new();
            for &symbol in side.unit(unit) {
                let key = asked.index.vocabulary.key(symbol);
                let cause = self.numbers.get(key as usize).copied().unwrap_or(0);
                let is_elsewhere =
                    |(other, units): &(u32, UnitSet)| *other == cause && units.contains(unit);
                let is_new = cause > 0 && present.iter().all(|&(other, _)| other != cause);
                if is_new && !self.elsewhere.iter().any(is_elsewhere) {
                    present.push((cause, 1.0));
                }
            }
            if asked.is_hit.contains(unit) {
                present.push((QUERY as u32, if covered.contains(unit) { COVERED } else { 1.0 }));
            }
            present
        };
        units.iter().map(present).collect()
    }

    /// How much some causes and chance bring the row together.
    fn any(&self, present: &[(u32, f64)]) -> f64 {
        let strengths = present.iter().map(|&(cause, part)| part * self.strengths[cause as usize]);
        (self.chance + strengths.sum::<f64>()).max(NONE)
    }

    /// How many of some units owe the row to each cause.
    fn sums(&self, asked: &Asked<'_>, units: &[u32], covered: &UnitSet) -> Vec<f64> {
        let mut sums = vec![0.0; self.keys.len()];
        for present in self.present(asked, units, covered) {
            let any = self.any(&present);
            present.iter().for_each(|&(cause, part)| {
                sums[cause as usize] += part * self.strengths[cause as usize] / any;
            });
        }
        sums
    }

    /// How many of some units of the query have the row for its sake; and the word to which more of
    /// them owe it.
    pub(crate) fn shares(
        &self,
        asked: &Asked<'_>,
        units: &[u32],
        covered: &UnitSet,
    ) -> (f64, Option<u32>) {
        let sums = self.sums(asked, units, covered);
        let own = sums[QUERY];
        let others = sums.iter().enumerate().skip(1);
        let most = others.max_by(|one, two| one.1.total_cmp(two.1));
        let rival = most.filter(|&(_, &sum)| sum > own).map(|(cause, _)| self.keys[cause]);
        (own, rival)
    }

    /// How probably a unit with the query has the row for its sake.
    pub(crate) fn query(&self) -> f64 {
        self.strengths[QUERY]
    }

    /// How probably a unit has the row by chance.
    pub(crate) fn chance(&self) -> f64 {
        self.chance
    }
}

/// What each unit counts: less where paragraphs with the same words around the row come again.
fn weights(asked: &Asked<'_>, row: &[u32], units: &[u32]) -> Vec<f64> {
    let around: Vec<u64> = units.iter().map(|&unit| around(asked, row, unit)).collect();
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    around.iter().for_each(|&around| *counts.entry(around).or_default() += 1);
    around.iter().map(|around| 1.0 / f64::from(counts[around])).collect()
}

/// A number for what stands around the first place of a row in a unit.
pub(crate) fn around(asked: &Asked<'_>, row: &[u32], unit: u32) -> u64 {
    let side = asked.index.side(asked.language.other());
    let vocabulary = &asked.index.vocabulary;
    let symbols = side.unit(unit);
    let stands = |window: &[u32]| {
        window.iter().zip(row).all(|(&symbol, &key)| vocabulary.key(symbol) == key)
    };
    let place = symbols.windows(row.len().max(1)).position(stands).unwrap_or(0);
    let end = (place + row.len() + AROUND).min(symbols.len());
    let mut hasher = FxHasher::default();
    symbols[place.saturating_sub(AROUND).min(end)..end].hash(&mut hasher);
    hasher.finish()
}

/// Units of a word in which its rendering is looked for.
const SAMPLE: usize = 40;

/// The row that goes best with a word, with Dice's coefficient of the two.
pub(crate) fn partner(asked: &Asked<'_>, key: u32) -> Option<(f64, Vec<u32>)> {
    let (side, other) = (asked.index.side(asked.language), asked.language.other());
    let vocabulary = &asked.index.vocabulary;
    let shape = Shape { index: asked.index, language: other };
    let sample = spread(&side.units_of(&[key], vocabulary), SAMPLE);
    let longest = if other == zhengming_text::Language::Zh { 4 } else { 2 };
    let rows = asked.index.side(other);
    let found = grams(rows, &sample, vocabulary, longest, 1 + sample.len() / 5, |key| {
        shape.is_function(key)
    });
    let frequency = f64::from(side.frequency(key));
    let scale = frequency / sample.len().max(1) as f64;
    let scored =
        found.into_iter().filter(|gram| shape.is_possible(&gram.row, longest, false)).map(|gram| {
            let together = gram.units.len() as f64 * scale;
            let places = rows.places(&gram.row, vocabulary).len() as f64;
            let all = (places * gram.units.len() as f64 / f64::from(gram.places)).max(together);
            (dice(frequency, all, together), gram.row)
        });
    scored.max_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)))
}
