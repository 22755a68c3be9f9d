//! Lists of citations out of order.

use super::numbers::tell;
use super::{Level, MqmClass, Rule};
use crate::{Citation, ContextOf, DocumentUsage, Finding, Flaw, Survey, Wanted};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "citation-order",
    summary: "one number in a list of cited resolutions stands out of order",
    level: Level::Note,
    class: MqmClass::ExternalReference,
    on_by_default: false,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted { citations: true, ..Wanted::NOTHING },
    page: include_str!("../../../../../docs/rules/citation-order.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    tell(&RULE, survey, findings, message);
}

fn message(_: &DocumentUsage, citation: &Citation) -> Option<String> {
    let number = &citation.number;
    let Some(Flaw::OutOfOrder(next, count)) = &citation.flaw else { return None };
    Some(format!("{number} stands before {next} in a list of {count} that rises otherwise"))
}
