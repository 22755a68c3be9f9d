//! Findings as tables, with a row for each passage.

use zhengming_consistency::{Evidence, Survey};
use zhengming_triage::Told;

use super::{Findings, not_listed};

/// The columns.
pub(super) const HEADER: [&str; 18] = [
    "finding",
    "level",
    "rule",
    "document",
    "path",
    "paragraph",
    "line",
    "column",
    "term",
    "before",
    "passage",
    "after",
    "message",
    "help",
    "concept",
    "language",
    "not_listed",
    "known",
];

/// The rows, in the order of findings and passages.
pub(super) fn rows<'a>(
    page: &Findings<'a>,
) -> impl Iterator<Item = [String; HEADER.len()]> + use<'a> {
    let Findings { survey, sorted, .. } = *page;
    (1..).zip(&sorted.told).flat_map(move |(number, told)| {
        told.finding.evidence.iter().map(move |passage| row(survey, number, told, passage))
    })
}

fn row(survey: &Survey, number: usize, told: &Told, passage: &Evidence) -> [String; HEADER.len()] {
    let finding = &told.finding;
    let place = &passage.place;
    let info = survey.documents.get(passage.document).map(|document| &document.info);
    let language = info.and_then(|info| info.language).unwrap_or(finding.language);
    let [before, source, after] =
        place.context.as_deref().map_or_else(Default::default, |context| {
            [&context.before, &context.keyword, &context.after].map(ToString::to_string)
        });
    [
        number.to_string(),
        finding.level.to_string(),
        finding.rule.to_owned(),
        info.map_or_else(String::new, |info| info.id.clone()),
        info.map_or_else(String::new, |info| info.path.to_string_lossy().into_owned()),
        place.label.to_string(),
        place.line.to_string(),
        place.column.to_string(),
        passage.term.map_or_else(String::new, |term| survey.glossary.term(term).text.clone()),
        before,
        source,
        after,
        finding.message.replace('*', ""),
        finding.help.clone(),
        finding.concept.map_or_else(String::new, |id| survey.glossary.concept(id).id.clone()),
        language.code().to_owned(),
        not_listed(finding, told.known).to_string(),
        told.known.to_string(),
    ]
}
