//! What tokens that two paragraphs share, or do not share, tell.

use rustc_hash::FxHashMap;

use super::item::Item;
use super::tokens::Class;

/// The tokens of all paragraphs of both documents, weighed by how rare they are in them.
#[derive(Debug)]
pub(super) struct Shared {
    /// For each token what it tells where both have it, and none of the two misses it.
    both: Vec<f32>,
    pub(super) en: Side,
    pub(super) zh: Side,
}

/// The tokens of one document.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// For each paragraph its tokens, rising.
    pub(super) tokens: Vec<Vec<u32>>,
    /// For each paragraph what it tells against a partner that has none of its tokens.
    pub(super) miss: Vec<f32>,
}

/// What tokens tell at most, as they often come together: *6 December 2021*.
const MOST: f32 = 12.0;

/// Part of what each token would tell if they all came by themselves.
const SHARE: f32 = 0.7;

/// Tokens of a paragraph that are looked at, at most: the same of both sides.
const MOST_TOKENS: usize = 256;

#[derive(Clone, Copy)]
struct Counts {
    class: Class,
    en: u32,
    zh: u32,
}

/// Share of the tokens of a class whose paragraph has them in the other language too, counted on
/// the exact pairs of the corpus (see `docs/alignment.md`).
fn kept(class: Class) -> f32 {
    match class {
        Class::Concept => 0.8,
        Class::Word => 0.77,
        Class::Ordinal => 0.48,
        Class::Number => 0.98,
        Class::Month => 0.97,
        Class::Symbol => 0.99,
    }
}

impl Shared {
    pub(super) fn new(en: &[Item], zh: &[Item]) -> Self {
        let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
        let mut counts: Vec<Counts> = Vec::new();
        for (items, is_en) in [(en, true), (zh, false)] {
            for token in items.iter().flat_map(|item| &item.tokens) {
                let id = *ids.entry(token.key).or_insert_with(|| {
                    counts.push(Counts { class: token.class, en: 0, zh: 0 });
                    counts.len() as u32 - 1
                });
                let count = &mut counts[id as usize];
                count.class = count.class.min(token.class);
                count.en += u32::from(is_en);
                count.zh += u32::from(!is_en);
            }
        }
        let weights: Vec<[f32; 3]> =
            counts.iter().map(|count| weigh(*count, en.len(), zh.len())).collect();
        let side = |items: &[Item], which: usize| {
            let mut side = Side::default();
            for item in items {
                let known = item.tokens.iter().map(|token| ids[&token.key]);
                let mut tokens: Vec<u32> =
                    known.filter(|&id| is_telling(counts[id as usize])).collect();
                tokens.sort_unstable();
                tokens.truncate(MOST_TOKENS);
                side.miss.push(tokens.iter().map(|&id| weights[id as usize][which]).sum());
                side.tokens.push(tokens);
            }
            side
        };
        let (en, zh) = (side(en, 0), side(zh, 1));
        Self { both: weights.iter().map(|weight| weight[2]).collect(), en, zh }
    }

    /// What the tokens tell that two paragraphs have both.
    pub(super) fn common(&self, en: usize, zh: usize) -> f32 {
        let (mut one, mut other) = (self.en.tokens[en].as_slice(), self.zh.tokens[zh].as_slice());
        let mut sum = 0.0;
        while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
            if first == second {
                sum += self.both[*first as usize];
            }
            if first <= second {
                one = rest;
            }
            if second <= first {
                other = others;
            }
        }
        sum
    }

    /// What tokens tell for or against paragraphs: those in common less those that are missed.
    pub(super) fn likeness(common: f32, missed: f32) -> f32 {
        (common - missed).clamp(-MOST, MOST)
    }

    /// The paragraphs that alone have a token, if each document has one.
    pub(super) fn unique(&self) -> impl Iterator<Item = (usize, usize)> {
        let alone = |side: &Side| {
            let mut alone: Vec<Option<usize>> = vec![None; self.both.len()];
            let mut seen = vec![false; self.both.len()];
            for (at, tokens) in side.tokens.iter().enumerate() {
                for &token in tokens {
                    let token = token as usize;
                    alone[token] = Some(at).filter(|_| !seen[token]);
                    seen[token] = true;
                }
            }
            alone
        };
        let (en, zh) = (alone(&self.en), alone(&self.zh));
        en.into_iter().zip(zh).filter_map(|(en, zh)| en.zip(zh))
    }
}

/// A word of only one of the two languages tells nothing.
fn is_telling(count: Counts) -> bool {
    !matches!(count.class, Class::Word | Class::Concept) || count.en > 0 && count.zh > 0
}

/// What it costs that the Chinese paragraph lacks a token of the English one, or the English one a
/// token of the Chinese one, and what is gained where both have it, with both costs given back.
fn weigh(count: Counts, en: usize, zh: usize) -> [f32; 3] {
    let chance = |has: u32, all: usize| (has as f32 + 0.5) / (all as f32 + 1.0);
    let (in_en, in_zh) = (chance(count.en, en), chance(count.zh, zh));
    let kept = kept(count.class);
    let gain = (kept / (in_en * in_zh).sqrt()).ln().clamp(0.0, 6.0);
    let cost = |chance: f32| ((1.0 - chance) / (1.0 - kept)).ln().clamp(0.0, 3.0);
    let [lacks_zh, lacks_en] = [cost(in_zh), cost(in_en)].map(|cost| cost * SHARE);
    [lacks_zh, lacks_en, gain * SHARE + lacks_zh + lacks_en]
}
