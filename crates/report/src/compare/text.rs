use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use zhengming_compare::{Change, Row, TermChangeKind, TermTally, Wording};
use zhengming_glossary::{Glossary, Language, TermId};
use zhengming_text::counted;

use super::Compared;
use super::inline::{self, NEW, OLD};
use super::shown::{Group, kept, places, remarks, summary};
use crate::terminal::clean::joined;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, pad, pad_start, width, wrap};

const WARNED: Style = AnsiColor::Yellow.on_default();

/// Columns in front of the text of a clause.
const MARGIN: usize = 6;

/// Changes of terms that are listed.
const MOST_TERMS: usize = 30;

/// First the changed terms, then the clauses, those with changed terms before the others.
pub(super) fn write(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_head(compared, out)?;
    write_terms(compared, out)?;
    write_families(compared, out)?;
    for group in Group::ALL {
        let rows = group.rows(compared.comparison);
        if !rows.is_empty() {
            writeln!(out, "\n{}", paint(style::HEADING, group.heading()))?;
            match group {
                Group::Kept => write_kept(compared, &rows, out)?,
                _ => rows.iter().try_for_each(|row| write_row(compared, row, out))?,
            }
        }
    }
    write_foot(compared, out)
}

fn write_head(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let name = format!("{} → {}", joined(&compared.old.name), joined(&compared.new.name));
    let date = |date: &Option<String>| date.clone().unwrap_or_else(|| "undated".to_owned());
    let dates = match (&compared.old.date, &compared.new.date) {
        (None, None) => String::new(),
        (old, new) => format!("{} → {}", date(old), date(new)),
    };
    if width(&name) + 2 + width(&dates) <= compared.columns {
        let gap = compared.columns - width(&name) - width(&dates);
        let dates = if dates.is_empty() { dates } else { format!("{:gap$}{dates}", "") };
        writeln!(out, "{}{}", paint(style::HEADING, name), paint(style::FAINT, dates))?;
    } else {
        for line in wrap(&name, compared.columns) {
            writeln!(out, "{}", paint(style::HEADING, line))?;
        }
        for line in wrap(&dates, compared.columns).filter(|line| !line.is_empty()) {
            writeln!(out, "{}", paint(style::FAINT, line))?;
        }
    }
    for line in summary(compared).iter().flat_map(|text| wrap(text, compared.columns - 2)) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// The changes of terms by their kinds, those of most clauses first.
fn write_terms(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let tallies = compared.comparison.term_tallies(compared.glossary);
    for (kind, heading) in [
        (TermChangeKind::Rendering, "Terms of the same concept that gave way to others"),
        (TermChangeKind::Concept, "Terms that gave way to terms of other concepts"),
        (TermChangeKind::Unlisted, "Terms against words that the glossary lacks"),
    ] {
        let tallies: Vec<_> = tallies.iter().filter(|tally| tally.kind == kind).collect();
        if tallies.is_empty() {
            continue;
        }
        writeln!(out, "\n{}", paint(style::HEADING, heading))?;
        for tally in tallies.iter().take(MOST_TERMS) {
            write_tally(compared.glossary, tally, compared.columns, out)?;
        }
        if tallies.len() > MOST_TERMS {
            let more = tallies.len() - MOST_TERMS;
            let more = format!("    and {more} more; --format json lists all");
            writeln!(out, "{}", paint(style::FAINT, more))?;
        }
    }
    Ok(())
}

/// Families of which different members are in use.
fn write_families(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    // With both languages each verb is compared with its own English.
    let is_one = compared.comparison.languages.len() == 1;
    let families = compared.comparison.family_uses(compared.glossary);
    let families: Vec<_> = families.into_iter().filter(|_| is_one).collect();
    if families.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\n{}",
        paint(style::HEADING, "Opening verbs: uses in the old and in the new document")
    )?;
    for family in &families {
        let id = joined(&compared.glossary.families[family.family].id);
        let language = family.language.code();
        writeln!(out, "      {}  {}", paint(style::LABEL, language), paint(style::FAINT, id))?;
        let uses = family.terms.iter().map(|&(term, old, new)| {
            format!("{} {old} → {new}", joined(&compared.glossary.term(term).text))
        });
        let uses = uses.collect::<Vec<_>>().join(", ");
        for line in wrap(&uses, compared.columns.saturating_sub(TERMS)) {
            writeln!(out, "{:TERMS$}{line}", "")?;
        }
    }
    Ok(())
}

/// Columns of the number of clauses, and all before the term.
const COUNT: usize = 4;
const TERMS: usize = COUNT + 6;

