//! All that can be said, by the names that glossary files have for it.

use super::FieldDiff;
use crate::{Concept, Domain, Family, Glossary, Term};

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
    let pairs = [
        ("term", old.text.clone(), new.text.clone()),
        ("status", old.status.name().to_owned(), new.status.name().to_owned()),
        ("abbreviation", old.abbreviation.to_string(), new.abbreviation.to_string()),
        ("only_for", text(&old.only_for), text(&new.only_for)),
        ("reason", text(&old.reason), text(&new.reason)),
        ("shared", text(&old.shared), text(&new.shared)),
        ("position", old.position.name().to_owned(), new.position.name().to_owned()),
        lists("not_in", &old.not_in, &new.not_in),
        ("valid_from", text(&old.valid_from), text(&new.valid_from)),
        ("valid_until", text(&old.valid_until), text(&new.valid_until)),
        ("note", text(&old.note), text(&new.note)),
        lists("sources", &old.sources, &new.sources),
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
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let members = lists("members", &members(old_in, old), &members(new_in, new));
    differing([("note", text(&old.note), text(&new.note)), members])
}

/// What differs between the titles of a domain.
pub(super) fn domain_fields(old: &Domain, new: &Domain) -> Vec<FieldDiff> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    differing([("en", text(&old.en), text(&new.en)), ("zh", text(&old.zh), text(&new.zh))])
}

/// What differs between two versions.
pub(super) fn version(old: &Glossary, new: &Glossary) -> Option<FieldDiff> {
    differing([("version", old.version.clone(), new.version.clone())]).pop()
}

fn differing<const N: usize>(pairs: [(&'static str, String, String); N]) -> Vec<FieldDiff> {
    let differing = pairs.into_iter().filter(|(_, old, new)| old != new);
    differing.map(|(field, old, new)| FieldDiff { field, old, new }).collect()
}

/// What only one of two lists has, whatever their order is; two equal texts if they have the same.
fn lists(field: &'static str, old: &[String], new: &[String]) -> (&'static str, String, String) {
    let without = |list: &[String], other: &[String]| {
        let mut other = other.to_vec();
        let mut left = list.to_vec();
        left.retain(|text| match other.iter().position(|known| known == text) {
            Some(at) => {
                other.swap_remove(at);
                false
            }
            None => true,
        });
        left
    };
    let (only_old, only_new) = (without(old, new), without(new, old));
    let (one, two) = (only_old.join(", "), only_new.join(", "));
    // One text with a comma may look like two.
    if one == two && only_old != only_new {
        return (field, only_old.join(" | "), only_new.join(" | "));
    }
    (field, one, two)
}
