//! How many requirements can be met at once by stretches that do not overlap.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// So many stretches that hang together are tried in all ways. Where there are more, as in hostile
/// texts, they are given out from the left, which may meet fewer requirements.
const MOST_TRIED: usize = 20;

/// The most requirements that can each have a stretch of their own, no two stretches overlapping.
/// A requirement is met by any of its stretches.
///
/// Requirements with the same stretches are one group. What no other stretch overlaps is given out
/// first: an assignment that takes something else for the group can take this instead. Only the rest
/// is searched.
pub(super) fn most_met(requirements: &[Vec<Range<usize>>]) -> usize {
    let mut groups: BTreeMap<Vec<(usize, usize)>, usize> = BTreeMap::new();
    for stretches in requirements.iter().filter(|stretches| !stretches.is_empty()) {
        let mut key: Vec<(usize, usize)> =
            stretches.iter().map(|one| (one.start, one.end)).collect();
        key.sort_unstable();
        key.dedup();
        *groups.entry(key).or_default() += 1;
    }
    let mut all: Vec<Stretch> = (0..)
        .zip(groups.keys())
        .flat_map(|(group, own)| own.iter().map(move |&(start, end)| Stretch { start, end, group }))
        .collect();
    all.sort_unstable_by_key(|one| (one.start, one.end));
    let mut left: Vec<usize> = groups.into_values().collect();
    let mut met = 0;
    let mut contested = Vec::new();
    for cluster in clusters(&all) {
        match cluster {
            [single] => met += take(&mut left, single.group),
            _ => contested.extend_from_slice(cluster),
        }
    }
    contested.retain(|one| left[one.group] > 0);
    for part in independent(&contested, &left) {
        met += if part.len() > MOST_TRIED {
            from_the_left(&part, &mut left)
        } else {
            best(&part, &left)
        };
    }
    met
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: usize,
    end: usize,
    group: usize,
}

/// Runs of stretches that hang together by overlaps.
fn clusters(all: &[Stretch]) -> impl Iterator<Item = &[Stretch]> {
    let mut rest = all;
    std::iter::from_fn(move || {
        let mut reach = rest.first()?.end;
        let mut length = 1;
        while let Some(next) = rest.get(length)
            && next.start < reach
        {
            reach = reach.max(next.end);
            length += 1;
        }
        let (cluster, behind) = rest.split_at(length);
        rest = behind;
        Some(cluster)
    })
}

