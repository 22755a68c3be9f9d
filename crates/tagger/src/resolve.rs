//! Settles which of the overlapping candidates stand.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use zhengming_glossary::{ConceptId, TermId};

use crate::Match;
use crate::candidate::{Candidate, Candidates};
use crate::parts::Parts;
use crate::surface::Lexicon;

/// Of so many candidates of a group those that were chosen are gone through, of more they are looked
/// up.
const FEW: usize = 8;

/// What settling candidates needs to know of the glossary, and memory to do it in.
pub(crate) struct Resolver<'t> {
    pub(crate) lexicon: &'t Lexicon,
    pub(crate) parts: &'t Parts,
    pub(crate) chosen: &'t mut Chosen,
}

impl Resolver<'_> {
    /// Chooses disjoint matches among the candidates: of those that overlap the longest stands, of
    /// equally long ones the first. A candidate inside another match is kept as nested where it is
    /// a part of the nearest match around it, and crosses no other.
    ///
    /// Longest first rather than leftmost first: in 国家安全理事会 the leftmost term is 国家安全,
    /// the right one 安全理事会.
    pub(crate) fn resolve(&mut self, candidates: &mut Candidates, matches: &mut Vec<Match>) {
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
    fn pair(&self, longest: &Candidate, inner: &Candidate, matches: &mut Vec<Match>) {
        matches.push(top(longest));
        let same = (longest.start, longest.end) == (inner.start, inner.end);
        if !same && let Some(term) = self.part_of(longest.term.concept, inner) {
            matches.push(Match { term, nested: true, ..top(inner) });
        }
    }

    /// Settles a group of candidates that hang together by overlaps. Hostile texts are one group,
    /// so that what overlaps a candidate is looked up where there are many.
    fn cluster(&mut self, all: &Candidates, cluster: &[Candidate], matches: &mut Vec<Match>) {
        let mut order = std::mem::take(&mut self.chosen.order);
        order.extend(0..cluster.len());
        order.sort_by_key(|&at| Reverse(cluster[at].length));
        let first = matches.len();
        for candidate in order.drain(..).map(|at| &cluster[at]) {
            let range = candidate.range();
            let claims = all.claims(candidate, &range);
            match self.chosen.over(all, candidate, claims) {
                Over::None => {
                    self.chosen.put(claims, candidate);
                    matches.push(top(candidate));
                }
                Over::One(at) => {
                    let around = &self.chosen.tops[at];
                    if let Some(whole) = around.nearest(all, candidate)
                        && let Some(term) = self.part_of(whole.concept, candidate)
                    {
                        self.chosen.tops[at].nested.push((*candidate, term));
                        matches.push(Match { term, nested: true, ..top(candidate) });
                    }
                }
                Over::Several => {}
            }
        }
        self.chosen.clear(order);
        matches[first..].sort_by_key(|found| (found.folded.start, Reverse(found.folded.end)));
    }

    /// The reading of a nested candidate that is a part of the concept around it.
    fn part_of(&self, whole: ConceptId, candidate: &Candidate) -> Option<TermId> {
        if !self.parts.has_any(whole) {
            return None;
        }
        let readings = &self.lexicon.surfaces[candidate.surface as usize].readings;
        let mut terms = readings.iter().map(|reading| reading.term);
        terms.find(|term| self.parts.contains(whole, term.concept))
    }
}

/// The disjoint candidates of a group that were chosen so far.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    tops: Vec<Top>,
    /// Behind the first [`FEW`] of them, end and number of the candidate for the start of each
    /// stretch that is claimed.
    claimed: BTreeMap<u32, (u32, usize)>,
    /// The order in which candidates are looked at, memory that is used again.
    order: Vec<usize>,
}

/// A chosen candidate with those nested in it.
#[derive(Debug)]
struct Top {
    candidate: Candidate,
    nested: Vec<(Candidate, TermId)>,
}

/// How many of the chosen candidates some stretches overlap.
enum Over {
    None,
    One(usize),
    Several,
}

impl Chosen {
    fn put(&mut self, claims: &[Range<u32>], candidate: &Candidate) {
        let number = self.tops.len();
        if number >= FEW {
            self.claimed.extend(claims.iter().map(|claim| (claim.start, (claim.end, number))));
        }
        self.tops.push(Top { candidate: *candidate, nested: Vec::new() });
    }

    fn over(&self, all: &Candidates, candidate: &Candidate, claims: &[Range<u32>]) -> Over {
        let few = self.tops.iter().take(FEW).enumerate();
        let few = few.filter(|(_, top)| all.overlap(&top.candidate, candidate));
        let many = claims.iter().flat_map(|claim| {
            let before_end = self.claimed.range(..claim.end).rev();
            before_end.take_while(|(_, (end, _))| *end > claim.start)
        });
        let mut tops = few.map(|(number, _)| number).chain(many.map(|(_, &(_, number))| number));
        match tops.next() {
            None => Over::None,
            Some(one) if tops.all(|other| other == one) => Over::One(one),
            Some(_) => Over::Several,
        }
    }

    /// Makes ready for the next group.
    fn clear(&mut self, order: Vec<usize>) {
        self.tops.clear();
        self.claimed.clear();
        self.order = order;
    }
}

impl Top {
    /// The term of the shortest candidate around `inner`, if it crosses none of those here.
    fn nearest(&self, all: &Candidates, inner: &Candidate) -> Option<TermId> {
        if !all.contains(&self.candidate, inner) {
            return None;
        }
        let mut nearest = (self.candidate.length, self.candidate.term);
        for (other, term) in self.nested.iter().filter(|(other, _)| all.overlap(other, inner)) {
            if !all.contains(other, inner) {
                return None;
            }
            if other.length < nearest.0 {
                nearest = (other.length, *term);
            }
        }
        Some(nearest.1)
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
