//! Lists of pairs of terms: OmegaT glossaries, Xbench key terms, glossaries of Weblate.
//!
//! Such a list knows no concepts. Written are all pairs of an accepted source term with a target
//! term; what must not be used is marked in the comment, which is read back.

use zhengming_problem::Problems;

use super::csv::{read as read_headed, write_rows};
use super::table::{Dialect, TextTable, delimiter, is_column, read_rows};
use super::{Content, Entry, ExportOptions, Kind, TextEncoding, labels};
use crate::draft::Draft;
use crate::encoding::{decode, head_text};
use crate::source::Input;
use crate::{Concept, Glossary, Term};

pub(super) static OMEGAT: Entry = Entry {
    name: "omegat",
    summary: "an OmegaT glossary: source term, target term, comment",
    extensions: &["txt", "tab", "utf8", "csv"],
    common_endings: &["txt", "tab", "csv"],
    recognises: is_list_of_pairs,
    limit: 64 << 20,
    read: Some(read),
    write: Some(write_omegat),
    kind: Kind::Pairs,
};

pub(super) static XBENCH: Entry = Entry {
    name: "xbench",
    summary: "Xbench key terms: source term, target term, comment",
    extensions: &["txt"],
    common_endings: &["txt", "tab", "csv"],
    recognises: is_list_of_pairs,
    limit: 64 << 20,
    read: Some(read),
    write: Some(write_xbench),
    kind: Kind::Pairs,
};

pub(super) static WEBLATE: Entry = Entry {
    name: "weblate",
    summary: "a glossary of Weblate in CSV",
    extensions: &["csv"],
    common_endings: &[],
    recognises: |_| false,
    limit: 64 << 20,
    read: Some(read_headed),
    write: Some(write_weblate),
    kind: Kind::Pairs,
};

/// Whether the first line that is no remark has two or three cells, none of them a heading.
fn is_list_of_pairs(head: &[u8]) -> bool {
    let text = head_text(head);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    if lines.peek().is_some_and(|line| line.starts_with("# ") && line.contains("coding:")) {
        return true;
    }
    let first = lines.find(|line| !line.starts_with('#')).unwrap_or_default();
    let delimiter = delimiter_of(first);
    let cells: Vec<&str> = first.split(char::from(delimiter)).collect();
    let bounds = if delimiter == b'\t' { 2..=8 } else { 2..=3 };
    bounds.contains(&cells.len()) && !cells.iter().any(|cell| is_column(cell.trim_matches('"')))
}

/// A line with a tab is parted by tabs, whatever else its comment has.
fn delimiter_of(line: &str) -> u8 {
    if line.contains('\t') { b'\t' } else { delimiter(line) }
}

fn read(input: &Input, problems: &mut Problems) -> Draft {
    let Some(source) = decode(input, problems) else { return Draft::default() };
    let first = source.text().lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let delimiter = delimiter_of(first);
    // Lists with tabs know no quotation marks.
    let dialect = Dialect { delimiter, quoting: delimiter != b'\t', remarks: true };
    let table = TextTable::new(&source, dialect, problems);
    let place = |row, cell| table.place(row, cell);
    read_rows(&table.records, None, false, input, &place, problems)
}

/// All pairs of an accepted source term with a target term, by concept.
pub(super) fn pairs<'a>(
    glossary: &'a Glossary,
    options: &'a ExportOptions,
) -> impl Iterator<Item = (&'a Concept, &'a Term, &'a Term)> {
    let source = options.source;
    options.concepts(glossary).flat_map(move |concept| {
        let sources = concept.terms_in(source).filter(|term| term.status.is_accepted());
        sources.flat_map(move |one| {
            concept.terms_in(source.other()).map(move |other| (concept, one, other))
        })
    })
}

fn write_omegat(glossary: &Glossary, options: &ExportOptions) -> Content {
    let head = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";
    let text = head.to_owned() + &tabbed(glossary, options);
    Content::Text(text, TextEncoding::Utf8)
}

fn write_xbench(glossary: &Glossary, options: &ExportOptions) -> Content {
    Content::Text(tabbed(glossary, options), TextEncoding::Utf8WithMark)
}

fn tabbed(glossary: &Glossary, options: &ExportOptions) -> String {
    let lines = pairs(glossary, options).map(|(_, source, target)| {
        let cells = [source.text.clone(), target.text.clone(), labels::comment(target)];
        let cells = cells.map(|cell| cell.replace(['\t', '\n', '\r'], " "));
        // A line that starts with # is a remark.
        let guard = if cells[0].starts_with('#') { " " } else { "" };
        format!("{guard}{}\n", cells.join("\t").trim_end())
    });
    lines.collect()
}

/// Strings of Weblate are told apart by source and context; the context makes each pair its own.
fn write_weblate(glossary: &Glossary, options: &ExportOptions) -> Content {
    let heading = ["source", "target", "context", "developer_comments"].map(str::to_owned);
    let mut rows = vec![heading.to_vec()];
    let mut last: Option<&Term> = None;
    let mut number = 1;
    for (concept, source, target) in pairs(glossary, options) {
        let again = last.is_some_and(|term| std::ptr::eq(term, source));
        number = if again { number + 1 } else { 1 };
        last = Some(source);
        let suffix = if again { format!(" {number}") } else { String::new() };
        let context = concept.id.clone() + &suffix;
        rows.push(vec![source.text.clone(), target.text.clone(), context, labels::comment(target)]);
    }
    Content::Text(write_rows(rows, b','), TextEncoding::Utf8)
}
