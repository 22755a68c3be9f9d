use std::collections::BTreeMap;

use zhengming_glossary::Language;

use super::finding::as_opening;
use super::{Evidence, Finding, Level, MqmClass, Rule};
use crate::units::VerbPractice;
use crate::{Bitext, ContextOf, OpeningPair, Survey, UnitsWanted, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "opening-verb-mismatch",
    summary: "a paragraph opens with a verb of another strength than in the other language",
    level: Level::Warning,
    class: MqmClass::WrongTerm,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted {
        units: UnitsWanted { openings: true, ..UnitsWanted::NOTHING },
        ..Wanted::NOTHING
    },
    page: include_str!("../../../../docs/rules/opening-verb-mismatch.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    for bitext in &survey.bitexts {
        let mut same: BTreeMap<String, Vec<&OpeningPair>> = BTreeMap::new();
        for pair in bitext.noted.openings.iter().filter(|pair| pair.unusual.is_some()) {
            same.entry(message(pair)).or_default().push(pair);
        }
        let all = same.into_iter();
        findings.extend(all.map(|(message, pairs)| finding(bitext, message, &pairs)));
    }
}

fn finding(bitext: &Bitext, message: String, pairs: &[&OpeningPair]) -> Finding {
    let passages = pairs.iter().filter_map(|pair| pair.unusual).flatten();
    let evidence: Vec<Evidence> = passages.map(|passage| bitext.evidence(passage)).collect();
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message,
        document: bitext.documents[Language::Zh as usize],
        concept: None,
        language: Language::Zh,
        terms: Vec::new(),
        other_passages: evidence.len() as u64,
        evidence,
        help: help(pairs[0]),
    }
}

fn message(pair: &OpeningPair) -> String {
    let practice = VerbPractice::official();
    let [en, zh] = &pair.bases;
    let [times, all] = [practice.together(en, zh), practice.units(Language::En, en)];
    let of = format!("{times} of {all} official paragraphs with the one have the other");
    match practice.usual(Language::Zh, zh).next() {
        Some(usual) => {
            format!(
                "“{}” is rendered by {zh}, which is for “{}”; {of}",
                as_opening(en),
                as_opening(usual)
            )
        }
        None => format!("“{}” is rendered by {zh}; {of}", as_opening(en)),
    }
}

fn help(pair: &OpeningPair) -> String {
    let [en, zh] = &pair.bases;
    let usual: Vec<&str> = VerbPractice::official().usual(Language::En, en).collect();
    if usual.is_empty() {
        return format!("look whether {zh} says what the English says");
    }
    format!("usual for “{}” is {}", as_opening(en), usual.join(" or "))
}
