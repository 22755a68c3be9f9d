use std::io::{self, Write};

use zhengming_consistency::{Evidence, Finding, Survey};
use zhengming_text::counted;
use zhengming_triage::Told;

use super::{Findings, not_shown};
use crate::cell::markdown_cell;
use crate::terminal::clean::shown;

/// Bytes of a page. GitHub takes comments of 65,536 characters.
const LONGEST: usize = 60_000;

/// Characters of context on either side of a passage.
const CONTEXT: usize = 24;

/// The counts, and each finding folded up with its passages in a table.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let known = page.known_counts().map_or_else(String::new, |known| format!(" ({known})"));
    let mut text = format!("### Terminology: {}{known}\n", page.counts());
    let mut findings = page.sorted.told.iter();
    while let Some(told) = findings.next() {
        let part = folded(page.survey, told);
        if text.len() + part.len() > LONGEST {
            let left = counted(findings.count() + 1, "more finding");
            text.push_str(&format!("\nand {left}\n"));
            break;
        }
        text.push_str(&part);
    }
    out.write_all(text.as_bytes())
}

fn folded(survey: &Survey, told: &Told) -> String {
    let mut finding = told.finding.clone();
    finding.shorten();
    let finding = &finding;
    let document = survey.documents.get(finding.document).map_or("", |one| one.info.id.as_str());
    let mut text = format!(
        "\n<details>\n<summary>{} <code>{}</code> {}: {}</summary>\n\n| | |\n| --- | --- |\n",
        finding.level,
        html(finding.rule),
        html(document),
        html(&finding.message.replace('*', "")),
    );
    for passage in &finding.evidence {
        text.push_str(&row(survey, finding, passage));
    }
    if let Some(not_shown) = not_shown(told, finding) {
        text.push_str(&format!("\nand {not_shown}\n"));
    }
    text.push_str(&format!("\nHelp: {}\n\n</details>\n", inline(&finding.help)));
    text
}

fn row(survey: &Survey, finding: &Finding, passage: &Evidence) -> String {
    let place = &passage.place;
    let info = survey.documents.get(passage.document).map(|document| &document.info);
    let path = info.map_or_else(String::new, |info| info.path.to_string_lossy().into_owned());
    let other = match info {
        Some(info) if passage.document != finding.document => format!("{}, ", info.id),
        _ => String::new(),
    };
    let position =
        inline(&format!("{other}{} — {path}:{}:{}", place.label, place.line, place.column));
    let Some(context) = place.context.as_deref() else {
        let term = passage.term.map_or("", |term| survey.glossary.term(term).text.as_str());
        return format!("| {position} | **{}** |\n", inline(term));
    };
    let before: Vec<char> = context.before.chars().collect();
    let before: String = before[before.len().saturating_sub(CONTEXT)..].iter().collect();
    let after: String = context.after.chars().take(CONTEXT).collect();
    // A mark of emphasis needs no blank beside it in HTML, between Chinese characters it would.
    format!(
        "| {position} | {}<b>{}</b>{} |\n",
        inline(&before),
        inline(&context.keyword),
        inline(&after)
    )
}

/// Text in a line of Markdown.
fn inline(text: &str) -> String {
    unmentioned(&markdown_cell(text))
}

/// Text in HTML, which Markdown does not look into.
fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for char in text.chars().filter_map(shown) {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            char => html.push(char),
        }
    }
    unmentioned(&html)
}

/// Nobody is called by what stands in a document.
fn unmentioned(text: &str) -> String {
    text.replace('@', "@\u{2060}")
}
