use std::collections::BTreeMap;

use zhengming_document::{DocumentInfo, Warning};
use zhengming_glossary::TermId;

use super::count::{BatchUsage, Full};
use super::{DocumentUsage, Kind, SurveyOptions, TermIndex, TermUsage};

/// Puts the batches of one document together, in their order whatever order they come in.
#[derive(Default)]
pub(super) struct Merger {
    /// Number of the batch to be added next.
    next: usize,
    waiting: BTreeMap<usize, BatchUsage>,
    characters: u64,
    paragraphs: u64,
    terms: BTreeMap<TermId, TermUsage>,
}

impl Merger {
    /// Adds batch `number`, and those behind it that were waiting for it. Notes in `full` which
    /// terms have all their places now.
    pub(super) fn add(
        &mut self,
        number: usize,
        usage: BatchUsage,
        index: &TermIndex,
        options: &SurveyOptions,
        full: &Full,
    ) {
        self.waiting.insert(number, usage);
        while let Some(usage) = self.waiting.remove(&self.next) {
            self.next += 1;
            self.characters += usage.characters;
            self.paragraphs += usage.paragraphs;
            for term in usage.terms {
                self.add_term(term, index, options, full);
            }
        }
    }

    fn add_term(
        &mut self,
        new: TermUsage,
        index: &TermIndex,
        options: &SurveyOptions,
        full: &Full,
    ) {
        let TermUsage { term, count, nested, shielded, places } = new;
        let total = self.terms.entry(term).or_insert_with(|| TermUsage {
            term,
            count: 0,
            nested: 0,
            shielded: 0,
            places: Vec::new(),
        });
        total.count += count;
        total.nested += nested;
        total.shielded += shielded;
        let mut kept = [0; 3];
        for place in &total.places {
            kept[place.kind() as usize] += 1;
        }
        for place in places {
            let kept = &mut kept[place.kind() as usize];
            if *kept < options.places {
                *kept += 1;
                total.places.push(place);
            }
        }
        for kind in Kind::ALL {
            if kept[kind as usize] >= options.places {
                full.set(index.number(term), kind);
            }
        }
    }

    /// The document, now that all of its batches are in.
    pub(super) fn finish(self, info: DocumentInfo, warnings: Vec<Warning>) -> DocumentUsage {
        debug_assert!(self.waiting.is_empty(), "a batch is missing");
        DocumentUsage {
            info,
            warnings,
            characters: self.characters,
            paragraphs: self.paragraphs,
            terms: self.terms.into_values().collect(),
        }
    }
}
