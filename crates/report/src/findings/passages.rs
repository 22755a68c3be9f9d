//! Findings as tables, with a row for each passage.

use zhengming_consistency::{Evidence, Finding};

use super::Findings;

/// The columns.
pub(super) const HEADER: [&str; 17] = [
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
];

/// How many passages of a finding have no row, as the survey did not keep their places or they are
/// known.
pub(super) fn not_listed(finding: &Finding) -> u64 {
    finding.passages().saturating_sub(finding.evidence.len() as u64)
}

/// The rows, in the order of findings and passages.
pub(super) fn rows<'a>(
    page: &Findings<'a>,
) -> impl Iterator<Item = [String; HEADER.len()]> + use<'a> {
    let Findings { survey, findings, .. } = *page;
    (1..).zip(findings).flat_map(move |(number, finding)| {
        finding.evidence.iter().map(move |passage| row(survey, number, finding, passage))
    })
}

fn row(
    survey: &zhengming_consistency::Survey,
    number: usize,
    finding: &Finding,
    passage: &Evidence,
) -> [String; HEADER.len()] {
    let place = &passage.place;
    let info = survey.documents.get(passage.document).map(|document| &document.info);
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
        finding.language.code().to_owned(),
        not_listed(finding).to_string(),
    ]
}
