use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use zhengming_consistency::{Evidence, Finding, Level, Survey, TermCount, rule};
use zhengming_glossary::{Language, Status};

use super::Findings;
use crate::json;
use crate::model::FailureRow;
use crate::names::COLUMN_UNIT;

#[derive(Serialize)]
struct Page<'a> {
    schema: &'static str,
    column_unit: &'static str,
    findings: Vec<Row<'a>>,
    failures: Vec<FailureRow<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    level: Level,
    class: Option<&'static str>,
    message: &'a str,
    help: &'a str,
    document: &'a str,
    path: Cow<'a, str>,
    concept: Option<&'a str>,
    language: Language,
    passages: u64,
    terms: Vec<TermRow<'a>>,
    evidence: Vec<EvidenceRow<'a>>,
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

/// The schema `zhengming.findings/1`; `docs/report-schema.md` describes it.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        schema: "zhengming.findings/1",
        column_unit: COLUMN_UNIT,
        findings: page.findings.iter().map(|finding| Row::new(page.survey, finding)).collect(),
        failures: page.survey.failures.iter().map(FailureRow::new).collect(),
    };
    json::write(&page, out)
}

impl<'a> Row<'a> {
    fn new(survey: &'a Survey, finding: &'a Finding) -> Self {
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
            message: &finding.message,
            help: &finding.help,
            document,
            path,
            concept: finding.concept.map(|id| survey.glossary.concept(id).id.as_str()),
            language: finding.language,
            passages: finding.passages(),
            terms: finding.terms.iter().map(term).collect(),
            evidence: finding.evidence.iter().map(|e| EvidenceRow::new(survey, e)).collect(),
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

fn document(survey: &Survey, index: usize) -> (&str, Cow<'_, str>) {
    survey.documents.get(index).map_or(("", Cow::Borrowed("")), |document| {
        (document.info.id.as_str(), document.info.path.to_string_lossy())
    })
}
