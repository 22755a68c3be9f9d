use std::collections::BTreeMap;

use zhengming_glossary::{Language, TermId};
use zhengming_text::fold_term;

use super::finding::most_places;
use super::{Evidence, Finding, Level, MqmClass, Rule};
use crate::{BrokenName, ContextOf, Survey, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "broken-name",
    summary: "a name starts like one known name and goes on like another",
    level: Level::Warning,
    class: MqmClass::WrongTerm,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted { broken_names: true, ..Wanted::NOTHING },
    page: include_str!("../../../../docs/rules/broken-name.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    for (document, usage) in survey.documents.iter().enumerate() {
        let mut by_text: BTreeMap<String, Vec<&BrokenName>> = BTreeMap::new();
        for name in &usage.gleanings.broken_names {
            by_text.entry(fold_term(&name.text)).or_default().push(name);
        }
        findings.extend(by_text.values().map(|names| finding(survey, document, names)));
    }
}

fn finding(survey: &Survey, document: usize, names: &[&BrokenName]) -> Finding {
    let name = names[0];
    let text = |term: TermId| survey.glossary.term(term).text.as_str();
    let language = survey.glossary.term(name.like).language;
    let other = match (&name.end, language) {
        (None, _) => text(name.other).to_owned(),
        (Some(end), Language::Zh) => format!("names that end with {end}"),
        (Some(start), Language::En) => format!("names that start with {start}"),
    };
    let meant: Vec<&str> = name.meant.iter().map(|&term| text(term)).collect();
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{} ({}×) is no name of the glossary, but is made of parts of {} and {}",
            name.text,
            names.len(),
            text(name.like),
            other,
        ),
        document,
        concept: Some(name.like.concept),
        language,
        terms: Vec::new(),
        other_passages: names.len() as u64,
        evidence: most_places(names.iter().map(|name| &name.place))
            .map(|place| Evidence { term: None, document, place: place.clone() })
            .collect(),
        help: format!("it may have been {}", meant.join(" or ")),
    }
}
