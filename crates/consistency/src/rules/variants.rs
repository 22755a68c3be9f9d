//! Which terms of a concept compete with each other.

use std::collections::{BTreeMap, HashMap};

use zhengming_glossary::{ConceptId, ConceptKind, Glossary, Language, Term, TermId};

use super::wording::Wording;
use crate::survey::has_rivals;
use crate::{DocumentUsage, Survey, TermUsage};

/// A way of wording a concept, with all terms that a document uses for it.
pub(super) struct Variant<'s> {
    /// The first of the terms that the document uses.
    pub(super) term: TermId,
    pub(super) used: Vec<&'s TermUsage>,
}

impl Variant<'_> {
    pub(super) fn uses(&self) -> u64 {
        self.used.iter().map(|used| used.uses()).sum()
    }
}

/// Tells competing wordings from forms that merely look different.
///
/// * An abbreviation does not compete with what it abbreviates: a text gives the full form once
///   and the abbreviation from then on. That holds inside longer terms too: *ICT security*.
/// * Names are shortened likewise, 联合国裁军研究所 to 裁军研究所, and need no mark in the glossary.
/// * Forms that differ in grammar only are one wording: *action plan* and *plan of action*,
///   信息完整性 and 信息的完整性.
/// * Formulae do not compete: which verb opens a paragraph follows the English, and *as appropriate*
///   beside *where appropriate* is no terminology.
pub(super) struct Variants<'s> {
    survey: &'s Survey,
    wording: Wording,
    /// The wordings of terms that were asked for.
    keys: HashMap<TermId, String>,
}

impl<'s> Variants<'s> {
    pub(super) fn new(survey: &'s Survey) -> Self {
        Self { survey, wording: Wording::new(&survey.glossary), keys: HashMap::new() }
    }

    /// The accepted wordings that a document uses, by concept and language, of concepts that have
    /// several.
    pub(super) fn of(
        &mut self,
        usage: &'s DocumentUsage,
    ) -> Vec<(ConceptId, Language, Vec<Variant<'s>>)> {
        let glossary: &Glossary = &self.survey.glossary;
        let competing: Vec<&TermUsage> = usage
            .terms
            .iter()
            .filter(|used| used.uses() > 0 && has_rivals(glossary, used.term))
            .collect();
        let key = |used: &TermUsage| (used.term.concept, glossary.term(used.term).language);
        competing
            .chunk_by(|one, two| key(one) == key(two))
            .map(|group| {
                let (concept, language) = key(group[0]);
                (concept, language, self.variants(concept, group))
            })
            .collect()
    }

    fn variants(&mut self, concept: ConceptId, group: &[&'s TermUsage]) -> Vec<Variant<'s>> {
        let is_name = self.survey.glossary.concept(concept).kind == ConceptKind::Name;
        let mut variants: BTreeMap<TermId, Variant<'s>> = BTreeMap::new();
        let mut first_of: HashMap<&str, TermId> = HashMap::new();
        for used in group {
            self.learn(used.term);
        }
        for &used in group {
            if is_name && self.is_short_name(used, group) {
                continue;
            }
            let first = *first_of.entry(&self.keys[&used.term]).or_insert(used.term);
            variants
                .entry(first)
                .or_insert_with(|| Variant { term: first, used: Vec::new() })
                .used
                .push(used);
        }
        variants.into_values().collect()
    }

    /// Whether accepted terms of one concept compete with each other: at least two of them are
    /// worded differently, and neither is an abbreviation or a shorter name of the other.
    pub(super) fn differ(&mut self, terms: &[TermId]) -> bool {
        let glossary = &self.survey.glossary;
        let competing: Vec<TermId> =
            terms.iter().copied().filter(|&term| has_rivals(glossary, term)).collect();
        competing.iter().for_each(|&term| self.learn(term));
        competing.iter().any(|&term| !self.alike(competing[0], term))
    }

    fn learn(&mut self, term: TermId) {
        let Self { survey, wording, keys } = self;
        keys.entry(term).or_insert_with(|| wording.key(survey.glossary.term(term)));
    }

    /// Whether the two terms of a concept are worded alike. Both must have been among the variants.
    pub(super) fn alike(&self, one: TermId, two: TermId) -> bool {
        one == two
            || self.keys.get(&one).is_some_and(|key| self.keys.get(&two) == Some(key))
            || self.is_one_name(one, two)
    }

    fn is_one_name(&self, one: TermId, two: TermId) -> bool {
        let glossary = &self.survey.glossary;
        let (first, second) = (glossary.term(one), glossary.term(two));
        glossary.concept(one.concept).kind == ConceptKind::Name
            && (shortens(first, second) || shortens(second, first))
    }

    fn is_short_name(&self, used: &TermUsage, group: &[&TermUsage]) -> bool {
        let term = |used: &TermUsage| self.survey.glossary.term(used.term);
        group.iter().any(|other| shortens(term(used), term(other)))
    }
}

/// Whether `short` is `long` with words left out.
fn shortens(short: &Term, long: &Term) -> bool {
    let mut rest = long.text.chars();
    short.text.len() < long.text.len() && short.text.chars().all(|char| rest.any(|c| c == char))
}
