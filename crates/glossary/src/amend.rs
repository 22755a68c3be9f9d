//! Changes to glossary files that leave comments and layout as they are.

use std::fmt;

use toml_edit::{Array, DocumentMut, InlineTable, Item, Value};

use crate::{Language, reformat};

/// New sources of one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEdit {
    /// Identifier of the concept.
    pub concept: String,
    /// Language of the term.
    pub language: Language,
    /// The term as the file has it.
    pub term: String,
    /// Its sources, which replace those that it has.
    pub sources: Vec<String>,
}

/// Why a file could not be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmendError {
    /// The text is no TOML; the message names line and column.
    Toml(String),
    /// The file has no such concept, or the concept no such term.
    Missing(SourceEdit),
}

impl fmt::Display for AmendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toml(message) => f.write_str(message),
            Self::Missing(SourceEdit { concept, term, .. }) => {
                write!(f, "no term \"{term}\" of concept \"{concept}\" in the file")
            }
        }
    }
}

impl std::error::Error for AmendError {}

/// Writes sources into the text of a glossary file. Comments, order and layout stay; a file in the
/// canonical layout (see [`reformat`]) is in it afterwards.
///
/// ```
/// use zhengming_glossary::{Language, SourceEdit, set_sources};
///
/// let toml = "[[concept]]\nid = \"norm\" # a comment\nzh = [\"规范\", \"准则\"]\n";
/// let edit = SourceEdit {
///     concept: "norm".into(),
///     language: Language::Zh,
///     term: "规范".into(),
///     sources: vec!["A/RES/76/19 PP 10".into()],
/// };
/// assert_eq!(
///     set_sources(toml, &[edit]).unwrap(),
///     "[[concept]]\nid = \"norm\" # a comment\n\
///      zh = [{ term = \"规范\", sources = [\"A/RES/76/19 PP 10\"] }, \"准则\"]\n",
/// );
/// ```
///
/// # Errors
///
/// Where the text is no TOML, or lacks a term that is to be changed. Nothing is changed then.
pub fn set_sources(text: &str, edits: &[SourceEdit]) -> Result<String, AmendError> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| AmendError::Toml(error.to_string()))?;
    for edit in edits {
        apply(&mut document, edit).ok_or_else(|| AmendError::Missing(edit.clone()))?;
    }
    Ok(as_written(laid_out_as(document.to_string(), text), text))
}

/// A new text in the canonical layout, if the old one is in it.
fn laid_out_as(new: String, old: &str) -> String {
    let canonical = |text: &str| reformat("", text).ok();
    if canonical(old).is_some_and(|laid_out| laid_out == old) {
        canonical(&new).unwrap_or(new)
    } else {
        new
    }
}

/// A new text with the ends of lines and the byte order mark of the old one, which the parser does
/// not keep.
fn as_written(new: String, old: &str) -> String {
    let is_of_windows = old.contains("\r\n") && !old.replace("\r\n", "").contains('\n');
    let new = if is_of_windows { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new };
    let has_mark = old.starts_with('\u{feff}') && !new.starts_with('\u{feff}');
    if has_mark { format!("\u{feff}{new}") } else { new }
}

fn apply(document: &mut DocumentMut, edit: &SourceEdit) -> Option<()> {
    let concepts = document.get_mut("concept")?.as_array_of_tables_mut()?;
    let mut named = concepts
        .iter_mut()
        .filter(|table| table.get("id").and_then(Item::as_str) == Some(edit.concept.as_str()));
    let terms = named.next()?.get_mut(edit.language.code())?.as_array_mut()?;
    let value = terms.iter_mut().find(|value| text_of(value) == Some(edit.term.as_str()))?;
    if value.is_str() {
        let decor = value.decor().clone();
        let mut table = InlineTable::new();
        table.insert("term", edit.term.as_str().into());
        *value = Value::InlineTable(table);
        *value.decor_mut() = decor;
    }
    let table = value.as_inline_table_mut()?;
    let sources = Array::from_iter(edit.sources.iter().map(String::as_str));
    match table.get_mut("sources") {
        Some(known) => {
            let decor = known.decor().clone();
            *known = Value::Array(sources);
            *known.decor_mut() = decor;
        }
        None => put_last(table, sources),
    }
    Some(())
}

/// Adds the sources at the end, with the blank that stands before the closing brace.
fn put_last(table: &mut InlineTable, sources: Array) {
    let suffix = table.iter().last().and_then(|(_, value)| value.decor().suffix().cloned());
    if let Some(last) = table.iter_mut().last() {
        last.1.decor_mut().set_suffix("");
    }
    let mut value = Value::Array(sources);
    value.decor_mut().set_prefix(" ");
    value.decor_mut().set_suffix(suffix.unwrap_or_else(|| " ".into()));
    table.insert("sources", value);
}

/// The form of a term, written by itself or as a table.
pub(crate) fn text_of(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.as_inline_table()?.get("term")?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(concept: &str, term: &str) -> SourceEdit {
        SourceEdit {
            concept: concept.to_owned(),
            language: Language::Zh,
            term: term.to_owned(),
            sources: vec!["A/RES/76/19 OP 1".to_owned(), "A/RES/78/16 OP 2".to_owned()],
        }
    }

    #[test]
    fn layout_and_comments_stay() {
        let toml = "# head\n[[concept]]\nid = \"a\"\nzh = [\n  { term = \"规范\", note = \"n\" }, # why\n  \
                    { term = \"准则\", sources = [\"X\"], note = \"n\" },\n]\n\n[[concept]]\nid = \"b\"\n";
        let amended = set_sources(toml, &[edit("a", "规范"), edit("a", "准则")]).expect("valid");
        let list = "[\"A/RES/76/19 OP 1\", \"A/RES/78/16 OP 2\"]";
        let expected = toml
            .replace("note = \"n\" }, # why", &format!("note = \"n\", sources = {list} }}, # why"))
            .replace("[\"X\"]", list);
        assert_eq!(amended, expected);
    }

    #[test]
    fn a_file_in_the_canonical_layout_stays_in_it() {
        let toml = "[[concept]]\nid = \"a\" # why\nzh = [\"规范\", \"准则\", \"规则\"]\n";
        assert_eq!(reformat("a.toml", toml).expect("valid"), toml);
        let amended = set_sources(toml, &[edit("a", "规范"), edit("a", "准则")]).expect("valid");
        assert_eq!(reformat("a.toml", &amended).expect("valid"), amended);
        assert!(amended.contains("zh = [\n  { term = \"规范\", sources"), "{amended}");
    }

    #[test]
    fn ends_of_lines_and_the_byte_order_mark_stay() {
        let toml = "\u{feff}[[concept]]\r\nid = \"a\"\r\nzh = [\"规范\"]\r\n";
        let amended = set_sources(toml, &[edit("a", "规范")]).expect("valid");
        assert!(amended.starts_with("\u{feff}[[concept]]\r\nid"), "{amended:?}");
        assert!(amended.ends_with("] }]\r\n") && !amended.replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn what_is_missing_is_told() {
        let toml = "[[concept]]\nid = \"a\"\nzh = [\"规范\"]\n";
        for wrong in [edit("b", "规范"), edit("a", "准则")] {
            assert_eq!(
                set_sources(toml, std::slice::from_ref(&wrong)),
                Err(AmendError::Missing(wrong))
            );
        }
        assert!(matches!(set_sources("[", &[]), Err(AmendError::Toml(_))));
    }
}
