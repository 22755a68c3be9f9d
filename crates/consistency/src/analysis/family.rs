use std::collections::BTreeMap;

use zhengming_glossary::{ConceptId, Language};

use super::base::Bases;
use super::concept::{ConceptUsage, row};
use super::measure::{Measures, Row};
use crate::Survey;

/// A family of concepts in one language, its members compared with each other.
#[derive(Clone, Debug)]
pub struct FamilyUsage {
    /// Index of the family in [`zhengming_glossary::Glossary::families`].
    pub family: usize,
    /// The language of the terms.
    pub language: Language,
    /// Members that occur, in the order of the family.
    pub members: Vec<MemberTotals>,
    /// Frequency and consistency; the variants are the members.
    pub measures: Measures,
}

/// A member of a family.
#[derive(Clone, Debug)]
pub struct MemberTotals {
    /// The concept.
    pub concept: ConceptId,
    /// Uses of all its terms of the language.
    pub uses: u64,
    /// Documents with a use.
    pub documents: usize,
    /// Date of the earliest dated document with a use.
    pub first: Option<String>,
    /// Date of the latest.
    pub last: Option<String>,
}

pub(super) fn families(
    survey: &Survey,
    concepts: &[ConceptUsage],
    bases: &Bases,
) -> Vec<FamilyUsage> {
    let usage: BTreeMap<(ConceptId, Language), &ConceptUsage> =
        concepts.iter().map(|usage| ((usage.concept, usage.language), usage)).collect();
    let mut families = Vec::new();
    for (family, entry) in survey.glossary.families.iter().enumerate() {
        for language in Language::ALL {
            let members: Vec<&ConceptUsage> = entry
                .members
                .iter()
                .filter_map(|&concept| usage.get(&(concept, language)).copied())
                .collect();
            if !members.is_empty() {
                families.push(family_usage(family, language, &members, bases));
            }
        }
    }
    families
}

fn family_usage(
    family: usize,
    language: Language,
    members: &[&ConceptUsage],
    bases: &Bases,
) -> FamilyUsage {
    let rows: Vec<Row> = members.iter().map(|usage| member_row(usage)).collect();
    FamilyUsage {
        family,
        language,
        measures: Measures::new(&rows.iter().collect::<Vec<_>>(), bases.of(language)),
        members: members
            .iter()
            .map(|usage| MemberTotals {
                concept: usage.concept,
                uses: usage.measures.k,
                documents: usage.measures.documents,
                first: usage.first.clone(),
                last: usage.last.clone(),
            })
            .collect(),
    }
}

/// The uses of a concept by document, its terms taken together.
fn member_row(usage: &ConceptUsage) -> Row {
    let mut uses: BTreeMap<usize, u64> = BTreeMap::new();
    for (document, n) in usage.terms.iter().flat_map(|term| row(&term.per_document)) {
        *uses.entry(document).or_default() += n;
    }
    uses.into_iter().collect()
}
