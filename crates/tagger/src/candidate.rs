//! Matches before it is settled which of them stand.

use std::cmp::Reverse;
use std::ops::Range;
use std::slice;

use zhengming_glossary::TermId;
use zhengming_text::{Fold, Folded};

use crate::boundary;
use crate::surface::{Exact, Lexicon, Reading, Surface};

/// A gap is filled by at most so many bytes of folded text, about 60 Chinese characters.
const LONGEST_GAP: usize = 180;

/// Sorting gives up moving candidates one by one after so many moves.
const MOST_MOVES: usize = 4096;

/// A form that was found and whose constraints hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) term: TermId,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Characters of the form, all pieces together; the longer form wins.
    pub(crate) length: u32,
    /// Index of the surface, for the other readings of the form.
    pub(crate) surface: u32,
    /// Whether the form counts at the opening of paragraphs only.
    opening: bool,
    /// Number of the form's pieces in [`Candidates::gapped`], counted from 1, where it has gaps.
    gapped: u32,
}

/// The candidates of one paragraph.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    /// Pieces of the forms with gaps.
    gapped: Vec<Vec<Range<u32>>>,
    /// Ends and surfaces of forms found at the opening, memory that is used again.
    pub(crate) at_opening: Vec<(usize, u32)>,
}

/// A folded paragraph with the text it was folded from.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) folded: &'a Folded,
    pub(crate) source: &'a str,
}

impl Candidates {
    pub(crate) fn clear(&mut self) {
        self.list.clear();
        self.gapped.clear();
    }

    /// Adds the form of surface number `at` found at `start..end`, if a reading of it holds there.
    #[inline]
    pub(crate) fn add(
        &mut self,
        lexicon: &Lexicon,
        at: u32,
        sight: Sight<'_>,
        start: usize,
        end: usize,
    ) -> bool {
        let head = lexicon.heads[at as usize];
        let candidate = Candidate {
            term: head.first,
            start: to_u32(start),
            end: to_u32(end),
            length: head.length,
            surface: at,
            opening: head.opening,
            gapped: 0,
        };
        if head.plain {
            self.list.push(candidate);
            return true;
        }
        self.add_constrained(candidate, &lexicon.surfaces[at as usize], sight)
    }

    #[inline(never)]
    fn add_constrained(
        &mut self,
        candidate: Candidate,
        surface: &Surface,
        sight: Sight<'_>,
    ) -> bool {
        let (start, end) = (candidate.start as usize, candidate.end as usize);
        if surface.bounded && !boundary::stands_alone(sight.folded, start, end) {
            return false;
        }
        let fitting = self.fitting(candidate, surface, sight);
        self.list.extend(fitting);
        fitting.is_some()
    }

    /// The candidate as its first reading that holds has it.
    fn fitting(
        &mut self,
        mut candidate: Candidate,
        surface: &Surface,
        sight: Sight<'_>,
    ) -> Option<Candidate> {
        let range = candidate.start as usize..candidate.end as usize;
        let text = sight.folded.text();
        for reading in &surface.readings {
            let written = reading.exact.as_ref().is_none_or(|exact| sight.shows(exact, &range));
            if !written || !is_free(reading, text, range.start) {
                continue;
            }
            if !reading.has_gaps() {
                candidate.term = reading.term;
                return Some(candidate);
            }
            if let Some(pieces) = pieces(reading, sight.folded, &range) {
                candidate.term = reading.term;
                candidate.start = pieces.first().map_or(candidate.start, |piece| piece.start);
                candidate.end = pieces.last().map_or(candidate.end, |piece| piece.end);
                let others = reading.lead.iter().chain(&reading.rest);
                candidate.length += to_u32(others.map(|piece| piece.chars().count()).sum());
                self.gapped.push(pieces);
                candidate.gapped = to_u32(self.gapped.len());
                return Some(candidate);
            }
        }
        None
    }

