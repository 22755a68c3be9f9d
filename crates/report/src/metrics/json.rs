use std::io::{self, Write};

use serde::Serialize;
use zhengming_consistency::TranslationMetrics;
use zhengming_glossary::Language;

use crate::json;

#[derive(Serialize)]
struct Metrics {
    schema: &'static str,
    documents: u64,
    units: u64,
    directions: Vec<Direction>,
}

#[derive(Serialize)]
struct Direction {
    source: &'static str,
    target: &'static str,
    entries: u64,
    term_success_rate: Option<f64>,
    occurrences: u64,
    exclusive: u64,
    exclusive_rate: Option<f64>,
    found: u64,
    found_rate: Option<f64>,
}

/// The schema, indented.
pub(super) fn write(metrics: &TranslationMetrics, out: &mut dyn Write) -> io::Result<()> {
    let direction = |source: Language| {
        let of = metrics.of(source);
        Direction {
            source: source.code(),
            target: source.other().code(),
            entries: of.entries,
            term_success_rate: of.term_success_rate(),
            occurrences: of.occurrences,
            exclusive: of.exclusive,
            exclusive_rate: of.exclusive_rate(),
            found: of.found,
            found_rate: of.found_rate(),
        }
    };
    let metrics = Metrics {
        schema: "zhengming.metrics/1",
        documents: metrics.documents,
        units: metrics.units,
        directions: Language::ALL.into_iter().map(direction).collect(),
    };
    json::write(&metrics, out)
}
