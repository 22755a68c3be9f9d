use std::io::{self, Write};

use zhengming_document::DocumentInfo;

use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{width, wrap};

/// Writes what heads the output on a document: symbol, language and date, title, path.
pub(crate) fn write(
    out: &mut dyn Write,
    document: &DocumentInfo,
    columns: usize,
) -> io::Result<()> {
    let id = clean(&document.id);
    let mut facts: Vec<String> = Vec::new();
    facts.extend(document.language.map(|language| language.code().to_owned()));
    facts.extend(document.date.clone());
    let path = clean(&document.path.to_string_lossy()).into_owned();
    if path != id {
        facts.push(path);
    }
    let facts = facts.join("  ");
    if width(&id) + 2 + width(&facts) <= columns {
        writeln!(out, "{}  {}", paint(style::HEADING, &id), paint(style::FAINT, &facts))?;
    } else {
        for (text, text_style) in [(&*id, style::HEADING), (&facts, style::FAINT)] {
            for line in wrap(text, columns).filter(|line| !line.is_empty()) {
                writeln!(out, "{}", paint(text_style, line))?;
            }
        }
    }
    if let Some(title) = &document.title {
        for line in wrap(&clean(title), columns) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
