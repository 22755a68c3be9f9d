//! What XLIFF 2 demands of ids, states and languages: a file that breaks this is not read, as it is
//! not clear then what its units are.

use std::collections::HashSet;

use crate::xml::Tag;

/// States of a segment.
const STATES: [&str; 4] = ["initial", "translated", "reviewed", "final"];

/// Ids that must not come twice.
#[derive(Debug, Default)]
pub(super) struct Ids(HashSet<String>);

impl Ids {
    /// Takes the id of an element, if it has one.
    pub(super) fn take(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        match tag.get("id") {
            Some(id) if !self.0.insert(id.to_owned()) => {
                Err(format!("id \"{id}\" of <{}> comes twice", tag.name))
            }
            _ => Ok(()),
        }
    }

    /// Takes the id of an element that must have one.
    pub(super) fn demand(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        if tag.get("id").is_none() {
            return Err(format!("<{}> without id", tag.name));
        }
        self.take(tag)
    }
}

/// Checks the state of a segment.
pub(super) fn state(tag: &Tag<'_>) -> Result<(), String> {
    match (tag.get("state"), tag.get("subState")) {
        (Some(state), _) if !STATES.contains(&state) => {
            Err(format!("state \"{state}\" found, expected one of {}", STATES.join(", ")))
        }
        (None, Some(_)) => Err("subState without state".to_owned()),
        _ => Ok(()),
    }
}

/// Checks the form of a language tag.
pub(super) fn language(tag: &str) -> Result<(), String> {
    let fits = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    if tag.split('-').all(fits) && first.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Ok(());
    }
    Err(format!("\"{tag}\" is no language tag"))
}

/// Checks that a source or target is in the language that the file says.
pub(super) fn same_language(tag: &Tag<'_>, language: &str) -> Result<(), String> {
    match tag.get("xml:lang") {
        Some(own) if !own.eq_ignore_ascii_case(language) => {
            let name = tag.name;
            Err(format!("<{name}> in \"{own}\", but the file says \"{language}\""))
        }
        _ => Ok(()),
    }
}
