use zhengming_text::Language;

use crate::values::looks_abbreviated;
use crate::{Concept, ConceptKind, Glossary, Position, Status, Term};

/// A value as it is written, in TOML or JSON. What goes without saying is not in it.
pub(in crate::formats) enum Node {
    Text(String),
    Flag(bool),
    List(Vec<Node>),
    Table(Fields),
}

/// Keys with their values, in the order in which they are written.
type Fields = Vec<(&'static str, Node)>;

/// The keys of a concept, without its domain.
pub(in crate::formats) fn concept(concept: &Concept) -> Fields {
    let mut fields = vec![("id", Node::Text(concept.id.clone()))];
    if concept.kind != ConceptKind::default() {
        fields.push(("kind", Node::Text(concept.kind.name().to_owned())));
    }
    add_text(&mut fields, "definition", concept.definition.as_deref());
    add_text(&mut fields, "note", concept.note.as_deref());
    add_text(&mut fields, "unattested", concept.unattested.as_deref());
    for language in Language::ALL {
        let terms: Vec<Node> = concept.terms_in(language).enumerate().map(term).collect();
        if !terms.is_empty() {
            fields.push((language.code(), Node::List(terms)));
        }
    }
    fields
}

/// The families of a glossary whose first member satisfies `is_member`, with all their keys: a family
/// stands in one file, whatever files its members lie in.
pub(in crate::formats) fn families(
    glossary: &Glossary,
    is_member: impl Fn(&Concept) -> bool,
) -> Vec<Fields> {
    let member = |id: &_| glossary.concept(*id);
    glossary
        .families
        .iter()
        .filter(|family| family.members.first().map(member).is_some_and(&is_member))
        .map(|family| {
            let mut fields = vec![("id", Node::Text(family.id.clone()))];
            add_text(&mut fields, "note", family.note.as_deref());
            let members = family.members.iter().map(member).map(|concept| concept.id.as_str());
            fields.push(("members", texts(members)));
            fields
        })
        .collect()
}

/// A term at its place among those of its language: plain text if the text says it all.
fn term((place, term): (usize, &Term)) -> Node {
    let mut fields = vec![("term", Node::Text(term.text.clone()))];
    let by_place = if place == 0 { Status::Preferred } else { Status::Admitted };
    if term.status != by_place {
        fields.push(("status", Node::Text(term.status.name().to_owned())));
    }
    if term.abbreviation != looks_abbreviated(&term.text) {
        fields.push(("abbreviation", Node::Flag(term.abbreviation)));
    }
    add_text(&mut fields, "only_for", term.only_for.as_deref());
    add_text(&mut fields, "reason", term.reason.as_deref());
    add_text(&mut fields, "shared", term.shared.as_deref());
    if term.position != Position::default() {
        fields.push(("position", Node::Text(term.position.name().to_owned())));
    }
    add_list(&mut fields, "not_in", &term.not_in);
    add_text(&mut fields, "valid_from", term.valid_from.as_deref());
    add_text(&mut fields, "valid_until", term.valid_until.as_deref());
    add_text(&mut fields, "note", term.note.as_deref());
    add_list(&mut fields, "sources", &term.sources);
    if fields.len() == 1 { Node::Text(term.text.clone()) } else { Node::Table(fields) }
}

fn add_text(fields: &mut Fields, key: &'static str, text: Option<&str>) {
    if let Some(text) = text {
        fields.push((key, Node::Text(text.to_owned())));
    }
}

fn add_list(fields: &mut Fields, key: &'static str, list: &[String]) {
    if !list.is_empty() {
        fields.push((key, texts(list.iter().map(String::as_str))));
    }
}

fn texts<'a>(list: impl Iterator<Item = &'a str>) -> Node {
    Node::List(list.map(|text| Node::Text(text.to_owned())).collect())
}
