//! The most alike earlier clause of each, by an index of the rows that few clauses have.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Least likeness of clauses that are versions of one another: the rows that both have, as a share
/// of the rows that either has (Jaccard).
pub const ALIKE: f64 = 0.5;

/// Clauses that are looked at for each row, the latest ones, and for all rows of a clause, the rarest
/// first. They bound the work on texts that say nearly the same over and over.
const MOST_CLAUSES: usize = 512;
const MOST_CANDIDATES: usize = 1 << 13;

/// An earlier clause, and how alike it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Its index.
    pub index: usize,
    /// The likeness, from [`ALIKE`] to 1.
    pub likeness: f64,
}

/// For each clause the most alike of those before it, of equals the latest; none where no clause
/// before it is alike.
///
/// A clause is given by its rows as hashes, as [`crate::rows`] makes them. Two clauses that share at
/// least half of all their rows share one of the rarer half of each. So only the rarer half of each
/// is in the index, and only clauses that meet there are compared: of all pairs a small part.
///
/// ```
/// use zhengming_compare::{nearest, rows};
/// use zhengming_text::Language;
///
/// let texts = [
///     "促请各国继续遵守负责任国家行为规范",
///     "请秘书长提交报告",
///     "促请各国切实遵守负责任国家行为规范",
/// ];
/// let rows: Vec<_> = texts.iter().map(|text| rows(text, Language::Zh)).collect();
/// let nearest: Vec<_> = nearest(&rows).iter().map(|near| near.map(|near| near.index)).collect();
/// assert_eq!(nearest, [None, None, Some(0)]);
/// ```
#[must_use]
pub fn nearest(rows: &[Vec<u64>]) -> Vec<Option<Near>> {
    let sets = ranked(rows);
    let index = Index::new(&sets);
    (0..sets.len())
        .into_par_iter()
        .map_init(Vec::new, |candidates, at| index.nearest(&sets, at, candidates))
        .collect()
}

/// The rows as numbers, rarer ones first.
fn ranked(rows: &[Vec<u64>]) -> Vec<Vec<u32>> {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for &row in rows.iter().flatten() {
        *counts.entry(row).or_default() += 1;
    }
    let mut order: Vec<(u32, u64)> = counts.iter().map(|(&row, &count)| (count, row)).collect();
    order.par_sort_unstable();
    let mut ranks = counts;
    for (rank, (_, row)) in (0..).zip(order) {
        ranks.insert(row, rank);
    }
    let ranked = rows.par_iter().map(|rows| {
        let mut set: Vec<u32> = rows.iter().map(|row| ranks[row]).collect();
        set.sort_unstable();
        set.dedup();
        set
    });
    ranked.collect()
}

/// How many of the rarest rows are indexed: alike clauses have one of them in common.
fn prefix(rows: usize) -> usize {
    rows - least_common(rows).min(rows) + usize::from(rows > 0)
}

/// Rows that a clause has in common with any that is alike, at least.
fn least_common(rows: usize) -> usize {
    (rows as f64 * ALIKE).ceil() as usize
}

/// For each row the clauses that have it among their rarest, rising.
struct Index {
    /// Where the clauses of each row begin in the list.
    starts: Vec<u32>,
    clauses: Vec<u32>,
}

impl Index {
    fn new(sets: &[Vec<u32>]) -> Self {
        let rows =
            sets.iter().filter_map(|set| set.last()).max().map_or(0, |&row| row as usize + 1);
        let mut starts = vec![0_u32; rows + 1];
        let indexed = || sets.iter().map(|set| &set[..prefix(set.len())]);
        for &row in indexed().flatten() {
            starts[row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut clauses = vec![0; starts[rows] as usize];
        for (clause, set) in (0..).zip(indexed()) {
            for &row in set {
                clauses[next[row as usize] as usize] = clause;
                next[row as usize] += 1;
            }
        }
        Self { starts, clauses }
    }

    /// The clauses before another that have a row among their rarest.
    fn before(&self, row: u32, clause: usize) -> &[u32] {
        let row = row as usize;
        let all = &self.clauses[self.starts[row] as usize..self.starts[row + 1] as usize];
        let before = all.partition_point(|&other| (other as usize) < clause);
        &all[before.saturating_sub(MOST_CLAUSES)..before]
    }

    fn nearest(&self, sets: &[Vec<u32>], clause: usize, candidates: &mut Vec<u32>) -> Option<Near> {
        let set = &sets[clause];
        candidates.clear();
        for &row in &set[..prefix(set.len())] {
            candidates.extend_from_slice(self.before(row, clause));
            if candidates.len() > MOST_CANDIDATES {
                break;
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Option<Near> = None;
        for &other in candidates.iter().rev() {
            let least = best.map_or(ALIKE, |near| near.likeness);
            let likeness = likeness(set, &sets[other as usize], least);
            if likeness.is_some_and(|l| best.is_none_or(|near| l > near.likeness)) {
                best = likeness.map(|likeness| Near { index: other as usize, likeness });
            }
        }
        best
    }
}

/// How alike two sets are; none where that is less than `least`.
fn likeness(one: &[u32], two: &[u32], least: f64) -> Option<f64> {
    let all = one.len() + two.len();
    // common / (all − common) ≥ least
    let needed = (least * all as f64 / (1.0 + least)).ceil() as usize;
    if one.len().min(two.len()) < needed {
        return None;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < one.len() && j < two.len() {
        match one[i].cmp(&two[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
        if common + (one.len() - i).min(two.len() - j) < needed {
            return None;
        }
    }
    let likeness = common as f64 / (all - common) as f64;
    (likeness >= least).then_some(likeness)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same by looking at all pairs.
    fn by_all_pairs(rows: &[Vec<u64>]) -> Vec<Option<f64>> {
        let sets = ranked(rows);
        let best = |at: usize| {
            let all = sets[..at].iter().filter_map(|other| likeness(&sets[at], other, ALIKE));
            all.max_by(f64::total_cmp)
        };
        (0..sets.len()).map(best).collect()
    }

    proptest! {
        #[test]
        fn the_index_finds_what_all_pairs_find(
            rows in prop::collection::vec(prop::collection::vec(0_u64..40, 0..14), 0..60),
        ) {
            let found = nearest(&rows);
            let likeness: Vec<_> = found.iter().map(|near| near.map(|near| near.likeness)).collect();
            prop_assert_eq!(likeness, by_all_pairs(&rows));
            prop_assert!(found.iter().enumerate().all(|(at, near)| near.is_none_or(|n| n.index < at)));
        }
    }
}
