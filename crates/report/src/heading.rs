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
    let gap = if width(&id) + 2 + width(&facts) <= columns { "  " } else { "\n" };
    writeln!(out, "{}{gap}{}", paint(style::HEADING, &id), paint(style::FAINT, &facts))?;
    if let Some(title) = &document.title {
        for line in wrap(&clean(title), columns) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