/// A change of a term: how many have it, and the forms in the colours of their statuses.
pub(crate) fn write_tally(
    glossary: &Glossary,
    tally: &TermTally,
    columns: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let of_term = |term: Option<TermId>| match term {
        Some(term) => style::of_status(glossary.term(term).status),
        None => Style::new(),
    };
    let count = pad_start(&tally.rows.len().to_string(), COUNT);
    write!(out, "{count}  {}  ", paint(style::LABEL, tally.language.code()))?;
    let (old, new) = (joined(&tally.old.0), joined(&tally.new.0));
    let remark = match tally.same.len() {
        0 => String::new(),
        same if same == tally.rows.len() => "English same".to_owned(),
        same => format!("English same in {same}"),
    };
    let used = TERMS + width(&old) + 3 + width(&new);
    if used <= columns {
        let (old, new) = (paint(of_term(tally.old.1), old), paint(of_term(tally.new.1), new));
        write!(out, "{old} → {new}")?;
    } else {
        let room = columns.saturating_sub(TERMS);
        let sides = [(of_term(tally.old.1), old), (of_term(tally.new.1), format!("→ {new}"))];
        for (side, (color, text)) in sides.iter().enumerate() {
            for (at, line) in wrap(text, room).enumerate() {
                let before =
                    if side + at == 0 { String::new() } else { format!("\n{:TERMS$}", "") };
                write!(out, "{before}{}", paint(*color, line))?;
            }
        }
    }
    match remark.is_empty() {
        true => writeln!(out),
        false if used + 2 + width(&remark) <= columns => {
            let gap = columns - used - width(&remark);
            writeln!(out, "{:gap$}{}", "", paint(style::FAINT, remark))
        }
        false => writeln!(out, "\n{:TERMS$}{}", "", paint(style::FAINT, remark)),
    }
}

fn write_row(compared: &Compared<'_>, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let remarks = remarks(row).join(", ");
    let room =
        compared.columns.saturating_sub(if remarks.is_empty() { 0 } else { width(&remarks) + 2 });
    let places = places(compared, row);
    let places = fit(&places, room.saturating_sub(2));
    write!(out, "  {}", paint(style::LABEL, &places))?;
    if !remarks.is_empty() {
        write!(out, "  {}", paint(WARNED, remarks))?;
    }
    writeln!(out)?;
    if row.change().is_none() {
        return write_lone(compared, row, out);
    }
    let several = row.wordings.en.is_some() && row.wordings.zh.is_some();
    for (language, wording) in row.wordings.iter() {
        match wording {
            Some(wording) if wording.change() == Change::Same && several => {
                let margin = pad(&format!("  {}", language.code()), MARGIN);
                writeln!(out, "{}{}", paint(style::LABEL, margin), paint(style::FAINT, "same"))?;
            }
            Some(wording) => write_wording(compared, language, wording, out)?,
            None => {}
        }
    }
    Ok(())
}

/// A clause that is new or was dropped: its start, in each language.
fn write_lone(compared: &Compared<'_>, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let (version, clauses, mark, color) = match row.link.new.is_empty() {
        true => (compared.old, &row.link.old, "-", OLD),
        false => (compared.new, &row.link.new, "+", NEW),
    };
    for clause in clauses.iter().map(|&at| &version.clauses[at]) {
        for (language, text) in clause.text.iter().filter(|(_, text)| !text.is_empty()) {
            let margin = pad(&format!("  {}", language.code()), MARGIN);
            let text = joined(text);
            let text = fit(&text, compared.columns.saturating_sub(MARGIN + 2));
            let text = paint(color, format!("{mark} {text}"));
            writeln!(out, "{}{text}", paint(style::LABEL, margin))?;
        }
    }
    Ok(())
}

/// The clauses that are the same, by their places.
fn write_kept(compared: &Compared<'_>, rows: &[&Row], out: &mut dyn Write) -> io::Result<()> {
    for line in wrap(&kept(compared, rows), compared.columns.saturating_sub(2)) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

fn write_foot(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut legend = "[-old-] {+new+}, … stays the same".to_owned();
    let left = compared.old.left_out + compared.new.left_out;
    if left > 0 {
        let left = counted(left, "line");
        legend.push_str(&format!("; {left} of covers, ends and notes not compared"));
    }
    writeln!(out)?;
    for line in wrap(&legend, compared.columns) {
        writeln!(out, "{}", paint(style::FAINT, line))?;
    }
    Ok(())
}

/// The text with its changes in it, in lines.
fn write_wording(
    compared: &Compared<'_>,
    language: Language,
    wording: &Wording,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lines = inline::lines(wording, compared.columns.saturating_sub(MARGIN));
    for (at, line) in lines.iter().enumerate() {
        let margin = if at == 0 { format!("  {}", language.code()) } else { String::new() };
        writeln!(out, "{}{line}", paint(style::LABEL, pad(&margin, MARGIN)))?;
    }
    Ok(())
}
