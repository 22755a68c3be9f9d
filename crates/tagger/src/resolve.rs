//! Settles which of the overlapping candidates stand.

use std::cmp::Reverse;

use crate::Match;
use crate::candidate::{Candidate, Candidates};
use crate::parts::Parts;

/// Chooses disjoint matches among the candidates: of those that overlap the longest stands, of
/// equally long ones the first. Inside a match that stands, candidates of its part concepts are
/// kept as nested matches, chosen among each other in the same way.
///
/// Longest first rather than leftmost first: in 国家安全理事会 the leftmost term is 国家安全, the
/// right one 安全理事会.
pub(crate) fn resolve(candidates: &mut Candidates, parts: &Parts, matches: &mut Vec<Match>) {
    candidates.sort();
    let mut start = 0;
    while let Some(first) = candidates.list.get(start) {
        let mut reach = first.range.end;
        let mut end = start + 1;
        while let Some(next) = candidates.list.get(end)
            && next.range.start < reach
        {
            reach = reach.max(next.range.end);
            end += 1;
        }
        if end == start + 1 {
            matches.push(top(first));
        } else {
            resolve_cluster(candidates, start..end, parts, matches);
        }
        start = end;
    }
}

/// Settles a group of candidates that hang together by overlaps.
fn resolve_cluster(
    candidates: &Candidates,
    cluster: std::ops::Range<usize>,
    parts: &Parts,
    matches: &mut Vec<Match>,
) {
    let list = &candidates.list[cluster];
    let mut order: Vec<&Candidate> = list.iter().collect();
    order.sort_by_key(|candidate| Reverse(candidate.length));
    let mut standing: Vec<&Candidate> = Vec::new();
    let mut nested: Vec<(&Candidate, zhengming_glossary::TermId)> = Vec::new();
    for candidate in order {
        if !standing.iter().any(|other| other.overlaps(candidate)) {
            standing.push(candidate);
            continue;
        }
        let around = standing.iter().find(|other| other.contains(candidate));
        let part = around
            .and_then(|whole| candidates.part_of(whole.term.concept, candidate, parts))
            .filter(|_| !nested.iter().any(|(other, _)| other.overlaps(candidate)));
        nested.extend(part.map(|term| (candidate, term)));
    }
    let first = matches.len();
    matches.extend(standing.into_iter().map(top));
    matches.extend(nested.into_iter().map(|(candidate, term)| Match {
        term,
        nested: true,
        ..top(candidate)
    }));
    matches[first..].sort_by_key(|found| (found.folded.start, Reverse(found.folded.end)));
}

fn top(candidate: &Candidate) -> Match {
    Match {
        term: candidate.term,
        folded: candidate.range.start as usize..candidate.range.end as usize,
        nested: false,
        shield: None,
    }
}
