use std::collections::{HashMap, HashSet};

use csv::StringRecord;
use zhengming_problem::{Named, Problems, check_date, named, quoted};
use zhengming_text::{Language, counted};

use super::cells::{parted, unguarded};
use super::columns::{Column, Columns, Layout};
use crate::tags::language_of_tag;
use crate::values::{clean_term, is_kebab_case, looks_abbreviated};
use crate::{Concept, Location, Status, Term};

/// A column, what it is called, and how its text is put into the concept.
type Fact = (Column, &'static str, fn(&mut Concept, String));

/// What rows may say of their concept: the column, what it is called, and where it goes. A kind is
/// one of a few names, and is put in its place after a check.
const FACTS: [Fact; 5] = [
    (Column::Kind, "kind", |_, _| {}),
    (Column::Domain, "domain", |concept, text| concept.domain = text),
    (Column::Definition, "definition", |concept, text| concept.definition = Some(text)),
    (Column::ConceptNote, "concept note", |concept, text| concept.note = Some(text)),
    (Column::Unattested, "reason for no source", |concept, text| concept.unattested = Some(text)),
];

/// A row of a table.
pub(in crate::formats) struct Row<'a> {
    record: &'a StringRecord,
    place: &'a dyn Fn(usize) -> Location,
}

/// The concepts of a table, in the order in which it first names them.
pub(in crate::formats) struct Concepts {
    pub(super) domain: String,
    pub(super) list: Vec<Concept>,
    pub(super) places: HashMap<String, usize>,
    /// Index of the concept of each first term of a pair.
    pub(super) pairs: HashMap<String, usize>,
    /// The language of the first terms of pairs, where rows do not state it.
    pub(super) source: Option<Language>,
    /// Concepts, by their index, and the languages in which they have a term.
    begun: HashSet<(usize, Language)>,
    /// How many ids are not in kebab case, and where the first stands.
    odd_ids: Option<(usize, Location)>,
    /// What rows have said of concepts, by their index.
    stated: HashMap<(usize, Column), String>,
}

impl<'a> Row<'a> {
    /// A row, and where the cell of an index starts.
    pub(in crate::formats) fn new(
        record: &'a StringRecord,
        place: &'a dyn Fn(usize) -> Location,
    ) -> Self {
        Self { record, place }
    }

    /// Number of cells.
    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    /// Whether all cells are blank.
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }

    /// The text of a cell without blanks around it, which no spreadsheet shows; empty if the row
    /// is too short.
    pub(in crate::formats) fn cell(&self, index: usize) -> &'a str {
        unguarded(self.record.get(index).unwrap_or_default().trim()).trim()
    }

    /// Where a cell starts.
    pub(super) fn location(&self, index: usize) -> Location {
        (self.place)(index)
    }

    pub(super) fn value(&self, columns: &Columns, column: Column) -> Option<(String, Location)> {
        let index = columns.place(column)?;
        let text = self.cell(index);
        (!text.is_empty()).then(|| (text.to_owned(), self.location(index)))
    }

    pub(super) fn text(&self, columns: &Columns, column: Column) -> Option<String> {
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

    fn choice<T: Named>(
        &self,
        columns: &Columns,
        column: Column,
        what: &str,
        problems: &mut Problems,
    ) -> Option<T> {
        let (written, at) = self.value(columns, column)?;
        named(what, &written, &at, problems)
    }

    fn date(&self, columns: &Columns, column: Column, problems: &mut Problems) -> Option<String> {
        let (date, at) = self.value(columns, column)?;
        let key = if column == Column::ValidFrom { "valid_from" } else { "valid_until" };
        check_date(key, &date, &at, problems);
        Some(date)
    }

    fn list(&self, columns: &Columns, column: Column) -> Vec<String> {
        self.text(columns, column).map(|cell| parted(&cell)).unwrap_or_default()
    }

    fn abbreviation(&self, columns: &Columns, text: &str, problems: &mut Problems) -> bool {
        let Some((cell, at)) = self.value(columns, Column::Abbreviation) else {
            return looks_abbreviated(text);
        };
        match cell.to_lowercase().as_str() {
            "yes" | "true" | "1" => true,
            "no" | "false" | "0" => false,
            _ => {
                let message = format!("\"abbreviation\" is {}, expected yes or no", quoted(&cell));
                problems.error(&at, message);
                false
            }
        }
    }
}

impl Concepts {
    pub(in crate::formats) fn new(domain: String) -> Self {
        Self {
            domain,
            list: Vec::new(),
            places: HashMap::new(),
            pairs: HashMap::new(),
            source: None,
            begun: HashSet::new(),
            odd_ids: None,
            stated: HashMap::new(),
        }
    }

    pub(in crate::formats) fn into_list(self) -> Vec<Concept> {
        self.list
    }

