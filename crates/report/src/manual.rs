use std::io::{self, Write};

use anstyle::Style;
use zhengming_consistency::Rule;

use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{pad, wrap};

/// Longest lines of running text that read well.
const MEASURE: usize = 80;

/// Columns of the names of levels.
const LEVEL: usize = 7;

/// Columns in front of a line of code; what does not fit into the line stands that much deeper.
const CODE_INDENT: usize = 4;

/// Writes a page of documentation in Markdown for a terminal: headings, paragraphs, lists and
/// blocks of code, which is what such pages are made of.
///
/// # Errors
///
/// Where the output cannot be written.
pub fn write_page(out: &mut dyn Write, page: &str, columns: usize) -> io::Result<()> {
    let columns = columns.clamp(30, MEASURE);
    let mut paragraph = String::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.starts_with("```") {
            flush(out, &mut paragraph, columns)?;
            in_code = !in_code;
        } else if in_code {
            for (at, line) in wrap(&clean(line), columns - 2 * CODE_INDENT).enumerate() {
                let indent = CODE_INDENT * if at == 0 { 1 } else { 2 };
                writeln!(out, "{:indent$}{}", "", paint(style::FAINT, line))?;
            }
        } else if let Some(heading) = line.strip_prefix('#') {
            flush(out, &mut paragraph, columns)?;
            let heading = heading.trim_start_matches('#').trim();
            writeln!(out, "{}", paint(style::HEADING, clean(heading)))?;
        } else if line.trim().is_empty() {
            flush(out, &mut paragraph, columns)?;
            writeln!(out)?;
        } else {
            if line.starts_with(['*', '-', '|']) {
                flush(out, &mut paragraph, columns)?;
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(out, &mut paragraph, columns)
}

/// Writes a list of rules: name, level and what each finds.
///
/// # Errors
///
/// Where the output cannot be written.
pub fn write_rules(out: &mut dyn Write, rules: &[Rule], columns: usize) -> io::Result<()> {
    let widest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let hanging = widest + LEVEL + 4;
    let room = columns.min(MEASURE).max(hanging + 20);
    for rule in rules {
        let off = if rule.on_by_default { "" } else { " (experimental, off by default)" };
        let summary = format!("{}{off}", rule.summary);
        for (at, line) in wrap(&summary, room - hanging).enumerate() {
            if at > 0 {
                writeln!(out, "{:hanging$}{line}", "")?;
                continue;
            }
            let id = paint(style::HEADING, pad(rule.id, widest));
            writeln!(out, "{id}  {:<LEVEL$}  {line}", rule.level.name())?;
        }
    }
    Ok(())
}

/// Writes what has gathered of a paragraph or list item, in lines.
fn flush(out: &mut dyn Write, paragraph: &mut String, columns: usize) -> io::Result<()> {
    let text = std::mem::take(paragraph);
    if text.is_empty() {
        return Ok(());
    }
    let (text, hanging) = match text.strip_prefix("* ").or_else(|| text.strip_prefix("- ")) {
        Some(item) => (item, 2),
        None => (text.as_str(), 0),
    };
    let text = without_links(&clean(text));
    for (at, line) in wrap(&text, columns - 2 - hanging).enumerate() {
        let bullet = match (hanging, at) {
            (0, _) => "",
            (_, 0) => "- ",
            _ => "  ",
        };
        writeln!(out, "  {bullet}{}", without_marks(line))?;
    }
    Ok(())
}

/// The text of links alone.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let parts = link.split_once("](").and_then(|(label, behind)| {
            let (_, behind) = behind.split_once(')')?;
            Some((label, behind))
        });
        if let Some((label, behind)) = parts {
            plain.push_str(label);
            rest = behind;
        } else {
            plain.push('[');
            rest = link;
        }
    }
    plain.push_str(rest);
    plain
}

/// Marks of code and emphasis turned into styles.
fn without_marks(line: &str) -> String {
    let mut styled = String::new();
    for (at, part) in line.split('`').enumerate() {
        if at % 2 == 1 {
            styled.push_str(&paint(style::LABEL, part).to_string());
            continue;
        }
        for (at, part) in part.split('*').enumerate() {
            let text_style = if at % 2 == 1 { Style::new().italic() } else { Style::new() };
            styled.push_str(&paint(text_style, part).to_string());
        }
    }
    styled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_read_without_their_marks() {
        let page = "# a-rule\n\n## What\nTwo *terms* in\n`one` [text](x.md).\n\n* one\n* two\n";
        let mut out = anstream_free(page);
        out.retain(|c| c != '\u{1b}');
        assert!(out.contains("text.") && !out.contains("x.md") && !out.contains('`'), "{out}");
        assert!(out.contains("- one\n") && out.contains("- two\n"), "{out}");
    }

    #[test]
    fn no_line_is_longer_than_the_terminal_is_wide() {
        let long = "各国 use ICTs in accordance with international law ".repeat(5);
        let page = format!("# a-rule\n\n{long}\n\n```toml\n{long}\n```\n\n* {long}\n");
        for columns in [40, 60, 80] {
            let mut out = Vec::new();
            write_page(&mut out, &page, columns).unwrap();
            let text = without_styles(&String::from_utf8(out).unwrap());
            assert!(text.lines().all(|line| crate::width(line) <= columns), "{text}");
        }
    }

    fn without_styles(text: &str) -> String {
        let mut parts = text.split('\u{1b}');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + part.split_once('m').map_or("", |found| found.1))
    }

    fn anstream_free(page: &str) -> String {
        let mut out = Vec::new();
        write_page(&mut out, page, 60).unwrap();
        let text = String::from_utf8(out).unwrap();
        text.replace("\u{1b}[0m", "")
    }
}
