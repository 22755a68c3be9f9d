//! Settles which of the overlapping candidates stand.

use std::cmp::Reverse;

use zhengming_glossary::{ConceptId, TermId};

use crate::Match;
use crate::candidate::{self, Candidate};
use crate::parts::Parts;
use crate::surface::Surface;

/// Chooses disjoint matches among the candidates: of those that overlap the longest stands, of
/// equally long ones the first. A candidate inside another match is kept as nested where it is a
/// part of the nearest match around it, and crosses no other.
///
/// Longest first rather than leftmost first: in 国家安全理事会 the leftmost term is 国家安全, the
/// right one 安全理事会.
pub(crate) fn resolve(
    candidates: &mut [Candidate],
    surfaces: &[Surface],
    parts: &Parts,
    matches: &mut Vec<Match>,
) {
    candidate::sort(candidates);
    let mut rest = &*candidates;
    while let Some(first) = rest.first() {
        let mut reach = first.range.end;
        let mut length = 1;
        while let Some(next) = rest.get(length)
            && next.range.start < reach
        {
            reach = reach.max(next.range.end);
            length += 1;
        }
        let (cluster, behind) = rest.split_at(length);
        match cluster {
            [single] => matches.push(top(single)),
            _ => resolve_cluster(cluster, surfaces, parts, matches),
        }
        rest = behind;
    }
}

/// Settles a group of candidates that hang together by overlaps.
fn resolve_cluster(
    cluster: &[Candidate],
    surfaces: &[Surface],
    parts: &Parts,
    matches: &mut Vec<Match>,
) {
    let mut order: Vec<&Candidate> = cluster.iter().collect();
    order.sort_by_key(|candidate| Reverse(candidate.length));
    let mut chosen: Vec<(&Candidate, Match)> = Vec::new();
    for candidate in order {
        let around: Vec<&(&Candidate, Match)> =
            chosen.iter().filter(|(other, _)| other.overlaps(candidate)).collect();
        if around.is_empty() {
            chosen.push((candidate, top(candidate)));
        } else if around.iter().all(|(other, _)| other.contains(candidate))
            && let Some((_, nearest)) = around.iter().min_by_key(|(other, _)| other.length)
            && let Some(term) = part_of(nearest.term.concept, candidate, surfaces, parts)
        {
            chosen.push((candidate, Match { term, nested: true, ..top(candidate) }));
        }
    }
    let first = matches.len();
    matches.extend(chosen.into_iter().map(|(_, found)| found));
    matches[first..].sort_by_key(|found| (found.folded.start, Reverse(found.folded.end)));
}

/// The reading of a nested candidate that is a part of the concept around it.
fn part_of(
    whole: ConceptId,
    candidate: &Candidate,
    surfaces: &[Surface],
    parts: &Parts,
) -> Option<TermId> {
    surfaces[candidate.surface as usize]
        .readings
        .iter()
        .map(|reading| reading.term)
        .find(|term| parts.contains(whole, term.concept))
}

fn top(candidate: &Candidate) -> Match {
    Match {
        term: candidate.term,
        folded: candidate.range.start as usize..candidate.range.end as usize,
        nested: false,
        shield: None,
    }
}
