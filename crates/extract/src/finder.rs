//! Finds rows of words in texts.

use rustc_hash::FxHashMap;
use zhengming_text::Language;

use crate::stream::{BREAK, Vocabulary};
use crate::token::{Token, tokens};

/// A tree of rows of words, of one language.
pub(crate) struct Finder<'v> {
    vocabulary: &'v Vocabulary,
    language: Language,
    /// From a node by a word to the next node. The numbers are given in order, not by the text, so
    /// that a text cannot make them collide.
    steps: FxHashMap<(u32, u32), u32>,
    /// The number of the row that ends at each node.
    ends: Vec<Option<u32>>,
}

/// A row found in a text: its number, and its bytes in the folded text.
pub(crate) struct Found {
    pub(crate) row: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl<'v> Finder<'v> {
    /// A finder of rows, which are numbered in order.
    pub(crate) fn new<'r>(
        rows: impl Iterator<Item = &'r [u32]>,
        vocabulary: &'v Vocabulary,
        language: Language,
    ) -> Self {
        let mut finder =
            Self { vocabulary, language, steps: FxHashMap::default(), ends: vec![None] };
        for (row, words) in (0..).zip(rows) {
            let mut node = 0;
            for &word in words {
                let ends = &mut finder.ends;
                node = *finder.steps.entry((node, word)).or_insert_with(|| {
                    ends.push(None);
                    ends.len() as u32 - 1
                });
            }
            finder.ends[node as usize] = Some(row);
        }
        finder
    }

    /// All rows in a folded text, also those inside others.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        let tokens = tokens(text, self.language);
        let number = |token: &Token| self.vocabulary.known(text, token, self.language);
        let numbers: Vec<u32> = tokens.iter().map(number).collect();
        let mut found = Vec::new();
        for start in 0..numbers.len() {
            let mut node = 0;
            for end in start..numbers.len() {
                let step = self.steps.get(&(node, numbers[end])).filter(|_| numbers[end] != BREAK);
                let Some(&next) = step else { break };
                node = next;
                if let Some(row) = self.ends[node as usize] {
                    let (start, end) = (tokens[start].range.start, tokens[end].range.end);
                    found.push(Found { row, start, end });
                }
            }
        }
        found
    }
}
