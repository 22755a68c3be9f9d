//! What two clauses have in common, stretch by stretch in the order of both: a clause of which much
//! was left out and much put in is known by the many short stretches that stayed.

use rustc_hash::FxHashMap;

/// Rows that a stretch counts for at most: a name is one long stretch, and two clauses on the same
/// body are not versions of one another.
const MOST_OF_A_STRETCH: f32 = 4.0;

/// What each row between two stretches takes away, in rows.
const GAP: f32 = 0.05;

/// Stretches that are looked at, the first ones. It bounds the work on texts of any length.
const MOST_STRETCHES: usize = 256;

/// Rows that stand in both texts, one behind the other.
#[derive(Clone, Copy)]
struct Stretch {
    one: usize,
    two: usize,
    length: usize,
    worth: f32,
}

/// The greatest worth of stretches that two texts have in the same order. A text is given by its rows
/// in order; `rare` is what a row is worth that stands in these two only.
pub(crate) fn in_order(one: &[u64], two: &[u64], worth: impl Fn(u64) -> f32, rare: f32) -> f32 {
    let stretches = stretches(one, two, worth, MOST_OF_A_STRETCH * rare);
    let mut best = Vec::with_capacity(stretches.len());
    for (at, stretch) in stretches.iter().enumerate() {
        let behind = |(before, best): (&Stretch, &f32)| {
            let gap = |from: usize, to: usize| Some(to.checked_sub(from)? as f32);
            let one = gap(before.one + before.length, stretch.one)?;
            let two = gap(before.two + before.length, stretch.two)?;
            Some(best - GAP * rare * one.max(two))
        };
        let before = stretches[..at].iter().zip(&best).filter_map(behind).fold(0.0, f32::max);
        best.push(before + stretch.worth);
    }
    best.into_iter().fold(0.0, f32::max)
}

/// The stretches, in the order of the first text. A row counts where it stands first in each.
fn stretches(one: &[u64], two: &[u64], worth: impl Fn(u64) -> f32, most: f32) -> Vec<Stretch> {
    let (first, second) = (first_places(one), first_places(two));
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, row) in one.iter().enumerate().filter(|(at, row)| first[*row] == *at) {
        let Some(&there) = second.get(row) else { continue };
        let goes_on =
            |last: &&mut Stretch| (last.one + last.length, last.two + last.length) == (at, there);
        if let Some(last) = stretches.last_mut().filter(goes_on) {
            last.length += 1;
            last.worth = most.min(last.worth + worth(*row));
        } else if stretches.len() < MOST_STRETCHES {
            stretches.push(Stretch { one: at, two: there, length: 1, worth: worth(*row) });
        } else {
            break;
        }
    }
    stretches
}

fn first_places(rows: &[u64]) -> FxHashMap<u64, usize> {
    let mut places = FxHashMap::default();
    for (at, &row) in rows.iter().enumerate() {
        places.entry(row).or_insert(at);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(one: &[u64], two: &[u64]) -> f32 {
        let (there, back) = (in_order(one, two, |_| 1.0, 1.0), in_order(two, one, |_| 1.0, 1.0));
        assert!((there - back).abs() < 1e-6, "{there} {back}");
        there
    }

    #[test]
    fn short_stretches_in_order_count_for_more_than_a_long_one() {
        let close = |found: f32, expected: f32| assert!((found - expected).abs() < 1e-6, "{found}");
        close(of(&[1, 2, 3, 4, 5, 6, 7, 8], &[1, 2, 3, 4, 5, 6, 7, 8]), 4.0);
        close(of(&[1, 2, 9, 3, 4, 9, 5, 6], &[1, 2, 3, 4, 5, 6]), 5.9);
        close(of(&[5, 6, 3, 4, 1, 2], &[1, 2, 3, 4, 5, 6]), 2.0);
        close(of(&[], &[1]), 0.0);
        close(of(&[1, 1, 1], &[1, 1]), 1.0);
    }
}
