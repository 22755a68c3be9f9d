//! The one layout of glossary files, whoever writes them: an export, or `fmt`.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::formats::own::Node;

/// Columns: a list of several values that would make a wider line has one value a line.
const WIDEST: usize = 80;

/// A file: comments on all of it, the keys in front of the tables, the tables, and what comments
/// are left.
#[derive(Default)]
pub(super) struct File {
    pub(super) top: Vec<String>,
    pub(super) head: Vec<Field>,
    pub(super) sections: Vec<Section>,
    pub(super) end: Vec<String>,
}

/// A table under `[[name]]`.
pub(super) struct Section {
    pub(super) name: String,
    pub(super) notes: Notes,
    pub(super) fields: Vec<Field>,
}

/// A key with its value.
pub(super) struct Field {
    pub(super) key: String,
    pub(super) piece: Piece,
}

/// A value with the comments that belong to it.
pub(super) struct Piece {
    pub(super) notes: Notes,
    pub(super) value: Value,
}

/// Comments, with their number signs.
#[derive(Default)]
pub(super) struct Notes {
    /// Lines in front; an empty one parts groups of them.
    pub(super) before: Vec<String>,
    /// At the end of the line.
    pub(super) behind: Option<String>,
}

pub(super) enum Value {
    Text(String),
    /// A value of another kind, as it is written.
    Other(String),
    List {
        values: Vec<Piece>,
        /// Comments behind the last value.
        end: Vec<String>,
    },
    /// Its comments, and those of all that is in it, stand in front of it.
    Table(Vec<Field>),
}

impl Notes {
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.behind.is_none()
    }
}

impl Field {
    /// A field without comments.
    pub(super) fn new(key: &str, value: Value) -> Self {
        Self { key: key.to_owned(), piece: Piece { notes: Notes::default(), value } }
    }
}

impl From<&Node> for Value {
    fn from(node: &Node) -> Self {
        match node {
            Node::Text(text) => Self::Text(text.clone()),
            Node::Flag(flag) => Self::Other(flag.to_string()),
            Node::List(nodes) => {
                let piece = |node| Piece { notes: Notes::default(), value: Self::from(node) };
                Self::List { values: nodes.iter().map(piece).collect(), end: Vec::new() }
            }
            Node::Table(fields) => Self::Table(
                fields.iter().map(|(key, node)| Field::new(key, Self::from(node))).collect(),
            ),
        }
    }
}

impl File {
    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        write_lines(&mut out, "", &self.top);
        for field in &self.head {
            write_field(&mut out, field);
        }
        for section in &self.sections {
            part(&mut out);
            write_lines(&mut out, "", &section.notes.before);
            let _ = write!(out, "[[{}]]", bare_or_quoted(&section.name));
            end_line(&mut out, &section.notes);
            for field in &section.fields {
                write_field(&mut out, field);
            }
        }
        if !self.end.is_empty() {
            part(&mut out);
            write_lines(&mut out, "", &self.end);
        }
        out
    }
}

/// An empty line, unless there is one or nothing stands before it.
fn part(out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn write_field(out: &mut String, Field { key, piece }: &Field) {
    write_lines(out, "", &piece.notes.before);
    let key = bare_or_quoted(key);
    match &piece.value {
        Value::List { values, end } if must_spread(&key, values, end) => {
            let _ = writeln!(out, "{key} = [");
            for value in values {
                write_lines(out, "  ", &value.notes.before);
                let _ = write!(out, "  {},", inline(&value.value));
                end_line(out, &value.notes);
            }
            write_lines(out, "  ", end);
            out.push(']');
        }
        value => {
            let _ = write!(out, "{key} = {}", inline(value));
        }
    }
    end_line(out, &piece.notes);
}

/// Whether a list has one value a line: it has comments, or is too wide for one line.
fn must_spread(key: &str, values: &[Piece], end: &[String]) -> bool {
    let has_notes = !end.is_empty() || values.iter().any(|value| !value.notes.is_empty());
    has_notes || values.len() > 1 && format!("{key} = {}", inline_list(values)).width() > WIDEST
}

fn write_lines(out: &mut String, indent: &str, lines: &[String]) {
    for line in lines {
        let indent = if line.is_empty() { "" } else { indent };
        let _ = writeln!(out, "{indent}{line}");
    }
}

fn end_line(out: &mut String, notes: &Notes) {
    if let Some(comment) = &notes.behind {
        let _ = write!(out, " {comment}");
    }
    out.push('\n');
}

fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Other(written) => written.clone(),
        Value::List { values, .. } => inline_list(values),
        Value::Table(fields) if fields.is_empty() => "{}".to_owned(),
        Value::Table(fields) => {
            let pair = |Field { key, piece }: &Field| {
                format!("{} = {}", bare_or_quoted(key), inline(&piece.value))
            };
            format!("{{ {} }}", fields.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
    }
}

fn inline_list(values: &[Piece]) -> String {
    let values: Vec<String> = values.iter().map(|piece| inline(&piece.value)).collect();
    format!("[{}]", values.join(", "))
}

/// A key, in quotes where it must have them.
fn bare_or_quoted(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { quoted(key) }
}

/// Basic strings have one form for every text, so that canonical files never differ in quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
