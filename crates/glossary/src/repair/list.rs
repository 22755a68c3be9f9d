use std::ops::Range;

use toml_edit::{Array, InlineTable, Value};
use zhengming_problem::SourceText;

use super::{Edit, replaced};

/// The terms of a list with their edits, of which those are left out that stand in it before.
#[derive(Default)]
pub(super) struct List {
    entries: Vec<Entry>,
}

struct Entry {
    range: Range<usize>,
    form: Option<String>,
    /// What it says besides its form, if it is a table.
    says: Option<Vec<(String, String)>>,
    edits: Vec<Edit>,
}

/// Where a term stood, and its form.
type Repeated = Vec<(usize, String)>;

impl List {
    pub(super) fn push(&mut self, value: &Value, form: Option<String>, mut edits: Vec<Edit>) {
        edits.sort_by_key(|edit| edit.range.start);
        let says = value.as_inline_table().map(what_is_said);
        let range = value.span().unwrap_or_default();
        self.entries.push(Entry { range, form, says, edits });
    }

    /// The edits of all terms, and which of them are left out: those that say nothing new. Those
    /// that carry a comment stay, since somebody had a reason.
    pub(super) fn finish(self, array: &Array, source: &SourceText) -> (Vec<Edit>, Repeated) {
        let text = source.text();
        let needless: Vec<bool> = (0..self.entries.len()).map(|at| self.is_needless(at)).collect();
        let whole = array.span().filter(|_| needless.contains(&true));
        let Some(whole) = whole else {
            return (self.entries.into_iter().flat_map(|entry| entry.edits).collect(), Vec::new());
        };
        let mut out = String::new();
        let mut left_out = Vec::new();
        // What stands before the next term, from the opening bracket or the term before it.
        let mut gap = text[whole.start..self.start_of(0, &whole)].to_owned();
        for (index, entry) in self.entries.iter().enumerate() {
            let end = self.start_of(index + 1, &whole);
            let behind = &text[entry.range.end..end];
            if needless[index] && !has_own_comment(&gap, behind) {
                left_out.push((entry.range.start, entry.form.clone().unwrap_or_default()));
                gap = joined(&gap, behind);
                continue;
            }
            out.push_str(&gap);
            out.push_str(&replaced(text, entry.range.clone(), &entry.edits));
            gap = behind.to_owned();
        }
        (vec![Edit { range: whole, text: out + &gap }], left_out)
    }

    /// Where a term starts, or behind the last one, where the list ends.
    fn start_of(&self, index: usize, whole: &Range<usize>) -> usize {
        self.entries.get(index).map_or(whole.end, |entry| entry.range.start)
    }

    fn is_needless(&self, at: usize) -> bool {
        let entry = &self.entries[at];
        entry.form.is_some()
            && self.entries[..at].iter().any(|before| {
                before.form == entry.form && (entry.says.is_none() || entry.says == before.says)
            })
    }
}

/// Whether a comment belongs to the term between two gaps: one in a line of its own before it, or
/// in its own line behind it.
fn has_own_comment(before: &str, behind: &str) -> bool {
    let in_lines_before = before.split_once('\n').is_some_and(|(_, lines)| lines.contains('#'));
    let own_line = behind.split_once('\n').map_or(behind, |(line, _)| line);
    in_lines_before || own_line.contains('#')
}

/// The gap that is left when the term between two gaps is taken out. If a comment behind the term
/// before stands in the first, its comma stays with it.
fn joined(before: &str, behind: &str) -> String {
    if !before.contains('#') {
        return behind.to_owned();
    }
    let rest = behind.trim_start().strip_prefix(',').unwrap_or(behind);
    match rest.find(['\r', '\n']) {
        Some(at) if rest[..at].trim().is_empty() => {
            let end = before.rfind('\n').unwrap_or(before.len());
            before[..end].trim_end_matches('\r').to_owned() + &rest[at..]
        }
        _ => before.to_owned() + rest.trim_start_matches([' ', '\t']),
    }
}

/// The keys of a term beside its form, in order, without the way in which they are written.
fn what_is_said(table: &InlineTable) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = table
        .iter()
        .filter(|(key, _)| *key != "term")
        .map(|(key, value)| (key.to_owned(), plain(value)))
        .collect();
    pairs.sort();
    pairs
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{:?}", text.value()),
        Value::Array(array) => array.iter().map(plain).collect::<Vec<_>>().join(","),
        value => value.to_string().trim().to_owned(),
    }
}
