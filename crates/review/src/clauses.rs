//! Which paragraphs of the texts the clauses of a comparison are.

use std::collections::{HashMap, VecDeque};

use zhengming_compare::{Both, Version};
use zhengming_document::{Document, Kind, Label, Language};

/// The paragraphs of a clause in the texts of its document, by language.
pub(crate) type Paragraphs = Both<Option<u32>>;

/// For each clause of a version the paragraphs that it was made from: in each language the next one
/// under its label.
pub(crate) fn paragraphs(version: &Version, documents: &[Document]) -> Vec<Paragraphs> {
    let mut queues: Both<HashMap<Label, VecDeque<u32>>> = Both::default();
    for document in documents {
        // A text alone may change its language from paragraph to paragraph.
        let only = document.info.language.filter(|_| documents.len() > 1);
        for (at, paragraph) in (0..).zip(&document.batch.paragraphs) {
            let text = document.batch.text_of(paragraph);
            if paragraph.kind == Kind::Note || text.trim().is_empty() {
                continue;
            }
            for language in Language::ALL {
                if only.is_none_or(|only| only == language) {
                    let queue = queues.get_mut(language).entry(paragraph.label).or_default();
                    queue.push_back(at);
                }
            }
        }
    }
    let is_pair = documents.len() > 1;
    let clauses = version.clauses.iter().map(|clause| {
        Both::of(|language| {
            let has_text = !clause.text.get(language).is_empty();
            let queue = queues.get_mut(language).get_mut(&clause.place.label)?;
            // Of a text alone, every clause takes its paragraph out of both queues.
            if has_text || !is_pair { queue.pop_front().filter(|_| has_text) } else { None }
        })
    });
    clauses.collect()
}
