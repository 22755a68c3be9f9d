use std::io::{self, Write};

use zhengming_consistency::Statistics;
use zhengming_glossary::{Language, Status};

use super::facts;
use crate::cell::markdown_cell;

/// The same as tables.
pub(super) fn write(statistics: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Glossary\n\n| | |\n| --- | --- |")?;
    if !statistics.version.is_empty() {
        writeln!(out, "| version | {} |", markdown_cell(&statistics.version))?;
    }
    writeln!(out, "| concepts | {} |", statistics.concepts)?;
    for (name, figures) in facts(statistics) {
        writeln!(out, "| {name} | {} |", markdown_cell(&figures))?;
    }
    let statuses = Status::ALL.map(Status::name).join(" | ");
    writeln!(out, "\n## Terms\n\n| Language | {statuses} | all |")?;
    writeln!(out, "| --- | {}---: |", "---: | ".repeat(Status::ALL.len()))?;
    for language in Language::ALL {
        let figures = Status::ALL.map(|status| statistics.terms(language, status).to_string());
        let all = statistics.terms_in(language);
        writeln!(out, "| {language} | {} | {all} |", figures.join(" | "))?;
    }
    writeln!(
        out,
        "\n## Domains\n\n| Domain | concepts | attested | unattested | neither | terms |"
    )?;
    writeln!(out, "| --- | ---: | ---: | ---: | ---: | ---: |")?;
    for domain in &statistics.domains {
        let proof = domain.proof;
        let figures =
            [domain.concepts, proof.attested, proof.unattested, proof.silent, domain.terms];
        let figures = figures.map(|n| n.to_string()).join(" | ");
        writeln!(out, "| {} | {figures} |", markdown_cell(&domain.id))?;
    }
    if !statistics.reasons.is_empty() {
        writeln!(out, "\n## Unattested\n\n| Concepts | Reason |\n| ---: | --- |")?;
    }
    for (reason, count) in &statistics.reasons {
        writeln!(out, "| {count} | {} |", markdown_cell(reason))?;
    }
    Ok(())
}
