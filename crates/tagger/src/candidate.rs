//! Matches before it is settled which of them stand.

use std::cmp::Reverse;
use std::ops::Range;

use zhengming_glossary::TermId;
use zhengming_text::{Fold, Folded};

use crate::boundary;
use crate::surface::{Exact, Reading, Surface};

/// A gap is filled by at most so many bytes of folded text, about 60 Chinese characters.
const LONGEST_GAP: usize = 180;

/// A form that was found and whose constraints hold.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) term: TermId,
    pub(crate) range: Range<u32>,
    /// Characters of the form, all pieces together; the longer form wins.
    pub(crate) length: u32,
    /// Index of the surface, for the other readings of the form.
    pub(crate) surface: u32,
    /// Pieces of a form with gaps.
    pub(crate) pieces: Option<Box<[Range<u32>]>>,
}

/// A folded paragraph with the text it was folded from.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) folded: &'a Folded,
    pub(crate) source: &'a str,
}

/// Sorts by start, longer ones first; of equal ones the opening verb, which was put in first.
pub(crate) fn sort(candidates: &mut [Candidate]) {
    let key = |candidate: &Candidate| (candidate.range.start, Reverse(candidate.range.end));
    if !candidates.is_sorted_by_key(key) {
        candidates.sort_by_key(key);
    }
}

impl Candidate {
    /// The form of surface number `at` found at `start..end`, by its first reading that holds there.
    #[inline]
    pub(crate) fn new(
        surfaces: &[Surface],
        at: u32,
        sight: Sight<'_>,
        start: usize,
        end: usize,
    ) -> Option<Self> {
        let surface = &surfaces[at as usize];
        if surface.bounded && !boundary::stands_alone(sight.folded, start, end) {
            return None;
        }
        let candidate = Self {
            term: surface.readings[0].term,
            range: to_u32(start)..to_u32(end),
            length: surface.length,
            surface: at,
            pieces: None,
        };
        if surface.constrained { candidate.constrained(surface, sight) } else { Some(candidate) }
    }

    /// The candidate as its first reading that holds has it.
    fn constrained(mut self, surface: &Surface, sight: Sight<'_>) -> Option<Self> {
        let range = self.range.start as usize..self.range.end as usize;
        let text = sight.folded.text();
        for reading in &surface.readings {
            let written = reading.exact.as_ref().is_none_or(|exact| sight.shows(exact, &range));
            if !written || !is_free(reading, text, range.start) {
                continue;
            }
            if reading.rest.is_empty() {
                self.term = reading.term;
                return Some(self);
            }
            if let Some(pieces) = follow(&reading.rest, text, &range) {
                self.term = reading.term;
                self.range.end = pieces.last().map_or(self.range.end, |piece| piece.end);
                self.length += to_u32(reading.rest.iter().map(|piece| piece.chars().count()).sum());
                self.pieces = Some(pieces.into_boxed_slice());
                return Some(self);
            }
        }
        None
    }

    /// Whether the two claim the same text. What fills a gap is free for others.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let meet = |one: &Range<u32>, two: &Range<u32>| one.start < two.end && two.start < one.end;
        self.claims().iter().any(|one| other.claims().iter().any(|two| meet(one, two)))
    }

    /// Whether `other` lies inside what this candidate claims.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        self.claims().iter().any(|claim| {
            claim.start <= other.range.start
                && other.range.end <= claim.end
                && *claim != other.range
        })
    }

    fn claims(&self) -> &[Range<u32>] {
        self.pieces.as_deref().unwrap_or(std::slice::from_ref(&self.range))
    }
}

impl Sight<'_> {
    /// Whether the source is written as a reading demands. Inside markup that cannot be told, and
    /// the match is let pass.
    fn shows(self, exact: &Exact, range: &Range<usize>) -> bool {
        let source = &self.source[self.folded.source_span(range.clone()).range()];
        let mut letters = source.chars().filter(|c| c.is_alphanumeric()).map(half_width);
        match exact {
            Exact::Capital => letters.next().is_some_and(char::is_uppercase),
            Exact::Letters(form) => {
                let wanted = form.chars().filter(|c| c.is_alphanumeric());
                self.folded.folds(range.clone()).contains(Fold::Markup) || letters.eq(wanted)
            }
        }
    }
}

fn half_width(char: char) -> char {
    match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(char) - 0xFEE0).unwrap_or(char),
        _ => char,
    }
}

/// Whether no longer form of the reading's `not_in` stands around the match.
fn is_free(reading: &Reading, text: &str, start: usize) -> bool {
    !reading.not_in.iter().any(|(longer, offset)| {
        start.checked_sub(*offset).is_some_and(|from| {
            text.as_bytes().get(from..).is_some_and(|rest| rest.starts_with(longer.as_bytes()))
        })
    })
}

/// Finds the pieces behind the gaps, each as near as it comes and in the same sentence.
fn follow(rest: &[String], text: &str, first: &Range<usize>) -> Option<Vec<Range<u32>>> {
    let mut pieces = Vec::with_capacity(rest.len() + 1);
    pieces.push(to_u32(first.start)..to_u32(first.end));
    let mut at = first.end;
    for piece in rest {
        let mut limit = (at + LONGEST_GAP + piece.len()).min(text.len());
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let stretch = &text[at..limit];
        let sentence = stretch.find(['。', '；', ';']).unwrap_or(stretch.len());
        let found = at + stretch[..sentence].find(piece.as_str())?;
        at = found + piece.len();
        pieces.push(to_u32(found)..to_u32(at));
    }
    Some(pieces)
}

fn to_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
