use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};
use zhengming_consistency::{Evidence, Finding, Level, Rule, Survey, rules};
use zhengming_document::Encoding;
use zhengming_problem::{Location, Problem, Severity};
use zhengming_triage::{KnownBy, fingerprint};

use super::uri::{self, STANDARD_INPUT, is_standard_input};
use super::{Findings, not_listed};
use crate::json;

/// Where the schema of the format is.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The error typology, as a taxonomy.
const TAXONOMY: &str = "MQM";

/// The name of our fingerprints; the number changes with how they are made.
const FINGERPRINT: &str = "zhengming/v1";

/// SARIF 2.1.0. Findings that are known are kept, with what they are known by.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Findings { survey, sorted, .. } = page;
    let told = sorted.told.iter().map(|told| (&told.finding, told.known, None));
    let known = sorted.known.iter();
    let known = known.map(|known| (&known.finding, known.others, Some(&known.by)));
    let mut seen = HashMap::new();
    let results: Vec<Value> = told
        .chain(known)
        .map(|(finding, others, by)| result(survey, finding, others, by, &mut seen))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "zhengming",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules().iter().map(descriptor).collect::<Vec<_>>(),
                "supportedTaxonomies": [{ "name": TAXONOMY }],
            } },
            "taxonomies": [{ "name": TAXONOMY, "taxa": taxa() }],
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(page)],
            "results": results,
        }],
    });
    json::write(&log, out)
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.page(), "markdown": rule.page() },
        "defaultConfiguration": { "enabled": rule.on_by_default, "level": level(rule.level) },
        "relationships": [{
            "target": { "id": rule.class.name(), "toolComponent": { "name": TAXONOMY } },
            "kinds": ["relevant"],
        }],
        "properties": { "tags": ["terminology"], "mqm": rule.class.name() },
    })
}

/// The classes of the rules, each once.
fn taxa() -> Vec<Value> {
    let mut names: Vec<&str> = rules().iter().map(|rule| rule.class.name()).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| json!({ "id": name, "shortDescription": { "text": name } }))
        .collect()
}

/// What went wrong, a notification for each problem. A run is successful where all was read and
/// understood, whatever it found.
fn invocation(page: &Findings<'_>) -> Value {
    let Findings { survey, sorted, .. } = page;
    let failed = survey.failures.iter().map(|failure| {
        notification(Severity::Error, &failure.message, artifact(&failure.path), None)
    });
    let warned = survey.documents.iter().flat_map(|document| {
        let path = &document.info.path;
        document.warnings.iter().map(move |warning| {
            let line = json!({ "startLine": warning.line });
            notification(Severity::Warning, &warning.message, artifact(path), Some(line))
        })
    });
    let excepted = sorted.problems.iter().map(|problem| {
        let Location { file, line, column } = &problem.location;
        let region = json!({ "startLine": line, "startColumn": column });
        let help = problem.help.iter().map(|help| format!(" ({help})"));
        let message = problem.message.clone() + &help.collect::<String>();
        notification(problem.severity, &message, artifact(file), Some(region))
    });
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    json!({
        "executionSuccessful": survey.failures.is_empty() && !sorted.problems.iter().any(is_error),
        "toolExecutionNotifications": failed.chain(warned).chain(excepted).collect::<Vec<_>>(),
    })
}

fn notification(
    severity: Severity,
    message: &str,
    artifact: Value,
    region: Option<Value>,
) -> Value {
    let level = match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let mut location = json!({ "artifactLocation": artifact });
    if let Some(region) = region {
        location["region"] = region;
    }
    json!({
        "level": level,
        "message": { "text": plain(message) },
        "locations": [{ "physicalLocation": location }],
    })
}

/// A file, or standard input, which has no address.
fn artifact(path: &Path) -> Value {
    match is_standard_input(path) {
        true => json!({ "description": { "text": STANDARD_INPUT } }),
        false => json!({ "uri": uri::of_path(path) }),
    }
}

fn result(
    survey: &Survey,
    finding: &Finding,
    others: u64,
    by: Option<&KnownBy>,
    seen: &mut HashMap<String, usize>,
) -> Value {
    let is_own = |passage: &&Evidence| passage.document == finding.document;
    let first = finding.evidence.iter().position(|passage| is_own(&passage)).unwrap_or_default();
    let related = finding.evidence.iter().enumerate().filter(|(at, _)| *at != first);
    let print = fingerprint(survey, finding);
    let number = seen.entry(print.clone()).or_insert(0);
    *number += 1;
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rules().iter().position(|rule| rule.id == finding.rule),
        "level": level(finding.level),
        "message": { "text": plain(&format!("{}. Help: {}", finding.message, finding.help)) },
        "locations": finding.evidence.get(first).map(|one| location(survey, one)).into_iter()
            .collect::<Vec<_>>(),
        "relatedLocations": related.map(|(_, one)| location(survey, one)).collect::<Vec<_>>(),
        "partialFingerprints": { FINGERPRINT: format!("{print}:{number}") },
        "properties": match by {
            None => json!({ "notListed": not_listed(finding, others), "known": others }),
            Some(_) => json!({ "notListed": not_listed(finding, others) }),
        },
        "suppressions": by.map(suppression).into_iter().collect::<Vec<_>>(),
    })
}

fn location(survey: &Survey, passage: &Evidence) -> Value {
    let place = &passage.place;
    let source = place.context.as_deref().map_or("", |context| &context.keyword);
    let length = place.span.1 - place.span.0;
    let mut region = json!({ "startLine": place.line, "startColumn": place.column });
    // What is torn by line breaks or markup ends somewhere else.
    if source.len() as u64 == length {
        region["endColumn"] = json!(place.column + source.chars().count() as u64);
        region["snippet"] = json!({ "text": source });
    }
    let info = survey.documents.get(passage.document).map(|document| &document.info);
    // Spans of other encodings count in the decoded text.
    if info.is_some_and(|info| info.encoding == Encoding::Utf8) {
        region["byteOffset"] = json!(place.span.0);
        region["byteLength"] = json!(length);
    }
    let artifact = artifact(info.map_or(Path::new("-"), |info| &info.path));
    let document = info.map_or("", |info| info.id.as_str());
    let label = place.label.to_string();
    json!({
        "physicalLocation": { "artifactLocation": artifact, "region": region },
        "logicalLocations": [{ "name": label, "fullyQualifiedName": format!("{document}, {label}") }],
        "message": { "text": plain(&label) },
    })
}

fn suppression(by: &KnownBy) -> Value {
    let (kind, reason) = match by {
        KnownBy::Exception { reason, in_document: true, .. } => ("inSource", reason.as_str()),
        KnownBy::Exception { reason, .. } => ("external", reason.as_str()),
        KnownBy::Baseline => ("external", "it is in the baseline"),
    };
    json!({ "kind": kind, "status": "accepted", "justification": reason })
}

fn level(level: Level) -> &'static str {
    level.name()
}

/// A message without what viewers would take for links and placeholders.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars().filter(|char| *char != '*') {
        match char {
            '\\' | '[' | ']' => plain.extend(['\\', char]),
            '{' | '}' => plain.extend([char, char]),
            char => plain.push(char),
        }
    }
    plain
}
