use zhengming_glossary::{ConceptId, Language};

use super::finding::{concept_name, described, evidence, joined};
use super::variants::{Variant, Variants};
use super::{Finding, Level, MqmClass, Rule, TermCount};
use crate::{ContextOf, Survey, TermUsage, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "mixed-terms",
    summary: "a document uses several accepted terms for one concept",
    level: Level::Note,
    class: MqmClass::InconsistentUse,
    on_by_default: false,
    evidence: ContextOf::Competing,
    wanted: Wanted::NOTHING,
    page: include_str!("../../../../docs/rules/mixed-terms.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    let mut variants = Variants::new(survey);
    for (document, usage) in survey.documents.iter().enumerate() {
        let mut mixed = variants.of(usage);
        mixed.retain(|(_, _, variants)| variants.len() > 1);
        for (concept, language, variants) in &mixed {
            if !mixed.iter().any(|(_, _, wider)| lies_within(variants, wider)) {
                findings.push(finding(survey, document, (*concept, *language), variants));
            }
        }
    }
}

/// Whether every place of the one lies inside longer terms of the other, so that it would be told
/// twice: 自愿、不具约束力 with 自愿、不具约束力的规范. Without places there is no telling.
fn lies_within(variants: &[Variant<'_>], wider: &[Variant<'_>]) -> bool {
    let spans = |variants: &[Variant<'_>]| -> Vec<(u64, u64)> {
        let used = variants.iter().flat_map(|variant| &variant.used);
        used.flat_map(|used| used.own_places().map(|place| place.span)).collect()
    };
    let (inner, outer) = (spans(variants), spans(wider));
    let is_inside = |&(start, end): &(u64, u64)| {
        outer.iter().any(|&span| span.0 <= start && end <= span.1 && span != (start, end))
    };
    !inner.is_empty() && inner.iter().all(is_inside)
}

fn finding(
    survey: &Survey,
    document: usize,
    (concept, language): (ConceptId, Language),
    variants: &[Variant<'_>],
) -> Finding {
    let words: Vec<String> =
        variants.iter().map(|variant| described(survey, variant.term, variant.uses())).collect();
    let used: Vec<&TermUsage> =
        variants.iter().flat_map(|variant| &variant.used).copied().collect();
    let both = if words.len() == 2 { "both" } else { "all" };
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{} are {both} used for *{}*",
            joined(&words),
            concept_name(survey, concept)
        ),
        document,
        concept: Some(concept),
        language,
        other_passages: 0,
        terms: used
            .iter()
            .map(|used| TermCount { term: used.term, uses: used.uses(), elsewhere: 0 })
            .collect(),
        evidence: evidence(document, &used),
        help: match survey.glossary.concept(concept).preferred(language) {
            Some(preferred) => format!(
                "if they mean the same here, keep to one; the preferred term is {}",
                preferred.text
            ),
            None => "if they mean the same here, keep to one".to_owned(),
        },
    }
}
