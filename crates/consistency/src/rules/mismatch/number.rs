use super::{WANTED, find};
use crate::rules::{Level, MqmClass, Rule};
use crate::{ContextOf, FactKind, Finding, Survey};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "number-mismatch",
    summary: "a number of the one language is another one in the other",
    level: Level::Warning,
    class: MqmClass::Mistranslation,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: WANTED,
    page: include_str!("../../../../../docs/rules/number-mismatch.md"),
    run,
};

const HELP: &str = "look up the number in the original, and correct the side that has it wrong";

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    find(&RULE, FactKind::Number, HELP, survey, findings);
}
