//! Where in the texts the passages of findings stand.

use std::collections::{BTreeMap, HashMap};

use zhengming_consistency::Finding;
use zhengming_text::Span;

use crate::paragraph::Shown;

/// The passages to be found, by text and in the order of their starts.
#[derive(Default)]
pub(crate) struct Wanted(HashMap<usize, Vec<WantedPassage>>);

/// A passage to be found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WantedPassage {
    /// Bytes in the file.
    span: (u64, u64),
    /// Number of the finding, and of the passage among its evidence.
    of: (u32, u32),
}

/// A passage that was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Located {
    /// Number of the finding, and of the passage among its evidence.
    pub(crate) of: (u32, u32),
    /// Index of the text in the survey.
    pub(crate) text: usize,
    pub(crate) place: PlaceInText,
}

/// A place in a text as it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceInText {
    pub(crate) paragraph: u32,
    /// UTF-16 units.
    pub(crate) start: u32,
    /// UTF-16 units.
    pub(crate) length: u32,
}

impl Wanted {
    pub(crate) fn new<'f>(findings: impl Iterator<Item = &'f Finding>) -> Self {
        let mut wanted = Self::default();
        for (number, finding) in (0..).zip(findings) {
            for (at, evidence) in (0..).zip(&finding.evidence) {
                let passage = WantedPassage { span: evidence.place.span, of: (number, at) };
                wanted.0.entry(evidence.document).or_default().push(passage);
            }
        }
        wanted.0.values_mut().for_each(|list| list.sort_unstable_by_key(|it| (it.span, it.of)));
        wanted
    }

    pub(crate) fn of(&self, text: usize) -> &[WantedPassage] {
        self.0.get(&text).map_or(&[], Vec::as_slice)
    }
}

impl Located {
    /// As a document holds it; `at` is the number of the text in it.
    pub(crate) fn in_document(&self, at: usize) -> [u32; 6] {
        let PlaceInText { paragraph, start, length } = self.place;
        [self.of.0, self.of.1, at as u32, paragraph, start, length]
    }
}

/// Finds the passages of a text, paragraph by paragraph.
#[derive(Default)]
pub(crate) struct Finder {
    paragraphs: u32,
    /// Where each passage stands, and how long the paragraph is: of a note in a paragraph, both hold
    /// it, and the shorter one shows it.
    found: BTreeMap<(u32, u32), (PlaceInText, usize)>,
}

impl Finder {
    /// Looks for the wanted ones in the next paragraph of a batch that starts at byte `base`.
    pub(crate) fn find(
        &mut self,
        wanted: &[WantedPassage],
        base: u64,
        paragraph: Span,
        shown: &Shown,
    ) {
        let number = self.paragraphs;
        self.paragraphs += 1;
        let (start, end) = (base + paragraph.start as u64, base + paragraph.end as u64);
        let first = wanted.partition_point(|it| it.span.0 < start);
        for passage in wanted[first..].iter().take_while(|it| it.span.0 < end) {
            let span = Span::new(
                (passage.span.0 - base) as usize,
                (passage.span.1.min(end) - base) as usize,
            );
            let (start, length) = shown.place(span);
            let is_closer =
                self.found.get(&passage.of).is_none_or(|(_, other)| *other > paragraph.len());
            if length > 0 && is_closer {
                let place = PlaceInText { paragraph: number, start, length };
                self.found.insert(passage.of, (place, paragraph.len()));
            }
        }
    }

    /// What was found, in the order of the findings.
    pub(crate) fn located(self, text: usize) -> impl Iterator<Item = Located> {
        self.found.into_iter().map(move |(of, (place, _))| Located { of, text, place })
    }
}
