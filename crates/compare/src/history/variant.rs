use rustc_hash::FxHashMap;
use zhengming_glossary::Glossary;
use zhengming_text::Language;

use super::Use;
use crate::token::{Class, Tokenizer, hash};
use crate::{Both, Case, Change, Version, Wording};

/// A wording of a clause, whatever dates and citations are in it.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The clauses that have it, in the order of the documents.
    pub uses: Vec<Use>,
}

/// What changed from one variant to the next.
#[derive(Clone, Debug)]
pub struct Step {
    /// The texts of the first use of each of the two, in the languages that both have.
    pub wordings: Both<Option<Wording>>,
}

impl Variant {
    /// The first use.
    #[must_use]
    pub fn first(&self) -> Use {
        self.uses[0]
    }

    /// The last use.
    #[must_use]
    pub fn last(&self) -> Use {
        self.uses[self.uses.len() - 1]
    }
}

impl Step {
    /// Whether terms changed in either language.
    #[must_use]
    pub fn has_terms(&self) -> bool {
        self.wordings.iter().any(|(_, wording)| {
            wording.as_ref().is_some_and(|wording| !wording.term_changes.is_empty())
        })
    }

    /// In which languages the variants differ, where both are there. Citations are none of the
    /// wording here.
    #[must_use]
    pub fn case(&self) -> Option<Case> {
        let Both { en: Some(en), zh: Some(zh) } = &self.wordings else { return None };
        let wording = |wording: &Wording| match wording.change() {
            Change::Citation => Change::Same,
            change => change,
        };
        Some(Case::of(wording(en), wording(zh)))
    }
}

/// Parts the uses of a clause by their wording.
pub(super) fn variants(
    versions: &[Version],
    uses: Vec<Use>,
    tokenizer: &mut Tokenizer<'_>,
    glossary: &Glossary,
) -> (Vec<Variant>, Vec<Step>) {
    let mut places: FxHashMap<[u64; 2], usize> = FxHashMap::default();
    let mut variants: Vec<Variant> = Vec::new();
    for place in uses {
        let clause = &versions[place.version].clauses[place.clause];
        let key = Language::ALL.map(|language| worded(tokenizer, clause.text.get(language)));
        let at = *places.entry(key).or_insert(variants.len());
        match variants.get_mut(at) {
            Some(variant) => variant.uses.push(place),
            None => variants.push(Variant { uses: vec![place] }),
        }
    }
    let pairs = variants.windows(2);
    let steps = pairs
        .map(|pair| {
            let clauses = [&pair[0], &pair[1]].map(|variant| {
                let Use { version, clause } = variant.first();
                &versions[version].clauses[clause]
            });
            Step {
                wordings: Both::of(|language| {
                    let [old, new] = clauses.map(|clause| clause.text.get(language));
                    (!old.is_empty() && !new.is_empty()).then(|| {
                        let old = tokenizer.tokenized(clauses[0], old);
                        let new = tokenizer.tokenized(clauses[1], new);
                        Wording::new(old, new, glossary)
                    })
                }),
            }
        })
        .collect();
    (variants, steps)
}

/// Stands for the words of a text, without citations, small words and marks.
fn worded(tokenizer: &mut Tokenizer<'_>, text: &str) -> u64 {
    tokenizer.with_pieces(text, |folded, pieces| {
        let words = pieces.iter().filter(|piece| piece.class == Class::Word);
        let mix = |sum: u64, word: &str| {
            (sum.rotate_left(5) ^ hash(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        };
        words.fold(0, |sum, piece| mix(sum, &folded[piece.range.clone()]))
    })
}
