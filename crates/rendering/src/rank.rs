//! Which rows of the other language render what was asked for: the best one, then the best one of
//! the units that are left, and so on.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use zhengming_text::Language;

use crate::causes::around;
use crate::grams::{Gram, grams};
use crate::measure::{dice, log_of};
use crate::shape::{Shape, is_part, spread};
use crate::side::{DEPTH, End};
use crate::tokens::Kind;
use crate::units::UnitSet;
use crate::weigh::{Asked, Weighed, are_nested};

/// Units in which candidates are looked for at once.
const SAMPLE: usize = 500;

/// Candidates that are weighed one by one, and how many in a row may be none.
const TRIES: usize = 48;
const FAILURES: usize = 16;

/// Pieces of longer rows that may be met.
const PIECES: usize = 200;

/// Least log Dice with the units that are left.
const LEAST_LOG_DICE: f64 = 7.5;

/// Share of symbols that a row has in common with a rendering that it is like; see
/// [`Shape::likeness`].
const LIKENESS: f64 = 0.4;

/// Rows like the renderings that are looked at.
const LIKE: usize = 60;

/// Least logarithm of the likelihood ratio of a rendering. In small texts there is no such evidence:
/// it is one for so many units.
const EVIDENCE: f64 = 10.0;
const SMALL: f64 = 100.0;

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

/// Units of a row in which its surroundings are looked at.
const CONTEXTS: usize = 100;

/// Documents of the query from which on a rendering must stand in two.
const DOCUMENTS: usize = 8;

/// A candidate in the units that are looked at.
struct Candidate {
    gram: Gram,
    /// What is taken off for its form.
    penalty: f64,
    /// Units that have it and not the query: at least so many by its places, and as they were
    /// counted.
    at_least: Option<f64>,
    outside: Option<u32>,
    /// How many of its units are left.
    left: usize,
    banned: bool,
}

/// Candidates by how well they may go with the units that are left.
struct Queue {
    /// Number of these units.
    left: f64,
    /// How many units each one stands for that is looked at.
    scale: f64,
    heap: BinaryHeap<Entry>,
}

/// A candidate with the highest score that it can have by what is known of it.
#[derive(PartialEq)]
struct Entry {
    score: f64,
    length: usize,
    at: usize,
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    /// Of equals the longest stands.
    fn cmp(&self, other: &Self) -> Ordering {
        let score = self.score.total_cmp(&other.score);
        score.then(self.length.cmp(&other.length)).then(other.at.cmp(&self.at))
    }
}

impl Queue {
    fn entry(&self, candidate: &Candidate, at: usize) -> Option<Entry> {
        let outside = candidate.outside.map(f64::from).or(candidate.at_least).unwrap_or(0.0);
        let count = candidate.left as f64 * self.scale;
        let score = log_of(dice(self.left, count + outside, count)) - candidate.penalty;
        let length = candidate.gram.row.len();
        (score >= LEAST_LOG_DICE).then_some(Entry { score, length, at })
    }
}

