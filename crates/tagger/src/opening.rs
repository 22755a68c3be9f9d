//! Terms that count only where a paragraph opens.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use crate::candidate::{Candidate, Sight};
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
}

impl Openings {
    pub(crate) fn new(forms: &Forms) -> Result<Self, String> {
        let surfaces = forms.surfaces.clone();
        if surfaces.is_empty() {
            return Ok(Self { automaton: None, surfaces });
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(&forms.forms)
            .map_err(|error| error.to_string())?;
        Ok(Self { automaton: Some(automaton), surfaces })
    }

    /// The longest form that opens the paragraph, if any does.
    pub(crate) fn find(&self, surfaces: &[Surface], sight: Sight<'_>) -> Option<Candidate> {
        let text = sight.folded.text();
        let mut at = 0;
        for _ in 0..=MOST_MARKERS {
            let found = self.longest(surfaces, sight, at);
            if found.is_some() {
                return found;
            }
            at += MARKERS.iter().find(|&&marker| text[at..].starts_with(marker))?.len();
        }
        None
    }

    /// The longest form at `at` of which a reading holds there.
    fn longest(&self, surfaces: &[Surface], sight: Sight<'_>, at: usize) -> Option<Candidate> {
        let automaton = self.automaton.as_ref()?;
        let mut end = sight.folded.text().len();
        loop {
            let input = Input::new(sight.folded.text()).range(at..end).anchored(Anchored::Yes);
            let hit = automaton.find(input)?;
            let surface = self.surfaces[hit.pattern().as_usize()];
            let found = Candidate::new(surfaces, surface, sight, hit.start(), hit.end());
            if found.is_some() {
                return found;
            }
            end = hit.end() - 1;
            if end <= at {
                return None;
            }
        }
    }
}
