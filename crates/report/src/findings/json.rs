use std::io::{self, Write};

use serde::Serialize;

use super::Findings;
use super::row::{KnownRow, Row};
use crate::json;
use crate::model::FailureRow;
use crate::names::COLUMN_UNIT;

#[derive(Serialize)]
struct Page<'a> {
    schema: &'static str,
    column_unit: &'static str,
    findings: Vec<Row<'a>>,
    known: Vec<Known<'a>>,
    failures: Vec<FailureRow<'a>>,
}

#[derive(Serialize)]
struct Known<'a> {
    known: KnownRow<'a>,
    #[serde(flatten)]
    finding: Row<'a>,
}

/// The schema `zhengming.findings/1`; `docs/report-schema.md` describes it.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Findings { survey, sorted, .. } = page;
    let known = sorted.known.iter().map(|known| Known {
        known: KnownRow::new(&known.by),
        finding: Row::of_known(survey, known),
    });
    let page = Page {
        schema: "zhengming.findings/1",
        column_unit: COLUMN_UNIT,
        findings: sorted.told.iter().map(|told| Row::of_told(survey, told)).collect(),
        known: known.collect(),
        failures: survey.failures.iter().map(FailureRow::new).collect(),
    };
    json::write(&page, out)
}
