//! What comes near a query that no unit has.

use crate::answer::Form;
use crate::index::Index;
use crate::query::LONGEST;
use crate::tokens::{Kind, folded, language_of, symbols};

/// Proposals that are made.
const MOST: usize = 3;

/// Letters in which a word may differ.
const MOST_EDITS: usize = 2;

/// The longest parts of a query that some units have; for words that none has, words like these.
pub(crate) fn near(index: &Index, term: &str) -> Vec<Form> {
    let language = language_of(term);
    let side = index.side(language);
    let folded = folded(term);
    let mut texts: Vec<(std::ops::Range<usize>, Option<u32>)> = Vec::new();
    symbols(&folded, |range, _| {
        let key = index.vocabulary.key_of(&folded.text()[range.clone()]);
        let is_here = |key: &u32| side.frequency(*key) > 0;
        texts.push((range, key.filter(is_here)));
    });
    texts.truncate(LONGEST);
    let form = |from: usize, to: usize| {
        let row = texts[from..to].iter().map(|(_, key)| *key).collect::<Option<Vec<u32>>>()?;
        let units = side.units_of(&row, &index.vocabulary).len();
        let text = folded.text()[texts[from].0.start..texts[to - 1].0.end].to_owned();
        (units > 0).then_some(Form { text, units })
    };
    for length in (2..texts.len()).rev() {
        let parts = (0..=texts.len() - length).filter_map(|from| form(from, from + length));
        let mut parts: Vec<Form> = parts.collect();
        if !parts.is_empty() {
            parts.sort_by_key(|form| std::cmp::Reverse(form.units));
            parts.truncate(MOST);
            return parts;
        }
    }
    let unknown = texts.iter().find(|(_, key)| key.is_none());
    unknown.map_or_else(Vec::new, |(range, _)| like(index, language, &folded.text()[range.clone()]))
}

/// Words of a language that differ from a word in few letters.
fn like(index: &Index, language: zhengming_text::Language, word: &str) -> Vec<Form> {
    let side = index.side(language);
    let letters: Vec<char> = word.chars().collect();
    let most = MOST_EDITS.min(letters.len() / 3);
    let mut found: Vec<(usize, Form)> = (1_u32..)
        .zip(index.vocabulary.texts())
        .filter(|&(key, _)| index.vocabulary.kind(key) == Kind::Word && side.frequency(key) > 1)
        .filter_map(|(key, text)| {
            let edits = edits(&letters, text, most)?;
            Some((edits, Form { text: text.to_owned(), units: side.frequency(key) as usize }))
        })
        .collect();
    found.sort_by_key(|(edits, form)| (*edits, std::cmp::Reverse(form.units)));
    found.truncate(MOST);
    found.into_iter().map(|(_, form)| form).collect()
}

/// The letters in which two words differ, if these are at most so many (Levenshtein).
fn edits(one: &[char], other: &str, most: usize) -> Option<usize> {
    let length = other.chars().count();
    if length.abs_diff(one.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (at, char) in (1..).zip(other.chars()) {
        let mut before = row[0];
        row[0] = at;
        for place in 1..=one.len() {
            let changed = before + usize::from(one[place - 1] != char);
            before = row[place];
            row[place] = changed.min(before + 1).min(row[place - 1] + 1);
        }
    }
    row.last().copied().filter(|&edits| edits <= most)
}
