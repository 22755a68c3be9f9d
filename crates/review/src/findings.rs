//! Findings as the page tells them.

use std::collections::HashMap;
use std::io;

use serde::Serialize;
use zhengming_consistency::{Evidence, Finding, Level, Rule, Survey, rules};
use zhengming_glossary::{ConceptId, Language};
use zhengming_triage::KnownBy;

use crate::chunk::{At, Packer, json};
use crate::keys::{Unique, key};
use crate::passages::{Located, Of, PlaceInText};
use crate::review::Review;
use crate::terms::Terms;

/// A finding with what is known of it.
pub(crate) struct Told<'a> {
    pub(crate) finding: &'a Finding,
    /// What knows it, so that it is folded away.
    pub(crate) known: Option<&'a KnownBy>,
}

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
    /// What knows it: `baseline`, `exception` or `remark`.
    known: Option<&'static str>,
    at: At,
}

/// The rest of a finding.
#[derive(Serialize)]
struct FindingData<'a> {
    help: &'a str,
    /// Why it is known, and where that is written.
    known: Option<(&'a str, String)>,
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
    /// Whether it was not asked for, as its precision is not good enough or not known.
    experimental: bool,
    /// Whether it was asked for not to be applied.
    off: bool,
    /// Whether it looks at both languages of a unit.
    of_units: bool,
    findings: usize,
    /// Findings that are known.
    known: usize,
}

/// All rules with the number of their findings.
pub(crate) fn rule_rows(review: &Review<'_>) -> Vec<RuleRow> {
    let row = |rule: &Rule| {
        let is_on = review.rules.rules().iter().any(|on| on.id == rule.id);
        RuleRow {
            id: rule.id,
            summary: rule.summary,
            class: rule.class.name(),
            level: review.rules.level_of(rule),
            experimental: !is_on && !rule.on_by_default,
            off: !is_on && rule.on_by_default,
            of_units: rule.is_of_units(),
            findings: review.findings.iter().filter(|it| it.rule == rule.id).count(),
            known: review.known.iter().filter(|it| it.finding.rule == rule.id).count(),
        }
    };
    rules().iter().map(row).collect()
}

/// The findings in their order, and their details, packed.
pub(crate) fn findings<'a>(
    survey: &Survey,
    findings: impl Iterator<Item = Told<'a>>,
    terms: &Terms<'_>,
    located: &[Located],
) -> io::Result<(Vec<FindingRow<'a>>, Packer)> {
    let places: HashMap<Of, PlaceInText> = located.iter().map(|it| (it.of, it.place)).collect();
    let mut packer = Packer::default();
    let mut unique = Unique::default();
    let mut rows = Vec::new();
    for (number, Told { finding, known }) in (0..).zip(findings) {
        let evidence = (0..).zip(&finding.evidence).map(|(at, evidence)| {
            EvidenceData::new(evidence, terms, places.get(&Of::Finding(number, at)).copied())
        });
        let data = FindingData {
            help: &finding.help,
            known: known.map(reason),
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
            known: known.map(name),
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

fn name(known: &KnownBy) -> &'static str {
    match known {
        KnownBy::Exception { in_document: true, .. } => "remark",
        KnownBy::Exception { .. } => "exception",
        KnownBy::Baseline => "baseline",
    }
}

/// Why a finding is known, and the file and line that say so.
fn reason(known: &KnownBy) -> (&str, String) {
    match known {
        KnownBy::Exception { reason, location, .. } => (reason, location.to_string()),
        KnownBy::Baseline => ("", String::new()),
    }
}
