//! Terms that count only where a paragraph opens.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use crate::candidate::{Candidate, Candidates, Sight};
use crate::surface::Table;

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
    table: Table,
    automaton: Option<AhoCorasick>,
}

impl Openings {
    pub(crate) fn new(table: Table) -> Result<Self, String> {
        if table.forms.is_empty() {
            return Ok(Self { table, automaton: None });
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(&table.forms)
            .map_err(|error| error.to_string())?;
        Ok(Self { table, automaton: Some(automaton) })
    }

    pub(crate) fn forms(&self) -> usize {
        self.table.forms.len()
    }

    /// Adds the longest form that opens the paragraph, if any does.
    pub(crate) fn collect(&self, sight: Sight<'_>, candidates: &mut Candidates) {
        let text = sight.folded.text();
        let mut at = 0;
        for _ in 0..=MOST_MARKERS {
            if let Some(candidate) = self.longest(sight, at) {
                candidates.push_opening(candidate);
                return;
            }
            let Some(marker) = MARKERS.iter().find(|&&marker| text[at..].starts_with(marker))
            else {
                return;
            };
            at += marker.len();
        }
    }

    /// The longest form at `at` of which a reading holds there.
    fn longest(&self, sight: Sight<'_>, at: usize) -> Option<Candidate> {
        let automaton = self.automaton.as_ref()?;
        let mut end = sight.folded.text().len();
        loop {
            let input = Input::new(sight.folded.text()).range(at..end).anchored(Anchored::Yes);
            let hit = automaton.find(input)?;
            let surface = &self.table.surfaces[hit.pattern().as_usize()];
            if let Some(candidate) = Candidate::new(surface, sight, hit.start(), hit.end()) {
                return Some(candidate);
            }
            end = hit.end() - 1;
            if end <= at {
                return None;
            }
        }
    }
}
