use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use zhengming_compare::{Case, Change, Family, Step, TermChangeKind, Variant};
use zhengming_glossary::Language;

use super::Histories;
use super::shown::{facts, span, summary, terms};
use crate::compare::inline;
use crate::compare::shown::case_name;
use crate::compare::text::write_tally;
use crate::terminal::clean::joined;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, pad, pad_start, wrap};

const WARNED: Style = AnsiColor::Yellow.on_default();

/// Columns in front of variants and texts.
const MARGIN: usize = 6;

/// Variants of a family that are shown.
const MOST_VARIANTS: usize = 8;

/// Families one after the other: the first wording, then what changed from each to the next.
pub(super) fn write(histories: &Histories<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = summary(histories);
    for (at, line) in summary.iter().flat_map(|text| wrap(text, histories.columns)).enumerate() {
        match at {
            0 => writeln!(out, "{}", paint(style::HEADING, line))?,
            _ => writeln!(out, "{line}")?,
        }
    }
    write_terms(histories, out)?;
    let shown = histories.shown();
    for (number, family) in (1..).zip(shown) {
        writeln!(out)?;
        write_family(histories, number, family, out)?;
    }
    let left = histories.families.len() - shown.len();
    if left > 0 {
        let more = format!("\nand {left} more; --top 0 shows all");
        writeln!(out, "{}", paint(style::FAINT, more))?;
    }
    Ok(())
}

/// Changes of terms that are listed.
const MOST_TERMS: usize = 20;

/// Terms that gave way to others of the same concept in most families, those under the same English
/// first.
fn write_terms(histories: &Histories<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut tallies = histories.history.term_tallies(histories.glossary);
    tallies.retain(|tally| tally.kind == TermChangeKind::Rendering);
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.same.len()));
    if tallies.is_empty() {
        return Ok(());
    }
    let heading = "Terms of the same concept that gave way to others, by families";
    writeln!(out, "\n{}", paint(style::HEADING, heading))?;
    for tally in tallies.iter().take(MOST_TERMS) {
        write_tally(histories.glossary, tally, histories.columns, out)?;
    }
    if tallies.len() > MOST_TERMS {
        let more = format!("    and {} more", tallies.len() - MOST_TERMS);
        writeln!(out, "{}", paint(style::FAINT, more))?;
    }
    Ok(())
}

fn write_family(
    histories: &Histories<'_>,
    number: usize,
    family: &Family,
    out: &mut dyn Write,
) -> io::Result<()> {
    let head = format!("{}  {}", pad_start(&number.to_string(), MARGIN - 2), facts(family));
    for (at, line) in wrap(&head, histories.columns).enumerate() {
        let indent = if at == 0 { 0 } else { MARGIN };
        writeln!(out, "{:indent$}{}", "", paint(style::HEADING, line))?;
    }
    for line in wrap(&terms(family).join("; "), histories.columns.saturating_sub(MARGIN)) {
        if !line.is_empty() {
            writeln!(out, "{:MARGIN$}{}", "", paint(WARNED, joined(line)))?;
        }
    }
    let variants = &family.variants[..family.variants.len().min(MOST_VARIANTS)];
    for (at, variant) in variants.iter().enumerate() {
        let step = at.checked_sub(1).and_then(|before| family.steps.get(before));
        write_head(histories, at, variant, step, out)?;
        write_variant(histories, variant, step, out)?;
    }
    let more = family.variants.len() - variants.len();
    if more > 0 {
        let more = format!("and {more} more variants; --format json lists all");
        writeln!(out, "{:MARGIN$}{}", "", paint(style::FAINT, more))?;
    }
    Ok(())
}

/// Number and uses of a variant, and what it is compared with where that is not the one before it.
fn write_head(
    histories: &Histories<'_>,
    at: usize,
    variant: &Variant,
    step: Option<&Step>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let room = histories.columns.saturating_sub(MARGIN + 1);
    let number = pad_start(&format!("#{}", at + 1), MARGIN - 1);
    for (line_number, line) in wrap(&joined(&span(histories, variant)), room).enumerate() {
        let margin = if line_number == 0 { &*number } else { "" };
        writeln!(out, "{}", paint(style::LABEL, format!("{} {line}", pad(margin, MARGIN - 1))))?;
    }
    let mut remarks = Vec::new();
    if let Some(step) = step.filter(|step| step.from + 1 != at) {
        remarks.push(format!("against #{}", step.from + 1));
    }
    if let Some(case @ (Case::Drift | Case::MissedUpdate)) = step.and_then(Step::case) {
        remarks.push(case_name(case).to_owned());
    }
    match remarks.is_empty() {
        true => Ok(()),
        false => writeln!(out, "{:MARGIN$}{}", "", paint(WARNED, remarks.join(": "))),
    }
}

fn write_variant(
    histories: &Histories<'_>,
    variant: &Variant,
    step: Option<&Step>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let room = histories.columns.saturating_sub(MARGIN);
    let Some(step) = step else { return write_first(histories, variant, out) };
    let several = step.wordings.en.is_some() && step.wordings.zh.is_some();
    for (language, wording) in step.wordings.iter() {
        match wording {
            Some(wording) if wording.change() == Change::Same && several => {
                write_text(language, &[paint(style::FAINT, "same").to_string()], out)?;
            }
            Some(wording) => write_text(language, &inline::lines(wording, room), out)?,
            None => {}
        }
    }
    Ok(())
}

/// The start of the first wording.
fn write_first(
    histories: &Histories<'_>,
    variant: &Variant,
    out: &mut dyn Write,
) -> io::Result<()> {
    let place = variant.first();
    let Some(version) = histories.history.versions.get(place.version) else { return Ok(()) };
    for (language, text) in version.clauses[place.clause].text.iter() {
        if !text.is_empty() {
            let text = joined(text);
            let room = histories.columns.saturating_sub(MARGIN);
            write_text(language, &[fit(&text, room).into_owned()], out)?;
        }
    }
    Ok(())
}

fn write_text(language: Language, lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    for (at, line) in lines.iter().enumerate() {
        let margin = if at == 0 { format!("  {}", language.code()) } else { String::new() };
        writeln!(out, "{}{line}", paint(style::LABEL, pad(&margin, MARGIN)))?;
    }
    Ok(())
}
