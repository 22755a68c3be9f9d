use std::io::{self, Write};

use zhengming_consistency::Statistics;
use zhengming_glossary::{Language, Status};
use zhengming_text::counted;

use super::facts;
use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, pad, pad_start, wrap};

/// Columns that no line is longer than.
const COLUMNS: usize = 80;

/// Columns of names, and of figures.
const NAME: usize = 30;
const FIGURE: usize = 12;

/// The whole, terms by language and status, domains, and reasons.
pub(super) fn write(statistics: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    let version = match clean(&statistics.version) {
        version if version.is_empty() => String::new(),
        version => format!(", version {version}"),
    };
    let concepts = counted(statistics.concepts, "concept");
    writeln!(out, "{}", paint(style::HEADING, format!("{concepts}{version}")))?;
    for (name, figures) in facts(statistics) {
        let figures = clean(&figures);
        writeln!(out, "  {}{}", pad(name, NAME), fit(&figures, COLUMNS - NAME - 2))?;
    }
    write_terms(statistics, out)?;
    write_domains(statistics, out)?;
    if !statistics.reasons.is_empty() {
        writeln!(out, "\n{}", paint(style::HEADING, "Why concepts are unattested"))?;
    }
    for (reason, count) in &statistics.reasons {
        let reason = clean(reason);
        for (index, line) in wrap(&reason, COLUMNS - 6).enumerate() {
            let count = if index == 0 { count.to_string() } else { String::new() };
            writeln!(out, "{}  {line}", pad_start(&count, 4))?;
        }
    }
    Ok(())
}

fn write_terms(statistics: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    let sum: usize = Language::ALL.iter().map(|&language| statistics.terms_in(language)).sum();
    writeln!(out, "\n{}", paint(style::HEADING, counted(sum, "term")))?;
    row(out, "", Status::ALL.map(|status| status.name().to_owned()), "all", true)?;
    for language in Language::ALL {
        let figures = Status::ALL.map(|status| statistics.terms(language, status).to_string());
        let name = match language {
            Language::En => "English",
            Language::Zh => "Chinese",
        };
        row(out, name, figures, &statistics.terms_in(language).to_string(), false)?;
    }
    Ok(())
}

fn write_domains(statistics: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", paint(style::HEADING, counted(statistics.domains.len(), "domain")))?;
    let heads = ["concepts", "attested", "unattested", "neither"].map(str::to_owned);
    row(out, "", heads, "terms", true)?;
    for domain in &statistics.domains {
        let proof = domain.proof;
        let figures = [domain.concepts, proof.attested, proof.unattested, proof.silent];
        row(out, &domain.id, figures.map(|n| n.to_string()), &domain.terms.to_string(), false)?;
    }
    Ok(())
}

fn row(
    out: &mut dyn Write,
    name: &str,
    figures: [String; 4],
    last: &str,
    is_head: bool,
) -> io::Result<()> {
    const NARROW: usize = 20;
    let name = clean(name);
    let mut line = format!("  {}", pad(&fit(&name, NARROW - 1), NARROW));
    for figure in figures {
        line.push_str(&pad_start(&figure, FIGURE));
    }
    line.push_str(&pad_start(last, COLUMNS - 2 - NARROW - 4 * FIGURE));
    if is_head { writeln!(out, "{}", paint(style::FAINT, line)) } else { writeln!(out, "{line}") }
}
