use zhengming_glossary::Language;

use super::{Finding, Level, MqmClass, Rule};
use crate::{Bitext, ContextOf, NamePair, Survey, UnitsWanted, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "name-mismatch",
    summary: "a body or document is called something else in the other language",
    level: Level::Warning,
    class: MqmClass::WrongTerm,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted {
        units: UnitsWanted { names: true, ..UnitsWanted::NOTHING },
        ..Wanted::NOTHING
    },
    page: include_str!("../../../../docs/rules/name-mismatch.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    for bitext in &survey.bitexts {
        findings.extend(bitext.noted.names.iter().map(|names| finding(bitext, names)));
    }
}

fn finding(bitext: &Bitext, pair: &NamePair) -> Finding {
    let [en, zh] = &pair.names;
    let [meant, said] = pair.kinds;
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "“{en}” in English, “{zh}” in Chinese: {meant} is lacking here, {said} there"
        ),
        document: bitext.documents[Language::Zh as usize],
        concept: None,
        language: Language::Zh,
        terms: Vec::new(),
        other_passages: pair.passages.len() as u64,
        evidence: pair.passages.iter().map(|&passage| bitext.evidence(passage)).collect(),
        help: format!("look up the name; of its kind are names with {meant} and with {said}"),
    }
}
