use std::io::{self, Write};

use zhengming_glossary::MeetingKind;

use super::Merging;
use super::row::{Side, Whole};
use crate::cell::markdown_cell;

/// Tables for a pull request, with every concept.
pub(super) fn write(merging: &Merging<'_>, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole::new(merging);
    writeln!(out, "# Merge\n\n{}", whole.summary())?;
    let conflicting = whole.of(MeetingKind::Conflicting);
    if !conflicting.is_empty() {
        head(out, "Conflicting", &["Conflict", "Theirs", "Ours"])?;
        for conflict in conflicting.iter().flat_map(|row| &row.conflicts) {
            row(out, &[conflict.kind.into(), side(&conflict.theirs), side(&conflict.ours)])?;
        }
    }
    let near = whole.with_near();
    if !near.is_empty() {
        head(out, "Near", &["Differs in", "Theirs", "Ours"])?;
        for pair in near.iter().flat_map(|row| &row.near) {
            row(out, &[pair.kind.into(), side(&pair.theirs), side(&pair.ours)])?;
        }
    }
    let more = whole.with_more();
    if !more.is_empty() {
        head(out, "More", &["Concept", "Term that ours lacks"])?;
        for (concept, term) in more.iter().flat_map(|row| row.added.iter().map(|t| (row.ours, t))) {
            row(out, &[markdown_cell(concept), side(term)])?;
        }
    }
    let new = whole.of(MeetingKind::New);
    if !new.is_empty() {
        head(out, "New", &["Concept", "English", "Chinese", "From"])?;
        for concept in new {
            let texts = [Some(concept.ours), concept.en, concept.zh, Some(&concept.location)];
            row(out, &texts.map(|text| markdown_cell(text.unwrap_or_default())))?;
        }
    }
    Ok(())
}

fn head(out: &mut dyn Write, heading: &str, titles: &[&str]) -> io::Result<()> {
    let rules = vec!["---"; titles.len()].join(" | ");
    writeln!(out, "\n## {heading}\n\n| {} |\n| {rules} |", titles.join(" | "))
}

fn row(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}

fn side(side: &Side<'_>) -> String {
    let term = markdown_cell(side.term);
    format!("{term}, {} ({})", side.status.name(), markdown_cell(&side.location))
}
