use std::io::{self, Write};

use zhengming_compare::{Change, Row, TermChangeKind, Wording};
use zhengming_glossary::Language;

use super::Compared;
use super::shown::{Group, kept, places, remarks, summary};
use crate::cell::markdown_cell;

/// The changed terms in a table, then the clauses with ~~what went~~ and **what came**.
pub(super) fn write(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (old, new) = (markdown_cell(&compared.old.name), markdown_cell(&compared.new.name));
    writeln!(out, "# {old} → {new}\n")?;
    for line in summary(compared) {
        writeln!(out, "* {}", markdown_cell(&line))?;
    }
    write_terms(compared, out)?;
    for group in Group::ALL {
        let rows = group.rows(compared.comparison);
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "\n## {}\n", group.heading())?;
        match group {
            Group::Kept => writeln!(out, "{}", markdown_cell(&kept(compared, &rows)))?,
            _ => rows.iter().try_for_each(|row| write_row(compared, row, out))?,
        }
    }
    Ok(())
}

fn write_terms(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut tallies = compared.comparison.term_tallies(compared.glossary);
    if tallies.is_empty() {
        return Ok(());
    }
    tallies.sort_by_key(|tally| tally.kind);
    writeln!(out, "\n## Changed terms\n\n| Old | New | Language | Clauses | English same | |")?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- |")?;
    for tally in tallies {
        let remark = match tally.kind {
            TermChangeKind::Rendering => "",
            TermChangeKind::Concept => "other concept",
            TermChangeKind::Unlisted => "not in the glossary",
        };
        let (old, new) = (markdown_cell(&tally.old.0), markdown_cell(&tally.new.0));
        let (language, clauses) = (tally.language, tally.rows.len());
        let same = tally.same.len();
        writeln!(out, "| {old} | {new} | {language} | {clauses} | {same} | {remark} |")?;
    }
    Ok(())
}

fn write_row(compared: &Compared<'_>, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let remarks: Vec<String> = remarks(row).into_iter().map(|r| format!(" ({r})")).collect();
    let places = markdown_cell(&places(compared, row));
    writeln!(out, "* **{places}**{}", remarks.concat())?;
    for (language, wording) in row.wordings.iter() {
        if let Some(wording) = wording {
            writeln!(out, "  * {language}: {}", text(wording))?;
        }
    }
    if row.change().is_none() {
        let sides = [(compared.old, &row.link.old), (compared.new, &row.link.new)];
        for (version, &clause) in
            sides.iter().flat_map(|(v, list)| list.iter().map(move |c| (v, c)))
        {
            for language in Language::ALL {
                let text = version.clauses[clause].text.get(language);
                if !text.is_empty() {
                    writeln!(out, "  * {language}: {}", markdown_cell(text))?;
                }
            }
        }
    }
    Ok(())
}

/// A text with its changes in it: ~~old~~ and **new**.
pub(crate) fn text(wording: &Wording) -> String {
    let mut line = String::new();
    for piece in &wording.pieces {
        let (old, new) = (wording.old_of(piece), wording.new_of(piece));
        if piece.change == Change::Same {
            line.push_str(&markdown_cell(new));
            continue;
        }
        for (text, mark) in [(old, "~~"), (new, "**")] {
            let shown = text.trim();
            if !shown.is_empty() {
                line.push_str(&format!("{mark}{}{mark}", markdown_cell(shown)));
            }
            if text.ends_with(char::is_whitespace) && !line.ends_with(' ') {
                line.push(' ');
            }
        }
    }
    line
}
