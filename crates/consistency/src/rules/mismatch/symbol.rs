use super::{WANTED, find};
use crate::rules::{Level, MqmClass, Rule};
use crate::{ContextOf, FactKind, Finding, Survey};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "symbol-mismatch",
    summary: "the number of a resolution or the symbol of a document differs between the languages",
    level: Level::Warning,
    class: MqmClass::Mistranslation,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: WANTED,
    page: include_str!("../../../../../docs/rules/symbol-mismatch.md"),
    run,
};

const HELP: &str = "look up the resolution or document, and correct the side that has it wrong";

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    find(&RULE, FactKind::Symbol, HELP, survey, findings);
}
