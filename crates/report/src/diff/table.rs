use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use zhengming_glossary::DiffKind;

use super::Differing;
use super::row::{ConceptRow, FieldRow, TermRow, Whole};
use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{width, wrap};

const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const CHANGED: Style = AnsiColor::Yellow.on_default();

/// First how much differs, then the concepts by what became of them.
pub(super) fn write(differing: &Differing<'_>, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole::new(differing);
    for line in wrap(&whole.summary(), differing.columns) {
        writeln!(out, "{}", paint(style::HEADING, line))?;
    }
    for kind in DiffKind::ALL {
        for row in whole.of(kind) {
            writeln!(out)?;
            write_concept(out, row, differing.columns)?;
        }
    }
    for family in &whole.families {
        writeln!(out)?;
        heading(out, family.kind, family.family, "family", differing.columns)?;
        write_fields(out, &family.fields, 4, differing.columns)?;
    }
    for domain in &whole.domains {
        writeln!(out)?;
        heading(out, "changed", domain.domain, "domain", differing.columns)?;
        write_fields(out, &domain.fields, 4, differing.columns)?;
    }
    if let Some(version) = &whole.version {
        writeln!(out)?;
        heading(out, "changed", "glossary", "", differing.columns)?;
        write_fields(out, [version], 4, differing.columns)?;
    }
    Ok(())
}

fn write_concept(out: &mut dyn Write, row: &ConceptRow<'_>, columns: usize) -> io::Result<()> {
    let renamed = row.fields.iter().find(|field| field.field == "id");
    let name = match renamed {
        Some(id) => format!("{} → {}", id.old, id.new),
        None => row.concept.to_owned(),
    };
    heading(out, row.kind, &name, row.domain, columns)?;
    let others: Vec<&FieldRow<'_>> =
        row.fields.iter().filter(|field| field.field != "id").collect();
    write_fields(out, others, 4, columns)?;
    row.terms.iter().try_for_each(|term| write_term(out, term, columns))
}

/// A line of what differs, with what it is, and at its end where it belongs.
fn heading(
    out: &mut dyn Write,
    kind: &str,
    name: &str,
    place: &str,
    columns: usize,
) -> io::Result<()> {
    let (mark, color) = look(kind);
    let (name, place) = (clean(name), clean(place));
    let room = columns.saturating_sub(2);
    let lines: Vec<&str> = wrap(&name, room).collect();
    for (index, line) in lines.iter().enumerate() {
        let mark = if index == 0 { mark } else { " " };
        write!(out, "{} {}", paint(color, mark), paint(style::HEADING, line))?;
        let gap = room.saturating_sub(width(line) + width(&place));
        if index + 1 == lines.len() && gap > 1 && !place.is_empty() {
            write!(out, "{:gap$}{}", "", paint(style::FAINT, &place))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_term(out: &mut dyn Write, term: &TermRow<'_>, columns: usize) -> io::Result<()> {
    let (mark, color) = look(term.kind);
    let text = clean(term.term);
    let status = format!("  {}", term.status);
    let room = columns.saturating_sub(9 + width(&status)).max(20);
    let lines: Vec<&str> = wrap(&text, room).collect();
    for (index, line) in lines.iter().enumerate() {
        if index == 0 {
            let language = paint(style::LABEL, term.language.code());
            write!(out, "    {} {language} {}", paint(color, mark), paint(color, line))?;
        } else {
            write!(out, "{:9}{}", "", paint(color, line))?;
        }
        let end = if index + 1 == lines.len() { status.as_str() } else { "" };
        writeln!(out, "{}", paint(style::FAINT, end))?;
    }
    write_fields(out, &term.fields, 9, columns)
}

fn write_fields<'a>(
    out: &mut dyn Write,
    fields: impl IntoIterator<Item = &'a FieldRow<'a>>,
    indent: usize,
    columns: usize,
) -> io::Result<()> {
    for field in fields {
        let label = paint(style::LABEL, field.field);
        let (old, new) = (clean(field.old), clean(field.new));
        let columns_of_both = indent + width(field.field) + 2 + width(&old) + 3 + width(&new);
        if !old.is_empty() && !new.is_empty() && columns_of_both <= columns {
            let (old, new) = (paint(OLD, old), paint(NEW, new));
            writeln!(out, "{:indent$}{label}  {old} → {new}", "")?;
            continue;
        }
        writeln!(out, "{:indent$}{label}", "")?;
        for (mark, color, text) in [("-", OLD, field.old), ("+", NEW, field.new)] {
            if text.is_empty() {
                continue;
            }
            let text = clean(text);
            let room = columns.saturating_sub(indent + 4).max(20);
            for (index, line) in wrap(&text, room).enumerate() {
                let mark = if index == 0 { mark } else { " " };
                writeln!(out, "{:indent$}  {}", "", paint(color, format!("{mark} {line}")))?;
            }
        }
    }
    Ok(())
}

fn look(kind: &str) -> (&'static str, Style) {
    match kind {
        "added" => ("+", NEW),
        "removed" => ("-", OLD),
        _ => ("~", CHANGED),
    }
}
