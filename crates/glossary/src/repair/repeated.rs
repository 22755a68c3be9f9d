use toml_edit::{Array, InlineTable, RawString, Value};

use super::Repair;
use crate::Location;
use crate::amend::text_of;
use crate::suggest::quoted;

/// Takes terms out of a list that stand in it before, with nothing that is not said there. Those
/// that carry a comment stay: somebody had a reason.
pub(super) fn leave_out(terms: &mut Array, places: &[Location], repairs: &mut Vec<Repair>) {
    let values: Vec<&Value> = terms.iter().collect();
    let mut needless: Vec<(usize, String)> = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let Some(form) = text_of(value) else { continue };
        let says_nothing_new = values[..index].iter().any(|before| {
            text_of(before) == Some(form) && (value.is_str() || says_same(value, before))
        });
        let behind =
            values.get(index + 1).map_or(Some(terms.trailing()), |next| next.decor().prefix());
        let has_comment = has_comment(value.decor().prefix())
            || has_comment(value.decor().suffix())
            || first_line(behind).contains('#');
        if says_nothing_new && !has_comment {
            needless.push((index, form.to_owned()));
        }
    }
    for (index, form) in needless.into_iter().rev() {
        let was_last = index + 1 == terms.len();
        let removed = terms.remove(index);
        // What parted the last value from the bracket goes to the value that is now the last.
        if let (true, Some(last)) = (was_last && !terms.trailing_comma(), terms.iter_mut().last()) {
            let suffix = removed.decor().suffix().cloned().unwrap_or_default();
            last.decor_mut().set_suffix(suffix);
        }
        let message = format!("term {} stood twice", quoted(&form));
        if let Some(location) = places.get(index) {
            repairs.push(Repair { location: location.clone(), message });
        }
    }
}

/// Whether two terms that are written as tables have the same keys and values.
fn says_same(one: &Value, two: &Value) -> bool {
    let (Some(one), Some(two)) = (one.as_inline_table(), two.as_inline_table()) else {
        return false;
    };
    let plain = |table: &InlineTable| {
        let mut pairs: Vec<(String, String)> =
            table.iter().map(|(key, value)| (key.to_owned(), plain_value(value))).collect();
        pairs.sort();
        pairs
    };
    plain(one) == plain(two)
}

/// A value without the way in which it is written.
fn plain_value(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{:?}", text.value()),
        Value::Array(array) => array.iter().map(plain_value).collect::<Vec<_>>().join(","),
        value => value.to_string().trim().to_owned(),
    }
}

fn has_comment(raw: Option<&RawString>) -> bool {
    raw.and_then(RawString::as_str).is_some_and(|text| text.contains('#'))
}

fn first_line(raw: Option<&RawString>) -> &str {
    let text = raw.and_then(RawString::as_str).unwrap_or_default();
    text.split_once('\n').map_or(text, |(line, _)| line)
}
