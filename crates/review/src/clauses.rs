//! Which paragraphs of the texts the clauses of a comparison are.

use std::collections::{HashMap, VecDeque};

use zhengming_compare::{Both, Version};
use zhengming_document::{Document, Kind, Label, Language};

/// The paragraphs of a clause in the texts of its document, by language.
pub(crate) type Paragraphs = Both<Option<Source>>;

/// The paragraph that a clause was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its index in the text.
    pub(crate) paragraph: u32,
    /// Whether the clause reads as the page shows the paragraph.
    pub(crate) is_as_shown: bool,
}

/// For each clause of a version the paragraphs that it was made from: in each language the next one
/// under its label. `shown` gives the text of a paragraph, by document, as the page has it.
pub(crate) fn paragraphs<'t>(
    version: &Version,
    documents: &[Document],
    shown: impl Fn(usize, u32) -> Option<&'t str>,
) -> Vec<Paragraphs> {
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
            let next = if has_text || !is_pair { queue.pop_front() } else { None };
            let paragraph = next.filter(|_| has_text)?;
            let document = usize::from(is_pair && language == Language::En);
            let text = clause.text.get(language).as_str();
            Some(Source { paragraph, is_as_shown: shown(document, paragraph) == Some(text) })
        })
    });
    clauses.collect()
}
