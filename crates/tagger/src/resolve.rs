//! Settles which of the overlapping candidates stand.

use std::cmp::Reverse;

use zhengming_glossary::{ConceptId, TermId};

use crate::Match;
use crate::candidate::{Candidate, Candidates};
use crate::parts::Parts;
use crate::surface::Surface;

/// What settling candidates needs to know of the glossary.
#[derive(Clone, Copy)]
pub(crate) struct Resolver<'t> {
    pub(crate) surfaces: &'t [Surface],
    pub(crate) parts: &'t Parts,
}

impl Resolver<'_> {
    /// Chooses disjoint matches among the candidates: of those that overlap the longest stands, of
    /// equally long ones the first. A candidate inside another match is kept as nested where it is
    /// a part of the nearest match around it, and crosses no other.
    ///
    /// Longest first rather than leftmost first: in 国家安全理事会 the leftmost term is 国家安全,
    /// the right one 安全理事会.
    pub(crate) fn resolve(self, candidates: &mut Candidates, matches: &mut Vec<Match>) {
        candidates.sort();
        let mut rest = candidates.list.as_slice();
        while let Some(first) = rest.first() {
            let mut reach = first.end;
            let mut length = 1;
            while let Some(next) = rest.get(length)
                && next.start < reach
            {
                reach = reach.max(next.end);
                length += 1;
            }
            let (cluster, behind) = rest.split_at(length);
            match cluster {
                [single] => matches.push(top(single)),
                [longest, inner] if longest.end == reach && !longest.has_gaps() => {
                    self.pair(longest, inner, matches);
                }
                _ => self.cluster(candidates, cluster, matches),
            }
            rest = behind;
        }
    }

    /// Settles the commonest group by far: a form and one more that starts inside it and does not
    /// reach beyond it.
    fn pair(self, longest: &Candidate, inner: &Candidate, matches: &mut Vec<Match>) {
        matches.push(top(longest));
        let same = (longest.start, longest.end) == (inner.start, inner.end);
        if !same && let Some(term) = self.part_of(longest.term.concept, inner) {
            matches.push(Match { term, nested: true, ..top(inner) });
        }
    }

    /// Settles a group of candidates that hang together by overlaps.
    fn cluster(self, all: &Candidates, cluster: &[Candidate], matches: &mut Vec<Match>) {
        let mut order: Vec<&Candidate> = cluster.iter().collect();
        order.sort_by_key(|candidate| Reverse(candidate.length));
        let mut chosen: Vec<(&Candidate, TermId)> = Vec::with_capacity(order.len());
        let first = matches.len();
        for candidate in order {
            let mut alone = true;
            let mut inside = true;
            let mut nearest: Option<(&Candidate, TermId)> = None;
            for &(other, term) in chosen.iter().filter(|(other, _)| all.overlap(other, candidate)) {
                alone = false;
                inside &= all.contains(other, candidate);
                if nearest.is_none_or(|(near, _)| other.length < near.length) {
                    nearest = Some((other, term));
                }
            }
            if alone {
                chosen.push((candidate, candidate.term));
                matches.push(top(candidate));
            } else if inside
                && let Some((_, whole)) = nearest
                && let Some(term) = self.part_of(whole.concept, candidate)
            {
                chosen.push((candidate, term));
                matches.push(Match { term, nested: true, ..top(candidate) });
            }
        }
        matches[first..].sort_by_key(|found| (found.folded.start, Reverse(found.folded.end)));
    }

    /// The reading of a nested candidate that is a part of the concept around it.
    fn part_of(self, whole: ConceptId, candidate: &Candidate) -> Option<TermId> {
        self.surfaces[candidate.surface as usize]
            .readings
            .iter()
            .map(|reading| reading.term)
            .find(|term| self.parts.contains(whole, term.concept))
    }
}

#[inline]
fn top(candidate: &Candidate) -> Match {
    Match {
        term: candidate.term,
        folded: candidate.start as usize..candidate.end as usize,
        nested: false,
        shield: None,
    }
}
