use std::io::{self, Write};

use zhengming_glossary::{Glossary, Language, Status};
use zhengming_text::counted;

use crate::terminal::style::{self, paint};
use crate::terminal::width::pad_start;

/// Columns of a figure.
const FIGURE: usize = 12;

/// Writes how many concepts a glossary has, and how many terms by language and status.
///
/// # Errors
///
/// Where the output cannot be written.
pub fn write_counts(out: &mut dyn Write, glossary: &Glossary) -> io::Result<()> {
    let count = |fits: &dyn Fn(Language, Status) -> bool| {
        glossary.terms().filter(|(_, term)| fits(term.language, term.status)).count()
    };
    let all = counted(count(&|_, _| true), "term");
    let concepts = counted(glossary.concepts.len(), "concept");
    writeln!(out, "{}", paint(style::HEADING, format!("{concepts}, {all}")))?;
    let heads = Status::ALL.map(|status| pad_start(status.name(), FIGURE)).concat();
    writeln!(out, "{}", paint(style::FAINT, format!("  {heads}{}", pad_start("all", FIGURE))))?;
    for language in Language::ALL {
        let of = |status| count(&|other, own| other == language && own == status);
        let figures = Status::ALL.map(of);
        let cells = figures.map(|figure| pad_start(&figure.to_string(), FIGURE)).concat();
        let sum: usize = figures.iter().sum();
        writeln!(out, "{language}{cells}{}", pad_start(&sum.to_string(), FIGURE))?;
    }
    let both = glossary.concepts.iter().filter(|concept| {
        Language::ALL.iter().all(|&language| concept.terms_in(language).next().is_some())
    });
    let lacking = glossary.concepts.len() - both.count();
    if lacking > 0 {
        let have = if lacking == 1 { "has" } else { "have" };
        let text = format!("{} {have} terms in one language only", counted(lacking, "concept"));
        writeln!(out, "{}", paint(style::FAINT, text))?;
    }
    Ok(())
}
