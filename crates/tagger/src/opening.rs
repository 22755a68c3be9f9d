//! Terms that count only where a paragraph opens.

use crate::candidate::{Candidates, Sight};
use crate::filter::{self, Filter, SMALL};
use crate::surface::{Forms, Lexicon};
use crate::tries::Tries;

/// Words that may stand in front of an opening verb: the ladder of repetition and of emphasis.
const MARKERS: [&str; 14] = [
    "又",
    "还",
    "再次",
    "再",
    "并",
    "also ",
    "further ",
    "again ",
    "once again ",
    "once more ",
    "strongly ",
    "solemnly ",
    "and ",
    "最后",
];

/// So many markers may follow each other: *further also requests*, 还再次请.
const MOST_MARKERS: usize = 3;

/// The opening forms.
pub(crate) struct Openings {
    forms: Tries,
    /// What a form or a marker may start with: most paragraphs of a long text open otherwise.
    filter: Filter<SMALL>,
}

impl Openings {
    pub(crate) fn new(forms: &Forms) -> Self {
        let starts = forms.forms.iter().map(String::as_str).chain(MARKERS);
        Self {
            forms: Tries::new(&forms.forms, &forms.surfaces, filter::hash),
            filter: Filter::new(starts),
        }
    }

    /// Adds the longest form that opens the paragraph, if any does.
    pub(crate) fn collect(&self, lexicon: &Lexicon, sight: Sight<'_>, candidates: &mut Candidates) {
        let text = sight.folded.text();
        let mut at = 0;
        for _ in 0..=MOST_MARKERS {
            let Some(starts) = self.filter.starting(&text.as_bytes()[at..]) else { return };
            if self.add_longest(lexicon, sight, at, starts, candidates) {
                return;
            }
            let Some(marker) = MARKERS.iter().find(|&&marker| text[at..].starts_with(marker))
            else {
                return;
            };
            at += marker.len();
        }
    }

    /// Adds the longest form at `at` of which a reading holds there.
    fn add_longest(
        &self,
        lexicon: &Lexicon,
        sight: Sight<'_>,
        at: usize,
        starts: [u32; 2],
        candidates: &mut Candidates,
    ) -> bool {
        let text = sight.folded.text().as_bytes();
        let mut found = Vec::new();
        for hash in starts {
            self.forms.follow(hash, text, at, &mut |_, end, surface| found.push((end, surface)));
        }
        let mut longest_first = found.into_iter().rev();
        longest_first.any(|(end, surface)| candidates.add(lexicon, surface, sight, at, end))
    }
}
