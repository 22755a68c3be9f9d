//! What clauses are known again by: rows of characters and words, without citations and small
//! words.

use rustc_hash::FxHashMap;
use zhengming_text::Language;

use crate::stretches::in_order;
use crate::token::{Class, Tokenizer};
use crate::{Clause, Version};

/// Characters of a row in Chinese, and words of one in English.
const CHARACTERS: usize = 3;
const WORDS: usize = 2;

/// What a text is known again by: rows of three Chinese characters or of two English words, without
/// citations and small words, as sorted hashes, each once. [`crate::nearest`] works on them.
#[must_use]
pub fn rows(text: &str, language: Language) -> Vec<u64> {
    shingles(&mut Tokenizer::new(None), text, language)
}

/// The rows of a text, sorted and each once, with memory that is used again.
pub(crate) fn shingles(tokenizer: &mut Tokenizer<'_>, text: &str, language: Language) -> Vec<u64> {
    let mut rows = sequence(tokenizer, text, language);
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The rows of a text in its order.
fn sequence(tokenizer: &mut Tokenizer<'_>, text: &str, language: Language) -> Vec<u64> {
    let mut atoms = Vec::new();
    tokenizer.with_pieces(text, |folded, pieces| {
        for piece in pieces.iter().filter(|piece| piece.class == Class::Word) {
            // Singular and plural are one.
            let word = folded[piece.range.clone()].trim_end_matches('s');
            atoms.push(crate::token::hash(word));
        }
    });
    let size = match language {
        Language::Zh => CHARACTERS,
        Language::En => WORDS,
    };
    if atoms.len() < size && !atoms.is_empty() {
        vec![row(&atoms)]
    } else {
        atoms.windows(size).map(row).collect()
    }
}

fn row(atoms: &[u64]) -> u64 {
    let mix =
        |sum: u64, &atom: &u64| (sum.rotate_left(23) ^ atom).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    atoms.iter().fold(0, mix)
}

/// What the clauses of two documents are known by, and what that is worth: what few clauses have
/// tells more.
pub(crate) struct Features {
    pub(crate) old: Vec<Feature>,
    pub(crate) new: Vec<Feature>,
    worth: FxHashMap<u64, f32>,
    /// What a row is worth that two clauses have and no other.
    rare: f32,
}

/// What a clause is known by.
#[derive(Debug, Default)]
pub(crate) struct Feature {
    /// Rows of both languages.
    pub(crate) rows: Vec<u64>,
    /// The same in the order of the text, for each language.
    sequences: Vec<Vec<u64>>,
    /// What they are worth together.
    pub(crate) worth: f32,
    /// Stands for the whole text of the clause.
    pub(crate) whole: u64,
    /// Whether it is the title of the document.
    pub(crate) is_title: bool,
    /// Whether it is a title or a heading.
    pub(crate) is_heading: bool,
}

impl Features {
    /// Of the languages that both sides have.
    pub(crate) fn new(old: &Version, new: &Version, languages: &[Language]) -> Self {
        let mut tokenizer = Tokenizer::new(None);
        let mut side = |version: &Version| -> Vec<Feature> {
            version.clauses.iter().map(|c| Feature::new(&mut tokenizer, c, languages)).collect()
        };
        let (mut old, mut new) = (side(old), side(new));
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        for row in old.iter().chain(&new).flat_map(|feature| &feature.rows) {
            *counts.entry(*row).or_default() += 1;
        }
        let all = (old.len() + new.len()) as f32;
        let worth: FxHashMap<u64, f32> =
            counts.into_iter().map(|(row, n)| (row, (1.0 + all / n as f32).ln())).collect();
        for feature in old.iter_mut().chain(&mut new) {
            feature.worth = feature.rows.iter().map(|row| worth[row]).sum();
        }
        Self { old, new, worth, rare: (1.0 + all / 2.0).ln() }
    }

    /// What two clauses have in common in the same order, in rows for each language that no other
    /// clause has, and by worth.
    pub(crate) fn in_order(&self, one: &Feature, two: &Feature) -> (f32, f32) {
        let sides = one.sequences.iter().zip(&two.sequences);
        let worth = |row: u64| self.worth[&row];
        let common: f32 = sides.map(|(one, two)| in_order(one, two, worth, self.rare)).sum();
        (common / self.rare / one.sequences.len().max(1) as f32, common)
    }

    /// What two lists of rows have in common, by worth.
    pub(crate) fn common(&self, one: &[u64], two: &[u64]) -> f32 {
        self.in_common(one, two).map(|row| self.worth[&row]).sum()
    }

    /// The rows of one that two has, too.
    pub(crate) fn in_common<'f>(
        &self,
        one: &'f [u64],
        two: &'f [u64],
    ) -> impl Iterator<Item = u64> + 'f {
        let mut rest = two;
        one.iter().copied().filter(move |row| {
            let behind = rest.iter().take_while(|other| *other < row).count();
            rest = &rest[behind..];
            rest.first() == Some(row)
        })
    }

    pub(crate) fn worth_of(&self, rows: &[u64]) -> f32 {
        rows.iter().map(|row| self.worth[row]).sum()
    }
}

impl Feature {
    fn new(tokenizer: &mut Tokenizer<'_>, clause: &Clause, languages: &[Language]) -> Self {
        let mut feature = Self {
            is_title: clause.is_title(),
            is_heading: clause.is_heading(),
            ..Self::default()
        };
        for &language in languages {
            // Rows of the languages never meet: their characters differ.
            let sequence = sequence(tokenizer, clause.text.get(language), language);
            feature.rows.extend(&sequence);
            feature.sequences.push(sequence);
            let whole = tokenizer.whole(clause.text.get(language));
            feature.whole = row(&[feature.whole, whole]);
        }
        feature.rows.sort_unstable();
        feature.rows.dedup();
        feature
    }
}
