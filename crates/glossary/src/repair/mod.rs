//! Repairs of glossary files where there is one right way to make them.

mod form;
mod repeated;

use std::path::Path;
use std::sync::Arc;

use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Value};
use zhengming_text::Language;

use self::form::{Kind, mend};
use crate::amend::text_of;
use crate::source::SourceText;
use crate::suggest::quoted;
use crate::values::Named;
use crate::{Location, Problem, Severity, Status};

/// Something that was mended in a glossary file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where it stood before the repairs.
    pub location: Location,
    /// What was wrong, and how it is written now.
    pub message: String,
}

/// Mends what has one right mend, in the text of a glossary file in TOML: invisible characters and
/// needless blanks in terms, full-width letters, radicals, decomposed accents, `...` and doubled gaps,
/// and terms that stand twice in a list and say nothing new. Comments, order and layout stay.
///
/// ```
/// use zhengming_glossary::repair;
///
/// let (text, repairs) = repair("norm.toml", "[[concept]]\nzh = [\"规范 \", \"规范\"] # why\n").unwrap();
/// assert_eq!(text, "[[concept]]\nzh = [\"规范\"] # why\n");
/// assert_eq!(repairs[0].location.to_string(), "norm.toml:2:7");
/// assert_eq!(repairs[0].message, "term \"规范 \" is now \"规范\" (blanks)");
/// assert_eq!(repairs[1].message, "term \"规范\" stood twice");
/// ```
///
/// # Errors
///
/// Where the text is no TOML: the place, in the file of this name.
pub fn repair(name: impl AsRef<Path>, text: &str) -> Result<(String, Vec<Repair>), Problem> {
    let file = Arc::new(name.as_ref().to_owned());
    let source = SourceText::new(file, text.to_owned());
    let parsed = Document::parse(source.text()).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let message = format!("not TOML: {}", error.message());
        Problem::new(Severity::Error, &source.location(start), message, None)
    })?;
    let places = places(&parsed, &source);
    let mut document = parsed.into_mut();
    let mut repairs = Vec::new();
    for ((language, terms), places) in lists(&mut document).into_iter().zip(places) {
        mend_forms(terms, language, &places, &mut repairs);
        repeated::leave_out(terms, &places, &mut repairs);
    }
    if repairs.is_empty() {
        return Ok((text.to_owned(), repairs));
    }
    repairs.sort_by(|one, two| one.location.cmp(&two.location));
    Ok((document.to_string(), repairs))
}

/// The places of the terms of each list, in the order of [`lists`].
fn places(document: &Document<&str>, source: &SourceText) -> Vec<Vec<Location>> {
    let concepts = document.get("concept").and_then(Item::as_array_of_tables);
    let lists = concepts.into_iter().flat_map(ArrayOfTables::iter).flat_map(|concept| {
        Language::ALL.into_iter().filter_map(|language| concept.get(language.code())?.as_array())
    });
    let place = |value: &Value| {
        let form = value.as_inline_table().and_then(|table| table.get("term")).unwrap_or(value);
        source.location(form.span().map_or(0, |span| span.start))
    };
    lists.map(|terms| terms.iter().map(place).collect()).collect()
}

/// The lists of terms of all concepts.
fn lists(document: &mut DocumentMut) -> Vec<(Language, &mut Array)> {
    let concepts = document.get_mut("concept").and_then(Item::as_array_of_tables_mut);
    let mut lists = Vec::new();
    for concept in concepts.into_iter().flat_map(ArrayOfTables::iter_mut) {
        let mut found: Vec<(Language, &mut Array)> = concept
            .iter_mut()
            .filter_map(|(key, item)| {
                let language =
                    Language::ALL.into_iter().find(|language| language.code() == key.get())?;
                Some((language, item.as_array_mut()?))
            })
            .collect();
        found.sort_by_key(|(language, _)| *language);
        lists.extend(found);
    }
    lists
}

fn mend_forms(
    terms: &mut Array,
    language: Language,
    places: &[Location],
    repairs: &mut Vec<Repair>,
) {
    for (term, location) in terms.iter_mut().zip(places) {
        let kind = Kind { language, is_accepted: is_accepted(term) };
        let Some(old) = text_of(term).map(str::to_owned) else { continue };
        let Some((new, reasons)) = mend(&old, kind) else { continue };
        let message =
            format!("term {} is now {} ({})", quoted(&old), quoted(&new), reasons.join(", "));
        repairs.push(Repair { location: location.clone(), message });
        set_text(term, &new);
    }
}

/// Whether a text may use the term. Terms that say nothing of it are preferred or admitted.
fn is_accepted(term: &Value) -> bool {
    let status = term.as_inline_table().and_then(|table| table.get("status")?.as_str());
    let is =
        |wanted: Status| status.is_some_and(|name| wanted.written().eq_ignore_ascii_case(name));
    !Status::ALL.into_iter().filter(|status| !status.is_accepted()).any(is)
}

fn set_text(term: &mut Value, text: &str) {
    let form = if term.is_inline_table() {
        term.as_inline_table_mut().and_then(|table| table.get_mut("term"))
    } else {
        Some(term)
    };
    if let Some(form) = form {
        let decor = form.decor().clone();
        *form = Value::from(text);
        *form.decor_mut() = decor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_order_and_layout_stay() {
        let text = "# 首\n[[concept]]\nid = 'a'   # id\nzh = [\n  {  term='信息 技术',note='n' }, # one\n  \
                    '信息技术', # kept for its comment\n  '资讯',\n  '资讯'\n]\nen = [\"use \"]\n";
        let (mended, repairs) = repair("a.toml", text).unwrap();
        let expected = text
            .replace("'信息 技术'", "\"信息技术\"")
            .replace("'资讯',\n  '资讯'\n", "'资讯'\n")
            .replace("\"use \"", "\"use\"");
        assert_eq!(mended, expected);
        let told: Vec<String> =
            repairs.iter().map(|r| format!("{} {}", r.location, r.message)).collect();
        assert_eq!(
            told,
            [
                "a.toml:5:11 term \"信息 技术\" is now \"信息技术\" (blanks)",
                "a.toml:8:3 term \"资讯\" stood twice",
                "a.toml:10:7 term \"use \" is now \"use\" (blanks)",
            ]
        );
        assert_eq!(repair("a.toml", &mended).unwrap(), (mended, Vec::new()));
    }
}
