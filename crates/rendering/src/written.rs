//! How rows are written.

use std::collections::BTreeMap;

use zhengming_text::Language;

use crate::excerpt::excerpts;
use crate::index::Index;
use crate::shape::spread;

/// Units from which the usual way to write a row is learnt.
const LOOKED_AT: usize = 8;

/// How a row is mostly written in some units. The way without capitals is taken if it is there at
/// all often: titles and the starts of sentences have them.
pub(crate) fn written(index: &Index, language: Language, row: &[u32], units: &[u32]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for unit in spread(units, LOOKED_AT) {
        let text = index.texts.get(unit, language);
        for excerpt in excerpts(index, &text, &[row.to_vec()]) {
            *counts.entry(excerpt.text).or_default() += 1;
        }
    }
    let is_small = |text: &str| !text.chars().any(char::is_uppercase);
    let all: usize = counts.values().sum();
    let small = counts.iter().filter(|(text, count)| is_small(text) && **count * 4 >= all);
    let most = |(_, count): &(&String, &usize)| **count;
    let found = small.max_by_key(most).or_else(|| counts.iter().rev().max_by_key(most));
    found.map_or_else(|| spelt(index, language, row), |(text, _)| text.clone())
}

/// The symbols of a row.
pub(crate) fn spelt(index: &Index, language: Language, row: &[u32]) -> String {
    let between = if language == Language::En { " " } else { "" };
    let texts = row.iter().map(|&key| index.vocabulary.text(key));
    texts.collect::<Vec<_>>().join(between)
}
