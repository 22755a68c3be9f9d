use zhengming_problem::{Problems, did_you_mean, quoted};
use zhengming_text::Language;

use super::map::ColumnMap;
use super::rows::Row;
use crate::tags::language_of_tag;

/// A column that tables may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::formats) enum Column {
    Concept,
    Language,
    Term,
    Status,
    Domain,
    Kind,
    Definition,
    ConceptNote,
    Unattested,
    Note,
    Reason,
    Shared,
    OnlyFor,
    Position,
    NotIn,
    Abbreviation,
    ValidFrom,
    ValidUntil,
    Sources,
    /// Terms of this language.
    In(Language),
    /// The one term of a pair.
    Source,
    /// The other term of a pair.
    Target,
    SourceLanguage,
    TargetLanguage,
}

impl Column {
    /// Whether its cells are terms.
    pub(super) fn holds_terms(self) -> bool {
        matches!(self, Self::Term | Self::In(_) | Self::Source | Self::Target)
    }
}

/// The columns of our own tables, in the order in which they are written, with the names that
/// headers have for them; the first is the usual one.
pub(super) const OWN: [(Column, &[&str]); 19] = [
    (Column::Concept, &["concept", "concept_id", "id", "stringid"]),
    (Column::Language, &["lang", "language"]),
    (Column::Term, &["term"]),
    (Column::Status, &["status"]),
    (Column::Domain, &["domain"]),
    (Column::Definition, &["definition", "description"]),
    (
        Column::Note,
        &["note", "notes", "comment", "comments", "remark", "remarks", "developer_comments"],
    ),
    (Column::Reason, &["reason"]),
    (Column::Shared, &["shared"]),
    (Column::OnlyFor, &["only_for"]),
    (Column::Kind, &["kind"]),
    (Column::ConceptNote, &["concept_note"]),
    (Column::Unattested, &["unattested"]),
    (Column::Position, &["position"]),
    (Column::NotIn, &["not_in"]),
    (Column::Abbreviation, &["abbreviation"]),
    (Column::ValidFrom, &["valid_from"]),
    (Column::ValidUntil, &["valid_until"]),
    (Column::Sources, &["sources"]),
];

/// Columns of tables that others make: a row is a pair. Columns named after a language are known
/// by the name of the language.
const PAIRS: [(Column, &[&str]); 4] = [
    (Column::Source, &["source", "sourcestring", "source_term"]),
    (Column::Target, &["target", "targetstring", "target_term"]),
    (Column::SourceLanguage, &["sourcelang", "source_lang", "source_language"]),
    (Column::TargetLanguage, &["targetlang", "target_lang", "target_language"]),
];

/// Most columns of a table. A longer first line is no header.
const WIDEST: usize = 256;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Layout {
    /// A term each, with its concept and language.
    Terms,
    /// A concept each, with a column for each language.
    Concepts,
    /// A pair of terms each.
    Pairs,
}

/// Where each column stands in a table.
pub(in crate::formats) struct Columns {
    places: Vec<(Column, usize)>,
    width: usize,
    layout: Layout,
}

impl Columns {
    /// Reads the header. Nothing if a column is missing without which rows mean nothing.
    pub(in crate::formats) fn new(header: &Row<'_>, problems: &mut Problems) -> Option<Self> {
        if header.len() > WIDEST {
            let message =
                format!("the header has {} columns, at most {WIDEST} are read", header.len());
            problems.error(&header.location(0), message);
            return None;
        }
        let mut places: Vec<(Column, usize)> = Vec::new();
        let mut unknown = Vec::new();
        for index in 0..header.len() {
            let name = header.cell(index);
            match column_of_name(name) {
                // The columns of a script or country are one language.
                Some(Column::In(language)) => places.push((Column::In(language), index)),
                Some(found) if places.iter().any(|&(column, _)| column == found) => {
                    let message = format!("second column {}", quoted(name));
                    problems.error(&header.location(index), message);
                }
                Some(found) => places.push((found, index)),
                None => unknown.push(index),
            }
        }
        let layout = layout_of(&places);
        if layout.is_none() {
            complain_of_header(header, &places, problems);
        }
        for index in unknown {
            complain_of_column(header, index, problems);
        }
        let columns = Self { places, width: header.len(), layout: layout? };
        columns.tell_unused(header, problems);
        Some(columns)
    }

    /// Columns as the user states them; the reason if rows would mean nothing.
    pub(in crate::formats) fn stated(map: &ColumnMap) -> Result<Self, String> {
        let layout = layout_of(&map.places).ok_or_else(|| {
            "the columns stated do not say where the terms stand, expected en=…,zh=… or \
             concept=…,lang=…,term=…"
                .to_owned()
        })?;
        let columns = Self { places: map.places.clone(), width: usize::MAX, layout };
        match columns.places.iter().find(|(column, _)| !columns.uses(*column)) {
            Some(&(column, _)) => Err(format!(
                "column {} has no use where {}",
                name_of(column),
                match layout {
                    Layout::Terms => "each row is a term",
                    Layout::Concepts => "each row is a concept, as with en=…,zh=…",
                    Layout::Pairs => "each row is a pair",
                }
            )),
            None => Ok(columns),
        }
    }

    /// The columns that stand behind the last one of a table of so many, with their numbers.
    pub(super) fn behind(&self, width: usize) -> impl Iterator<Item = (&'static str, usize)> {
        let behind = self.places.iter().filter(move |(_, index)| *index >= width);
        behind.map(|&(column, index)| (name_of(column), index + 1))
    }

