use std::io::{self, Write};

use zhengming_glossary::MeetingKind;

use super::Merging;
use super::row::{ConflictRow, Row, Side, Whole};
use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, pad, width, wrap};

/// Columns that no line is longer than.
const COLUMNS: usize = 80;

/// Concepts of a kind that are shown.
const MOST: usize = 40;

/// The contradictions first, as they are what a person must decide.
pub(super) fn write(merging: &Merging<'_>, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole::new(merging);
    writeln!(out, "{}", paint(style::HEADING, whole.summary()))?;
    let (conflicting, new) = (whole.of(MeetingKind::Conflicting), whole.of(MeetingKind::New));
    let sections: [(Vec<&Row<'_>>, &str, Lines); 4] = [
        (conflicting, "Conflicting: theirs against ours", conflict_lines),
        (whole.with_near(), "Near: theirs, and the form that ours has", near_lines),
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

/// Contradictions.
fn conflict_lines(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    pair_lines(&row.conflicts, out)
}

/// Forms that differ little.
fn near_lines(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    pair_lines(&row.near, out)
}

/// Two lines for each pair of terms, one for each side.
fn pair_lines(pairs: &[ConflictRow<'_>], out: &mut dyn Write) -> io::Result<()> {
    for conflict in pairs {
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

/// Columns of an id, and of what stands before a place that has a line of its own.
const ID: usize = 26;
const PLACE: usize = 14;

fn side_line(out: &mut dyn Write, lead: &str, side: &Side<'_>) -> io::Result<()> {
    let lead = clean(lead);
    let lead = pad(&fit(&lead, LEAD), LEAD);
    let term = clean(side.term);
    let term = fit(&term, TERM);
    let gap = " ".repeat(TERM - width(&term));
    write!(
        out,
        "  {} {}{gap}  {}",
        paint(style::LABEL, lead),
        paint(style::of_status(side.status), &term),
        side.status.name(),
    )?;
    let before = 2 + LEAD + 1 + TERM + 2;
    let used = before + side.status.name().len();
    end_with_place(out, &side.location, used, before + STATUS + 2)
}

/// Ends a line of so many columns with a place, which stands at another column or, if it is long, in
/// a line of its own.
fn end_with_place(out: &mut dyn Write, place: &str, used: usize, column: usize) -> io::Result<()> {
    let place = clean(place);
    if column + width(&place) <= COLUMNS {
        let gap = column.saturating_sub(used);
        return writeln!(out, "{:gap$}{}", "", paint(style::FAINT, &place));
    }
    writeln!(out)?;
    let room = COLUMNS - PLACE;
    wrap(&place, room)
        .try_for_each(|part| writeln!(out, "{:PLACE$}{}", "", paint(style::FAINT, part)))
}

fn new_lines(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    let terms: Vec<&str> = [row.en, row.zh].into_iter().flatten().collect();
    let terms = clean(&terms.join(" · ")).into_owned();
    let id = clean(row.ours);
    let room = COLUMNS - 2 - ID - 2 - 2 - 18;
    let terms = fit(&terms, room);
    let id = pad(&fit(&id, ID), ID);
    write!(out, "  {id}  {terms}")?;
    let before = 2 + ID + 2;
    end_with_place(out, &row.location, before + width(&terms), before + room + 2)
}