    /// Sorts by start, longer ones first; of equal ones the opening verb. The order of what is then
    /// still equal, forms with gaps, does not depend on the engine either.
    pub(crate) fn sort(&mut self) {
        let key = |it: &Candidate| (it.start, Reverse((it.end, it.opening, it.length)), it.surface);
        // The engines hand matches out in order, so that most lists are all but sorted.
        let mut moves = 0;
        for at in 1..self.list.len() {
            let mut place = at;
            while place > 0 && key(&self.list[place]) < key(&self.list[place - 1]) {
                self.list.swap(place - 1, place);
                place -= 1;
                moves += 1;
            }
            if moves > MOST_MOVES {
                self.list.sort_by_key(key);
                return;
            }
        }
    }

    /// Whether the two claim the same text. What fills a gap is free for others.
    pub(crate) fn overlap(&self, one: &Candidate, other: &Candidate) -> bool {
        let meet = |one: &Range<u32>, two: &Range<u32>| one.start < two.end && two.start < one.end;
        if one.gapped == 0 && other.gapped == 0 {
            return meet(&one.range(), &other.range());
        }
        let ranges = [one, other].map(Candidate::range);
        let others = self.claims(other, &ranges[1]);
        self.claims(one, &ranges[0]).iter().any(|one| others.iter().any(|two| meet(one, two)))
    }

    /// Whether `inner` lies inside what `outer` claims.
    pub(crate) fn contains(&self, outer: &Candidate, inner: &Candidate) -> bool {
        let inner = inner.range();
        let holds = |claim: &Range<u32>| {
            claim.start <= inner.start && inner.end <= claim.end && *claim != inner
        };
        self.claims(outer, &outer.range()).iter().any(holds)
    }

    /// The stretches that a candidate claims: its pieces, what fills the gaps left out. Without
    /// gaps that is its `range`.
    pub(crate) fn claims<'a>(
        &'a self,
        candidate: &Candidate,
        range: &'a Range<u32>,
    ) -> &'a [Range<u32>] {
        match candidate.gapped.checked_sub(1) {
            Some(at) => &self.gapped[at as usize],
            None => slice::from_ref(range),
        }
    }
}

impl Candidate {
    pub(crate) fn range(&self) -> Range<u32> {
        self.start..self.end
    }

    pub(crate) fn has_gaps(&self) -> bool {
        self.gapped > 0
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
    !reading.not_in.iter().any(|blocker| blocker.stands(text.as_bytes(), start))
}

/// What ends a sentence, or the part of one that a gap may not reach beyond.
const SENTENCE_ENDS: [char; 3] = ['。', '；', ';'];

/// Finds the pieces on both sides of the one found, each as near as it comes, between word
/// boundaries where it has letters at its ends, and in the same sentence.
fn pieces(reading: &Reading, folded: &Folded, found: &Range<usize>) -> Option<Vec<Range<u32>>> {
    let text = folded.text();
    let stands =
        |start: usize, piece: &str| boundary::stands_alone(folded, start, start + piece.len());
    let mut pieces = Vec::with_capacity(reading.lead.len() + 1 + reading.rest.len());
    let mut start = found.start;
    for piece in reading.lead.iter().rev() {
        let from = text.ceil_char_boundary(start.saturating_sub(LONGEST_GAP + piece.len()));
        let stretch = &text[from..start];
        let sentence = from + stretch.rfind(SENTENCE_ENDS).unwrap_or(0);
        let mut places = text[sentence..start].rmatch_indices(piece.as_str());
        start = sentence + places.find(|(at, _)| stands(sentence + at, piece))?.0;
        pieces.push(to_u32(start)..to_u32(start + piece.len()));
    }
    pieces.reverse();
    pieces.push(to_u32(found.start)..to_u32(found.end));
    let mut end = found.end;
    for piece in &reading.rest {
        let limit = text.floor_char_boundary(end + LONGEST_GAP + piece.len());
        let stretch = &text[end..limit];
        let stretch = &stretch[..stretch.find(SENTENCE_ENDS).unwrap_or(stretch.len())];
        let mut places = stretch.match_indices(piece.as_str());
        let at = end + places.find(|(at, _)| stands(end + at, piece))?.0;
        end = at + piece.len();
        pieces.push(to_u32(at)..to_u32(end));
    }
    Some(pieces)
}

fn to_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
