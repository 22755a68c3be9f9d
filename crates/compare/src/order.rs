//! Which links keep their order, so that the others were moved.

/// Of points with weights, whether each belongs to the heaviest chain in which both places rise.
pub(crate) fn heaviest_chain(points: &[(usize, usize, u64)]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|&at| points[at].0);
    let places = points.iter().map(|point| point.1 + 1).max().unwrap_or_default();
    let mut best = Prefixes::new(places);
    let mut before = vec![None; points.len()];
    let mut last: Option<(u64, usize)> = None;
    for &at in &order {
        let (_, place, weight) = points[at];
        let chain = best.until(place);
        before[at] = chain.map(|(_, end)| end);
        let sum = weight.saturating_add(chain.map_or(0, |(sum, _)| sum));
        best.set(place, (sum, at));
        if last.is_none_or(|(most, _)| sum > most) {
            last = Some((sum, at));
        }
    }
    let mut stays = vec![false; points.len()];
    let mut next = last.map(|(_, at)| at);
    while let Some(at) = next {
        stays[at] = true;
        next = before[at];
    }
    stays
}

/// The heaviest chain that ends before each place (a Fenwick tree).
struct Prefixes(Vec<Option<(u64, usize)>>);

impl Prefixes {
    fn new(places: usize) -> Self {
        Self(vec![None; places + 1])
    }

    /// Of the places below this one.
    fn until(&self, place: usize) -> Option<(u64, usize)> {
        let mut at = place;
        let mut best = None;
        while at > 0 {
            best = best.max(self.0[at]);
            at &= at - 1;
        }
        best
    }

    fn set(&mut self, place: usize, chain: (u64, usize)) {
        let mut at = place + 1;
        while at < self.0.len() {
            self.0[at] = self.0[at].max(Some(chain));
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_moved_is_the_lighter_part() {
        let chain = |points: &[(usize, usize, u64)]| heaviest_chain(points);
        assert_eq!(
            chain(&[(0, 0, 1), (1, 3, 5), (2, 1, 2), (3, 2, 2)]),
            [true, true, false, false]
        );
        assert_eq!(chain(&[(1, 0, 9), (0, 1, 1)]), [true, false]);
        assert!(chain(&[]).is_empty());
    }
}
