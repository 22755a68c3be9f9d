//! Terms that count only where a paragraph opens.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use crate::candidate::{Candidates, Sight};
use crate::filter::{Filter, SMALL};
use crate::surface::{Forms, Surface};

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

/// An anchored automaton over the opening forms.
pub(crate) struct Openings {
    automaton: Option<AhoCorasick>,
    /// Surface of each pattern.
    surfaces: Vec<u32>,
    /// What a form or a marker may start with: most paragraphs of a long text open otherwise.
    filter: Filter<SMALL>,
}

impl Openings {
    pub(crate) fn new(forms: &Forms) -> Result<Self, String> {
        let surfaces = forms.surfaces.clone();
        let filter = Filter::new(forms.forms.iter().map(String::as_str).chain(MARKERS));
        if surfaces.is_empty() {
            return Ok(Self { automaton: None, surfaces, filter });
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(&forms.forms)
            .map_err(|error| error.to_string())?;
        Ok(Self { automaton: Some(automaton), surfaces, filter })
    }

    /// Adds the longest form that opens the paragraph, if any does.
    pub(crate) fn collect(
        &self,
        surfaces: &[Surface],
        sight: Sight<'_>,
        candidates: &mut Candidates,
    ) {
        let text = sight.folded.text();
        let mut at = 0;
        for _ in 0..=MOST_MARKERS {
            if !self.filter.may_start(&text.as_bytes()[at..]) {
                return;
            }
            if self.add_longest(surfaces, sight, at, candidates) {
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
        surfaces: &[Surface],
        sight: Sight<'_>,
        at: usize,
        candidates: &mut Candidates,
    ) -> bool {
        let text = sight.folded.text();
        let Some(automaton) = &self.automaton else { return false };
        let mut end = text.len();
        while at < end {
            let input = Input::new(text).range(at..end).anchored(Anchored::Yes);
            let Some(hit) = automaton.find(input) else { return false };
            let surface = self.surfaces[hit.pattern().as_usize()];
            if candidates.add(surfaces, surface, sight, hit.start(), hit.end()) {
                return true;
            }
            end = hit.end() - 1;
        }
        false
    }
}
