//! Where in the texts the passages of findings and of renderings stand.

use std::collections::{BTreeMap, HashMap};

use zhengming_consistency::{Evidence, Finding};
use zhengming_text::Span;

use crate::paragraph::Shown;

/// What a passage is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Of {
    /// Number of a finding, and of the passage among its evidence.
    Finding(u32, u32),
    /// Number among the passages of all renderings.
    Rendering(u32),
}

/// The passages to be found, by text and in the order of their starts.
#[derive(Default)]
pub(crate) struct Wanted(HashMap<usize, Vec<WantedPassage>>);

/// A passage to be found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WantedPassage {
    /// Bytes in the file.
    span: (u64, u64),
    of: Of,
}

/// A passage that was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Located {
    pub(crate) of: Of,
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
    /// The evidence of findings, and passages of renderings.
    pub(crate) fn new<'f>(
        findings: impl Iterator<Item = &'f Finding>,
        renderings: &[Evidence],
    ) -> Self {
        let mut wanted = Self::default();
        let mut want = |of: Of, passage: &Evidence| {
            let document = wanted.0.entry(passage.document).or_default();
            document.push(WantedPassage { span: passage.place.span, of });
        };
        for (number, finding) in (0..).zip(findings) {
            for (at, evidence) in (0..).zip(&finding.evidence) {
                want(Of::Finding(number, at), evidence);
            }
        }
        (0..).zip(renderings).for_each(|(number, passage)| want(Of::Rendering(number), passage));
        wanted.0.values_mut().for_each(|list| list.sort_unstable_by_key(|it| (it.span, it.of)));
        wanted
    }

    pub(crate) fn of(&self, text: usize) -> &[WantedPassage] {
        self.0.get(&text).map_or(&[], Vec::as_slice)
    }
}

impl Located {
    /// The passage of a finding as a document holds it; `at` is the number of the text in it.
    pub(crate) fn in_document(&self, at: usize) -> Option<[u32; 6]> {
        let Of::Finding(finding, number) = self.of else { return None };
        let PlaceInText { paragraph, start, length } = self.place;
        Some([finding, number, at as u32, paragraph, start, length])
    }
}

/// Finds the passages of a text, paragraph by paragraph.
#[derive(Default)]
pub(crate) struct Finder {
    paragraphs: u32,
    /// Where each passage stands, and how long the paragraph is: of a note in a paragraph, both hold
    /// it, and the shorter one shows it.
    found: BTreeMap<Of, (PlaceInText, usize)>,
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
