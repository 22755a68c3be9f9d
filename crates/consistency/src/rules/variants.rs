//! Which terms of a concept compete with each other.

use zhengming_glossary::{ConceptKind, Term};

use crate::{DocumentUsage, Survey, TermUsage};

/// The accepted full forms that a document uses, by concept and language.
///
/// An abbreviation does not compete with what it abbreviates: a text gives the full form once and
/// the abbreviation from then on. So it is with names, which a text shortens as it goes on,
/// 联合国裁军研究所 to 裁军研究所; there the shorter form needs no mark in the glossary.
pub(super) fn full_forms<'s>(
    survey: &'s Survey,
    usage: &'s DocumentUsage,
) -> impl Iterator<Item = Vec<&'s TermUsage>> {
    let key = |used: &&TermUsage| (used.term.concept, survey.glossary.term(used.term).language);
    let competing: Vec<&TermUsage> = usage
        .terms
        .iter()
        .filter(|used| used.uses() > 0)
        .filter(|used| {
            let term = survey.glossary.term(used.term);
            term.status.is_accepted() && !term.abbreviation
        })
        .collect();
    let groups: Vec<Vec<&TermUsage>> = competing
        .chunk_by(|one, two| key(one) == key(two))
        .map(|group| without_short_names(survey, group))
        .collect();
    groups.into_iter()
}

fn without_short_names<'s>(survey: &Survey, group: &[&'s TermUsage]) -> Vec<&'s TermUsage> {
    let concept = survey.glossary.concept(group[0].term.concept);
    if concept.kind != ConceptKind::Name {
        return group.to_vec();
    }
    let term = |used: &TermUsage| survey.glossary.term(used.term);
    let is_short = |used: &&&TermUsage| group.iter().any(|other| shortens(term(used), term(other)));
    group.iter().filter(|used| !is_short(used)).copied().collect()
}

/// Whether `short` is `long` with words left out.
fn shortens(short: &Term, long: &Term) -> bool {
    let mut rest = long.text.chars();
    short.text.len() < long.text.len() && short.text.chars().all(|char| rest.any(|c| c == char))
}
