//! How rows are written in texts, and where.

use std::collections::{BTreeMap, HashSet};

use zhengming_text::Span;

use crate::corpus::{Corpus, folded};
use crate::extract::{Context, Ranked, Side};
use crate::finder::{Finder, Found};

/// How rows are written, and where.
pub(crate) struct Forms {
    rows: BTreeMap<u32, Form>,
}

#[derive(Default)]
pub(crate) struct Form {
    written: BTreeMap<String, u32>,
    pub(crate) documents: HashSet<u32>,
    pub(crate) contexts: Vec<Context>,
}

impl Forms {
    /// The forms, documents and contexts of the chosen candidates. `texts` are the folded ones.
    pub(crate) fn of_texts(
        corpus: &Corpus,
        texts: &[String],
        side: &Side,
        chosen: &[Ranked],
        contexts: usize,
    ) -> Self {
        let mut forms = Self::empty(chosen.iter().map(|candidate| candidate.row));
        let finder = side.finder();
        for (text, folded) in corpus.texts(side.language).zip(texts) {
            forms.see((&text.text, folded), &finder, |form, span| {
                form.documents.insert(text.document);
                if form.contexts.len() < contexts {
                    form.contexts.push(corpus.context(text, span));
                }
            });
        }
        forms
    }

    fn empty(rows: impl Iterator<Item = u32>) -> Self {
        Self { rows: rows.map(|row| (row, Form::default())).collect() }
    }

    /// Notes the rows that a text has: the text as it is written, and folded.
    fn see(
        &mut self,
        (text, form): (&str, &str),
        finder: &Finder<'_>,
        mut also: impl FnMut(&mut Form, Span),
    ) {
        let mut found: Vec<Found> = finder.find(form);
        found.retain(|found| self.rows.contains_key(&found.row));
        if found.is_empty() {
            return;
        }
        // The way back is needed for few texts, so it is not kept for all.
        let folded = folded(text);
        for found in found {
            let Some(form) = self.rows.get_mut(&found.row) else { continue };
            let span = folded.source_span(found.start..found.end);
            *form.written.entry(text[span.range()].to_owned()).or_default() += 1;
            also(form, span);
        }
    }

    pub(crate) fn take(&mut self, row: u32) -> Form {
        self.rows.remove(&row).unwrap_or_default()
    }
}

impl Form {
    /// The most frequent way to write it; of several, the first in the order of the alphabet, which
    /// has capitals last.
    pub(crate) fn form(&self) -> String {
        let most = self.written.iter().rev().max_by_key(|&(_, &count)| count);
        most.map(|(form, _)| form.clone()).unwrap_or_default()
    }
}
