use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use zhengming_compare::{Case, Change, Family, Step, Variant};
use zhengming_glossary::Language;

use super::Histories;
use super::shown::{facts, span, summary};
use crate::compare::inline;
use crate::compare::shown::case_name;
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
    let variants = &family.variants[..family.variants.len().min(MOST_VARIANTS)];
    for (at, variant) in variants.iter().enumerate() {
        let step = at.checked_sub(1).and_then(|before| family.steps.get(before));
        write_variant(histories, variant, step, out)?;
    }
    let more = family.variants.len() - variants.len();
    if more > 0 {
        let more = format!("and {more} more variants; --format json lists all");
        writeln!(out, "{:MARGIN$}{}", "", paint(style::FAINT, more))?;
    }
    Ok(())
}

fn write_variant(
    histories: &Histories<'_>,
    variant: &Variant,
    step: Option<&Step>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let room = histories.columns.saturating_sub(MARGIN);
    for line in wrap(&joined(&span(histories, variant)), room) {
        writeln!(out, "{:MARGIN$}{}", "", paint(style::LABEL, line))?;
    }
    let Some(step) = step else { return write_first(histories, variant, out) };
    if let Some(case @ (Case::Drift | Case::MissedUpdate)) = step.case() {
        writeln!(out, "{:MARGIN$}{}", "", paint(WARNED, case_name(case)))?;
    }
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