/// Finds the renderings of what was asked.
pub(crate) struct Ranker<'a> {
    asked: &'a Asked<'a>,
    shape: Shape<'a>,
    /// Length that a rendering has by experience, and the greatest that is looked for.
    expected: f64,
    longest: usize,
    /// Whether a number was asked for.
    with_numbers: bool,
    documents: usize,
    covered: UnitSet,
    /// Rows that were weighed or cannot be.
    seen: FxHashSet<Vec<u32>>,
    tries: usize,
    failures: usize,
    pieces: usize,
    accepted: Vec<Weighed>,
    /// Renderings that are looked for.
    most: usize,
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
        let is_number = |key: &u32| asked.index.vocabulary.kind(*key) == Kind::Number;
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
            with_numbers: asked.words.iter().any(is_number),
            documents,
            covered: UnitSet::new(asked.index.len()),
            seen: FxHashSet::default(),
            tries: 0,
            failures: 0,
            pieces: 0,
            accepted: Vec::new(),
            most: usize::MAX,
            doubtful: Vec::new(),
            beside: Vec::new(),
        }
    }

    /// The rendering that goes best with the query.
    pub(crate) fn first(mut self) -> Option<Weighed> {
        self.most = 1;
        while self.accepted.is_empty() && self.round() {}
        if self.accepted.is_empty() {
            self.settle();
        }
        self.accepted.into_iter().max_by(|one, two| one.own.total_cmp(&two.own))
    }

    pub(crate) fn run(mut self, top: usize) -> Ranking {
        let first = self.table(&self.asked.hits);
        while self.round() {}
        self.settle();
        self.fold();
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
        found.retain(|gram| {
            self.shape.is_possible(&gram.row, self.longest, self.with_numbers)
                && !self.shape.is_open(&gram.row)
        });
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
        let table = self.table(&residual).into_par_iter();
        let mut candidates: Vec<Candidate> = table
            .filter(|gram| !self.seen.contains(&gram.row))
            .map(|gram| Candidate {
                left: 0,
                penalty: self.penalty(&gram.row),
                at_least: None,
                gram,
                outside: None,
                banned: false,
            })
            .collect();
        let mut queue = self.queue(&mut candidates, &sample, scale);
        while self.accepted.len() < self.most && self.has_patience() {
            let Some(best) = self.best(&mut candidates, &mut queue) else { return false };
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
                    queue = self.queue(&mut candidates, &sample, scale);
                    if sample.len() < residual.len() && queue.left < scale * SAMPLE as f64 / 2.0 {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// Whether to try more candidates.
    fn has_patience(&self) -> bool {
        self.tries < TRIES && self.failures < FAILURES && self.pieces < PIECES
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

    /// Counts enumerations to the rendering that they have in them: *transparency and
    /// accountability* is one of *accountability*, unless an enumeration was asked for.
    fn fold(&mut self) {
        let own = Shape { index: self.asked.index, language: self.asked.language };
        if self.asked.words.iter().any(|&key| own.is_link(key)) {
            return;
        }
        let is_list = |found: &Weighed| found.row.iter().any(|&key| self.shape.is_link(key));
        let (lists, mut single): (Vec<Weighed>, Vec<Weighed>) =
            std::mem::take(&mut self.accepted).into_iter().partition(is_list);
        for list in lists {
            let holds = |found: &&mut Weighed| {
                is_part(&found.row, &list.row) && found.units.len() >= list.units.len()
            };
            let Some(found) = single.iter_mut().filter(holds).max_by_key(|found| found.row.len())
            else {
                self.accepted.push(list);
                continue;
            };
            let before = found.units.len() as f64;
            found.units.extend(list.units.iter().copied());
            found.units.sort_unstable();
            found.units.dedup();
            let more = (found.units.len() as f64 - before) / list.units.len().max(1) as f64;
            found.own += list.own * more;
        }
        self.accepted.append(&mut single);
    }

    /// Whether a row is a rendering.
    fn judge(&mut self, row: Vec<u32>) -> Verdict {
        // A row in a few units has too few neighbours to tell anything by.
        if self.asked.hits.len() > FEW {
            if !self.shape.is_free(&row) {
                self.pieces += 1;
                return Verdict::Piece;
            }
            if self.evidence(&row) < EVIDENCE.min(self.asked.index.len() as f64 / SMALL) {
                return Verdict::Other;
            }
        }
        self.tries += 1;
        let found = self.asked.weigh(row, &self.taken(), &self.covered);
        let is_enough = self.documents < DOCUMENTS || documents(self.asked, &found.units) > 1;
        if found.is_own && is_enough {
            self.failures = 0;
            Verdict::Rendering(found)
        } else {
            self.failures += 1;
            Verdict::Other
        }
    }

    /// How much more probable a row is beside the query than elsewhere, as the logarithm of the
    /// likelihood ratio (Dunning 1993), where paragraphs that come again count once; none, if it
    /// is a piece of these.
    fn evidence(&self, row: &[u32]) -> f64 {
        let side = self.asked.index.side(self.shape.language);
        let all = side.units_of(row, &self.asked.index.vocabulary);
        let is_hit = |unit: &u32| self.asked.is_hit.contains(*unit);
        let units: Vec<u32> = all.iter().copied().filter(is_hit).collect();
        let looked_at = spread(&units, CONTEXTS);
        let contexts: FxHashSet<u64> =
            looked_at.iter().map(|&unit| around(self.asked, row, unit)).collect();
        let contexts = contexts.len();
        if contexts < 2 || contexts.pow(3) < looked_at.len() {
            return 0.0;
        }
        let share = units.len() as f64 / all.len().max(1) as f64;
        let usual = self.asked.hits.len() as f64 / self.asked.index.len().max(1) as f64;
        let apart = contexts as f64 * units.len() as f64 / looked_at.len() as f64;
        apart * (share / usual).ln()
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

    /// The candidates that may go with the units that are left of those that are looked at.
    fn queue(&self, candidates: &mut [Candidate], sample: &[u32], scale: f64) -> Queue {
        let is_left: Vec<bool> = sample.iter().map(|&unit| !self.covered.contains(unit)).collect();
        for candidate in &mut *candidates {
            let units = candidate.gram.units.iter();
            candidate.left = units.filter(|&&unit| is_left[unit as usize]).count();
        }
        let left = is_left.iter().filter(|&&is| is).count() as f64 * scale;
        let mut queue = Queue { left, scale, heap: BinaryHeap::new() };
        let least = least(sample);
        let open = candidates.iter().enumerate();
        let open = open.filter(|(_, candidate)| !candidate.banned && candidate.left >= least);
        let entries: Vec<Entry> = open.filter_map(|(at, found)| queue.entry(found, at)).collect();
        queue.heap = entries.into();
        queue
    }

    /// The candidate that goes best with the units that are left. Those that cannot be it are not
    /// counted.
    fn best(&self, candidates: &mut [Candidate], queue: &mut Queue) -> Option<usize> {
        while let Some(Entry { at, .. }) = queue.heap.pop() {
            let candidate = &mut candidates[at];
            if candidate.banned {
                continue;
            }
            if candidate.outside.is_some() {
                return Some(at);
            }
            if candidate.at_least.is_none() {
                candidate.at_least = Some(self.at_least_outside(&candidate.gram, queue.scale));
            } else {
                candidate.outside = Some(self.outside(&candidate.gram.row));
            }
            queue.heap.extend(queue.entry(candidate, at));
        }
        None
    }

    fn count_outside(&self, candidates: &mut [Candidate], which: impl Iterator<Item = usize>) {
        let open: Vec<(usize, &[u32])> = which
            .filter(|&at| candidates[at].outside.is_none())
            .map(|at| (at, candidates[at].gram.row.as_slice()))
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
        let places = side.places(row, &self.asked.index.vocabulary);
        side.count_outside(places, &self.asked.is_hit)
    }

    /// Units that have a row and not the query, at least: as many for its places elsewhere as for those that were
    /// looked at, and of these half.
    fn at_least_outside(&self, gram: &Gram, scale: f64) -> f64 {
        let side = self.asked.index.side(self.shape.language);
        let all = side.places(&gram.row, &self.asked.index.vocabulary).len() as f64;
        let elsewhere = (all - f64::from(gram.places) * scale).max(0.0);
        elsewhere * gram.units.len() as f64 / f64::from(gram.places.max(1)) / 2.0
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
            self.count_outside(candidates, steps.iter().copied());
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

    /// Rows that are renderings beside others, then rows like renderings that rather render other
    /// words.
    fn others(&mut self, first: Vec<Gram>, top: usize) -> Vec<Weighed> {
        let mut others: Vec<Weighed> = Vec::new();
        let is_nested =
            |row: &[u32], found: &[Weighed]| found.iter().any(|found| are_nested(&found.row, row));
        for found in std::mem::take(&mut self.beside) {
            let is_known = is_nested(&found.row, &self.accepted) || is_nested(&found.row, &others);
            if !is_known && self.shape.loose_ends(&found.row) == 0 {
                others.push(found);
            }
        }
        others.sort_by(|one, two| two.own.total_cmp(&one.own).then(one.row.cmp(&two.row)));
        for row in self.like(&first) {
            if others.len() >= top {
                break;
            }
            let taken = self.taken();
            let is_told = !is_nested(&row, &others)
                && self.shape.is_free(&row)
                && self.asked.units_apart(&row, &taken).len() >= 3;
            if is_told {
                others.push(self.asked.weigh(row, &taken, &self.covered));
            }
        }
        others
    }

    /// Rows like the renderings, the likest first.
    fn like(&self, first: &[Gram]) -> Vec<Vec<u32>> {
        let hits = self.asked.hits.len() as f64;
        let is_main = |found: &&Weighed| found.own >= 0.05 * hits;
        let main: Vec<&Weighed> = self.accepted.iter().filter(is_main).collect();
        let likeness = |row: &[u32]| {
            main.iter().map(|found| self.shape.likeness(&found.row, row)).fold(0.0, f64::max)
        };
        let mut like: Vec<(f64, &Gram)> = first
            .iter()
            .filter(|gram| {
                let row = &gram.row;
                gram.units.len() >= 3
                    && row.len() > 1
                    && self.shape.loose_ends(row) == 0
                    && !self.seen.contains(row)
                    && !self.accepted.iter().any(|found| are_nested(&found.row, row))
            })
            .map(|gram| (likeness(&gram.row), gram))
            .filter(|&(likeness, _)| likeness >= LIKENESS)
            .collect();
        let units = |gram: &Gram| std::cmp::Reverse(gram.units.len());
        like.sort_by(|(one, first), (two, second)| {
            two.total_cmp(one)
                .then(units(first).cmp(&units(second)))
                .then(first.row.cmp(&second.row))
        });
        like.truncate(LIKE);
        like.into_iter().map(|(_, gram)| gram.row.clone()).collect()
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
    2.max(sample.len() / 150)
}

/// Number of documents of units.
pub(crate) fn documents(asked: &Asked<'_>, units: &[u32]) -> usize {
    let documents: FxHashSet<u32> = units
        .iter()
        .filter_map(|&unit| asked.index.document_of.get(unit as usize).copied())
        .collect();
    documents.len()
}
