use std::ops::Range;

use zhengming_document::Batch;
use zhengming_glossary::Language;
use zhengming_tagger::Match;
use zhengming_text::Folds;

use super::sight::Seen;
use crate::Place;
use crate::survey::{Pending, Positions};

/// A passage of a unit that was kept: [`Bitext::place`](super::Bitext::place) tells where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Passage {
    /// Its language.
    pub language: Language,
    pub(super) index: u32,
}

/// Passages that are kept while units are read.
#[derive(Debug)]
pub(crate) struct Passages {
    /// In the order of [`Language::ALL`].
    pending: [Vec<Pending>; 2],
    width: Option<usize>,
}

impl Passages {
    pub(super) fn new(width: Option<usize>) -> Self {
        Self { pending: Default::default(), width }
    }

    /// Keeps bytes of the folded text of a paragraph.
    pub(crate) fn keep(
        &mut self,
        language: Language,
        seen: &Seen<'_>,
        range: Range<usize>,
    ) -> Passage {
        let folds = seen.sight.folded.folds(range.clone());
        self.push(language, seen.sight.pending(range, folds, self.width))
    }

    /// Keeps a term that was found. How the text differs from the term is not told.
    pub(crate) fn keep_match(
        &mut self,
        language: Language,
        seen: &Seen<'_>,
        found: &Match,
    ) -> Passage {
        let place = seen.sight.pending(found.folded.clone(), Folds::default(), self.width);
        self.push(language, Pending { nested: found.nested, shield: found.shield, ..place })
    }

    fn push(&mut self, language: Language, place: Pending) -> Passage {
        let pending = &mut self.pending[language as usize];
        pending.push(place);
        Passage { language, index: pending.len() as u32 - 1 }
    }

    /// Adds lines and columns. The batches are in the order of [`Language::ALL`].
    pub(super) fn finish(self, batches: [&Batch; 2]) -> [Vec<Place>; 2] {
        let [en, zh] = self.pending;
        [placed(en, batches[0]), placed(zh, batches[1])]
    }
}

/// The places in the order in which they were kept.
fn placed(pending: Vec<Pending>, batch: &Batch) -> Vec<Place> {
    let mut order: Vec<usize> = (0..pending.len()).collect();
    order.sort_by_key(|&at| pending[at].span.start);
    let mut positions = Positions::new(batch);
    let mut of = vec![(0, 0); pending.len()];
    for at in order {
        of[at] = positions.of(pending[at].span.start);
    }
    let places = pending.into_iter().zip(of);
    places.map(|(place, position)| place.into_place(batch.offset, position)).collect()
}
