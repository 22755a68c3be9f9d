use std::io::{self, Write};

use zhengming_glossary::{ConceptId, Glossary, Language, TermId, relations};
use zhengming_text::counted;

use super::Cards;
use super::passage::{Passage, passages, units, uses};
use crate::clean;
use crate::concepts::write_heading_and_terms;
use crate::terminal::clean::push_joined;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, fit_end, width, wrap};

/// Columns in front of what is said of a concept, and of the names of it.
const MARGIN: usize = 2;
const NAME: usize = 12;

/// Concepts that are listed of those related.
const MOST_RELATED: usize = 6;

/// One concept after another, with an empty line between.
pub(super) fn write(cards: &Cards<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (index, &id) in cards.concepts.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        write_card(cards, id, out)?;
    }
    Ok(())
}

fn write_card(cards: &Cards<'_>, id: ConceptId, out: &mut dyn Write) -> io::Result<()> {
    let Cards { glossary, columns, .. } = *cards;
    let concept = glossary.concept(id);
    write_heading_and_terms(out, concept, columns)?;
    let mut facts: Vec<(&str, String)> = Vec::new();
    let optional = [
        ("definition", &concept.definition),
        ("note", &concept.note),
        ("unattested", &concept.unattested),
    ];
    facts.extend(optional.into_iter().filter_map(|(name, text)| Some((name, text.clone()?))));
    if concept.kind != zhengming_glossary::ConceptKind::default() {
        facts.push(("kind", concept.kind.name().to_owned()));
    }
    facts.extend(related(glossary, id));
    facts.push(("defined at", concept.location.to_string()));
    for (name, text) in &facts {
        fact(out, name, text, columns)?;
    }
    write_sources(cards, id, out)?;
    write_uses(cards, id, out)
}

fn related(glossary: &Glossary, id: ConceptId) -> Vec<(&'static str, String)> {
    let found = relations(glossary, id);
    let mut facts = Vec::new();
    for family in &found.families {
        let members = family.members.iter().filter(|&&member| member != id);
        let members: Vec<&str> =
            members.map(|&member| glossary.concept(member).id.as_str()).collect();
        facts.push(("family", format!("{}: {}", family.id, members.join(", "))));
    }
    for (own, other) in &found.shared {
        let text = &glossary.term(*own).text;
        let there = glossary.concept(other.concept);
        let status = glossary.term(*other).status;
        facts.push(("shared", format!("{text} is {status} in {} too", there.id)));
    }
    for (name, ids) in [("made of", &found.made_of), ("part of", &found.parts_of)] {
        if ids.is_empty() {
            continue;
        }
        let listed: Vec<&str> =
            ids.iter().take(MOST_RELATED).map(|&id| glossary.concept(id).id.as_str()).collect();
        let more = ids.len().saturating_sub(MOST_RELATED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        facts.push((name, format!("{}{more}", listed.join(", "))));
    }
    facts
}

/// A name in a column of its own, and what is said behind it, in lines that fit.
fn fact(out: &mut dyn Write, name: &str, text: &str, columns: usize) -> io::Result<()> {
    let text = clean(text);
    let room = columns.saturating_sub(MARGIN + NAME).max(20);
    for (index, line) in wrap(&text, room).enumerate() {
        let name = if index == 0 { name } else { "" };
        let name = format!("{:MARGIN$}{name:<NAME$}", "");
        writeln!(out, "{}{line}", paint(style::LABEL, name))?;
    }
    Ok(())
}

fn terms(glossary: &Glossary, concept: ConceptId) -> impl Iterator<Item = TermId> {
    let count = u32::try_from(glossary.concept(concept).terms.len()).unwrap_or(u32::MAX);
    (0..count).map(move |term| TermId { concept, term })
}

fn write_sources(cards: &Cards<'_>, id: ConceptId, out: &mut dyn Write) -> io::Result<()> {
    let mut name = "sources";
    for id in terms(cards.glossary, id) {
        let term = cards.glossary.term(id);
        if !term.sources.is_empty() {
            let text = format!("{}: {}", term.text, term.sources.join(", "));
            fact(out, std::mem::take(&mut name), &text, cards.columns)?;
        }
    }
    Ok(())
}

/// What the texts have of each term: a line of counts, and passages.
fn write_uses(cards: &Cards<'_>, id: ConceptId, out: &mut dyn Write) -> io::Result<()> {
    if cards.survey.is_none() && cards.attestation.is_none() {
        return Ok(());
    }
    writeln!(out, "\n{:MARGIN$}{}", "", paint(style::HEADING, "In the texts"))?;
    for id in terms(cards.glossary, id) {
        let term = cards.glossary.term(id);
        let counts = counts(cards, id).join("; ");
        let room = cards.columns.saturating_sub(MARGIN + width(&counts) + 2).max(20);
        let text = clean(&term.text);
        let text = fit(&text, room);
        let gap = room.saturating_sub(width(&text)) + 2;
        let text = paint(style::of_status(term.status), &text);
        writeln!(out, "{:MARGIN$}{text}{:gap$}{}", "", "", paint(style::FAINT, counts))?;
        for passage in passages(cards, id) {
            write_passage(out, &passage, term.language, cards.columns)?;
        }
    }
    Ok(())
}

fn counts(cards: &Cards<'_>, id: TermId) -> Vec<String> {
    let mut counts = Vec::new();
    if let Some(found) = uses(cards, id) {
        let mut text = match found.documents {
            0 => "not found".to_owned(),
            documents => format!("{}× in {}", found.uses, counted(documents, "document")),
        };
        for (count, what) in [(found.nested, "in longer terms"), (found.shielded, "quoted")] {
            if count > 0 {
                text.push_str(&format!(", {count}× {what}"));
            }
        }
        counts.push(text);
    }
    if let Some(units) = units(cards, id) {
        counts.push(counted(units, "aligned paragraph"));
    }
    counts
}

/// Where a passage stands, and a line of it with the term near its middle.
fn write_passage(
    out: &mut dyn Write,
    passage: &Passage,
    language: Language,
    columns: usize,
) -> io::Result<()> {
    let indent = MARGIN + 4;
    let room = columns.saturating_sub(indent).max(20);
    let [before, term, after] = in_one_line(passage);
    let term = fit(&term, room / 2).into_owned();
    // English words in front are longer than Chinese ones for the same sense.
    let lead = if language == Language::Zh { room / 3 } else { room * 2 / 5 };
    let before = fit_end(&before, lead.min(room.saturating_sub(width(&term))));
    let after = fit(&after, room.saturating_sub(width(&before) + width(&term)));
    let source = clean(&passage.source);
    writeln!(out, "{:indent$}{}", "", paint(style::LABEL, fit(&source, room)))?;
    let line = format!("{before}{}{after}", paint(style::HIT, &term));
    writeln!(out, "{:indent$}{}", "", line.trim_end())
}

/// The parts of a passage without the breaks of its lines, and with the blanks between the parts.
fn in_one_line(passage: &Passage) -> [String; 3] {
    let parts = [&passage.before, &passage.term, &passage.after];
    let mut line = Vec::new();
    for (place, part) in parts.into_iter().enumerate() {
        part.chars().for_each(|char| push_joined(&mut line, char, place));
    }
    let part = |place| line.iter().filter(|(_, at)| *at == place).map(|(char, _)| *char).collect();
    [part(0), part(1), part(2)]
}
