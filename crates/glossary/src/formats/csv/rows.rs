use std::collections::{HashMap, HashSet};

use csv::StringRecord;
use zhengming_text::Language;

use super::columns::{Column, Columns};
use crate::problem::Problems;
use crate::source::SourceText;
use crate::suggest::quoted;
use crate::tags::language_of_tag;
use crate::values::{check_term, is_kebab_case, looks_abbreviated, named};
use crate::{Concept, ConceptKind, Location, Status, Term};

/// A row of a table.
pub(super) struct Row<'a> {
    record: &'a StringRecord,
    source: &'a SourceText,
    delimiter: u8,
}

/// The concepts of a table, in the order in which it first names them.
pub(super) struct Concepts {
    domain: String,
    list: Vec<Concept>,
    places: HashMap<String, usize>,
    /// Concepts, by their index, and the languages in which they have a term.
    begun: HashSet<(usize, Language)>,
}

impl<'a> Row<'a> {
    pub(super) fn new(record: &'a StringRecord, source: &'a SourceText, delimiter: u8) -> Self {
        Self { record, source, delimiter }
    }

    /// Number of cells.
    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    /// Whether all cells are blank.
    pub(super) fn is_empty(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }

    /// The text of a cell without blanks around it, which no spreadsheet shows; empty if the row
    /// is too short.
    pub(super) fn cell(&self, index: usize) -> &'a str {
        self.record.get(index).unwrap_or_default().trim()
    }

    /// Where a cell starts.
    pub(super) fn location(&self, index: usize) -> Location {
        let start = self.record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        self.source.location(cell_start(self.source.text(), start, self.delimiter, index))
    }

    fn value(&self, columns: &Columns, column: Column) -> Option<(String, Location)> {
        let index = columns.place(column)?;
        let text = self.cell(index);
        (!text.is_empty()).then(|| (text.to_owned(), self.location(index)))
    }

    fn text(&self, columns: &Columns, column: Column) -> Option<String> {
        self.value(columns, column).map(|(text, _)| text)
    }

    fn required(
        &self,
        columns: &Columns,
        column: Column,
        what: &str,
        problems: &mut Problems,
    ) -> Option<(String, Location)> {
        let value = self.value(columns, column);
        if value.is_none() {
            let at = self.location(columns.place(column).unwrap_or_default());
            problems.error(&at, format!("the row has no {what}, expected one"));
        }
        value
    }
}

impl Concepts {
    pub(super) fn new(domain: String) -> Self {
        Self { domain, list: Vec::new(), places: HashMap::new(), begun: HashSet::new() }
    }

    pub(super) fn into_list(self) -> Vec<Concept> {
        self.list
    }

    /// Takes the term of a row.
    pub(super) fn take(&mut self, row: &Row<'_>, columns: &Columns, problems: &mut Problems) {
        if (columns.width()..row.len()).any(|index| !row.cell(index).is_empty()) {
            let message = format!("the row has {} cells, expected {}", row.len(), columns.width());
            let help = "text that contains the delimiter stands in \"quotation marks\"";
            problems.error_with_help(&row.location(columns.width()), message, help);
        }
        let id = row.required(columns, Column::Concept, "concept", problems);
        let language = row
            .required(columns, Column::Language, "language", problems)
            .and_then(|(tag, at)| read_language(&tag, &at, problems));
        let term = row.required(columns, Column::Term, "term", problems);
        let (Some((id, at)), Some(language), Some((text, term_at))) = (id, language, term) else {
            return;
        };
        check_term(&text, &term_at, problems);
        let place = self.place(id, at, row, columns, problems);
        let first = self.begun.insert((place, language));
        let by_place = if first { Status::Preferred } else { Status::Admitted };
        let status = row
            .value(columns, Column::Status)
            .and_then(|(status, at)| named("status", &status, &at, problems));
        self.list[place].terms.push(Term {
            abbreviation: looks_abbreviated(&text),
            note: row.text(columns, Column::Note),
            reason: row.text(columns, Column::Reason),
            shared: row.text(columns, Column::Shared),
            only_for: row.text(columns, Column::OnlyFor),
            ..Term::new(&text, language, status.unwrap_or(by_place), term_at)
        });
    }

    /// Index of the concept of an id, to which this row may give a definition.
    fn place(
        &mut self,
        id: String,
        at: Location,
        row: &Row<'_>,
        columns: &Columns,
        problems: &mut Problems,
    ) -> usize {
        let known = self.places.get(&id).copied();
        let place = known.unwrap_or_else(|| self.add(id, at, row, columns, problems));
        let concept = &mut self.list[place];
        if let Some((definition, at)) = row.value(columns, Column::Definition) {
            match &concept.definition {
                Some(first) if *first != definition => {
                    let message =
                        format!("second definition of concept {} is not used", quoted(&concept.id));
                    problems.warning(&at, message, None);
                }
                _ => concept.definition = Some(definition),
            }
        }
        place
    }

    fn add(
        &mut self,
        id: String,
        location: Location,
        row: &Row<'_>,
        columns: &Columns,
        problems: &mut Problems,
    ) -> usize {
        if !is_kebab_case(&id) {
            let message = format!("concept id {} is not in kebab case", quoted(&id));
            problems.warning(&location, message, Some("it is taken as it is".to_owned()));
        }
        self.places.insert(id.clone(), self.list.len());
        self.list.push(Concept {
            id,
            domain: row.text(columns, Column::Domain).unwrap_or_else(|| self.domain.clone()),
            kind: ConceptKind::Term,
            definition: None,
            note: None,
            unattested: None,
            terms: Vec::new(),
            location,
        });
        self.list.len() - 1
    }
}

fn read_language(tag: &str, at: &Location, problems: &mut Problems) -> Option<Language> {
    let language = language_of_tag(tag);
    if language.is_none() {
        let message = format!("unknown language {}, expected en or zh", quoted(tag));
        problems.error_with_help(at, message, "forms such as zh-Hans or en_US will do");
    }
    language
}

/// Byte offset at which a cell starts, in the row that starts at `start`. The parser tells only
/// where rows start.
fn cell_start(text: &str, start: usize, delimiter: u8, index: usize) -> usize {
    let bytes = text.as_bytes();
    let line_ends = bytes.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let mut at = start + line_ends.count();
    for _ in 0..index {
        at = cell_end(bytes, at, delimiter);
        if bytes.get(at) != Some(&delimiter) {
            break;
        }
        at += 1;
    }
    at.min(bytes.len())
}

fn cell_end(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let ends = byte == delimiter || byte == b'\n' || byte == b'\r';
        if byte == b'"' && (quoted || at == start) {
            // A doubled mark inside quotes closes and opens again, which comes to the same.
            quoted = !quoted;
        } else if byte == b'"' && at > start && bytes[at - 1] == b'"' && bytes[start] == b'"' {
            quoted = true;
        } else if ends && !quoted {
            break;
        }
        at += 1;
    }
    at
}
