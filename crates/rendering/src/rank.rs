//! Which rows of the other language render what was asked for: the best one, then the best one of
//! the units that are left, and so on.

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use zhengming_text::Language;

use crate::grams::{Gram, grams};
use crate::measure::{dice, log_of};
use crate::shape::{Shape, is_part, spread};
use crate::side::{DEPTH, End};
use crate::tokens::Kind;
use crate::units::UnitSet;
use crate::weigh::{Asked, Weighed, are_nested};

/// Units in which candidates are looked for at once.
const SAMPLE: usize = 1_000;

/// Candidates that are weighed one by one.
const TRIES: usize = 48;

/// Pieces of longer rows that may be met.
const PIECES: usize = 200;

/// Least log Dice with the units that are left.
const LEAST_LOG_DICE: f64 = 7.5;

/// Share of symbols that a row has in common with a rendering that it is like.
const LIKENESS: f64 = 0.5;

/// Rows like the renderings that are looked at.
const LIKE: usize = 300;

/// Units of a query up to which nothing can be told by neighbours.
const FEW: usize = 4;

/// Share of the units that a rendering owes to the query, if it is to be taken at once.
const SURE: f64 = 0.6;

/// What an end that is a function word takes off.
const FUNCTION: f64 = 0.7;

/// What a row loses for being shorter than translations are: e times shorter.
const SHORT: f64 = 0.4;

/// Chinese characters for each English word that is no function word.
const CHARACTERS_PER_WORD: f64 = 2.2;

/// Documents of the query from which on a rendering must stand in two.
const DOCUMENTS: usize = 8;

/// A candidate in the units that are looked at.
struct Candidate {
    gram: Gram,
    /// Units that have it and not the query, once they are counted.
    outside: Option<u32>,
    /// How many of its units are left.
    left: usize,
    banned: bool,
}

/// Finds the renderings of what was asked.
pub(crate) struct Ranker<'a> {
    asked: &'a Asked<'a>,
    shape: Shape<'a>,
    /// Length that a rendering has by experience, and the greatest that is looked for.
    expected: f64,
    longest: usize,
    documents: usize,
    covered: UnitSet,
    /// Rows that were weighed or cannot be.
    seen: FxHashSet<Vec<u32>>,
    tries: usize,
    pieces: usize,
    accepted: Vec<Weighed>,
    /// Rows that mostly stand there for the sake of other words.
    doubtful: Vec<Weighed>,
    /// Those of them that no unit needs.
    beside: Vec<Weighed>,
}

/// What is thought of a row.
enum Verdict {
    Rendering(Weighed),
    /// It is a piece of longer rows.
    Piece,
    /// It stands there by chance or for the sake of other words.
    Other,
}

/// What was found.
pub(crate) struct Ranking {
    /// Renderings, those with most units first.
    pub(crate) renderings: Vec<Weighed>,
    /// Rows like these that rather render other words.
    pub(crate) others: Vec<Weighed>,
    /// Units of the query that have none of the renderings.
    pub(crate) left: Vec<u32>,
}

impl<'a> Ranker<'a> {
    pub(crate) fn new(asked: &'a Asked<'a>) -> Self {
        let shape = Shape { index: asked.index, language: asked.language.other() };
        let own = Shape { index: asked.index, language: asked.language };
        let is_word = |key: &&u32| {
            let kind = asked.index.vocabulary.kind(**key);
            matches!(kind, Kind::Word | Kind::Number | Kind::Han) && !own.is_function(**key)
        };
        let words = asked.words.iter().filter(is_word).count().max(1) as f64;
        let (expected, more) = match asked.language {
            Language::En => (words * CHARACTERS_PER_WORD, 4.0),
            Language::Zh => (words / CHARACTERS_PER_WORD, 3.0),
        };
        let longest = expected * 1.8 + more;
        let documents = documents(asked, &asked.hits);
        Self {
            asked,
            shape,
            expected,
            longest: (longest as usize).min(DEPTH),
            documents,
            covered: UnitSet::new(asked.index.len()),
            seen: FxHashSet::default(),
            tries: 0,
            pieces: 0,
            accepted: Vec::new(),
            doubtful: Vec::new(),
            beside: Vec::new(),
        }
    }