    /// The columns of a list of pairs without a header: one term, the other, a comment.
    pub(in crate::formats) fn of_pairs() -> Self {
        let places = vec![(Column::Source, 0), (Column::Target, 1), (Column::Note, 2)];
        Self { places, width: usize::MAX, layout: Layout::Pairs }
    }

    pub(in crate::formats) fn layout(&self) -> Layout {
        self.layout
    }

    /// Index of a column in each row.
    pub(in crate::formats) fn place(&self, column: Column) -> Option<usize> {
        self.places.iter().find(|&&(known, _)| known == column).map(|&(_, index)| index)
    }

    /// The columns that are named after a language.
    pub(super) fn by_language(&self) -> impl Iterator<Item = (Language, usize)> {
        self.places.iter().filter_map(|&(column, index)| match column {
            Column::In(language) => Some((language, index)),
            _ => None,
        })
    }

    /// What the column of an index is used for.
    pub(super) fn use_of(&self, index: usize) -> Option<Column> {
        let column = self.places.iter().find(|&&(_, place)| place == index)?.0;
        self.uses(column).then_some(column)
    }

    /// Number of cells in the header.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Whether rows of this layout have a use for a column.
    fn uses(&self, column: Column) -> bool {
        match self.layout {
            Layout::Terms => OWN.iter().any(|&(own, _)| own == column),
            Layout::Concepts => matches!(
                column,
                Column::Concept
                    | Column::Domain
                    | Column::Definition
                    | Column::Note
                    | Column::ConceptNote
                    | Column::In(_)
            ),
            Layout::Pairs => matches!(
                column,
                Column::Concept
                    | Column::Domain
                    | Column::Definition
                    | Column::Note
                    | Column::Source
                    | Column::Target
                    | Column::SourceLanguage
                    | Column::TargetLanguage
            ),
        }
    }

    fn tell_unused(&self, header: &Row<'_>, problems: &mut Problems) {
        for &(column, index) in self.places.iter().filter(|(column, _)| !self.uses(*column)) {
            let message = format!("column {} is not used", quoted(header.cell(index)));
            let help = match column {
                Column::In(_) | Column::Source | Column::Target => "each row is one term",
                _ => "it is used where each row is one term: concept,lang,term",
            };
            problems.warning(&header.location(index), message, Some(help.to_owned()));
        }
    }
}

fn layout_of(places: &[(Column, usize)]) -> Option<Layout> {
    let has = |wanted: Column| places.iter().any(|&(column, _)| column == wanted);
    if [Column::Concept, Column::Language, Column::Term].into_iter().all(has) {
        Some(Layout::Terms)
    } else if has(Column::Source) && has(Column::Target) {
        Some(Layout::Pairs)
    } else if Language::ALL.into_iter().any(|language| has(Column::In(language))) {
        Some(Layout::Concepts)
    } else {
        None
    }
}

/// The column of a name in a header.
pub(super) fn column_of_name(name: &str) -> Option<Column> {
    // Concept ID, concept_id and Concept-ID are one name.
    let plain = name.trim().replace([' ', '-'], "_");
    OWN.iter()
        .chain(&PAIRS)
        .find(|(_, names)| names.iter().any(|known| known.eq_ignore_ascii_case(&plain)))
        .map(|&(column, _)| column)
        .or_else(|| language_of_tag(name).map(Column::In))
}

/// The usual name of a column in a header.
pub(super) fn name_of(column: Column) -> &'static str {
    match column {
        Column::In(language) => language.code(),
        _ => OWN
            .iter()
            .chain(&PAIRS)
            .find(|(known, _)| *known == column)
            .map_or("", |(_, names)| names[0]),
    }
}

/// Whether a cell may be the heading of a column.
pub(in crate::formats) fn is_column(name: &str) -> bool {
    column_of_name(name.trim()).is_some()
}

/// Whether cells are a header that says where the terms stand.
pub(in crate::formats) fn is_header<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let known = |(index, cell): (usize, &str)| Some((column_of_name(cell.trim())?, index));
    let places: Vec<_> = cells.take(WIDEST).enumerate().filter_map(known).collect();
    layout_of(&places).is_some()
}

/// The usual names of columns.
pub(super) fn names() -> Vec<&'static str> {
    let languages = Language::ALL.into_iter().map(Language::code);
    OWN.iter().chain(&PAIRS).map(|(_, names)| names[0]).chain(languages).collect()
}

fn complain_of_header(header: &Row<'_>, places: &[(Column, usize)], problems: &mut Problems) {
    let missing: Vec<&str> = OWN[..3]
        .iter()
        .filter(|(required, _)| !places.iter().any(|(column, _)| column == required))
        .map(|(_, names)| names[0])
        .collect();
    let message = format!("the header has no column {}", missing.join(", "));
    let help = "expected at least concept,lang,term, and status if need be; or en,zh; or say where \
                the columns are: en=1,zh=2";
    problems.error_with_help(&header.location(0), message, help);
}

/// Other people's tables have columns of their own. They are left out, and that is said.
fn complain_of_column(header: &Row<'_>, index: usize, problems: &mut Problems) {
    let name = header.cell(index);
    if name.is_empty() {
        return;
    }
    let names = names();
    let message = format!("column {} is not used", quoted(name));
    problems.warning(&header.location(index), message, did_you_mean(name, &names));
}
