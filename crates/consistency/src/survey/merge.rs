use std::collections::BTreeMap;

use zhengming_document::{DocumentInfo, Warning};

use super::count::{BatchUsage, Full};
use super::{DocumentUsage, SurveyOptions, TermIndex, TermUsage};
use crate::Gleanings;

/// Puts the batches of one document together, in their order whatever order they come in.
#[derive(Default)]
pub(super) struct Merger {
    /// Number of the batch to be added next.
    next: usize,
    waiting: BTreeMap<usize, BatchUsage>,
    characters: u64,
    paragraphs: u64,
    /// In the order in which the terms were found first.
    terms: Vec<Total>,
    /// For the number of each term its place among them, counted from 1, or 0.
    place_of: Vec<u32>,
    gleanings: Gleanings,
}

/// What all batches so far hold of a term.
struct Total {
    usage: TermUsage,
    /// Places kept by kind.
    kept: [u32; 3],
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
            self.gleanings.append(usage.gleanings);
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
        let number = index.number(term);
        if self.place_of.is_empty() {
            self.place_of = vec![0; index.len()];
        }
        if self.place_of[number] == 0 {
            let usage = TermUsage { term, count: 0, nested: 0, shielded: 0, places: Vec::new() };
            self.terms.push(Total { usage, kept: [0; 3] });
            self.place_of[number] = self.terms.len() as u32;
        }
        let total = &mut self.terms[self.place_of[number] as usize - 1];
        total.usage.count += count;
        total.usage.nested += nested;
        total.usage.shielded += shielded;
        for place in places {
            let kind = place.kind();
            let kept = &mut total.kept[kind as usize];
            if *kept < options.places {
                *kept += 1;
                total.usage.places.push(place);
                if *kept == options.places {
                    full.set(number, kind);
                }
            }
        }
    }

    /// The document, now that all of its batches are in.
    pub(super) fn finish(mut self, info: DocumentInfo, warnings: Vec<Warning>) -> DocumentUsage {
        debug_assert!(self.waiting.is_empty(), "a batch is missing");
        self.terms.sort_by_key(|total| total.usage.term);
        DocumentUsage {
            info,
            warnings,
            characters: self.characters,
            paragraphs: self.paragraphs,
            terms: self.terms.into_iter().map(|total| total.usage).collect(),
            gleanings: self.gleanings,
            // Texts that come in several batches have no comments.
            remarks: Vec::new(),
        }
    }
}