/// The stretches in parts that can be settled one by one: clusters are joined where a group has
/// fewer requirements left than stretches, so that what it takes here it cannot take there.
fn independent(contested: &[Stretch], left: &[usize]) -> Vec<Vec<Stretch>> {
    let mut stretches = vec![0; left.len()];
    contested.iter().for_each(|one| stretches[one.group] += 1);
    let mut part_of: HashMap<usize, usize> = HashMap::new();
    let mut parts: Vec<Vec<Stretch>> = Vec::new();
    for cluster in clusters(contested) {
        let scarce =
            || cluster.iter().map(|one| one.group).filter(|&one| left[one] < stretches[one]);
        let mut joined: Vec<usize> =
            scarce().filter_map(|group| part_of.get(&group).copied()).collect();
        joined.sort_unstable();
        joined.dedup();
        let mut part: Vec<Stretch> = Vec::new();
        for at in joined {
            part.append(&mut parts[at]);
        }
        part.extend_from_slice(cluster);
        let groups: Vec<usize> = part.iter().map(|one| one.group).collect();
        part_of.extend(groups.into_iter().map(|group| (group, parts.len())));
        parts.push(part);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Meets a requirement of the group, if one is left.
fn take(left: &mut [usize], group: usize) -> usize {
    let is_left = left[group] > 0;
    left[group] -= usize::from(is_left);
    usize::from(is_left)
}

fn from_the_left(part: &[Stretch], left: &mut [usize]) -> usize {
    let mut by_end: Vec<&Stretch> = part.iter().collect();
    by_end.sort_unstable_by_key(|one| (one.end, one.start));
    let (mut reach, mut met) = (0, 0);
    for one in by_end {
        if one.start >= reach && take(left, one.group) == 1 {
            reach = one.end;
            met += 1;
        }
    }
    met
}

/// The most that a part can meet.
fn best(part: &[Stretch], left: &[usize]) -> usize {
    let mut search = Search { part, left: left.to_vec(), best: 0 };
    search.descend(0, 0, 0);
    search.best
}

struct Search<'a> {
    part: &'a [Stretch],
    left: Vec<usize>,
    best: usize,
}

impl Search<'_> {
    /// Tries all choices of stretches from `at` on; those before are chosen and end at `reach`.
    fn descend(&mut self, at: usize, reach: usize, met: usize) {
        self.best = self.best.max(met);
        let Some(&one) = self.part.get(at) else { return };
        if met + self.part.len() - at <= self.best {
            return;
        }
        if one.start >= reach && self.left[one.group] > 0 {
            self.left[one.group] -= 1;
            self.descend(at + 1, one.end, met + 1);
            self.left[one.group] += 1;
        }
        self.descend(at + 1, reach, met);
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "most requirements have one stretch")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn met(requirements: &[&[Range<usize>]]) -> usize {
        most_met(&requirements.iter().map(|stretches| stretches.to_vec()).collect::<Vec<_>>())
    }

    #[test]
    fn each_requirement_needs_a_stretch_of_its_own() {
        let once = 0..6;
        assert_eq!(met(&[std::slice::from_ref(&once)]), 1);
        assert_eq!(met(&[std::slice::from_ref(&once), std::slice::from_ref(&once)]), 1);
        assert_eq!(met(&[&[0..6, 9..15], &[0..6, 9..15]]), 2);
        assert_eq!(met(&[&[], &[0..6]]), 1);
    }

    /// 网络安全 holds 安全. Giving 安全 to the shorter term would leave the longer one without.
    #[test]
    fn a_short_term_does_not_take_the_stretch_of_a_long_one() {
        let (long, nested, other) = (0..12, 6..12, 18..24);
        assert_eq!(met(&[std::slice::from_ref(&long), &[nested.clone(), other]]), 2);
        assert_eq!(met(&[&[long], &[nested]]), 1);
    }

    /// Of *ab* and *bc*, the text *abc* has only one.
    #[test]
    fn terms_that_straddle_exclude_each_other() {
        assert_eq!(met(&[&[0..2], &[1..3]]), 1);
        assert_eq!(met(&[&[0..2], &[1..3], &[2..4]]), 2);
    }

    #[test]
    fn many_stretches_end_in_time() {
        let long: Vec<Range<usize>> = (0..20_000).map(|at| at..at + 3).collect();
        assert!(most_met(&vec![long; 50]) <= 50);
    }

    /// All ways, without any shortcut.
    fn exhaustive(requirements: &[Vec<Range<usize>>], used: &mut Vec<Range<usize>>) -> usize {
        let Some((first, rest)) = requirements.split_first() else { return 0 };
        let mut best = exhaustive(rest, used);
        for one in first {
            if used.iter().all(|other| other.end <= one.start || one.end <= other.start) {
                used.push(one.clone());
                best = best.max(1 + exhaustive(rest, used));
                used.pop();
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_assignment_meets_more(
            starts in prop::collection::vec(prop::collection::vec((0..8_usize, 1..4_usize), 0..3), 0..5)
        ) {
            let requirements: Vec<Vec<Range<usize>>> = starts
                .iter()
                .map(|some| some.iter().map(|&(at, length)| at..at + length).collect())
                .collect();
            let most = exhaustive(&requirements, &mut Vec::new());
            prop_assert_eq!(most_met(&requirements), most);
        }
    }
}
