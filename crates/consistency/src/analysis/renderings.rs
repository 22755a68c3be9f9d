//! How terms are rendered, over all documents that a survey has in both languages.

use std::collections::BTreeMap;

use zhengming_glossary::{ConceptId, Language, TermId};

use super::measure::{hhi, ltcr};
use super::{FIRM_USES, LEAST_USES};
use crate::{Bitext, Rendered, Survey};

/// Which terms stand opposite of which, over all documents of a survey. The survey must have been
/// made with [`UnitsWanted::rendered`](crate::UnitsWanted::rendered).
#[derive(Clone, Debug, Default)]
pub struct Renderings<'s> {
    concepts: BTreeMap<ConceptId, Vec<RenderedPair<'s>>>,
}

/// Two terms that stand opposite of one another.
#[derive(Clone, Debug)]
pub struct RenderedPair<'s> {
    /// In the order of [`Language::ALL`].
    pub terms: [TermId; 2],
    /// Units.
    pub units: u64,
    /// What was noted in each document, in the order of the Chinese ones.
    pub documents: Vec<(&'s Bitext, &'s Rendered)>,
}

/// The renderings of a term.
#[derive(Clone, Debug)]
pub struct RenderingsOf<'r, 's> {
    /// The term.
    pub source: TermId,
    /// Its pairs, the most frequent first.
    pub pairs: Vec<&'r RenderedPair<'s>>,
    /// How consistent they are.
    pub measures: RenderingMeasures,
}

/// How consistently a term is rendered: ratios are `None` below [`LEAST_USES`] units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RenderingMeasures {
    /// Units with the term and one rendering.
    pub units: u64,
    /// Herfindahl–Hirschman index of the renderings.
    pub hhi: Option<f64>,
    /// Lexical translation consistency ratio.
    pub ltcr: Option<f64>,
}

/// How consistently the terms of a concept are rendered, each by itself and summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rendition {
    /// Units that have one term of the concept on either side.
    pub units: u64,
    /// Those with the most frequent rendering of their term.
    pub main: u64,
    /// Pairs of units with the same term that have the same rendering.
    pub alike: u64,
    /// Pairs of units with the same term.
    pub pairs: u64,
}

impl<'s> Renderings<'s> {
    /// Sums what was noted of all documents.
    #[must_use]
    pub fn new(survey: &'s Survey) -> Self {
        let mut pairs: BTreeMap<[TermId; 2], RenderedPair<'s>> = BTreeMap::new();
        for bitext in &survey.bitexts {
            for (&terms, rendered) in &bitext.noted.terms.rendered {
                let new = || RenderedPair { terms, units: 0, documents: Vec::new() };
                let pair = pairs.entry(terms).or_insert_with(new);
                pair.units += rendered.units;
                pair.documents.push((bitext, rendered));
            }
        }
        let mut concepts: BTreeMap<ConceptId, Vec<RenderedPair<'s>>> = BTreeMap::new();
        for pair in pairs.into_values() {
            concepts.entry(pair.terms[0].concept).or_default().push(pair);
        }
        Self { concepts }
    }

    /// The concepts of which anything is rendered.
    pub fn concepts(&self) -> impl Iterator<Item = ConceptId> {
        self.concepts.keys().copied()
    }

    /// The pairs of terms of a concept, in the order of the terms.
    #[must_use]
    pub fn pairs(&self, concept: ConceptId) -> &[RenderedPair<'s>] {
        self.concepts.get(&concept).map_or(&[], Vec::as_slice)
    }

    /// The renderings of each term of a concept in a language, the most frequent term first.
    #[must_use]
    pub fn of(&self, concept: ConceptId, source: Language) -> Vec<RenderingsOf<'_, 's>> {
        let mut by_source: BTreeMap<TermId, Vec<&RenderedPair<'s>>> = BTreeMap::new();
        for pair in self.pairs(concept) {
            by_source.entry(pair.terms[source as usize]).or_default().push(pair);
        }
        let renderings = by_source.into_iter().map(|(source, mut pairs)| {
            pairs.sort_by_key(|pair| std::cmp::Reverse(pair.units));
            let counts: Vec<u64> = pairs.iter().map(|pair| pair.units).collect();
            RenderingsOf { source, pairs, measures: RenderingMeasures::new(&counts) }
        });
        let mut renderings: Vec<_> = renderings.collect();
        renderings.sort_by_key(|one| std::cmp::Reverse(one.measures.units));
        renderings
    }

    /// How consistently the terms of a concept in a language are rendered.
    #[must_use]
    pub fn rendition(&self, concept: ConceptId, source: Language) -> Rendition {
        let mut rendition = Rendition::default();
        for one in self.of(concept, source) {
            rendition.add_term(one.pairs.iter().map(|pair| pair.units));
        }
        rendition
    }
}

impl RenderingMeasures {
    fn new(counts: &[u64]) -> Self {
        let units = counts.iter().sum();
        let given = units >= LEAST_USES;
        let (hhi, ltcr) = (given.then(|| hhi(counts)), given.then(|| ltcr(counts)));
        Self { units, hhi, ltcr }
    }

    /// Whether there are so few units that the ratios are weak evidence.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.units < FIRM_USES
    }
}

impl Rendition {
    /// Adds a term of which the renderings have so many units each.
    fn add_term(&mut self, counts: impl Iterator<Item = u64> + Clone) {
        let units: u64 = counts.clone().sum();
        self.units += units;
        self.main += counts.clone().max().unwrap_or_default();
        self.alike += counts.map(pairs_of).sum::<u64>();
        self.pairs += pairs_of(units);
    }

    /// Adds what was counted of another concept.
    pub fn add(&mut self, other: &Self) {
        self.units += other.units;
        self.main += other.main;
        self.alike += other.alike;
        self.pairs += other.pairs;
    }

    /// The share of units with the most frequent rendering of their term; none below
    /// [`LEAST_USES`] units.
    #[must_use]
    pub fn main_share(&self) -> Option<f64> {
        (self.units >= LEAST_USES).then(|| self.main as f64 / self.units as f64)
    }

    /// Lexical translation consistency ratio: the chance that two units with the same term have the
    /// same rendering; none where no term has two units. Lyu et al. 2021.
    #[must_use]
    pub fn ltcr(&self) -> Option<f64> {
        (self.pairs > 0).then(|| self.alike as f64 / self.pairs as f64)
    }
}

/// C(n, 2).
fn pairs_of(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_is_held_to_its_own_renderings() {
        let mut rendition = Rendition::default();
        rendition.add_term([3, 1].into_iter());
        rendition.add_term([2].into_iter());
        assert_eq!(rendition, Rendition { units: 6, main: 5, alike: 4, pairs: 7 });
        assert_eq!(rendition.main_share(), Some(5.0 / 6.0));
        assert_eq!(rendition.ltcr(), Some(4.0 / 7.0));
        assert_eq!(Rendition { units: 1, main: 1, alike: 0, pairs: 0 }.main_share(), None);
        assert_eq!(Rendition::default().ltcr(), None);
    }
}