    /// Takes what a row says.
    pub(in crate::formats) fn take(
        &mut self,
        row: &Row<'_>,
        columns: &Columns,
        problems: &mut Problems,
    ) {
        if (columns.width()..row.len()).any(|index| !row.cell(index).is_empty()) {
            let cells = counted(row.len(), "cell");
            let message = format!("the row has {cells}, expected {}", columns.width());
            let help = "text that contains the delimiter stands in \"quotation marks\"";
            problems.error_with_help(&row.location(columns.width()), message, help);
        }
        match columns.layout() {
            Layout::Terms => self.take_term(row, columns, problems),
            Layout::Concepts => self.take_concept(row, columns, problems),
            Layout::Pairs => self.take_pair(row, columns, problems),
        }
    }

    fn take_term(&mut self, row: &Row<'_>, columns: &Columns, problems: &mut Problems) {
        let id = row.required(columns, Column::Concept, "concept", problems);
        let language = row
            .required(columns, Column::Language, "language", problems)
            .and_then(|(tag, at)| read_language(&tag, &at, problems));
        let term = row.required(columns, Column::Term, "term", problems);
        let (Some((id, at)), Some(language), Some((text, term_at))) = (id, language, term) else {
            return;
        };
        let Some(text) = clean_term(&text, &term_at, problems) else { return };
        if !self.places.contains_key(&id) && !is_kebab_case(&id) {
            self.odd_ids.get_or_insert_with(|| (0, at.clone())).0 += 1;
        }
        let place = self.place(id, at, row, columns, problems);
        let first = self.begun.insert((place, language));
        let by_place = if first { Status::Preferred } else { Status::Admitted };
        let status = row.choice(columns, Column::Status, "status", problems);
        let term = Term {
            abbreviation: row.abbreviation(columns, &text, problems),
            note: row.text(columns, Column::Note),
            reason: row.text(columns, Column::Reason),
            shared: row.text(columns, Column::Shared),
            only_for: row.text(columns, Column::OnlyFor),
            position: row
                .choice(columns, Column::Position, "position", problems)
                .unwrap_or_default(),
            not_in: row.list(columns, Column::NotIn),
            valid_from: row.date(columns, Column::ValidFrom, problems),
            valid_until: row.date(columns, Column::ValidUntil, problems),
            sources: row.list(columns, Column::Sources),
            ..Term::new(&text, language, status.unwrap_or(by_place), term_at)
        };
        self.list[place].terms.push(term);
    }

    /// Index of the concept of an id, of which this row may say more.
    pub(super) fn place(
        &mut self,
        id: String,
        at: Location,
        row: &Row<'_>,
        columns: &Columns,
        problems: &mut Problems,
    ) -> usize {
        let place = match self.places.get(&id) {
            Some(&place) => place,
            None => self.add(id, at),
        };
        self.take_facts(place, row, columns, problems);
        place
    }

    /// What a row says of its concept. The first row that says something counts, and what another
    /// one says against it is told.
    fn take_facts(
        &mut self,
        place: usize,
        row: &Row<'_>,
        columns: &Columns,
        problems: &mut Problems,
    ) {
        for (column, name, set) in FACTS {
            let Some((text, at)) = row.value(columns, column) else { continue };
            let stated = self.stated.entry((place, column)).or_insert_with(|| text.clone());
            if !stated.eq_ignore_ascii_case(&text) || *stated != text && column != Column::Kind {
                let id = quoted(&self.list[place].id);
                let message = format!(
                    "second {name} of concept {id} is not used: {}, after {}",
                    quoted(&text),
                    quoted(stated)
                );
                problems.warning(&at, message, None);
            } else if column == Column::Kind {
                let kind = row.choice(columns, column, name, problems);
                let concept = &mut self.list[place];
                concept.kind = kind.unwrap_or(concept.kind);
            } else {
                set(&mut self.list[place], text);
            }
        }
    }

    /// Says how many ids our own formats would refuse.
    pub(super) fn tell_odd_ids(&self, problems: &mut Problems) {
        let Some((count, at)) = &self.odd_ids else { return };
        let ids = counted(*count, "concept id");
        let message = match count {
            1 => format!("{ids} is not in kebab case"),
            _ => format!("{ids} are not in kebab case; this is the first"),
        };
        problems.info(at, message, Some("import makes new ones of them".to_owned()));
    }

    fn add(&mut self, id: String, location: Location) -> usize {
        self.places.insert(id.clone(), self.list.len());
        self.list.push(Concept::new(id, self.domain.clone(), location));
        self.list.len() - 1
    }
}

pub(super) fn read_language(tag: &str, at: &Location, problems: &mut Problems) -> Option<Language> {
    let language = language_of_tag(tag);
    if language.is_none() {
        let message = format!("unknown language {}, expected en or zh", quoted(tag));
        problems.error_with_help(at, message, "forms such as zh-Hans or en_US will do");
    }
    language
}
