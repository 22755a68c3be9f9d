//! Citations of resolutions and decisions that do not hold.

mod body;
mod dates;
mod differing;
mod numbers;
pub(super) mod order;
mod titles;

use super::finding::most_places;
use super::{Evidence, Finding, Level, MqmClass, Rule};
use crate::{Citation, ContextOf, Survey, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "citation",
    summary: "the number, date or title of a cited resolution does not fit",
    level: Level::Warning,
    class: MqmClass::ExternalReference,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted { citations: true, ..Wanted::NOTHING },
    page: include_str!("../../../../../docs/rules/citation.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    dates::check(survey, findings);
    titles::check(survey, findings);
    numbers::check(survey, findings);
}

fn finding(
    rule: &Rule,
    document: usize,
    message: String,
    passages: &[&Citation],
    elsewhere: Vec<Evidence>,
) -> Finding {
    let own = most_places(passages.iter().map(|citation| &citation.place));
    let own = own.map(|place| Evidence { term: None, document, place: place.clone() });
    Finding {
        rule: rule.id,
        level: rule.level,
        message,
        document,
        concept: None,
        language: passages[0].language,
        terms: Vec::new(),
        other_passages: (passages.len() + elsewhere.len()) as u64,
        evidence: own.chain(elsewhere).collect(),
        help: "look up the resolution itself".to_owned(),
    }
}
