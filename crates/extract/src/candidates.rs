//! Which rows of words may be terms, and their C-value.

use std::collections::{BTreeSet, HashMap};

use zhengming_text::Language;

use crate::grams::Gram;
use crate::stream::Vocabulary;
use crate::words::Class;

/// A row of words that may be a term.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) words: Vec<u32>,
    pub(crate) count: u32,
    pub(crate) c_value: f64,
}

/// Least branching entropy on either side. A row that has one neighbour nine times in ten stays
/// below it and is the piece of a longer one.
const FREE: f64 = 0.5;

/// The rows that may be terms, best first.
///
/// C-value after Frantzi, Ananiadou and Mima (2000): log₂ of the length times the frequency, without
/// the occurrences inside longer candidates. Lengths are counted one up, so that single English
/// words have a value too.
///
/// What is the whole of a heading is a candidate although it comes but once.
pub(crate) fn candidates(
    grams: &[Gram],
    headings: BTreeSet<Vec<u32>>,
    vocabulary: &Vocabulary,
    language: Language,
) -> Vec<Row> {
    let mut rows: Vec<Row> = grams
        .iter()
        .filter(|gram| is_candidate(gram, vocabulary, language))
        .map(|gram| Row { words: gram.words.clone(), count: gram.count, c_value: 0.0 })
        .collect();
    // The longest first: what they hold is worth less.
    rows.sort_by(|one, two| two.words.len().cmp(&one.words.len()).then(one.words.cmp(&two.words)));
    let places: HashMap<Vec<u32>, usize> =
        rows.iter().enumerate().map(|(place, row)| (row.words.clone(), place)).collect();
    let mut nested = vec![(0_u32, 0_u32); rows.len()];
    for place in 0..rows.len() {
        let (inside, holders) = nested[place];
        let row = &mut rows[place];
        let length: u32 = row.words.iter().map(|&word| vocabulary.word(word).length).sum();
        let own = f64::from(row.count) - f64::from(inside) / f64::from(holders.max(1));
        row.c_value =
            weight(length, language) * own * plausibility(&row.words, vocabulary, language);
        let free = row.count.saturating_sub(inside);
        let words = row.words.clone();
        for part in parts(&words) {
            if let Some(&place) = places.get(part) {
                nested[place].0 += free;
                nested[place].1 += 1;
            }
        }
    }
    rows.retain(|row| row.c_value > 0.0);
    rows.extend(headings.into_iter().filter(|words| !places.contains_key(words)).map(|words| {
        let length: u32 = words.iter().map(|&word| vocabulary.word(word).length).sum();
        let c_value = weight(length, language) * plausibility(&words, vocabulary, language);
        Row { words, count: 1, c_value }
    }));
    rows.sort_by(|one, two| two.c_value.total_cmp(&one.c_value).then(one.words.cmp(&two.words)));
    rows
}

/// What its length makes a row worth: log₂, up to that of a title.
fn weight(length: u32, language: Language) -> f64 {
    match language {
        Language::Zh => f64::from(length.min(8)).log2(),
        Language::En => f64::from(length.min(5) + 1).log2(),
    }
}

/// What the words of a row leave of its value: phrases have verbs, lists have conjunctions, and words
/// of two characters are mostly no terms of any field.
fn plausibility(words: &[u32], vocabulary: &Vocabulary, language: Language) -> f64 {
    let class = |word: &u32| vocabulary.word(*word).class;
    let has = |wanted: Class| words.iter().any(|word| class(word) == wanted);
    let length: u32 = words.iter().map(|&word| vocabulary.word(word).length).sum();
    let is_short = language == Language::Zh && length < 3;
    let factor = |applies: bool, factor: f64| if applies { factor } else { 1.0 };
    factor(has(Class::Verb), 0.3)
        * factor(language == Language::Zh && has(Class::Link), 0.5)
        * factor(is_short, 0.6)
}

/// All shorter rows inside a row.
fn parts(words: &[u32]) -> impl Iterator<Item = &[u32]> {
    let starts = 0..words.len();
    let all =
        starts.flat_map(move |start| (start + 1..=words.len()).map(move |end| &words[start..end]));
    all.filter(|part| part.len() < words.len())
}

fn is_candidate(gram: &Gram, vocabulary: &Vocabulary, language: Language) -> bool {
    let classes = || gram.words.iter().map(|&word| vocabulary.word(word).class);
    let (Some(first), Some(last)) = (classes().next(), classes().next_back()) else {
        return false;
    };
    let has = |wanted: Class| classes().any(|class| class == wanted);
    let length: u32 = gram.words.iter().map(|&word| vocabulary.word(word).length).sum();
    let is_long_enough = language == Language::En || length >= 2;
    is_long_enough
        && !matches!(first, Class::Link | Class::Verb | Class::Lead)
        && !matches!(last, Class::Link | Class::Verb | Class::Trail)
        && (gram.words.len() > 1 || first == Class::Content)
        && (has(Class::Content) || !has(Class::Link))
        && gram.left.min(gram.right) >= FREE
}
