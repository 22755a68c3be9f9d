use zhengming_consistency::{ConceptUsage, FamilyUsage, MemberTotals, Survey, TermTotals};
use zhengming_glossary::Language;

use super::text::{dates, labels, measures, profile, uses};
use super::{Variant, Variation};
use crate::model::name_in;

/// Documents listed for each variant, where few documents are read and where many are.
const DOCUMENTS: (usize, usize) = (8, 3);

/// So many documents are few.
const FEW: usize = 20;

/// A concept of which several terms are in use.
pub(super) fn of_concept(survey: &Survey, usage: &ConceptUsage) -> Variation {
    let concept = survey.glossary.concept(usage.concept);
    let name = |language| name_in(concept, language).unwrap_or_default().to_owned();
    let mut variants: Vec<Variant> = usage
        .terms
        .iter()
        .filter(|term| term.uses() > 0)
        .map(|term| of_term(survey, term, usage.measures.k))
        .collect();
    sort(&mut variants);
    Variation {
        name: name(usage.language),
        rendering: name(usage.language.other()),
        remark: concept.domain.clone(),
        uses: format!("{}: {}", uses(&usage.measures), profile(usage.profile)),
        measures: measures(&usage.measures),
        note: concept.note.clone(),
        variants,
    }
}

fn of_term(survey: &Survey, totals: &TermTotals, k: u64) -> Variant {
    let term = survey.glossary.term(totals.term);
    let (places, more_documents) = places(survey, &[totals]);
    Variant {
        text: term.text.clone(),
        rendering: String::new(),
        status: Some(term.status),
        uses: totals.uses(),
        share: totals.uses() as f64 / k.max(1) as f64,
        dates: dates(totals.first.as_deref(), totals.last.as_deref()),
        places,
        more_documents,
    }
}

/// A family of which several members are in use.
pub(super) fn of_family(
    survey: &Survey,
    concepts: &[ConceptUsage],
    usage: &FamilyUsage,
) -> Option<Variation> {
    let family = survey.glossary.families.get(usage.family)?;
    let mut variants: Vec<Variant> = usage
        .members
        .iter()
        .filter(|member| member.uses > 0)
        .map(|member| of_member(survey, concepts, member, usage))
        .collect();
    sort(&mut variants);
    Some(Variation {
        name: family.id.replace('-', " "),
        rendering: String::new(),
        remark: format!("family, {}", usage.language),
        uses: uses(&usage.measures),
        measures: measures(&usage.measures),
        note: family.note.clone(),
        variants,
    })
}

fn of_member(
    survey: &Survey,
    concepts: &[ConceptUsage],
    member: &MemberTotals,
    family: &FamilyUsage,
) -> Variant {
    let concept = survey.glossary.concept(member.concept);
    let name = |language: Language| name_in(concept, language).unwrap_or_default().to_owned();
    let key = (member.concept, family.language);
    let terms = concepts
        .binary_search_by_key(&key, |usage| (usage.concept, usage.language))
        .map_or(&[][..], |at| &concepts[at].terms);
    let (places, more_documents) = places(survey, &terms.iter().collect::<Vec<_>>());
    Variant {
        text: name(family.language),
        rendering: name(family.language.other()),
        status: None,
        uses: member.uses,
        share: member.uses as f64 / family.measures.k.max(1) as f64,
        dates: dates(member.first.as_deref(), member.last.as_deref()),
        places,
        more_documents,
    }
}

/// Most used first, then in the order of the glossary.
fn sort(variants: &mut [Variant]) {
    variants.sort_by_key(|variant| std::cmp::Reverse(variant.uses));
}

/// Where terms are used: documents in order, each with the labels of paragraphs; and how many
/// documents are left out.
fn places(survey: &Survey, terms: &[&TermTotals]) -> (Vec<(String, String)>, usize) {
    let mut documents: Vec<usize> = terms
        .iter()
        .flat_map(|term| &term.per_document)
        .filter(|at| at.uses() > 0)
        .map(|at| at.document)
        .collect();
    documents.sort_unstable();
    documents.dedup();
    let most = if survey.documents.len() > FEW { DOCUMENTS.1 } else { DOCUMENTS.0 };
    let listed = documents.iter().take(most).filter_map(|&at| {
        let document = survey.documents.get(at)?;
        let usages: Vec<_> = terms.iter().filter_map(|term| document.usage(term.term)).collect();
        let mut places: Vec<_> = usages.iter().flat_map(|usage| usage.own_places()).collect();
        places.sort_by_key(|place| place.span);
        let all = usages.iter().map(|usage| usage.uses()).sum();
        Some((document.info.id.clone(), labels(places.into_iter(), all)))
    });
    (listed.collect(), documents.len().saturating_sub(most))
}
