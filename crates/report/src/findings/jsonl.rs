use std::io::{self, Write};

use serde::Serialize;

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
    let Findings { survey, sorted, .. } = page;
    let told = sorted.told.iter().map(|told| (None, Row::of_told(survey, told)));
    let known = sorted.known.iter();
    let known = known.map(|known| (Some(KnownRow::new(&known.by)), Row::of_known(survey, known)));
    told.chain(known).try_for_each(|(known, finding)| write_line(known, finding, out))
}

fn write_line(
    known: Option<KnownRow<'_>>,
    finding: Row<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let line = Line { schema: "zhengming.finding/1", column_unit: COLUMN_UNIT, known, finding };
    // Whole lines, as a reader at the other end takes them.
    let mut text = serde_json::to_vec(&line)?;
    text.push(b'\n');
    out.write_all(&text)
}
