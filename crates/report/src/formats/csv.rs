use std::io::{self, Write};

use crate::model::{By, ConceptRow, Report, TermRow};
use crate::sheet::Sheet;

const TERM_HEADER: [&str; 18] = [
    "concept",
    "domain",
    "en",
    "zh",
    "term",
    "lang",
    "status",
    "count",
    "nested",
    "shielded",
    "share",
    "documents",
    "per_thousand",
    "dispersion",
    "hhi",
    "ltcr",
    "first",
    "last",
];

const GROUP_HEADER: [&str; 8] =
    ["name", "documents", "characters", "occurrences", "per_thousand", "concepts", "varied", "hhi"];

/// The frequency table with the fields of the JSON objects as columns: a line for each term, or
/// for each document, domain or year.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Sheet::new(out);
    if report.by == By::Concept {
        table.row(&TERM_HEADER)?;
        for concept in report.concepts() {
            for term in &concept.terms {
                table.row(&term_cells(&concept, term))?;
            }
        }
    } else {
        table.row(&GROUP_HEADER)?;
        let groups = report.groups();
        let shown = report.top.unwrap_or(groups.len());
        for group in groups.iter().take(shown) {
            let cells = [
                group.name.to_owned(),
                group.documents.to_string(),
                group.characters.to_string(),
                group.occurrences.to_string(),
                ratio(group.per_thousand),
                group.concepts.to_string(),
                group.varied.to_string(),
                ratio(group.hhi),
            ];
            table.row(&cells)?;
        }
    }
    table.finish()
}

fn term_cells(concept: &ConceptRow<'_>, term: &TermRow<'_>) -> [String; TERM_HEADER.len()] {
    let (hhi, ltcr) = concept.consistency(term.lang);
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        concept.id.to_owned(),
        concept.domain.to_owned(),
        text(concept.en),
        text(concept.zh),
        term.term.to_owned(),
        term.lang.code().to_owned(),
        term.status.name().to_owned(),
        term.count.to_string(),
        term.nested.to_string(),
        term.shielded.to_string(),
        ratio(term.share),
        term.documents.to_string(),
        ratio(term.per_thousand),
        ratio(term.dispersion),
        ratio(hhi),
        ratio(ltcr),
        text(term.first),
        text(term.last),
    ]
}

/// Four decimals, or an empty cell.
fn ratio(ratio: Option<f64>) -> String {
    ratio.map_or_else(String::new, |ratio| format!("{ratio:.4}"))
}
