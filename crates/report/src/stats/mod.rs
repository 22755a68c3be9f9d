//! How much a glossary holds: a file for each format.

mod json;
mod markdown;
mod table;

use zhengming_consistency::Statistics;
use zhengming_text::counted;

use crate::format::formats;

formats! {
    /// A format that the statistics of a glossary are written in.
    StatsFormat of Statistics;
    /// A page of at most 80 columns, for reading in a terminal.
    Table "table" table;
    /// The schema `zhengming.statistics/1`, for programs.
    Json "json" json;
    /// For a document.
    Markdown "markdown" markdown;
}

/// Facts of the whole, for reading, with their figures.
fn facts(statistics: &Statistics) -> Vec<(&'static str, String)> {
    use zhengming_glossary::ConceptKind;
    let part = |count: usize| {
        let share = 100.0 * count as f64 / statistics.concepts.max(1) as f64;
        format!("{count} ({share:.0} %)")
    };
    let source = |source: &Option<(u16, String)>| {
        source.as_ref().map_or_else(|| "–".to_owned(), |(year, source)| format!("{year}, {source}"))
    };
    let kinds = ConceptKind::ALL.map(|kind| match kind {
        ConceptKind::Term => "terms",
        ConceptKind::Name => "names",
        ConceptKind::Formula => "formulae",
    });
    let kinds = kinds.iter().zip(statistics.kinds).map(|(name, count)| format!("{count} {name}"));
    vec![
        ("of which", kinds.collect::<Vec<_>>().join(", ")),
        ("in both languages", part(statistics.bilingual)),
        ("attested by a source", part(statistics.proof.attested)),
        ("unattested, with the reason", part(statistics.proof.unattested)),
        ("neither source nor reason", part(statistics.proof.silent)),
        ("with a definition", part(statistics.defined)),
        ("with a note", part(statistics.noted)),
        ("abbreviations", statistics.abbreviations.to_string()),
        ("families", statistics.families.to_string()),
        ("terms with sources", statistics.sourced_terms.to_string()),
        (
            "sources",
            format!(
                "{} of {}",
                counted(statistics.paragraphs, "paragraph"),
                counted(statistics.documents, "document")
            ),
        ),
        ("oldest source", source(&statistics.oldest)),
        ("newest source", source(&statistics.newest)),
    ]
}