    pub(crate) fn run(mut self, top: usize) -> Ranking {
        let first = self.table(&self.asked.hits);
        while self.round() {}
        self.settle();
        let others = self.others(first, top);
        let mut renderings = self.accepted;
        renderings.sort_by(|one, two| two.own.total_cmp(&one.own).then(one.row.cmp(&two.row)));
        let is_left = |unit: &u32| !self.covered.contains(*unit);
        let left = self.asked.hits.iter().copied().filter(is_left).collect();
        Ranking { renderings, others, left }
    }

    /// Rows that come in several of some units.
    fn table(&self, units: &[u32]) -> Vec<Gram> {
        let sample = spread(units, SAMPLE);
        let (side, vocabulary) =
            (self.asked.index.side(self.shape.language), &self.asked.index.vocabulary);
        let is_loose = |key: u32| self.shape.is_function(key);
        let mut found =
            grams(side, &sample, vocabulary, self.longest + 1, least(&sample), is_loose);
        found.retain(|gram| self.shape.is_possible(&gram.row, self.longest));
        found
    }

    /// Looks for renderings in the units that are left, until that are other units, because only
    /// a part of them was looked at. Whether to go on.
    fn round(&mut self) -> bool {
        let is_left = |unit: &u32| !self.covered.contains(*unit);
        let residual: Vec<u32> = self.asked.hits.iter().copied().filter(is_left).collect();
        if residual.len() < 2 {
            return false;
        }
        let sample = spread(&residual, SAMPLE);
        let scale = residual.len() as f64 / sample.len() as f64;
        let mut candidates: Vec<Candidate> = self
            .table(&residual)
            .into_iter()
            .filter(|gram| !self.seen.contains(&gram.row))
            .map(|gram| Candidate { left: 0, gram, outside: None, banned: false })
            .collect();
        while self.tries < TRIES && self.pieces < PIECES {
            let is_left: Vec<bool> =
                sample.iter().map(|&unit| !self.covered.contains(unit)).collect();
            for candidate in &mut candidates {
                let units = candidate.gram.units.iter();
                candidate.left = units.filter(|&&unit| is_left[unit as usize]).count();
            }
            let left = is_left.iter().filter(|&&is| is).count();
            let Some(best) = self.best(&mut candidates, left, scale, least(&sample)) else {
                return false;
            };
            let best = self.climb(&mut candidates, best);
            let row = candidates[best].gram.row.clone();
            let verdict = self.judge(row.clone());
            ban(&mut candidates, best, matches!(verdict, Verdict::Other));
            self.seen.insert(row);
            match verdict {
                Verdict::Rendering(found) if found.own < SURE * found.units.len() as f64 => {
                    self.doubtful.push(found);
                }
                Verdict::Rendering(found) if self.is_needed(&found) => {
                    self.accept(found);
                    if sample.len() < residual.len() {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    fn accept(&mut self, found: Weighed) {
        self.covered.extend(found.units.iter().copied());
        self.accepted.push(found);
    }

    /// Accepts of the doubtful rows those that stand in units without any other rendering.
    fn settle(&mut self) {
        for found in std::mem::take(&mut self.doubtful) {
            if self.is_needed(&found) {
                self.accept(found);
            } else {
                self.beside.push(found);
            }
        }
    }

    /// Whether a row is a rendering.
    fn judge(&mut self, row: Vec<u32>) -> Verdict {
        // A row in a few units has too few neighbours to tell anything by.
        if self.asked.hits.len() > FEW {
            if !self.shape.is_free(&row) {
                self.pieces += 1;
                return Verdict::Piece;
            }
            if !self.shape.has_contexts(&row, &self.asked.is_hit) {
                return Verdict::Other;
            }
        }
        self.tries += 1;
        let found = self.asked.weigh(row, &self.taken());
        let is_enough = self.documents < DOCUMENTS || documents(self.asked, &found.units) > 1;
        if found.is_own && is_enough { Verdict::Rendering(found) } else { Verdict::Other }
    }

    /// The renderings found so far.
    fn taken(&self) -> Vec<&[u32]> {
        self.accepted.iter().map(|found| found.row.as_slice()).collect()
    }

    /// Whether a rendering is needed: it stands in units that have no other one, and not only
    /// beside others.
    fn is_needed(&self, found: &Weighed) -> bool {
        let new = found.units.iter().filter(|&&unit| !self.covered.contains(unit)).count();
        new >= 2 && new * 10 >= found.units.len()
    }

    /// The candidate that goes best with the units that are left.
    fn best(
        &self,
        candidates: &mut [Candidate],
        left: usize,
        scale: f64,
        least: usize,
    ) -> Option<usize> {
        const AT_ONCE: usize = 128;
        let left = left as f64 * scale;
        let score = |count: usize, outside: u32| {
            let count = count as f64 * scale;
            log_of(dice(left, count + f64::from(outside), count))
        };
        let is_open = |candidate: &Candidate| !candidate.banned && candidate.left >= least;
        let mut order: Vec<usize> =
            (0..candidates.len()).filter(|&at| is_open(&candidates[at])).collect();
        order.sort_by_key(|&at| {
            std::cmp::Reverse((candidates[at].left, candidates[at].gram.row.len()))
        });
        let mut best: Option<(f64, usize)> = None;
        for chunk in order.chunks(AT_ONCE) {
            let bound = score(candidates[chunk[0]].left, 0);
            if bound < LEAST_LOG_DICE || best.is_some_and(|(top, _)| top >= bound) {
                break;
            }
            self.count_outside(candidates, chunk);
            for &at in chunk {
                let Candidate { gram, outside, left, .. } = &candidates[at];
                let score = score(*left, outside.unwrap_or(0));
                let score = score - self.penalty(&gram.row);
                // Of equals the first stands, which is the longest.
                if score >= LEAST_LOG_DICE && best.is_none_or(|(top, _)| score > top + 1e-9) {
                    best = Some((score, at));
                }
            }
        }
        best.map(|(_, at)| at)
    }

    fn count_outside(&self, candidates: &mut [Candidate], which: &[usize]) {
        let open: Vec<(usize, &[u32])> = which
            .iter()
            .filter(|&&at| candidates[at].outside.is_none())
            .map(|&at| (at, candidates[at].gram.row.as_slice()))
            .collect();
        let counted: Vec<(usize, u32)> =
            open.into_par_iter().map(|(at, row)| (at, self.outside(row))).collect();
        for (at, outside) in counted {
            candidates[at].outside = Some(outside);
        }
    }

    /// Number of units that have a row and not the query.
    fn outside(&self, row: &[u32]) -> u32 {
        let side = self.asked.index.side(self.shape.language);
        let units = side.units_of(row, &self.asked.index.vocabulary);
        let outside = units.iter().filter(|&&unit| !self.asked.is_hit.contains(unit)).count();
        u32::try_from(outside).unwrap_or(u32::MAX)
    }

    /// A longer candidate that stands nearly wherever this one does, among the units that are left
    /// and elsewhere.
    fn climb(&self, candidates: &mut [Candidate], mut at: usize) -> usize {
        loop {
            let row = candidates[at].gram.row.clone();
            let left = candidates[at].left as f64;
            let steps: Vec<usize> = (0..candidates.len())
                .filter(|&other| {
                    let longer = &candidates[other];
                    !longer.banned
                        && longer.left as f64 >= 0.8 * left
                        && self.is_step(&row, &longer.gram.row)
                })
                .collect();
            self.count_outside(candidates, &steps);
            let total = |candidate: &Candidate| {
                candidate.gram.units.len() as f64 + f64::from(candidate.outside.unwrap_or(0))
            };
            let all = total(&candidates[at]);
            let fits = |other: &&usize| {
                let longer = &candidates[**other];
                let (here, everywhere) = self.needed_for_step(&row, &longer.gram.row, all);
                longer.left as f64 >= here * left && total(longer) >= everywhere * all
            };
            let best = steps.iter().filter(fits).max_by_key(|&&other| candidates[other].left);
            match best {
                Some(&other) => at = other,
                None => return at,
            }
        }
    }

    /// In which share of the units that are left, and of all, the longer row must stand. A function
    /// word belongs to a row that it never leaves; and a row that is long enough grows by what it
    /// never lacks only.
    fn needed_for_step(&self, row: &[u32], longer: &[u32], all: f64) -> (f64, f64) {
        let is_loose = if longer.starts_with(row) {
            longer.last().is_some_and(|&key| self.shape.is_loose(key, End::Right))
        } else {
            longer.first().is_some_and(|&key| self.shape.is_loose(key, End::Left))
        };
        match is_loose {
            true if all < 8.0 => (2.0, 2.0),
            true => (0.95, 0.8),
            false if longer.len() as f64 > 1.3 * self.expected + 1.0 => (0.97, 0.97),
            false => (0.8, 0.7),
        }
    }

    /// Whether a row is another with one more symbol, or with one more behind a mark.
    fn is_step(&self, row: &[u32], longer: &[u32]) -> bool {
        let is_joint = |key: u32| self.asked.index.vocabulary.kind(key) == Kind::Joint;
        match longer.len().checked_sub(row.len()) {
            Some(1) => longer.starts_with(row) || longer.ends_with(row),
            Some(2) => {
                (longer.starts_with(row) && is_joint(longer[row.len()]))
                    || (longer.ends_with(row) && is_joint(longer[1]))
            }
            _ => false,
        }
    }

    /// What is taken off for ends that terms seldom have, and for single characters.
    fn penalty(&self, row: &[u32]) -> f64 {
        let is_character = row.len() == 1 && self.shape.language == Language::Zh;
        let shortness = (self.expected / row.len() as f64).ln().max(0.0);
        FUNCTION * self.shape.loose_ends(row) as f64
            + SHORT * shortness
            + if is_character { 1.0 } else { 0.0 }
    }

    /// Rows like the renderings that go with the query for the sake of other words, or seldom.
    fn others(&mut self, first: Vec<Gram>, top: usize) -> Vec<Weighed> {
        let hits = self.asked.hits.len() as f64;
        let is_main = |found: &&Weighed| found.own >= 0.05 * hits;
        let main: Vec<&Weighed> = self.accepted.iter().filter(is_main).collect();
        let is_like = |gram: &Gram| {
            let row = &gram.row;
            gram.units.len() >= 3
                && self.shape.loose_ends(row) == 0
                && row.len() > 1
                && !self.seen.contains(row)
                && !self.accepted.iter().any(|found| are_nested(&found.row, row))
                && main.iter().any(|found| self.shape.likeness(&found.row, row) >= LIKENESS)
        };
        let mut like: Vec<Gram> = first.into_iter().filter(is_like).collect();
        like.sort_by_key(|gram| std::cmp::Reverse(gram.units.len()));
        like.truncate(LIKE);
        let mut scored: Vec<(f64, Gram)> = like
            .into_par_iter()
            .map(|gram| {
                let outside = f64::from(self.outside(&gram.row));
                let together = gram.units.len() as f64 * hits / hits.min(SAMPLE as f64);
                let likeness = main
                    .iter()
                    .map(|found| self.shape.likeness(&found.row, &gram.row))
                    .fold(0.0, f64::max);
                (likeness + dice(hits, together + outside, together), gram)
            })
            .collect();
        scored.sort_by(|one, two| {
            two.0.total_cmp(&one.0).then(two.1.row.len().cmp(&one.1.row.len()))
        });
        let mut others = std::mem::take(&mut self.beside);
        for (_, Gram { row, .. }) in scored {
            if others.len() >= top {
                break;
            }
            let is_known = others.iter().any(|other| are_nested(&other.row, &row));
            if is_known || !self.shape.is_free(&row) {
                continue;
            }
            let taken = self.taken();
            if self.asked.units_apart(&row, &taken).len() >= 3 {
                others.push(self.asked.weigh(row, &taken));
            }
        }
        others
    }
}

/// Takes a candidate out that was looked at, and if it is none, with it its parts and what holds it
/// in about the same units.
fn ban(candidates: &mut [Candidate], at: usize, with_kin: bool) {
    candidates[at].banned = true;
    if !with_kin {
        return;
    }
    let (row, left) = (candidates[at].gram.row.clone(), candidates[at].left as f64);
    for candidate in candidates {
        let is_alike = (0.7 * left..=1.4 * left).contains(&(candidate.left as f64));
        if is_alike && (is_part(&candidate.gram.row, &row) || is_part(&row, &candidate.gram.row)) {
            candidate.banned = true;
        }
    }
}

/// Units that a row must be in.
fn least(sample: &[u32]) -> usize {
    2.max(sample.len() / 250)
}

/// Number of documents of units.
pub(crate) fn documents(asked: &Asked<'_>, units: &[u32]) -> usize {
    let documents: FxHashSet<u32> = units
        .iter()
        .filter_map(|&unit| asked.index.document_of.get(unit as usize).copied())
        .collect();
    documents.len()
}
