use zhengming_text::Language;

use super::layout::{Field, File, Notes, Section, Value};
use crate::formats::own::{Node, concept, families};
use crate::formats::{Content, ExportOptions};
use crate::values::is_kebab_case;
use crate::{Concept, Domain, Glossary};

/// Writes the canonical layout. A file holds one domain; if the concepts are of several, none is
/// stated, and each reader takes the name of the file for it.
pub(super) fn write(glossary: &Glossary, options: &ExportOptions) -> Content {
    let concepts: Vec<&Concept> = options.concepts(glossary).collect();
    let schema = options.schema.iter().map(|path| format!("#:schema {path}"));
    let mut file = File { top: schema.collect(), ..File::default() };
    let first = concepts.first().map(|concept| concept.domain.as_str());
    let domain = options.domain.as_deref().or(first);
    let is_only = concepts.iter().all(|concept| Some(concept.domain.as_str()) == domain);
    if let Some(domain) = domain.filter(|domain| is_only && is_kebab_case(domain)) {
        file.head = head(domain, &glossary.domains);
    }
    if !glossary.version.is_empty() && options.domain.is_none() {
        file.head.push(Field::new("version", Value::Text(glossary.version.clone())));
    }
    file.sections.extend(concepts.iter().map(|entry| section("concept", &concept(entry))));
    let is_member = |member: &Concept| options.concepts(glossary).any(|c| c.id == member.id);
    let families = families(glossary, is_member);
    file.sections.extend(families.iter().map(|family| section("family", family)));
    Content::Utf8(file.text())
}

fn head(domain: &str, domains: &[Domain]) -> Vec<Field> {
    let mut head = vec![Field::new("domain", Value::Text(domain.to_owned()))];
    let Some(titled) = domains.iter().find(|known| known.id == domain) else { return head };
    let titles = [(Language::En, &titled.en), (Language::Zh, &titled.zh)];
    let titles: Vec<_> = titles
        .into_iter()
        .filter_map(|(language, title)| {
            Some(Field::new(language.code(), Value::Text(title.clone()?)))
        })
        .collect();
    if !titles.is_empty() {
        head.push(Field::new("title", Value::Table(titles)));
    }
    head
}

fn section(name: &str, fields: &[(&'static str, Node)]) -> Section {
    let fields = fields.iter().map(|(key, node)| Field::new(key, Value::from(node))).collect();
    Section { name: name.to_owned(), notes: Notes::default(), fields }
}
