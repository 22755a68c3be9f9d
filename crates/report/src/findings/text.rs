use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use zhengming_consistency::{Context, Evidence, Level};
use zhengming_triage::Told;

use super::{Findings, not_shown};
use crate::clean;
use crate::terminal::clean::joined;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, fit_end, pad, pad_start, width, wrap};

/// Columns of the labels of passages.
const LABEL: usize = 12;

/// Columns of line and column of passages.
const POSITION: usize = 8;

/// Findings one after the other, each with its passages aligned on the term.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    for told in &page.sorted.told {
        write_finding(page, told, out)?;
    }
    if !page.is_summed_up {
        return Ok(());
    }
    writeln!(out, "{}", paint(style::HEADING, page.counts()))?;
    match page.known_counts() {
        Some(known) => writeln!(out, "{}", paint(style::FAINT, known)),
        None => Ok(()),
    }
}

fn write_finding(page: &Findings<'_>, told: &Told, out: &mut dyn Write) -> io::Result<()> {
    let mut finding = told.finding.clone();
    finding.shorten();
    let level = format!("{}[{}]", finding.level, finding.rule);
    let id = document_name(page, finding.document).0;
    let id = fit_end(&id, page.columns.saturating_sub(width(&level) + 1));
    writeln!(out, "{} {}", paint(of_level(finding.level), level), paint(style::HEADING, id))?;
    let mut message = Message::default();
    for line in wrap(&clean(&finding.message), page.columns - 2) {
        writeln!(out, "  {}", message.line(line))?;
    }
    let mut document = None;
    for evidence in &finding.evidence {
        if document != Some(evidence.document) {
            document = Some(evidence.document);
            let (id, path) = document_name(page, evidence.document);
            let name = if id == path { path } else { format!("{id}  {path}") };
            writeln!(out, "  {}", paint(style::FAINT, fit(&name, page.columns - 2)))?;
        }
        write_passage(page, evidence, out)?;
    }
    if let Some(not_shown) = not_shown(told, &finding) {
        writeln!(out, "    {}", paint(style::FAINT, format!("and {not_shown}")))?;
    }
    for (at, line) in wrap(&clean(&finding.help), page.columns - 8).enumerate() {
        writeln!(out, "  {}{line}", if at == 0 { "help: " } else { "      " })?;
    }
    writeln!(out)
}

/// A passage in a line: label, line and column, and the term in its context.
fn write_passage(page: &Findings<'_>, evidence: &Evidence, out: &mut dyn Write) -> io::Result<()> {
    let place = &evidence.place;
    let label = place.label.to_string();
    let position = format!("{}:{}", place.line, place.column);
    write!(
        out,
        "    {} {}  ",
        paint(style::LABEL, pad(&fit(&label, LABEL), LABEL)),
        paint(style::FAINT, pad(&position, POSITION)),
    )?;
    let term = evidence.term.map(|term| page.survey.glossary.term(term));
    let term_style = term.map_or(Style::new(), |term| style::of_status(term.status)).bold();
    let Some(Context { before, keyword, after }) = place.context.as_deref() else {
        let text = term.map_or("", |term| &term.text);
        return writeln!(out, "{}", paint(term_style, clean(text)));
    };
    let room = page.columns.saturating_sub(4 + LABEL + 1 + POSITION + 2 + 2);
    let before_room = room * 2 / 5;
    let keyword = joined(keyword);
    let keyword = fit(&keyword, room - before_room);
    let after_room = (room - before_room).saturating_sub(width(&keyword));
    let before = joined(before);
    let before = pad_start(&fit_end(before.trim_end(), before_room), before_room);
    let after = joined(after);
    let after = fit(after.trim_start(), after_room);
    write!(out, "{before} {}", paint(term_style, keyword))?;
    let gap = if after.is_empty() { "" } else { " " };
    writeln!(out, "{gap}{after}")
}

/// Writes a message with what stands between asterisks in italics, line by line.
#[derive(Default)]
struct Message {
    is_italic: bool,
}

impl Message {
    fn line(&mut self, line: &str) -> String {
        let mut styled = String::new();
        for (at, part) in line.split('*').enumerate() {
            self.is_italic ^= at > 0;
            let part_style = if self.is_italic { Style::new().italic() } else { Style::new() };
            styled.push_str(&paint(part_style, part).to_string());
        }
        styled
    }
}

fn of_level(level: Level) -> Style {
    match level {
        Level::Note => AnsiColor::Cyan.on_default().bold(),
        Level::Warning => AnsiColor::Yellow.on_default().bold(),
        Level::Error => AnsiColor::Red.on_default().bold(),
    }
}

fn document_name(page: &Findings<'_>, index: usize) -> (String, String) {
    page.survey.documents.get(index).map_or_else(Default::default, |document| {
        let path = document.info.path.to_string_lossy();
        (clean(&document.info.id).into_owned(), clean(&path).into_owned())
    })
}
