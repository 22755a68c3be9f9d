//! All that can be said, by the names that glossary files have for it.

use super::FieldDiff;
use crate::{Concept, Family, Glossary, Term};

/// What differs between two concepts, besides their terms.
pub(super) fn concept_fields(old: &Concept, new: &Concept) -> Vec<FieldDiff> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let pairs = [
        ("id", old.id.clone(), new.id.clone()),
        ("domain", old.domain.clone(), new.domain.clone()),
        ("kind", old.kind.name().to_owned(), new.kind.name().to_owned()),
        ("definition", text(&old.definition), text(&new.definition)),
        ("note", text(&old.note), text(&new.note)),
        ("unattested", text(&old.unattested), text(&new.unattested)),
    ];
    differing(pairs)
}

/// What differs between two terms of the same form.
pub(super) fn term_fields(old: &Term, new: &Term) -> Vec<FieldDiff> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (not_in_old, not_in_new) = only_in(&old.not_in, &new.not_in);
    let (sources_old, sources_new) = only_in(&old.sources, &new.sources);
    let pairs = [
        ("term", old.text.clone(), new.text.clone()),
        ("status", old.status.name().to_owned(), new.status.name().to_owned()),
        ("abbreviation", old.abbreviation.to_string(), new.abbreviation.to_string()),
        ("only_for", text(&old.only_for), text(&new.only_for)),
        ("reason", text(&old.reason), text(&new.reason)),
        ("shared", text(&old.shared), text(&new.shared)),
        ("position", old.position.name().to_owned(), new.position.name().to_owned()),
        ("not_in", not_in_old, not_in_new),
        ("valid_from", text(&old.valid_from), text(&new.valid_from)),
        ("valid_until", text(&old.valid_until), text(&new.valid_until)),
        ("note", text(&old.note), text(&new.note)),
        ("sources", sources_old, sources_new),
    ];
    differing(pairs)
}

/// What differs between two families.
pub(super) fn family_fields(
    (old_in, old): (&Glossary, &Family),
    (new_in, new): (&Glossary, &Family),
) -> Vec<FieldDiff> {
    let members = |glossary: &Glossary, family: &Family| -> Vec<String> {
        family.members.iter().map(|&id| glossary.concept(id).id.clone()).collect()
    };
    let (old_members, new_members) = only_in(&members(old_in, old), &members(new_in, new));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    differing([("note", text(&old.note), text(&new.note)), ("members", old_members, new_members)])
}

fn differing<const N: usize>(pairs: [(&'static str, String, String); N]) -> Vec<FieldDiff> {
    let differing = pairs.into_iter().filter(|(_, old, new)| old != new);
    differing.map(|(field, old, new)| FieldDiff { field, old, new }).collect()
}

/// What only one of two lists has.
fn only_in(old: &[String], new: &[String]) -> (String, String) {
    let without = |list: &[String], other: &[String]| {
        let left: Vec<&str> =
            list.iter().filter(|text| !other.contains(text)).map(String::as_str).collect();
        left.join(", ")
    };
    (without(old, new), without(new, old))
}
