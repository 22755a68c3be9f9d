use std::collections::HashSet;

use zhengming_bitext::Unit;
use zhengming_glossary::{ConceptId, Glossary, Language, Status, TermId};
use zhengming_tagger::{Scratch, Tagger};

use super::evidence::Evidence;
use super::forms::Alike;
use super::{Attestation, ConceptAttestation};
use crate::survey::TermIndex;

/// What all inputs share.
pub(super) struct Shared<'t> {
    pub(super) tagger: &'t Tagger,
    pub(super) index: TermIndex,
    pub(super) alike: Alike,
    /// Concepts with whose examples the paragraphs are kept.
    with_passages: HashSet<ConceptId>,
}

/// The counts of one input.
pub(super) struct Counter<'s> {
    shared: &'s Shared<'s>,
    scratch: Scratch,
    found: Vec<u32>,
    sums: Sums,
}

/// The counts of any number of inputs.
#[derive(Default)]
pub(super) struct Sums {
    concepts: Vec<Totals>,
    terms: Vec<Evidence>,
    units: u64,
}

#[derive(Clone, Debug, Default)]
struct Totals {
    english: u64,
    preferred: u64,
    accepted: u64,
    none: u64,
    years: Option<(u16, u16)>,
}

impl<'s> Shared<'s> {
    pub(super) fn new(tagger: &'s Tagger, with_passages: &[ConceptId]) -> Self {
        let index = TermIndex::new(tagger.glossary());
        let alike = Alike::new(tagger.glossary(), &index);
        Self { tagger, index, alike, with_passages: with_passages.iter().copied().collect() }
    }

    fn glossary(&self) -> &Glossary {
        self.tagger.glossary()
    }
}

impl<'s> Counter<'s> {
    pub(super) fn new(shared: &'s Shared<'s>) -> Self {
        let sums = Sums {
            concepts: vec![Totals::default(); shared.glossary().concepts.len()],
            terms: vec![Evidence::default(); shared.index.len()],
            units: 0,
        };
        Self { shared, scratch: Scratch::default(), found: Vec::new(), sums }
    }

    /// Counts one unit.
    pub(super) fn add(&mut self, unit: &Unit) {
        self.sums.units += 1;
        self.found.clear();
        self.find(unit, Language::En);
        if self.found.is_empty() {
            return;
        }
        self.find(unit, Language::Zh);
        self.found.sort_unstable();
        self.found.dedup();
        let ids: Vec<TermId> =
            self.found.iter().map(|&number| self.shared.index.id(number as usize)).collect();
        for terms in ids.chunk_by(|one, two| one.concept == two.concept) {
            self.concept(unit, terms);
        }
    }

    pub(super) fn finish(mut self) -> Sums {
        self.sums.terms.iter_mut().for_each(Evidence::end_document);
        self.sums
    }

    /// Adds the numbers of the terms that one side has.
    fn find(&mut self, unit: &Unit, language: Language) {
        let Shared { tagger, index, alike, .. } = self.shared;
        let (batch, paragraph) = unit.batch(language);
        let (matches, _) = tagger.tag(&batch, &paragraph, &mut self.scratch);
        for found in matches {
            if tagger.glossary().term(found.term).language == language {
                self.found.extend(alike.of(index, found.term));
            }
        }
    }

    /// Counts the terms of one concept in one unit.
    fn concept(&mut self, unit: &Unit, terms: &[TermId]) {
        let glossary = self.shared.glossary();
        let has = |language, fits: fn(Status) -> bool| {
            terms
                .iter()
                .map(|&id| glossary.term(id))
                .any(|t| t.language == language && fits(t.status))
        };
        let english = has(Language::En, |_| true);
        let any = has(Language::Zh, |_| true);
        let accepted = [Language::En, Language::Zh].map(|side| has(side, Status::is_accepted));
        if english {
            let totals = &mut self.sums.concepts[terms[0].concept.0 as usize];
            totals.english += 1;
            totals.none += u64::from(!any);
            totals.preferred += u64::from(has(Language::Zh, |status| status == Status::Preferred));
            if accepted == [true; 2] {
                totals.accepted += 1;
                totals.see(unit.year);
            }
        }
        let keeps = self.shared.with_passages.contains(&terms[0].concept);
        for &id in terms {
            let [en, zh] = accepted;
            let language = glossary.term(id).language;
            let opposite = if language == Language::En { zh } else { en };
            if opposite {
                let passage = keeps.then_some(language);
                self.sums.terms[self.shared.index.number(id)].add(unit, passage);
            }
        }
    }
}

impl Totals {
    fn see(&mut self, year: Option<u16>) {
        let Some(year) = year else { return };
        let (first, last) = self.years.unwrap_or((year, year));
        self.years = Some((first.min(year), last.max(year)));
    }

    fn merge(&mut self, other: &Self) {
        self.english += other.english;
        self.preferred += other.preferred;
        self.accepted += other.accepted;
        self.none += other.none;
        if let Some((first, last)) = other.years {
            self.see(Some(first));
            self.see(Some(last));
        }
    }
}

impl Sums {
    /// Joins the counts of an input that comes later.
    pub(super) fn merge(mut self, later: Self) -> Self {
        if self.concepts.is_empty() {
            return later;
        }
        self.units += later.units;
        for (totals, more) in self.concepts.iter_mut().zip(&later.concepts) {
            totals.merge(more);
        }
        for (evidence, more) in self.terms.iter_mut().zip(later.terms) {
            evidence.merge(more);
        }
        self
    }

    pub(super) fn finish(mut self, glossary: std::sync::Arc<Glossary>) -> Attestation {
        self.concepts.resize(glossary.concepts.len(), Totals::default());
        let mut evidence = self.terms.into_iter();
        let concepts = glossary.concept_ids().zip(&glossary.concepts).zip(self.concepts);
        let concepts = concepts
            .map(|((concept, entry), totals)| ConceptAttestation {
                concept,
                english: totals.english,
                preferred: totals.preferred,
                accepted: totals.accepted,
                none: totals.none,
                years: totals.years,
                terms: entry
                    .terms
                    .iter()
                    .map(|_| evidence.next().unwrap_or_default().finish())
                    .collect(),
            })
            .collect();
        Attestation { glossary, concepts, units: self.units, failures: Vec::new() }
    }
}
