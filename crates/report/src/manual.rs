use std::io::{self, Write};

use anstyle::Style;

use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::wrap;

/// Longest lines of running text that read well.
const MEASURE: usize = 80;

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
            writeln!(out, "    {}", paint(style::FAINT, clean(line)))?;
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

    fn anstream_free(page: &str) -> String {
        let mut out = Vec::new();
        write_page(&mut out, page, 60).unwrap();
        let text = String::from_utf8(out).unwrap();
        text.replace("\u{1b}[0m", "")
    }
}
