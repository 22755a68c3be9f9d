use std::io::{self, Write};

use serde::Serialize;
use zhengming_consistency::Finding;
use zhengming_triage::KnownBy;

use super::Findings;
use super::row::{KnownRow, Row};
use crate::names::COLUMN_UNIT;

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    column_unit: &'static str,
    known: Option<KnownRow<'a>>,
    #[serde(flatten)]
    finding: Row<'a>,
}

/// The schema `zhengming.finding/1`: a line for each finding, those that are known behind the others.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let told = page.findings.iter().map(|finding| (finding, None));
    let known = page.known.iter().map(|known| (&known.finding, Some(&known.by)));
    told.chain(known).try_for_each(|(finding, by)| write_line(page, finding, by, out))
}

fn write_line(
    page: &Findings<'_>,
    finding: &Finding,
    by: Option<&KnownBy>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let line = Line {
        schema: "zhengming.finding/1",
        column_unit: COLUMN_UNIT,
        known: by.map(KnownRow::new),
        finding: Row::new(page.survey, finding),
    };
    // Whole lines, as a reader at the other end takes them.
    let mut text = serde_json::to_vec(&line)?;
    text.push(b'\n');
    out.write_all(&text)
}
