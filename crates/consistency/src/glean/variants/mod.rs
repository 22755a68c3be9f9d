//! Forms that the glossary lacks and that are one step from a term of it.
//!
//! Chinese is searched without 的 and joining words, so that 国际和平及安全 is seen beside 国际和平与安全;
//! forms with their parts in another order by sums over their characters, which do not depend on
//! the order; and forms with another character by the halves of terms, of which one is intact.
//! English is searched by sums over its words.

mod bags;
mod bare;
mod chinese;
mod clause;
mod cover;
mod english;
mod form;
mod phrase;
mod proper;
mod step;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;
use zhengming_glossary::{ConceptKind, Glossary, TermId};
use zhengming_tagger::Match;
use zhengming_text::fold_term;

use chinese::Chinese;
use cover::Cover;
use english::English;
use proper::is_in_name;
pub use step::Step;

use crate::Place;
use crate::glean::{MOST_OF_A_KIND, OwnWords};
use crate::survey::Pending;

/// A form that the glossary lacks, one step from a term of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The form as the text has it; folded, where something breaks it there.
    pub text: String,
    /// The accepted term that it is one step from.
    pub near: TermId,
    /// The step.
    pub step: Step,
    /// Where it stands.
    pub place: Place,
}

/// A [`Variant`] without its place.
#[derive(Clone, Debug)]
pub(crate) struct Unlisted {
    text: String,
    near: TermId,
    step: Step,
}

impl Unlisted {
    pub(crate) fn at(self, place: Place) -> Variant {
        let Self { text, near, step } = self;
        Variant { text, near, step, place }
    }
}

/// A stretch of folded text that is one step from a term.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Candidate {
    range: Range<usize>,
    near: TermId,
    step: Step,
}

/// Finds unlisted variants.
pub(crate) struct VariantReader {
    chinese: Chinese,
    english: English,
    /// Every form that the glossary knows, folded, whatever it says of it.
    listed: FxHashSet<String>,
}

impl VariantReader {
    /// None, where the glossary has no term that is long enough.
    pub(crate) fn new(glossary: &Glossary) -> Option<Self> {
        let chinese = Chinese::new(glossary)?;
        let english = English::new(glossary);
        let listed = glossary
            .terms()
            .flat_map(|(_, term)| std::iter::once(&term.text).chain(&term.not_in))
            .map(|form| fold_term(form))
            .collect();
        Some(Self { chinese, english, listed })
    }

    /// Adds the variants of a paragraph that are the document's own words. `matches` are the terms
    /// that were found in it.
    pub(crate) fn read(
        &self,
        glossary: &Glossary,
        words: &mut OwnWords<'_>,
        matches: &[Match],
        found: &mut Vec<(Pending, Unlisted)>,
    ) {
        let cover = Cover::new(glossary, matches);
        let mut candidates = Vec::new();
        self.chinese.find(words.text(), &cover, &mut candidates);
        self.english.find(words.folded(), &cover, &mut candidates);
        candidates.retain(|Candidate { range, near, .. }| {
            !self.listed.contains(&words.text()[range.clone()])
                && !is_in_name(words, range, &glossary.term(*near).text)
        });
        for Candidate { range, near, step } in longest(candidates, glossary) {
            if found.len() >= MOST_OF_A_KIND {
                return;
            }
            let place = match glossary.concept(near.concept).kind {
                ConceptKind::Name => words.place_of_name(range.clone()),
                ConceptKind::Term | ConceptKind::Formula => words.place(range.clone()),
            };
            if let Some(place) = place {
                let text = written(words.source(range.clone()), &words.text()[range]);
                found.push((place, Unlisted { text, near, step }));
            }
        }
    }
}

/// Of candidates that overlap the longest; of equally long ones the one nearest to a preferred
/// term, then to the first in the glossary. They come in the order of the text.
fn longest(mut candidates: Vec<Candidate>, glossary: &Glossary) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| {
        let status = glossary.term(candidate.near).status;
        (Reverse(candidate.range.len()), candidate.range.start, status, candidate.near)
    });
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    candidates.retain(|Candidate { range, .. }| {
        let before_end = taken.range(..range.end).next_back();
        let is_free = before_end.is_none_or(|(_, &end)| end <= range.start);
        if is_free {
            taken.insert(range.start, range.end);
        }
        is_free
    });
    candidates.sort_by_key(|candidate| candidate.range.start);
    candidates
}

/// The source where it is whole, else the folded text.
fn written(source: &str, folded: &str) -> String {
    let is_whole = fold_term(source) == folded && !source.contains(['\n', '\r']);
    if is_whole { source } else { folded }.to_owned()
}
