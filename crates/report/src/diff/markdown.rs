use std::io::{self, Write};

use zhengming_glossary::{DiffKind, Language};

use super::Differing;
use super::row::{ConceptRow, FieldRow, TermRow, Whole};
use crate::cell::markdown_cell;

/// A table for each of what became of concepts, for a pull request.
pub(super) fn write(differing: &Differing<'_>, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole::new(differing);
    writeln!(out, "# Glossary\n\n{}", whole.summary())?;
    for (kind, heading) in [(DiffKind::Added, "Added"), (DiffKind::Removed, "Removed")] {
        let rows = whole.of(kind);
        if !rows.is_empty() {
            head(out, heading, &["Concept", "Domain", "English", "Chinese"])?;
        }
        for row in rows {
            let cells = [markdown_cell(row.concept), markdown_cell(row.domain)];
            let terms = [Language::En, Language::Zh].map(|language| all_terms(row, language));
            line(out, &[cells, terms].concat())?;
        }
    }
    let changed: Vec<_> =
        [DiffKind::Renamed, DiffKind::Changed].iter().flat_map(|&kind| whole.of(kind)).collect();
    if !changed.is_empty() {
        head(out, "Changed", &["Concept", "Of what", "Old", "New"])?;
    }
    for row in changed {
        let concept = markdown_cell(row.concept);
        fields(out, &concept, "", &row.fields)?;
        row.terms.iter().try_for_each(|term| write_term(out, &concept, term))?;
    }
    if !whole.families.is_empty() {
        head(out, "Families", &["Family", "Of what", "Old", "New"])?;
    }
    for family in &whole.families {
        fields(out, &markdown_cell(family.family), "", &family.fields)?;
    }
    if whole.version.is_some() || !whole.domains.is_empty() {
        head(out, "Glossary", &["Domain", "Of what", "Old", "New"])?;
    }
    for domain in &whole.domains {
        fields(out, &markdown_cell(domain.domain), "title ", &domain.fields)?;
    }
    if let Some(version) = &whole.version {
        fields(out, "", "", std::slice::from_ref(version))?;
    }
    Ok(())
}

fn head(out: &mut dyn Write, heading: &str, titles: &[&str]) -> io::Result<()> {
    let rules = vec!["---"; titles.len()].join(" | ");
    writeln!(out, "\n## {heading}\n\n| {} |\n| {rules} |", titles.join(" | "))
}

fn line(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}

fn all_terms(row: &ConceptRow<'_>, language: Language) -> String {
    let terms = row.terms.iter().filter(|term| term.language == language);
    terms.map(with_status).collect::<Vec<_>>().join("; ")
}

fn with_status(term: &TermRow<'_>) -> String {
    format!("{} ({})", markdown_cell(term.term), term.status)
}

fn write_term(out: &mut dyn Write, concept: &str, term: &TermRow<'_>) -> io::Result<()> {
    let what = format!("{} term", term.language);
    match term.kind {
        "added" => line(out, &[concept.to_owned(), what, String::new(), with_status(term)]),
        "removed" => line(out, &[concept.to_owned(), what, with_status(term), String::new()]),
        _ => fields(out, concept, &format!("{}: ", markdown_cell(term.term)), &term.fields),
    }
}

fn fields(out: &mut dyn Write, name: &str, lead: &str, fields: &[FieldRow<'_>]) -> io::Result<()> {
    fields.iter().try_for_each(|field| {
        let what = format!("{lead}{}", field.field.replace('_', " "));
        line(out, &[name.to_owned(), what, markdown_cell(field.old), markdown_cell(field.new)])
    })
}
