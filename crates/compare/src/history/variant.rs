use rustc_hash::FxHashMap;
use zhengming_glossary::Glossary;
use zhengming_text::Language;

use super::Use;
use crate::features::shingles;
use crate::token::{Class, Tokenizer, hash};
use crate::{Both, Case, Change, Clause, TermChange, TermChangeKind, Version, Wording};

/// A wording of a clause, whatever dates and citations are in it.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The clauses that have it, in the order of the documents.
    pub uses: Vec<Use>,
}

/// What changed in a variant.
#[derive(Clone, Debug)]
pub struct Step {
    /// Index of the variant that it is compared with: the most alike of those before it.
    pub from: usize,
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
    /// The terms that gave way to others of the same concept, and where the English stayed the same
    /// and the Chinese did not, all changes of terms: what else stands in a reworded clause may
    /// speak of something else.
    pub fn term_changes(&self) -> impl Iterator<Item = (&Wording, &TermChange)> {
        let is_drift = self.case() == Some(Case::Drift);
        let wordings = self.wordings.iter().filter_map(|(_, wording)| wording.as_ref());
        let changes = wordings
            .flat_map(|wording| wording.term_changes.iter().map(move |change| (wording, change)));
        changes.filter(move |(_, change)| is_drift || change.kind == TermChangeKind::Rendering)
    }

    /// Whether there are such changes of terms.
    #[must_use]
    pub fn has_terms(&self) -> bool {
        self.term_changes().next().is_some()
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
    let firsts: Vec<&Clause> = variants.iter().map(|variant| clause(versions, variant)).collect();
    let rows: Vec<Vec<u64>> = firsts
        .iter()
        .map(|clause| {
            let of = |language| shingles(tokenizer, clause.text.get(language), language);
            let mut rows: Vec<u64> = Language::ALL.into_iter().flat_map(of).collect();
            rows.sort_unstable();
            rows
        })
        .collect();
    let steps = (1..firsts.len())
        .map(|at| {
            let from = most_alike(&rows, at);
            let clauses = [firsts[from], firsts[at]];
            let wordings = Both::of(|language| {
                let [old, new] = clauses.map(|clause| clause.text.get(language));
                (!old.is_empty() && !new.is_empty()).then(|| {
                    let old = tokenizer.tokenized(clauses[0], old);
                    let new = tokenizer.tokenized(clauses[1], new);
                    Wording::new(old, new, glossary)
                })
            });
            Step { from, wordings }
        })
        .collect();
    (variants, steps)
}

fn clause<'v>(versions: &'v [Version], variant: &Variant) -> &'v Clause {
    let Use { version, clause } = variant.first();
    &versions[version].clauses[clause]
}

/// Variants before another that are looked at.
const MOST_BEFORE: usize = 24;

/// Which of the variants before another is most like it, of equals the latest.
fn most_alike(rows: &[Vec<u64>], at: usize) -> usize {
    let likeness = |other: usize| {
        let common = rows[at].iter().filter(|row| rows[other].binary_search(row).is_ok()).count();
        let all = rows[at].len() + rows[other].len();
        // As a whole number, so that equals are equal.
        2_000_000 * common / all.max(1)
    };
    let before = at.saturating_sub(MOST_BEFORE)..at;
    before.max_by_key(|&other| likeness(other)).unwrap_or_default()
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
