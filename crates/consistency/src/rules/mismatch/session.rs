use super::{WANTED, find};
use crate::rules::{Level, MqmClass, Rule};
use crate::{ContextOf, FactKind, Finding, Survey};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "session-mismatch",
    summary: "the number of a session differs between the languages",
    level: Level::Warning,
    class: MqmClass::Mistranslation,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: WANTED,
    page: include_str!("../../../../../docs/rules/session-mismatch.md"),
    run,
};

const HELP: &str = "look up the session, and correct the side that has it wrong";

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    find(&RULE, FactKind::Session, HELP, survey, findings);
}
