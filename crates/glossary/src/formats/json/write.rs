use std::fmt::Write;

use super::SCHEMA;
use crate::formats::own::{Node, concept, families};
use crate::formats::{Content, ExportOptions};
use crate::{Domain, Glossary};

pub(super) fn write(glossary: &Glossary, options: &ExportOptions) -> Content {
    let text = |text: &str| Node::Text(text.to_owned());
    let mut file = vec![("schema", text(SCHEMA))];
    if !glossary.version.is_empty() {
        file.push(("version", text(&glossary.version)));
    }
    let is_wanted = |id: &str| options.domain.as_deref().is_none_or(|only| only == id);
    let domains = glossary.domains.iter().filter(|domain| is_wanted(&domain.id));
    file.push(("domains", Node::List(domains.map(domain).collect())));
    let concepts = options.concepts(glossary).map(|entry| {
        let mut fields = concept(entry);
        fields.insert(1, ("domain", text(&entry.domain)));
        Node::Table(fields)
    });
    file.push(("concepts", Node::List(concepts.collect())));
    let families = families(glossary, |member| is_wanted(&member.domain));
    file.push(("families", Node::List(families.into_iter().map(Node::Table).collect())));
    let mut out = String::new();
    render(&Node::Table(file), 0, &mut out);
    out.push('\n');
    Content::Utf8(out)
}

fn domain(domain: &Domain) -> Node {
    let titles = [("en", &domain.en), ("zh", &domain.zh)];
    let titles = titles.into_iter().filter_map(|(key, title)| Some((key, title.clone()?)));
    let titles: Vec<_> = titles.map(|(key, title)| (key, Node::Text(title))).collect();
    let mut fields = vec![("id", Node::Text(domain.id.clone()))];
    if !titles.is_empty() {
        fields.push(("title", Node::Table(titles)));
    }
    Node::Table(fields)
}

fn render(node: &Node, depth: usize, out: &mut String) {
    match node {
        Node::Text(text) => {
            let _ = write!(out, "{}", serde_json::Value::from(text.as_str()));
        }
        Node::Flag(flag) => {
            let _ = write!(out, "{flag}");
        }
        Node::List(values) => {
            enclose(['[', ']'], values, depth, out, |value, out| render(value, depth + 1, out));
        }
        Node::Table(fields) => enclose(['{', '}'], fields, depth, out, |(key, value), out| {
            let _ = write!(out, "\"{key}\": ");
            render(value, depth + 1, out);
        }),
    }
}

/// Writes each item on a line of its own between two brackets.
fn enclose<T>(
    [open, close]: [char; 2],
    items: &[T],
    depth: usize,
    out: &mut String,
    mut render: impl FnMut(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        render(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}
