//! What is asked for, and where it stands.

use std::collections::BTreeSet;

use zhengming_text::Language;

use crate::index::Index;
use crate::side::DEPTH;
use crate::tokens::{Kind, folded, language_of, symbols};

/// Most symbols of a query. No term comes near.
pub(crate) const LONGEST: usize = 64;

/// Most ways in which a query is written that are looked for.
const MOST_ROWS: usize = 16;

/// A term that is asked for, as rows of keys.
pub(crate) struct Query {
    pub(crate) language: Language,
    /// Ways to write it: *capacity building* and *capacitybuilding*.
    pub(crate) rows: Vec<Vec<u32>>,
}

/// Why nothing can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unaskable {
    /// No character of the query is part of a word.
    Empty,
    /// The query has more symbols than any term.
    TooLong,
}

impl Query {
    pub(crate) fn new(index: &Index, term: &str) -> Result<Self, Unaskable> {
        // A symbol has at most some dozens of bytes: what is much longer is not folded at all.
        if term.len() > LONGEST * 64 {
            return Err(Unaskable::TooLong);
        }
        let folded = folded(term);
        let mut texts = Vec::new();
        let mut has_word = false;
        symbols(&folded, |range, kind| {
            has_word |= !matches!(kind, Kind::Joint | Kind::Stop);
            // No text has a hyphen between words left.
            let after_hyphen = range.start > 0 && folded.parts_words_at(range.start);
            texts.push((&folded.text()[range], after_hyphen));
        });
        if !has_word {
            return Err(Unaskable::Empty);
        }
        if texts.len() > LONGEST {
            return Err(Unaskable::TooLong);
        }
        let mut rows = BTreeSet::new();
        for row in compounds(&texts, index) {
            rows.extend(
                row.iter().map(|text| index.vocabulary.key_of(text)).collect::<Option<_>>(),
            );
        }
        Ok(Self { language: language_of(term), rows: rows.into_iter().collect() })
    }

    /// The places at which the query stands, in no order.
    pub(crate) fn places(&self, index: &Index) -> Vec<u32> {
        let side = index.side(self.language);
        let mut places = Vec::new();
        for row in &self.rows {
            let found = side.places(row, &index.vocabulary).iter().copied();
            let whole = |place: &u32| {
                row.len() <= DEPTH || side.stands(row, *place as usize, &index.vocabulary)
            };
            places.extend(found.filter(whole));
        }
        places
    }
}

/// The ways to write a row of words: compounds with a hyphen also as one word, and words of the
/// query that texts write with a hyphen also as two.
fn compounds(texts: &[(&str, bool)], index: &Index) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    for &(text, after_hyphen) in texts {
        let mut more = Vec::new();
        for row in &mut rows {
            if let Some(last) = row.last().filter(|_| after_hyphen) {
                let joined = format!("{last}{text}");
                more.push(row[..row.len() - 1].iter().cloned().chain([joined]).collect());
            }
            if let Some((one, two)) = parted(text, index) {
                more.push(row.iter().cloned().chain([one, two]).collect());
            }
            row.push(text.to_owned());
        }
        rows.extend(more);
        rows.truncate(MOST_ROWS);
    }
    rows
}

/// A word as two known ones that stand side by side somewhere, as *cyber* and *security*.
fn parted(word: &str, index: &Index) -> Option<(String, String)> {
    const SHORTEST: usize = 4;
    if !word.is_ascii()
        || word.len() < 2 * SHORTEST
        || !word.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return None;
    }
    let side = index.side(Language::En);
    (SHORTEST..=word.len() - SHORTEST).find_map(|cut| {
        let (one, two) = word.split_at(cut);
        let row = [index.vocabulary.key_of(one)?, index.vocabulary.key_of(two)?];
        let is_there = !side.places(&row, &index.vocabulary).is_empty();
        is_there.then(|| (one.to_owned(), two.to_owned()))
    })
}
