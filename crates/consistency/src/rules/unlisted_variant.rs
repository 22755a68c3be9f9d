use std::collections::BTreeMap;

use zhengming_text::{counted, fold_term};

use super::finding::{described, most_places};
use super::{Evidence, Finding, Level, MqmClass, Rule};
use crate::{ContextOf, Survey, TermUsage, Variant, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "unlisted-variant",
    summary: "a form that the glossary lacks stands one step from a term",
    level: Level::Note,
    class: MqmClass::InconsistentWithTermbase,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted { variants: true, ..Wanted::NOTHING },
    page: include_str!("../../../../docs/rules/unlisted-variant.md"),
    run,
};

/// A place of a form with the number of its document.
type Placed<'s> = (usize, &'s Variant);

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    let mut by_form: BTreeMap<String, Vec<Placed<'_>>> = BTreeMap::new();
    for (document, usage) in survey.documents.iter().enumerate() {
        for variant in &usage.gleanings.variants {
            by_form.entry(fold_term(&variant.text)).or_default().push((document, variant));
        }
    }
    findings.extend(by_form.values().map(|places| finding(survey, places)));
}

/// One finding for each form, in the first document that has it: whether to list a form is decided
/// once, not in every document.
fn finding(survey: &Survey, places: &[Placed<'_>]) -> Finding {
    let (document, Variant { text, near, step, .. }) = places[0];
    let documents = places.chunk_by(|one, two| one.0 == two.0).count();
    let uses: u64 =
        survey.documents.iter().filter_map(|usage| usage.usage(*near)).map(TermUsage::uses).sum();
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{text} stands {} in {}, one step from {}",
            counted(places.len() as u64, "time"),
            counted(documents as u64, "document"),
            described(survey, *near, uses),
        ),
        document,
        concept: Some(near.concept),
        language: survey.glossary.term(*near).language,
        terms: Vec::new(),
        other_passages: places.len() as u64,
        evidence: evidence(places),
        help: format!(
            "it {}; enter it in the glossary with the status that it has, or write {}",
            step.description(),
            survey.glossary.term(*near).text
        ),
    }
}

/// The first passages of the form, from as many documents as may be.
fn evidence(places: &[Placed<'_>]) -> Vec<Evidence> {
    let mut spread: Vec<(usize, Placed<'_>)> = places
        .chunk_by(|one, two| one.0 == two.0)
        .flat_map(|own| (0..).zip(own.iter().copied()))
        .collect();
    spread.sort_by_key(|(rank, _)| *rank);
    let mut shown: Vec<Placed<'_>> = spread.into_iter().map(|(_, placed)| placed).collect();
    shown.truncate(most_places(shown.iter().map(|(_, variant)| &variant.place)).count());
    shown.sort_by_key(|(document, variant)| (*document, variant.place.span));
    let place = |(document, variant): Placed<'_>| Evidence {
        term: None,
        document,
        place: variant.place.clone(),
    };
    shown.into_iter().map(place).collect()
}
