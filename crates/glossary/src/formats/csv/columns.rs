use super::rows::Row;
use crate::problem::Problems;
use crate::suggest::{did_you_mean, one_of, quoted};

/// A column that tables may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Concept,
    Language,
    Term,
    Status,
    Domain,
    Definition,
    Note,
    Reason,
    Shared,
    OnlyFor,
}

/// All columns, with the names that headers have for them; the first is the usual one.
const COLUMNS: [(Column, &[&str]); 10] = [
    (Column::Concept, &["concept", "concept_id", "id"]),
    (Column::Language, &["lang", "language"]),
    (Column::Term, &["term"]),
    (Column::Status, &["status"]),
    (Column::Domain, &["domain"]),
    (Column::Definition, &["definition"]),
    (Column::Note, &["note"]),
    (Column::Reason, &["reason"]),
    (Column::Shared, &["shared"]),
    (Column::OnlyFor, &["only_for"]),
];

const REQUIRED: [Column; 3] = [Column::Concept, Column::Language, Column::Term];

/// Most columns of a table. A longer first line is no header.
const WIDEST: usize = 256;

/// What may part the cells of a row, the likeliest first.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Where each column stands in a table.
pub(super) struct Columns {
    places: Vec<(Column, usize)>,
    width: usize,
}

/// The delimiter by which the header falls into the most known columns.
pub(super) fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let known = |delimiter: u8| {
        header
            .split(char::from(delimiter))
            .filter(|cell| column(cell.trim().trim_matches('"')).is_some())
            .count()
    };
    // Of equal ones the last would win, so the likeliest comes last.
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| known(delimiter)).unwrap_or(b',')
}

impl Columns {
    /// Reads the header. Nothing if a column is missing without which rows mean nothing.
    pub(super) fn new(header: &Row<'_>, problems: &mut Problems) -> Option<Self> {
        if header.len() > WIDEST {
            let message =
                format!("the header has {} columns, at most {WIDEST} are read", header.len());
            problems.error(&header.location(0), message);
            return None;
        }
        let mut places: Vec<(Column, usize)> = Vec::new();
        for index in 0..header.len() {
            let name = header.cell(index);
            match column(name) {
                Some(found) if places.iter().any(|&(column, _)| column == found) => {
                    let message = format!("second column {}", quoted(name));
                    problems.error(&header.location(index), message);
                }
                Some(found) => places.push((found, index)),
                None => complain_of_column(header, index, problems),
            }
        }
        let missing: Vec<&str> = REQUIRED
            .iter()
            .filter(|required| !places.iter().any(|(column, _)| column == *required))
            .map(|&column| name_of(column))
            .collect();
        if !missing.is_empty() {
            let message = format!("the header has no column {}", missing.join(", "));
            let help = "expected at least concept,lang,term, and status if need be";
            problems.error_with_help(&header.location(0), message, help);
            return None;
        }
        Some(Self { places, width: header.len() })
    }

    /// Index of a column in each row.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.iter().find(|&&(known, _)| known == column).map(|&(_, index)| index)
    }

    /// Number of cells in the header.
    pub(super) fn width(&self) -> usize {
        self.width
    }
}

fn column(name: &str) -> Option<Column> {
    COLUMNS
        .iter()
        .find(|(_, names)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
        .map(|&(column, _)| column)
}

fn name_of(column: Column) -> &'static str {
    COLUMNS.iter().find(|(known, _)| *known == column).map_or("", |(_, names)| names[0])
}

/// Other people's tables have columns of their own. They are left out, and that is said.
fn complain_of_column(header: &Row<'_>, index: usize, problems: &mut Problems) {
    let name = header.cell(index);
    if name.is_empty() {
        return;
    }
    let names: Vec<&str> = COLUMNS.iter().map(|(_, names)| names[0]).collect();
    let message = format!("column {} is not used, expected {}", quoted(name), one_of(&names));
    problems.warning(&header.location(index), message, did_you_mean(name, &names));
}
