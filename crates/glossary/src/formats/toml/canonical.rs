//! The canonical order of keys and terms, without what goes without saying.

use zhengming_problem::Named;
use zhengming_text::Language;

use super::layout::{Field, File, Piece, Value};
use crate::formats::own::order;
use crate::values::looks_abbreviated;
use crate::{ConceptKind, Position, Status};

/// Puts keys in order, in each language the better terms first, and families behind the concepts.
/// The order of concepts is the maintainer's: neighbours explain one another.
pub(super) fn arrange(file: &mut File) {
    sort_keys(&mut file.head, &order::FILE);
    for field in &mut file.head {
        sort_title(field);
    }
    for section in &mut file.sections {
        match section.name.as_str() {
            "concept" => arrange_concept(&mut section.fields),
            "family" => sort_keys(&mut section.fields, &order::FAMILY),
            _ => {}
        }
    }
    file.sections.sort_by_key(|section| section.name != "concept");
}

fn arrange_concept(fields: &mut Vec<Field>) {
    sort_keys(fields, &order::CONCEPT);
    leave_out(fields, "kind", |value| is_named(value, ConceptKind::default()));
    for Field { key, piece } in fields {
        if let ("en" | "zh", Value::List { values, .. }) = (key.as_str(), &mut piece.value) {
            arrange_terms(values);
        }
    }
}

/// Orders terms by their statuses, which are then written as their new places make necessary.
fn arrange_terms(terms: &mut Vec<Piece>) {
    let taken = std::mem::take(terms);
    let mut ranked: Vec<(Option<Status>, Piece)> =
        taken.into_iter().enumerate().map(|(place, term)| (status(&term, place), term)).collect();
    // A status that is misspelt says nothing, and comes last.
    ranked.sort_by_key(|(status, _)| (status.is_none(), *status));
    for (place, (status, mut term)) in ranked.into_iter().enumerate() {
        if let Some(status) = status {
            write_status(&mut term.value, status, place);
        }
        shorten(&mut term.value);
        terms.push(term);
    }
}

fn by_place(place: usize) -> Status {
    if place == 0 { Status::Preferred } else { Status::Admitted }
}

/// The status of a term that stands at this place of its list; nothing if it is misspelt.
fn status(term: &Piece, place: usize) -> Option<Status> {
    let Value::Table(fields) = &term.value else { return Some(by_place(place)) };
    match fields.iter().find(|field| field.key == "status") {
        None => Some(by_place(place)),
        Some(Field { piece: Piece { value: Value::Text(written), .. }, .. }) => {
            Status::VALUES.iter().copied().find(|&value| is_name_of(written, value))
        }
        Some(_) => None,
    }
}

fn write_status(term: &mut Value, status: Status, place: usize) {
    if let Value::Table(fields) = term {
        fields.retain(|field| field.key != "status");
    }
    if status == by_place(place) {
        return;
    }
    let name = Value::Text(status.name().to_owned());
    match term {
        Value::Table(fields) => fields.push(Field::new("status", name)),
        form => {
            let text = std::mem::replace(form, Value::Table(Vec::new()));
            *form = Value::Table(vec![Field::new("term", text), Field::new("status", name)]);
        }
    }
}

/// Orders the keys of a term and leaves out what goes without saying, at last the table itself.
fn shorten(term: &mut Value) {
    let Value::Table(fields) = term else { return };
    sort_keys(fields, &order::TERM);
    leave_out(fields, "position", |value| is_named(value, Position::default()));
    let text = fields.iter().find(|field| field.key == "term").map(|field| &field.piece.value);
    if let Some(Value::Text(text)) = text {
        let looks = looks_abbreviated(text).to_string();
        leave_out(
            fields,
            "abbreviation",
            |value| matches!(value, Value::Other(is) if *is == looks),
        );
    }
    let is_plain = |field: &Field| {
        field.key == "term" && matches!(&field.piece.value, Value::Text(text) if !text.is_empty())
    };
    if let [only] = fields.as_mut_slice()
        && is_plain(only)
    {
        let form = std::mem::replace(&mut only.piece.value, Value::Table(Vec::new()));
        *term = form;
    }
}

fn sort_title(field: &mut Field) {
    if let ("title", Value::Table(titles)) = (field.key.as_str(), &mut field.piece.value) {
        sort_keys(titles, &Language::ALL.map(Language::code));
    }
}

/// Known keys in their order, and behind them others as they came.
fn sort_keys(fields: &mut [Field], order: &[&str]) {
    let place = |key: &str| order.iter().position(|&known| known == key);
    fields.sort_by_key(|field| place(&field.key).unwrap_or(order.len()));
}

/// Leaves a key out if its value goes without saying and nobody commented on it.
fn leave_out(fields: &mut Vec<Field>, key: &str, is_usual: impl Fn(&Value) -> bool) {
    fields.retain(|Field { key: found, piece: Piece { notes, value } }| {
        found != key || !notes.is_empty() || !is_usual(value)
    });
}

fn is_named<T: Named>(value: &Value, usual: T) -> bool {
    matches!(value, Value::Text(written) if is_name_of(written, usual))
}

fn is_name_of<T: Named>(written: &str, value: T) -> bool {
    value.written().eq_ignore_ascii_case(written)
}
