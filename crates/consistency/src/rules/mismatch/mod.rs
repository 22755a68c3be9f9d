//! Dates, symbols, sessions and numbers that the two languages of a document have otherwise.

pub(super) mod date;
pub(super) mod number;
pub(super) mod session;
pub(super) mod symbol;

use zhengming_glossary::Language;

use super::{Finding, Rule};
use crate::{Bitext, FactKind, FactMismatch, Survey, UnitsWanted, Wanted};

/// What the rules need of documents.
const WANTED: Wanted =
    Wanted { units: UnitsWanted { facts: true, ..UnitsWanted::NOTHING }, ..Wanted::NOTHING };

/// Adds the mismatches of a kind.
fn find(rule: &Rule, kind: FactKind, help: &str, survey: &Survey, findings: &mut Vec<Finding>) {
    for bitext in &survey.bitexts {
        let own = bitext.noted.facts.iter().filter(|mismatch| mismatch.kind == kind);
        findings.extend(own.map(|mismatch| finding(rule, bitext, mismatch, help)));
    }
}

fn finding(rule: &Rule, bitext: &Bitext, mismatch: &FactMismatch, help: &str) -> Finding {
    let [en, zh] = &mismatch.sides;
    Finding {
        rule: rule.id,
        level: rule.level,
        message: format!("“{}” in English, “{}” in Chinese", en.text, zh.text),
        document: bitext.documents[Language::Zh as usize],
        concept: None,
        language: Language::Zh,
        terms: Vec::new(),
        other_passages: 2,
        evidence: vec![bitext.evidence(en.passage), bitext.evidence(zh.passage)],
        help: help.to_owned(),
    }
}
