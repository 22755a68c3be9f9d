use zhengming_glossary::ConceptId;

use super::finding::{concept_name, described, evidence, joined};
use super::variants::full_forms;
use super::{Finding, Level, MqmClass, Rule, TermCount};
use crate::{Survey, TermUsage};

pub(super) const RULE: Rule = Rule {
    id: "mixed-terms",
    summary: "a document uses several accepted terms for one concept",
    level: Level::Note,
    class: MqmClass::InconsistentUse,
    on_by_default: true,
    page: include_str!("../../../../docs/rules/mixed-terms.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    for (document, usage) in survey.documents.iter().enumerate() {
        for variants in full_forms(survey, usage) {
            if variants.len() > 1 {
                findings.push(finding(survey, document, &variants));
            }
        }
    }
}

fn finding(survey: &Survey, document: usize, variants: &[&TermUsage]) -> Finding {
    let concept: ConceptId = variants[0].term.concept;
    let words: Vec<String> =
        variants.iter().map(|used| described(survey, used.term, used.uses())).collect();
    let both = if words.len() == 2 { "both" } else { "all" };
    let language = survey.glossary.term(variants[0].term).language;
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{} are {both} used for *{}*",
            joined(&words),
            concept_name(survey, concept)
        ),
        document,
        concept,
        language,
        terms: variants
            .iter()
            .map(|used| TermCount { term: used.term, uses: used.uses(), elsewhere: 0 })
            .collect(),
        evidence: evidence(document, variants),
        help: match survey.glossary.concept(concept).preferred(language) {
            Some(preferred) => format!(
                "if they mean the same here, keep to one; the preferred term is {}",
                preferred.text
            ),
            None => "if they mean the same here, keep to one".to_owned(),
        },
    }
}
