use std::fmt::Write;

use zhengming_text::Language;

use crate::formats::own::{Node, concept, families};
use crate::formats::{Content, ExportOptions};
use crate::values::is_kebab_case;
use crate::{Concept, Domain, Glossary};

/// A list of several values that makes a longer line is written one value a line.
const WIDEST: usize = 120;

/// Writes the canonical layout. A file holds one domain; if the concepts are of several, none is
/// stated, and each reader takes the name of the file for it.
pub(super) fn write(glossary: &Glossary, options: &ExportOptions) -> Content {
    let concepts: Vec<&Concept> = options.concepts(glossary).collect();
    let mut out = String::from("#:schema ../docs/schema/glossary.json\n");
    let first = concepts.first().map(|concept| concept.domain.as_str());
    let domain = options.domain.as_deref().or(first);
    let is_only = concepts.iter().all(|concept| Some(concept.domain.as_str()) == domain);
    if let Some(domain) = domain.filter(|domain| is_only && is_kebab_case(domain)) {
        write_head(&mut out, domain, &glossary.domains);
    }
    if !glossary.version.is_empty() && options.domain.is_none() {
        pair(&mut out, "version", &Node::Text(glossary.version.clone()));
    }
    for entry in &concepts {
        table(&mut out, "concept", &concept(entry));
    }
    for family in families(glossary, |member| options.concepts(glossary).any(|c| c.id == member.id))
    {
        table(&mut out, "family", &family);
    }
    Content::Utf8(out)
}

fn write_head(out: &mut String, domain: &str, domains: &[Domain]) {
    pair(out, "domain", &Node::Text(domain.to_owned()));
    let Some(titled) = domains.iter().find(|known| known.id == domain) else { return };
    let titles = [(Language::En, &titled.en), (Language::Zh, &titled.zh)];
    let titles: Vec<_> = titles
        .into_iter()
        .filter_map(|(language, title)| Some((language.code(), Node::Text(title.clone()?))))
        .collect();
    if !titles.is_empty() {
        pair(out, "title", &Node::Table(titles));
    }
}

fn table(out: &mut String, name: &str, fields: &[(&'static str, Node)]) {
    let _ = write!(out, "\n[[{name}]]\n");
    for (key, value) in fields {
        pair(out, key, value);
    }
}

fn pair(out: &mut String, key: &str, value: &Node) {
    let line = format!("{key} = {}", inline(value));
    match value {
        Node::List(values) if values.len() > 1 && line.chars().count() > WIDEST => {
            let _ = writeln!(out, "{key} = [");
            for value in values {
                let _ = writeln!(out, "  {},", inline(value));
            }
            out.push_str("]\n");
        }
        _ => {
            let _ = writeln!(out, "{line}");
        }
    }
}

fn inline(value: &Node) -> String {
    match value {
        Node::Text(text) => quoted(text),
        Node::Flag(flag) => flag.to_string(),
        Node::List(values) => {
            format!("[{}]", values.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        Node::Table(fields) => {
            let pairs = fields.iter().map(|(key, value)| format!("{key} = {}", inline(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Basic strings have one form for every text, so that canonical files never differ in quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
