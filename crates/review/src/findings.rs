//! Findings as the page tells them.

use std::collections::HashMap;
use std::io;

use serde::Serialize;
use zhengming_consistency::{Evidence, Finding, Level, Survey, rule, rules};
use zhengming_glossary::{ConceptId, Language};

use crate::chunk::{At, Packer, json};
use crate::keys::{Unique, key};
use crate::passages::{Located, PlaceInText};
use crate::terms::Terms;

/// A finding in the list of all.
#[derive(Serialize)]
pub(crate) struct FindingRow<'a> {
    pub(crate) key: String,
    /// Number of the rule.
    rule: usize,
    level: Level,
    message: &'a str,
    /// Number of the text.
    text: u32,
    concept: Option<u32>,
    lang: Language,
    passages: u64,
    at: At,
}

/// The rest of a finding.
#[derive(Serialize)]
struct FindingData<'a> {
    help: &'a str,
    /// Number of the term, uses in the document, uses elsewhere.
    terms: Vec<(Option<u32>, u64, u64)>,
    evidence: Vec<EvidenceData<'a>>,
}

/// A passage with its context.
#[derive(Serialize)]
struct EvidenceData<'a> {
    text: u32,
    label: String,
    line: u64,
    term: Option<u32>,
    before: &'a str,
    keyword: &'a str,
    after: &'a str,
    /// Paragraph, start and length in UTF-16 units, where the passage is shown.
    place: Option<(u32, u32, u32)>,
}

/// A rule in the index.
#[derive(Serialize)]
pub(crate) struct RuleRow {
    id: &'static str,
    summary: &'static str,
    class: &'static str,
    level: Level,
    /// Whether it is off unless asked for, as its precision is not good enough or not known.
    experimental: bool,
    findings: usize,
}

/// All rules with the number of their findings.
pub(crate) fn rule_rows(findings: &[Finding]) -> Vec<RuleRow> {
    let count = |id| findings.iter().filter(|finding| finding.rule == id).count();
    let row = |rule: &&zhengming_consistency::Rule| RuleRow {
        id: rule.id,
        summary: rule.summary,
        class: rule.class.name(),
        level: rule.level,
        experimental: !rule.on_by_default,
        findings: count(rule.id),
    };
    rules().iter().collect::<Vec<_>>().iter().map(row).collect()
}

/// The findings in their order, and their details, packed.
pub(crate) fn findings<'a>(
    survey: &Survey,
    findings: &'a [Finding],
    terms: &Terms<'_>,
    located: &[Located],
) -> io::Result<(Vec<FindingRow<'a>>, Packer)> {
    let places: HashMap<(u32, u32), PlaceInText> =
        located.iter().map(|it| (it.of, it.place)).collect();
    let mut packer = Packer::default();
    let mut unique = Unique::default();
    let mut rows = Vec::with_capacity(findings.len());
    for (number, finding) in (0..).zip(findings) {
        let evidence = (0..).zip(&finding.evidence).map(|(at, evidence)| {
            EvidenceData::new(evidence, terms, places.get(&(number, at)).copied())
        });
        let data = FindingData {
            help: &finding.help,
            terms: finding
                .terms
                .iter()
                .map(|it| (terms.number(it.term), it.uses, it.elsewhere))
                .collect(),
            evidence: evidence.collect(),
        };
        let at = packer.add(&json(&data)?);
        rows.push(FindingRow {
            key: unique.name(&finding_key(survey, finding)),
            rule: rules().iter().position(|rule| rule.id == finding.rule).unwrap_or_default(),
            level: finding.level,
            message: &finding.message,
            text: finding.document as u32,
            concept: finding.concept.and_then(|concept| terms.concept(concept)),
            lang: finding.language,
            passages: finding.passages(),
            at,
        });
    }
    Ok((rows, packer))
}

fn finding_key(survey: &Survey, finding: &Finding) -> String {
    let id = survey.documents.get(finding.document).map_or("", |document| &document.info.id);
    let concept = |id: ConceptId| survey.glossary.concept(id).id.as_str();
    let passage = finding.evidence.iter().find(|it| it.document == finding.document);
    let label = passage.map(|it| it.place.label.to_string()).unwrap_or_default();
    let language = finding.language.code();
    let concept = finding.concept.map_or("", concept);
    format!("{}-{}", finding.rule, key(&[id, language, concept, &label, &finding.message]))
}

impl<'a> EvidenceData<'a> {
    fn new(evidence: &'a Evidence, terms: &Terms<'_>, place: Option<PlaceInText>) -> Self {
        let context = evidence.place.context.as_deref();
        Self {
            text: evidence.document as u32,
            label: evidence.place.label.to_string(),
            line: evidence.place.line,
            term: evidence.term.and_then(|term| terms.number(term)),
            before: context.map_or("", |context| &context.before),
            keyword: context.map_or("", |context| &context.keyword),
            after: context.map_or("", |context| &context.after),
            place: place.map(|it| (it.paragraph, it.start, it.length)),
        }
    }
}

/// Whether a finding is of a rule that is on by default.
pub(crate) fn is_firm(finding: &Finding) -> bool {
    rule(finding.rule).is_some_and(|rule| rule.on_by_default)
}
