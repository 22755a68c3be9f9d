//! Repairs of glossary files where there is one right way to make them.

mod form;
mod list;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml_edit::{Document, Item, TableLike, Value};
use zhengming_problem::{Named, SourceText, quoted};
use zhengming_text::Language;

use self::form::{Kind, mend};
use self::list::List;
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
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let source = SourceText::new(file, text[mark.len()..].to_owned());
    let parsed = Document::parse(source.text()).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let message = format!("not TOML: {}", error.message());
        Problem::new(Severity::Error, &source.location(start), message, None)
    })?;
    let mut mending = Mending { source: &source, edits: Vec::new(), repairs: Vec::new() };
    for concept in tables(parsed.get("concept")) {
        for language in Language::ALL {
            mending.mend_terms(concept.get(language.code()), language);
        }
    }
    let Mending { mut edits, mut repairs, .. } = mending;
    edits.sort_by_key(|edit| edit.range.start);
    repairs.sort_by(|one, two| one.location.cmp(&two.location));
    let mended = replaced(source.text(), 0..source.text().len(), &edits);
    Ok((format!("{mark}{mended}"), repairs))
}

/// A part of a text, and what stands there instead. All else keeps its bytes, also ends of lines.
struct Edit {
    range: Range<usize>,
    text: String,
}

/// A part of a text with the edits in it, which are in order and apart.
fn replaced(text: &str, range: Range<usize>, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(range.len());
    let mut at = range.start;
    for edit in edits {
        out.push_str(&text[at..edit.range.start]);
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out + &text[at..range.end]
}

struct Mending<'a> {
    source: &'a SourceText,
    edits: Vec<Edit>,
    repairs: Vec<Repair>,
}

/// The tables of a key, in whichever way they are written: `[[key]]` or `key = [{ … }]`.
fn tables(item: Option<&Item>) -> Vec<&dyn TableLike> {
    match item {
        Some(Item::ArrayOfTables(tables)) => {
            tables.iter().map(|table| table as &dyn TableLike).collect()
        }
        Some(Item::Value(Value::Array(array))) => {
            let tables = array.iter().filter_map(Value::as_inline_table);
            tables.map(|table| table as &dyn TableLike).collect()
        }
        _ => Vec::new(),
    }
}

impl Mending<'_> {
    fn mend_terms(&mut self, item: Option<&Item>, language: Language) {
        if let Some(Item::Value(Value::Array(array))) = item {
            let mut list = List::default();
            for value in array {
                let mut edits = Vec::new();
                let form = self.mend_term(value, language, &mut edits);
                list.push(value, form, edits);
            }
            let (edits, repeated) = list.finish(array, self.source);
            self.edits.extend(edits);
            for (place, form) in repeated {
                self.tell(place, format!("term {} stood twice", quoted(&form)));
            }
            return;
        }
        for table in tables(item) {
            let mut edits = Vec::new();
            self.mend_table(table, language, &mut edits);
            self.edits.extend(edits);
        }
    }

    /// Mends a term; its form, as it is then.
    fn mend_term(
        &mut self,
        term: &Value,
        language: Language,
        edits: &mut Vec<Edit>,
    ) -> Option<String> {
        match term {
            Value::InlineTable(table) => self.mend_table(table, language, edits),
            _ => self.mend_text(term, "term", Kind { language, is_accepted: true }, edits),
        }
    }

    /// Mends a term that is a table, and the forms of other terms that it names: they must stay in
    /// step with those.
    fn mend_table(
        &mut self,
        table: &dyn TableLike,
        language: Language,
        edits: &mut Vec<Edit>,
    ) -> Option<String> {
        let kind = Kind { language, is_accepted: is_accepted(table) };
        let value = |key| table.get(key).and_then(Item::as_value);
        if let Some(english) = value("only_for") {
            let kind = Kind { language: language.other(), is_accepted: true };
            self.mend_text(english, "only_for", kind, edits);
        }
        for longer in value("not_in").and_then(Value::as_array).into_iter().flatten() {
            self.mend_text(longer, "not_in", kind, edits);
        }
        self.mend_text(value("term")?, "term", kind, edits)
    }

    fn mend_text(
        &mut self,
        value: &Value,
        what: &str,
        kind: Kind,
        edits: &mut Vec<Edit>,
    ) -> Option<String> {
        let old = value.as_str()?;
        let Some((new, reasons)) = mend(old, kind) else { return Some(old.to_owned()) };
        let range = value.span()?;
        let (from, to, why) = (quoted(old), quoted(&new), reasons.join(", "));
        self.tell(range.start, format!("{what} {from} is now {to} ({why})"));
        edits.push(Edit { range, text: Value::from(new.as_str()).to_string() });
        Some(new)
    }

    fn tell(&mut self, place: usize, message: String) {
        self.repairs.push(Repair { location: self.source.location(place), message });
    }
}

