use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use zhengming_document::{Batch, Paragraph};
use zhengming_tagger::{Scratch, Tagger};

use super::pending::{Pending, Sight};
use super::position::Positions;
use super::{Kind, SurveyOptions, TermIndex, TermUsage};
use crate::Gleanings;
use crate::glean::{Gleaned, Gleaner};

/// What one batch holds.
#[derive(Debug, Default)]
pub(super) struct BatchUsage {
    pub(super) characters: u64,
    pub(super) paragraphs: u64,
    /// By the terms' numbers, rising.
    pub(super) terms: Vec<TermUsage>,
    pub(super) gleanings: Gleanings,
}

/// Counts the terms of batches, one batch after the other.
///
/// The tallies of all terms stay in memory from batch to batch, and only those that were touched
/// are cleared, so that a large glossary costs nothing where few of its terms occur.
pub(super) struct Counter<'s> {
    tagger: &'s Tagger,
    index: &'s TermIndex,
    options: &'s SurveyOptions,
    scratch: Scratch,
    /// Of each term whether its places keep their context.
    keeps_context: Vec<bool>,
    tallies: Vec<Tally>,
    touched: Vec<u32>,
    kept: Vec<Kept>,
    gleaner: Option<&'s Gleaner>,
    gleaned: Gleaned,
    /// Places kept of each term in this batch.
    places: u32,
}

/// Places kept of each term in documents with remarks, which are about single passages.
pub(super) const PLACES_WITH_REMARKS: u32 = 1_000;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Occurrences by kind.
    counts: [u32; 3],
    /// Places kept by kind, or [`FULL`].
    kept: [u32; 3],
}

/// Stands for the number of places of a kind of which earlier batches have all that are kept.
const FULL: u32 = u32::MAX;

/// A place of a term.
struct Kept {
    number: u32,
    place: Pending,
}

/// Which terms of a document have as many places as are kept of each kind, so that later batches
/// need not look for more.
pub(super) struct Full(Vec<AtomicU8>);

impl Full {
    pub(super) fn new(terms: usize) -> Self {
        Self(std::iter::repeat_with(AtomicU8::default).take(terms).collect())
    }

    pub(super) fn set(&self, number: usize, kind: Kind) {
        self.0[number].fetch_or(1 << kind as u8, Relaxed);
    }

    fn is_set(&self, number: usize, kind: Kind) -> bool {
        self.0[number].load(Relaxed) & (1 << kind as u8) != 0
    }
}

impl Tally {
    fn is_empty(self) -> bool {
        self.counts == [0; 3]
    }
}

impl<'s> Counter<'s> {
    pub(super) fn new(
        tagger: &'s Tagger,
        index: &'s TermIndex,
        options: &'s SurveyOptions,
        gleaner: Option<&'s Gleaner>,
    ) -> Self {
        let glossary = tagger.glossary();
        let keeps = |number| options.context_of.includes(glossary, index.id(number));
        Self {
            keeps_context: (0..index.len()).map(keeps).collect(),
            tagger,
            index,
            options,
            scratch: Scratch::default(),
            tallies: vec![Tally::default(); index.len()],
            touched: Vec::new(),
            kept: Vec::new(),
            gleaner,
            gleaned: Gleaned::default(),
            places: options.places,
        }
    }

    /// Counts one batch. Of terms that are `full` no places are kept.
    pub(super) fn count(&mut self, batch: &Batch, full: Option<&Full>) -> BatchUsage {
        let least = if batch.remarks.is_empty() { 0 } else { PLACES_WITH_REMARKS };
        self.places = self.options.places.max(least);
        let mut characters = 0;
        for paragraph in &batch.paragraphs {
            characters += self.paragraph(batch, paragraph, full);
        }
        BatchUsage {
            characters,
            paragraphs: batch.paragraphs.len() as u64,
            terms: self.take(batch),
            gleanings: self.take_gleanings(batch),
        }
    }

    /// Counts one paragraph and returns its characters.
    fn paragraph(&mut self, batch: &Batch, paragraph: &Paragraph, full: Option<&Full>) -> u64 {
        let Self {
            tagger,
            index,
            options,
            scratch,
            keeps_context,
            tallies,
            touched,
            kept,
            places: most,
            ..
        } = self;
        let most = *most;
        let (matches, folded) = tagger.tag(batch, paragraph, scratch);
        for found in matches {
            let number = index.number(found.term);
            let tally = &mut tallies[number];
            if tally.is_empty() {
                touched.push(number as u32);
            }
            let kind = Kind::new(found.nested, found.shield);
            tally.counts[kind as usize] += 1;
            let places = &mut tally.kept[kind as usize];
            if *places >= most {
                continue;
            }
            if full.is_some_and(|full| full.is_set(number, kind)) {
                *places = FULL;
            } else {
                *places += 1;
                let written = &tagger.glossary().term(found.term).text;
                let folds = found.folds(&batch.text, folded, written);
                let context = options.context.filter(|_| keeps_context[number]);
                let sight = Sight { batch, paragraph, folded };
                let place = Pending {
                    nested: found.nested,
                    shield: found.shield,
                    ..sight.pending(found.folded.clone(), folds, context)
                };
                kept.push(Kept { number: number as u32, place });
            }
        }
        if let Some(gleaner) = self.gleaner {
            let sight = Sight { batch, paragraph, folded };
            gleaner.glean(tagger, sight, matches, options.context, &mut self.gleaned);
        }
        folded.characters() as u64
    }

    /// Puts out what was counted and clears it.
    fn take(&mut self, batch: &Batch) -> Vec<TermUsage> {
        self.touched.sort_unstable();
        let mut terms: Vec<TermUsage> = self
            .touched
            .drain(..)
            .map(|number| {
                let tally = std::mem::take(&mut self.tallies[number as usize]);
                let [count, nested, shielded] = tally.counts.map(u64::from);
                let kept = tally.kept.iter().filter(|&&kept| kept != FULL).sum::<u32>();
                TermUsage {
                    term: self.index.id(number as usize),
                    count,
                    nested,
                    shielded,
                    places: Vec::with_capacity(kept as usize),
                }
            })
            .collect();
        self.take_places(batch, &mut terms);
        terms
    }

    /// Gives the places kept to their terms, with their lines and columns. A note comes after the
    /// paragraph that it stands in, so the places are not in the order of the file before.
    fn take_places(&mut self, batch: &Batch, terms: &mut [TermUsage]) {
        self.kept.sort_by_key(|kept| kept.place.span.start);
        let mut positions = Positions::new(batch);
        for kept in self.kept.drain(..) {
            let term = self.index.id(kept.number as usize);
            let Ok(at) = terms.binary_search_by_key(&term, |usage| usage.term) else { continue };
            let position = positions.of(kept.place.span.start);
            terms[at].places.push(kept.place.into_place(batch.offset, position));
        }
    }

    /// Puts out what was gleaned, with lines and columns.
    fn take_gleanings(&mut self, batch: &Batch) -> Gleanings {
        if self.gleaned.is_empty() {
            return Gleanings::default();
        }
        std::mem::take(&mut self.gleaned).finish(batch.offset, || {
            let mut positions = Positions::new(batch);
            move |at| positions.of(at)
        })
    }
}
