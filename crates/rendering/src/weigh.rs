//! Whether a row renders the query, or words that stand beside it.

use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHashSet};
use zhengming_text::Language;

use crate::causes::{Causes, partner};
use crate::index::Index;
use crate::measure::{dice, log_of};
use crate::query::Query;
use crate::shape::is_part;
use crate::units::UnitSet;

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
    /// What goes best with words that were looked at, each with Dice's coefficient.
    pub(crate) partners: Mutex<FxHashMap<u32, Partner>>,
}

/// The row that goes best with a word, if there is one.
type Partner = Arc<Option<(f64, Vec<u32>)>>;

impl<'a> Asked<'a> {
    /// Looks up where a query stands.
    pub(crate) fn new(index: &'a Index, query: &Query) -> Self {
        let hits = index.side(query.language).units_at(&query.places(index));
        let mut is_hit = UnitSet::new(index.len());
        is_hit.extend(hits.iter().copied());
        let words = query.rows.iter().flatten().copied().collect();
        let partners = Mutex::default();
        Self { index, language: query.language, words, hits, is_hit, partners }
    }

    /// The row that goes best with a word of the query's language.
    pub(crate) fn partner(&self, key: u32) -> Partner {
        let known = |partners: &FxHashMap<u32, Partner>| partners.get(&key).cloned();
        if let Some(found) = self.partners.lock().ok().and_then(|partners| known(&partners)) {
            return found;
        }
        let found = Arc::new(partner(self, key));
        if let Ok(mut partners) = self.partners.lock() {
            partners.insert(key, Arc::clone(&found));
        }
        found
    }

    /// Units that a rendering must have for the sake of the query: more, where there are many.
    fn least_own(&self) -> f64 {
        (self.hits.len() as f64 / 100.0).clamp(1.5, 3.0)
    }

    /// Weighs a row: what of it is owed to the query where a word that goes with it stands in the
    /// unit too, is judged by what each does alone.
    pub(crate) fn weigh(&self, row: Vec<u32>, taken: &[&[u32]], covered: &UnitSet) -> Weighed {
        let side = self.index.side(self.language.other());
        let all = side.units_of(&row, &self.index.vocabulary);
        let hits = self.units_apart(&row, taken);
        let is_here = |unit: &u32| self.is_hit.contains(*unit);
        let together = all.iter().filter(|unit| is_here(unit)).count();
        let own_dice = dice(self.hits.len() as f64, all.len() as f64, together as f64);
        let causes = Causes::new(self, &row, &all, covered);
        let (own, rival) = causes.shares(self, &hits, covered);
        let is_own = own >= self.least_own() && causes.query() > LIFT * causes.chance();
        let rival = rival.filter(|_| !is_own);
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