/// Whether a text may use the term. Terms that say nothing of it are preferred or admitted.
fn is_accepted(term: &dyn TableLike) -> bool {
    let status = term.get("status").and_then(Item::as_str);
    let is =
        |wanted: Status| status.is_some_and(|name| wanted.written().eq_ignore_ascii_case(name));
    !Status::ALL.into_iter().filter(|status| !status.is_accepted()).any(is)
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

    #[test]
    fn ends_of_lines_and_the_byte_order_mark_stay() {
        let text = "\u{feff}[[concept]]\r\nid = \"a\"\r\nzh = [\r\n  \"信息 \", # one\r\n  \
                    \"信息\",\r\n  \"资讯\",\r\n]\r\n";
        let (mended, repairs) = repair("a.toml", text).unwrap();
        let expected =
            text.replace("\"信息 \"", "\"信息\"").replace("  \"信息\",\r\n  \"资讯", "  \"资讯");
        assert_eq!(mended, expected);
        let places: Vec<_> = repairs.iter().map(|r| (r.location.line, r.location.column)).collect();
        assert_eq!(places, [(4, 3), (5, 3)]);
    }

    #[test]
    fn terms_are_mended_however_they_are_written() {
        for (text, expected) in [
            (
                "concept = [{ id = \"a\", en = [\"use \"] }]\n",
                "concept = [{ id = \"a\", en = [\"use\"] }]\n",
            ),
            (
                "[[concept]]\nid = 'a'\n[[concept.en]]\nterm = 'use '\n",
                "[[concept]]\nid = 'a'\n[[concept.en]]\nterm = \"use\"\n",
            ),
            (
                "[[concept]]\nen = ['an ＩＣＴ']\nzh = ['甲', { term = '乙', not_in = ['丙 乙'], only_for = 'an ＩＣＴ' }]\n",
                "[[concept]]\nen = [\"an ICT\"]\nzh = ['甲', { term = '乙', not_in = [\"丙乙\"], only_for = \"an ICT\" }]\n",
            ),
        ] {
            assert_eq!(repair("a.toml", text).unwrap().0, expected);
        }
    }

    #[test]
    fn no_comment_is_lost_or_repeated() {
        for (text, expected) in [
            ("zh = ['甲', '甲']", "zh = ['甲']"),
            ("zh = ['甲', '甲', '乙']", "zh = ['甲', '乙']"),
            ("zh = ['甲', # one\n '甲', '乙']", "zh = ['甲', # one\n '乙']"),
            ("zh = ['甲', # one\n '甲'\n]", "zh = ['甲', # one\n]"),
            ("zh = ['甲', # one\n '甲',\n # two\n '乙']", "zh = ['甲', # one\n # two\n '乙']"),
            ("zh = ['甲',\n '甲',\n # two\n '乙']", "zh = ['甲',\n # two\n '乙']"),
            ("zh = ['甲', # one\n '甲', '甲']", "zh = ['甲', # one\n ]"),
            ("zh = ['甲',\n # two\n '甲']", "zh = ['甲',\n # two\n '甲']"),
            ("zh = ['甲', '甲' # two\n]", "zh = ['甲', '甲' # two\n]"),
            ("zh = ['甲', '甲', # two\n]", "zh = ['甲', '甲', # two\n]"),
        ] {
            let (text, expected) =
                (format!("[[concept]]\n{text}\n"), format!("[[concept]]\n{expected}\n"));
            let (mended, _) = repair("a.toml", &text).unwrap();
            assert_eq!(mended, expected, "{text}");
            assert!(mended.parse::<toml_edit::DocumentMut>().is_ok());
        }
    }
}
