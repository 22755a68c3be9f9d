//! JSON Lines: an object with both languages on each line.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use zhengming_text::Span;

use crate::Error;
use crate::aligned::Builder;
use crate::pieces::Pieces;
use crate::roles::{Role, Row};
use crate::whole::WholeFile;

/// A field that holds the pair as an object of its own.
const NESTED: &str = "translation";

/// Whether the first line has fields for both languages. What is behind the start of a file may be
/// cut off.
pub(crate) fn fits(head: &str) -> bool {
    let text = head.trim_start_matches('\u{feff}').trim_start();
    let Some(line) = text.lines().next().filter(|line| line.starts_with('{')) else { return false };
    let (mut row, mut roles) = (Row::default(), Vec::new());
    let read = add_fields(line, line, &mut row, &mut roles);
    // A line that is longer than what is looked at tells nothing against it.
    read.map_or_else(
        |error| error.is_eof() && line.len() == text.len(),
        |()| Role::are_pairs(&roles),
    )
}

/// Reads the lines; all are one document, unless a field names the documents.
pub(crate) fn read(file: &WholeFile) -> Result<Vec<Builder>, Error> {
    let text = file.text();
    let mut documents = Vec::new();
    let mut start = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text[start..].split_inclusive('\n') {
        if !line.trim().is_empty() {
            let mut row = Row::default();
            let mut roles = Vec::new();
            add_fields(text, line, &mut row, &mut roles).map_err(|error| {
                // Its columns are bytes of the line.
                let at = start + error.column().saturating_sub(1);
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                file.error(floor(text, at), format!("not JSON as expected: {message}"))
            })?;
            if !Role::are_pairs(&roles) {
                let message =
                    "no fields for both languages, such as en and zh or source and target";
                return Err(file.error(start, message.to_owned()));
            }
            row.finish(file, &mut documents);
        }
        start += line.len();
    }
    Ok(documents)
}

/// Adds the fields of the object `json`, which is a part of `text`.
fn add_fields(
    text: &str,
    json: &str,
    row: &mut Row,
    roles: &mut Vec<Option<Role>>,
) -> Result<(), serde_json::Error> {
    let Fields(fields) = serde_json::from_str(json)?;
    for (name, value) in fields {
        let raw = value.get();
        let role = Role::of(&name);
        if name == NESTED && raw.starts_with('{') {
            let Fields(inner) = serde_json::from_str(raw)?;
            for (name, value) in inner {
                add_field(text, Role::of(&name), value.get(), row, roles);
            }
        } else {
            add_field(text, role, raw, row, roles);
        }
    }
    Ok(())
}

fn add_field(
    text: &str,
    role: Option<Role>,
    raw: &str,
    row: &mut Row,
    roles: &mut Vec<Option<Role>>,
) {
    let Some(role) = role else { return };
    let start = raw.as_ptr() as usize - text.as_ptr() as usize;
    let (pieces, value) = match raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) {
        Some(inside) => string(inside, start + 1),
        // A number may be an id; null and the like are no text.
        None => (Pieces::default(), raw.to_owned()),
    };
    roles.push(Some(role));
    row.add(role, pieces, value);
}

/// The text of a string that starts at a byte of the file, and the value of it.
fn string(inside: &str, start: usize) -> (Pieces, String) {
    let (mut pieces, mut value) = (Pieces::default(), String::new());
    let mut at = 0;
    while at < inside.len() {
        let rest = &inside[at..];
        let length = match rest.find('\\') {
            Some(0) => {
                let (character, length) = escape(rest);
                pieces.character(Span::new(start + at, start + at + length), character);
                value.push(character);
                length
            }
            found => {
                let length = found.unwrap_or(rest.len());
                pieces.text(Span::new(start + at, start + at + length));
                value.push_str(&rest[..length]);
                length
            }
        };
        at += length;
    }
    (pieces, value)
}

/// The character that an escape stands for, and its length in bytes. The JSON has been checked.
fn escape(text: &str) -> (char, usize) {
    let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
    match text.as_bytes().get(1) {
        Some(b'u') => {
            let first = unit(2).unwrap_or(0xfffd);
            let second = text.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| unit(8));
            let pair = char::decode_utf16([first].into_iter().chain(second)).next();
            let length = match pair {
                Some(Ok(c)) if c.len_utf16() == 2 => 12,
                _ => 6,
            };
            let character = pair.and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER);
            (character, length.min(text.len()))
        }
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(&other) if other.is_ascii() => (char::from(other), 2),
        _ => ('\\', 1),
    }
}

/// The start of the character at a byte.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// The fields of an object in their order, also such as have the same name.
struct Fields<'j>(Vec<(Cow<'j, str>, &'j RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object with both languages")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(name) = map.next_key::<Name<'de>>()? {
                    if Role::of(&name.0).is_some() || name.0 == NESTED {
                        fields.push((name.0, map.next_value()?));
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// The name of a field, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Name<'j>(#[serde(borrow)] Cow<'j, str>);
