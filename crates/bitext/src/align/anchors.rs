//! Pairs of paragraphs that are so strong that the program need not look far from them.

use super::program::Program;

/// The least score of an anchor.
const STRONG: f32 = 8.0;

/// Pairs of a row and a column of the grid that both rise: the longest row of pairs that share a
/// token which no other paragraph has.
pub(super) fn find(program: &Program<'_>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = program.shared.unique().collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(en, zh)| program.score(en, zh) >= STRONG);
    rising(&pairs)
}

/// The longest part of sorted pairs in which both sides rise.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair with the least right side that a row of that length ends with.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, &(_, right)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < right);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut longest: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |&at| before[at]).map(|at| pairs[at]).collect();
    longest.reverse();
    longest.dedup_by_key(|pair| pair.0);
    longest
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn what_stands_elsewhere_is_left_out() {
        let pairs = [(0, 1), (2, 9), (3, 4), (5, 6), (6, 2), (7, 8)];
        assert_eq!(rising(&pairs), [(0, 1), (3, 4), (5, 6), (7, 8)]);
        assert_eq!(rising(&[]), []);
    }
}
