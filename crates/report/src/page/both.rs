//! Documents in both languages, beside what official texts reach.

use std::cmp::Ordering;

use super::text::{count, number, ratio};
use super::{Align, Block, Column, Table};
use crate::model::{OppositeRow, Report, SharesRow, name_in};
use zhengming_document::Language;

/// Concepts listed as below practice, unless `--top` says otherwise.
const SHOWN: usize = 20;

/// What is there in both languages; nothing, where no document is.
pub(super) fn blocks(report: &Report<'_>, blocks: &mut Vec<Block>) {
    let Some(bitext) = report.bitext() else { return };
    let remark = format!(
        "{} of {}",
        count(bitext.units as u64, "unit"),
        count(bitext.documents as u64, "document")
    );
    blocks.push(Block::Heading { text: "Both languages", remark });
    blocks.push(Block::Table(Table {
        columns: columns([
            "Terms of", "Units", "Agreed", "official", "Main", "official", "LTCR", "official",
        ]),
        rows: bitext.opposite.iter().map(|(&language, row)| overall(language, row)).collect(),
    }));
    blocks.push(Block::Legend(
        "Agreed: units with a term that have an agreed term of the concept opposite. Main: units with \
         the most frequent rendering of the term. Official: what the resolutions and decisions of \
         the United Nations reach, with the same concepts.",
    ));
    below(report, blocks);
    let checks = bitext.checks.iter().map(|check| {
        let official = check.official.as_ref();
        let rate = |rate: Option<f64>| rate.map_or("–".to_owned(), |rate| format!("{rate:.2}"));
        vec![
            check.rule.to_owned(),
            number(check.here.findings),
            rate(check.here.per_thousand),
            rate(official.and_then(|official| official.per_thousand)),
        ]
    });
    let remark = "beside those of official texts".to_owned();
    blocks.push(Block::Heading { text: "Checks of both languages", remark });
    blocks.push(Block::Table(Table {
        columns: columns(["Check", "Findings", "in 1,000 units", "official"]),
        rows: checks.collect(),
    }));
}

/// Concepts that have an agreed term opposite less often than official texts.
fn below(report: &Report<'_>, blocks: &mut Vec<Block>) {
    let glossary = &report.survey.glossary;
    let mut below: Vec<(String, OppositeRow)> = Vec::new();
    for usages in report.analysis.concepts.chunk_by(|one, two| one.concept == two.concept) {
        let concept = usages[0].concept;
        for (language, row) in report.opposite(concept) {
            if row.shortfall() >= 1.0 {
                let concept = glossary.concept(concept);
                below.push((name_in(concept, language).unwrap_or(&concept.id).to_owned(), row));
            }
        }
    }
    if below.is_empty() {
        return;
    }
    below.sort_by(|(_, one), (_, two)| {
        two.shortfall().partial_cmp(&one.shortfall()).unwrap_or(Ordering::Equal)
    });
    let shown = report.top.unwrap_or(SHOWN).min(below.len());
    let remark = format!("{} of {}", number(shown as u64), number(below.len() as u64));
    blocks.push(Block::Heading { text: "Below official practice", remark });
    let rows = below[..shown].iter().map(|(name, row)| figures(name.clone(), row));
    blocks.push(Block::Table(Table {
        columns: columns([
            "Concept", "Units", "Agreed", "official", "Main", "official", "LTCR", "official",
        ]),
        rows: rows.collect(),
    }));
}

fn overall(language: Language, row: &OppositeRow) -> Vec<String> {
    let name = match language {
        Language::En => "English",
        Language::Zh => "Chinese",
    };
    figures(name.to_owned(), row)
}

fn figures(name: String, row: &OppositeRow) -> Vec<String> {
    let of_official = |share: fn(&SharesRow) -> Option<f64>| row.official.as_ref().and_then(share);
    vec![
        name,
        number(row.here.units),
        percent(row.here.agreed),
        percent(of_official(|official| official.agreed)),
        percent(row.here.main),
        percent(of_official(|official| official.main)),
        ratio(row.here.ltcr, false),
        ratio(of_official(|official| official.ltcr), false),
    ]
}

/// A share to a tenth, never rounded up to all.
fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{:.1} %", (share * 1000.0).floor() / 10.0))
}

/// The first column is cut where there is no room, the others hold figures.
fn columns<const N: usize>(titles: [&'static str; N]) -> Vec<Column> {
    let align = |at| if at == 0 { Align::Cut } else { Align::End };
    (0..).zip(titles).map(|(at, title)| Column { title, align: align(at) }).collect()
}
