//! Findings as JSON objects, which `docs/report-schema.md` describes.

use std::borrow::Cow;

use serde::Serialize;
use zhengming_consistency::{Evidence, Finding, Level, Survey, TermCount, rule};
use zhengming_glossary::{Language, Status};
use zhengming_triage::{Known, KnownBy, Told, fingerprint};

use super::not_listed;

#[derive(Serialize)]
pub(super) struct Row<'a> {
    rule: &'a str,
    level: Level,
    class: Option<&'static str>,
    message: String,
    help: &'a str,
    document: &'a str,
    path: Cow<'a, str>,
    concept: Option<&'a str>,
    language: Language,
    passages: u64,
    not_listed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    known_passages: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_passages: Option<u64>,
    terms: Vec<TermRow<'a>>,
    evidence: Vec<EvidenceRow<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct TermRow<'a> {
    term: &'a str,
    status: Status,
    uses: u64,
    elsewhere: u64,
}

#[derive(Serialize)]
struct EvidenceRow<'a> {
    term: Option<&'a str>,
    document: &'a str,
    path: Cow<'a, str>,
    label: String,
    span: (u64, u64),
    line: u64,
    column: u64,
    nested: bool,
    before: &'a str,
    source: &'a str,
    after: &'a str,
}

/// By what a finding is known.
#[derive(Serialize)]
pub(super) struct KnownRow<'a> {
    by: &'static str,
    reason: Option<&'a str>,
    place: Option<String>,
}

impl<'a> Row<'a> {
    pub(super) fn of_told(survey: &'a Survey, told: &'a Told) -> Self {
        let row = Self::new(survey, &told.finding, told.known);
        Self { known_passages: Some(told.known), ..row }
    }

    pub(super) fn of_known(survey: &'a Survey, known: &'a Known) -> Self {
        let row = Self::new(survey, &known.finding, known.others);
        Self { other_passages: Some(known.others), ..row }
    }

    fn new(survey: &'a Survey, finding: &'a Finding, others: u64) -> Self {
        let (document, path) = document(survey, finding.document);
        let term = |count: &TermCount| {
            let term = survey.glossary.term(count.term);
            TermRow {
                term: &term.text,
                status: term.status,
                uses: count.uses,
                elsewhere: count.elsewhere,
            }
        };
        Self {
            rule: finding.rule,
            level: finding.level,
            class: rule(finding.rule).map(|rule| rule.class.name()),
            message: finding.message.replace('*', ""),
            help: &finding.help,
            document,
            path,
            concept: finding.concept.map(|id| survey.glossary.concept(id).id.as_str()),
            language: finding.language,
            passages: finding.passages(),
            not_listed: not_listed(finding, others),
            known_passages: None,
            other_passages: None,
            terms: finding.terms.iter().map(term).collect(),
            evidence: finding.evidence.iter().map(|e| EvidenceRow::new(survey, e)).collect(),
            fingerprint: fingerprint(survey, finding),
        }
    }
}

impl<'a> EvidenceRow<'a> {
    fn new(survey: &'a Survey, evidence: &'a Evidence) -> Self {
        let (document, path) = document(survey, evidence.document);
        let place = &evidence.place;
        let context = place.context.as_deref();
        Self {
            term: evidence.term.map(|id| survey.glossary.term(id).text.as_str()),
            document,
            path,
            label: place.label.to_string(),
            span: place.span,
            line: place.line,
            column: place.column,
            nested: place.nested,
            before: context.map_or("", |context| &context.before),
            source: context.map_or("", |context| &context.keyword),
            after: context.map_or("", |context| &context.after),
        }
    }
}

impl<'a> KnownRow<'a> {
    pub(super) fn new(by: &'a KnownBy) -> Self {
        match by {
            KnownBy::Exception { reason, location, in_document } => Self {
                by: if *in_document { "remark" } else { "exception" },
                reason: Some(reason),
                place: Some(location.to_string()),
            },
            KnownBy::Baseline => Self { by: "baseline", reason: None, place: None },
        }
    }
}

fn document(survey: &Survey, index: usize) -> (&str, Cow<'_, str>) {
    survey.documents.get(index).map_or(("", Cow::Borrowed("")), |document| {
        (document.info.id.as_str(), document.info.path.to_string_lossy())
    })
}
