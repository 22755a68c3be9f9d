use std::io::{self, Write};
use std::ops::Range;

use zhengming_glossary::{Concept, Glossary, Hit, Language, Term, TermId};

use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, width, wrap, wrap_ranges};

/// Columns of the languages in front of the terms.
const MARGIN: usize = 6;

/// Widest column of terms; longer ones go on in the next line.
const WIDEST: usize = 44;

/// Writes the concepts that a search found, each with all its terms. The part of a term that fits
/// the query is highlighted.
///
/// # Errors
///
/// Where the output cannot be written.
pub fn write_hits(
    out: &mut dyn Write,
    glossary: &Glossary,
    hits: &[Hit],
    columns: usize,
) -> io::Result<()> {
    for (index, hit) in hits.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let found = Some((hit.term, hit.range.clone()));
        write_one(out, glossary.concept(hit.concept), found, columns)?;
    }
    Ok(())
}

/// Writes the name of a concept and its terms, with their statuses, reasons and notes.
pub(crate) fn write_heading_and_terms(
    out: &mut dyn Write,
    concept: &Concept,
    columns: usize,
) -> io::Result<()> {
    write_terms(out, concept, None, columns)
}

fn write_one(
    out: &mut dyn Write,
    concept: &Concept,
    found: Option<(TermId, Range<usize>)>,
    columns: usize,
) -> io::Result<()> {
    write_terms(out, concept, found, columns)?;
    if let Some(definition) = &concept.definition {
        remark(out, "definition", definition, columns)?;
    }
    if let Some(note) = &concept.note {
        remark(out, "note", note, columns)?;
    }
    Ok(())
}

fn write_terms(
    out: &mut dyn Write,
    concept: &Concept,
    found: Option<(TermId, Range<usize>)>,
    columns: usize,
) -> io::Result<()> {
    write_heading(out, concept, columns)?;
    let room = columns.saturating_sub(MARGIN + 14).clamp(10, WIDEST);
    let widest = concept.terms.iter().map(|term| width(&term.text)).max().unwrap_or(room);
    let mut language: Option<Language> = None;
    for (index, term) in (0..).zip(&concept.terms) {
        let margin = if language == Some(term.language) { "" } else { term.language.code() };
        language = Some(term.language);
        let hit = found
            .as_ref()
            .filter(|(id, _)| id.term == index)
            .map_or(0..0, |(_, range)| range.clone());
        let margin = format!("  {margin:<4}");
        let room = widest.min(room);
        write_term(out, &margin, term, hit, Rooms { term: room, columns })?;
        for text in [&term.reason, &term.note].into_iter().flatten() {
            remark(out, "", text, columns)?;
        }
        if found.is_none() {
            write_conditions(out, term, columns)?;
        }
    }
    Ok(())
}

/// Conditions that a card tells and a list of hits leaves out.
fn write_conditions(out: &mut dyn Write, term: &Term, columns: usize) -> io::Result<()> {
    if let Some(shared) = &term.shared {
        remark(out, "", &format!("shared: {shared}"), columns)?;
    }
    if !term.not_in.is_empty() {
        remark(out, "", &format!("not in {}", term.not_in.join(", ")), columns)?;
    }
    Ok(())
}

/// The identifier of a concept, and its domain at the end of the line.
fn write_heading(out: &mut dyn Write, concept: &Concept, columns: usize) -> io::Result<()> {
    let id = clean(&concept.id);
    let domain = clean(&concept.domain);
    let domain = fit(&domain, columns / 2);
    let lines: Vec<&str> = wrap(&id, columns).collect();
    let (last, before) = lines.split_last().unwrap_or((&"", &[]));
    for line in before {
        writeln!(out, "{}", paint(style::HEADING, line))?;
    }
    write!(out, "{}", paint(style::HEADING, last))?;
    let mut used = width(last);
    if used + 2 + width(&domain) > columns {
        writeln!(out)?;
        used = 0;
    }
    let gap = columns.saturating_sub(used + width(&domain));
    writeln!(out, "{:gap$}{}", "", paint(style::FAINT, &domain))
}

/// Columns of the terms, and of the whole line.
#[derive(Clone, Copy)]
struct Rooms {
    term: usize,
    columns: usize,
}

fn write_term(
    out: &mut dyn Write,
    margin: &str,
    term: &Term,
    hit: Range<usize>,
    rooms: Rooms,
) -> io::Result<()> {
    let room = rooms.term;
    let term_style = style::of_status(term.status);
    write!(out, "{}", paint(style::LABEL, margin))?;
    let lines = wrap_ranges(&term.text, room);
    let last = lines.last().map_or(0, |line| line.start);
    for line in lines {
        // The line parts at both ends of what fits the query.
        let (from, to) = (line.start.max(hit.start), line.end.min(hit.end));
        let (from, to) = if from < to { (from, to) } else { (line.end, line.end) };
        let part = |range: Range<usize>| clean(term.text.get(range).unwrap_or_default());
        write!(out, "{}", paint(term_style, part(line.start..from)))?;
        write!(out, "{}", paint(term_style.bold().underline(), part(from..to)))?;
        write!(out, "{}", paint(term_style, part(to..line.end)))?;
        if line.start < last {
            write!(out, "\n{:MARGIN$}  ", "")?;
        } else {
            let indent = if last > 0 { 2 } else { 0 };
            let blanks = room.saturating_sub(width(&clean(&term.text[line])) + indent);
            write!(out, "{:blanks$}  ", "")?;
            write_facts(out, term, rooms)?;
        }
    }
    Ok(())
}

/// Status and what limits the term, in the column behind the terms.
fn write_facts(out: &mut dyn Write, term: &Term, rooms: Rooms) -> io::Result<()> {
    let indent = MARGIN + rooms.term + 2;
    let facts = facts(term);
    for (at, line) in wrap(&facts, rooms.columns.saturating_sub(indent).max(10)).enumerate() {
        let indent = if at == 0 { 0 } else { indent };
        writeln!(out, "{:indent$}{}", "", paint(style::FAINT, line))?;
    }
    Ok(())
}

/// Status and what limits the term.
fn facts(term: &Term) -> String {
    let mut facts = term.status.name().to_owned();
    if let Some(only_for) = &term.only_for {
        facts.push_str(&format!(" for {}", clean(only_for)));
    }
    if term.position.is_opening() {
        facts.push_str(&format!(", {}", term.position.name()));
    }
    match (&term.valid_from, &term.valid_until) {
        (Some(from), Some(until)) => facts.push_str(&format!(", {from} to {until}")),
        (Some(from), None) => facts.push_str(&format!(", since {from}")),
        (None, Some(until)) => facts.push_str(&format!(", until {until}")),
        (None, None) => {}
    }
    facts
}

/// A remark under a concept, in lines that fit.
fn remark(out: &mut dyn Write, kind: &str, text: &str, columns: usize) -> io::Result<()> {
    let (margin, lead) = match kind {
        "" => (MARGIN + 2, String::new()),
        kind => (MARGIN, format!("{kind}: ")),
    };
    let text = format!("{lead}{}", clean(text));
    for line in wrap(&text, columns.saturating_sub(margin).max(20)) {
        writeln!(out, "{:margin$}{}", "", paint(style::FAINT, line))?;
    }
    Ok(())
}
