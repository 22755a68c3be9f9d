use std::io::{self, Write};

use zhengming_glossary::MeetingKind;

use super::Merging;
use super::row::{Row, Side, Whole};
use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, fit_end, pad, width};

/// Columns that no line is longer than.
const COLUMNS: usize = 80;

/// Concepts of a kind that are shown.
const MOST: usize = 40;

/// The contradictions first, as they are what a person must decide.
pub(super) fn write(merging: &Merging<'_>, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole::new(merging);
    writeln!(out, "{}", paint(style::HEADING, whole.summary()))?;
    let (conflicting, new) = (whole.of(MeetingKind::Conflicting), whole.of(MeetingKind::New));
    let sections: [(Vec<&Row<'_>>, &str, Lines); 3] = [
        (conflicting, "Conflicting: theirs against ours", conflict_lines),
        (whole.with_more(), "More: terms that ours lacks", more_lines),
        (new, "New: concepts that ours lacks", new_lines),
    ];
    for (rows, heading, lines) in sections {
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "\n{}", paint(style::HEADING, heading))?;
        for row in rows.iter().take(MOST) {
            lines(row, out)?;
        }
        if rows.len() > MOST {
            let more = format!("  and {} more; --format json lists all", rows.len() - MOST);
            writeln!(out, "{}", paint(style::FAINT, more))?;
        }
    }
    Ok(())
}

type Lines = fn(&Row<'_>, &mut dyn Write) -> io::Result<()>;

/// A contradiction in two lines, one for each side.
fn conflict_lines(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    for conflict in &row.conflicts {
        side_line(out, conflict.kind, &conflict.theirs)?;
        side_line(out, "", &conflict.ours)?;
    }
    Ok(())
}

fn more_lines(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    for term in &row.added {
        side_line(out, row.ours, term)?;
    }
    Ok(())
}

/// Columns of what stands before a term, of the term, and of its status.
const LEAD: usize = 11;
const TERM: usize = 30;
const STATUS: usize = 10;

fn side_line(out: &mut dyn Write, lead: &str, side: &Side<'_>) -> io::Result<()> {
    let lead = clean(lead);
    let lead = pad(&fit(&lead, LEAD), LEAD);
    let term = clean(side.term);
    let term = fit(&term, TERM);
    let gap = " ".repeat(TERM - width(&term));
    let room = COLUMNS - 2 - LEAD - 1 - TERM - 2 - STATUS - 2;
    let location = clean(&side.location).into_owned();
    writeln!(
        out,
        "  {} {}{gap}  {:STATUS$}  {}",
        paint(style::LABEL, lead),
        paint(style::of_status(side.status), &term),
        side.status.name(),
        paint(style::FAINT, fit_end(&location, room))
    )
}

fn new_lines(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    let terms: Vec<&str> = [row.en, row.zh].into_iter().flatten().collect();
    let terms = clean(&terms.join(" · ")).into_owned();
    let id = clean(row.ours);
    let location = clean(&row.location).into_owned();
    let room = COLUMNS - 2 - 26 - 2 - 2 - 18;
    let terms = pad(&fit(&terms, room), room);
    let id = pad(&fit(&id, 26), 26);
    let line = format!("  {id}  {terms}  {}", paint(style::FAINT, fit_end(&location, 18)));
    writeln!(out, "{line}")
}
