use std::borrow::Cow;

use zhengming_text::Language;

use super::columns::{Column, Columns, Layout, OWN, name_of};
use crate::formats::ExportOptions;
use crate::{Concept, ConceptKind, Glossary, Position, Term};

/// Parts the values of a list in one cell.
const SEPARATOR: char = '|';

/// The rows of a table: a header, and a row for each term, or for each concept where the columns
/// asked for are named after the languages.
pub(in crate::formats) fn rows(
    glossary: &Glossary,
    options: &ExportOptions,
) -> Result<Vec<Vec<String>>, String> {
    let Some(map) = &options.columns else {
        let places: Vec<_> = (0..).zip(OWN).map(|(at, (column, _))| (column, at)).collect();
        return Ok(term_rows(glossary, options, &places));
    };
    let mut table = match Columns::stated(map)?.layout() {
        Layout::Terms => term_rows(glossary, options, &map.places),
        Layout::Concepts => concept_rows(glossary, options, &map.places),
        Layout::Pairs => {
            return Err("pairs are written in the formats that are lists of pairs".to_owned());
        }
    };
    if map.first_row == 1 {
        table.remove(0);
    }
    // Whoever reads with the same columns starts where the terms do.
    let blank = vec![String::new(); table.first().map_or(0, Vec::len)];
    table.splice(0..0, std::iter::repeat_n(blank, map.first_row.saturating_sub(2)));
    Ok(table)
}

/// Without a column for the status only accepted terms: the others would be read as such.
fn term_rows(
    glossary: &Glossary,
    options: &ExportOptions,
    places: &[(Column, usize)],
) -> Vec<Vec<String>> {
    let mut rows = vec![row(places, |column| name_of(column).to_owned())];
    let tells_status = places.iter().any(|&(column, _)| column == Column::Status);
    for concept in options.concepts(glossary) {
        let told = concept.terms.iter().filter(|term| tells_status || term.status.is_accepted());
        for (index, term) in told.enumerate() {
            rows.push(row(places, |column| cell(column, concept, term, index == 0)));
        }
    }
    rows
}

/// Only accepted terms: a cell of several could not say which of them are not.
fn concept_rows(
    glossary: &Glossary,
    options: &ExportOptions,
    places: &[(Column, usize)],
) -> Vec<Vec<String>> {
    let mut rows = vec![row(places, |column| name_of(column).to_owned())];
    for concept in options.concepts(glossary) {
        let accepted: Vec<&Term> =
            concept.terms.iter().filter(|term| term.status.is_accepted()).collect();
        let Some(first) = accepted.first() else { continue };
        rows.push(row(places, |column| match column {
            Column::In(language) => {
                let terms = accepted.iter().filter(|term| term.language == language);
                terms.map(|term| term.text.as_str()).collect::<Vec<_>>().join(" | ")
            }
            Column::Note => cell(Column::ConceptNote, concept, first, true),
            Column::Concept | Column::Domain | Column::Definition | Column::ConceptNote => {
                cell(column, concept, first, true)
            }
            _ => String::new(),
        }));
    }
    rows
}

/// A row with a text for each column at its place.
fn row(places: &[(Column, usize)], text: impl Fn(Column) -> String) -> Vec<String> {
    let width = places.iter().map(|&(_, at)| at + 1).max().unwrap_or_default();
    let mut cells = vec![String::new(); width];
    for &(column, at) in places {
        cells[at] = text(column);
    }
    cells
}

/// What the cell of a column holds for a term. Values of the concept stand in the row of its first
/// term, which `is_first` says.
fn cell(column: Column, concept: &Concept, term: &Term, is_first: bool) -> String {
    let of_concept = |text: Option<&str>| text.filter(|_| is_first).unwrap_or_default().to_owned();
    let of_term = |text: &Option<String>| text.clone().unwrap_or_default();
    match column {
        Column::Concept => concept.id.clone(),
        Column::Language => term.language.code().to_owned(),
        Column::Term => term.text.clone(),
        Column::Status => term.status.name().to_owned(),
        Column::Domain => of_concept(Some(&concept.domain)),
        Column::Kind => {
            let kind = Some(concept.kind).filter(|&kind| kind != ConceptKind::default());
            of_concept(kind.map(ConceptKind::name))
        }
        Column::Definition => of_concept(concept.definition.as_deref()),
        Column::ConceptNote => of_concept(concept.note.as_deref()),
        Column::Unattested => of_concept(concept.unattested.as_deref()),
        Column::Note => of_term(&term.note),
        Column::Reason => of_term(&term.reason),
        Column::Shared => of_term(&term.shared),
        Column::OnlyFor => of_term(&term.only_for),
        Column::Position => {
            let position = Some(term.position).filter(|&place| place != Position::default());
            position.map(Position::name).unwrap_or_default().to_owned()
        }
        Column::NotIn => joined(&term.not_in),
        Column::Abbreviation => abbreviation(term).to_owned(),
        Column::ValidFrom => of_term(&term.valid_from),
        Column::ValidUntil => of_term(&term.valid_until),
        Column::Sources => joined(&term.sources),
        Column::In(_)
        | Column::Source
        | Column::Target
        | Column::SourceLanguage
        | Column::TargetLanguage => String::new(),
    }
}

/// Whether it is an abbreviation, where the form does not show it.
fn abbreviation(term: &Term) -> &'static str {
    match term.abbreviation {
        looks if looks == crate::values::looks_abbreviated(&term.text) => "",
        true => "yes",
        false => "no",
    }
}

/// The values of a list as they stand in one cell.
pub(in crate::formats) fn joined(list: &[String]) -> String {
    let escaped = |text: &String| text.replace('\\', "\\\\").replace(SEPARATOR, "\\|");
    list.iter().map(escaped).collect::<Vec<_>>().join(" | ")
}

/// The values of a list that stands in one cell.
pub(in crate::formats) fn parted(cell: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        let last = values.len() - 1;
        match c {
            '\\' => values[last].extend(chars.next()),
            SEPARATOR => values.push(String::new()),
            c => values[last].push(c),
        }
    }
    let trimmed = values.into_iter().map(|value| value.trim().to_owned());
    trimmed.filter(|value| !value.is_empty()).collect()
}

/// The terms of a cell that holds several: a line each, or parted by semicolons or bars.
pub(in crate::formats) fn terms_of(cell: &str) -> impl Iterator<Item = &str> {
    let terms = cell.split(['\n', '\r', ';', '；', SEPARATOR]).map(str::trim);
    terms.filter(|term| !term.is_empty())
}

/// First characters that make a spreadsheet program take text for a formula. It takes the
/// full-width forms so too where it is set to Chinese or Japanese.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet program would take text for a formula, were it not for some apostrophes.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// Text that no spreadsheet program takes for a formula: with an apostrophe before it if need be.
pub(in crate::formats) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Text as it was before [`guarded`].
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| is_formula(text)).unwrap_or(text)
}

/// The language in which text seems to be: Chinese if it has a Chinese character.
pub(super) fn language_of_text(text: &str) -> Language {
    let is_han = |c: char| {
        matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}')
    };
    if text.chars().any(is_han) { Language::Zh } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_the_guard_is_taken_off() {
        for text in ["=1+1", "-able", "'=x", "''@x", "＝cmd", "\tx"] {
            assert!(guarded(text).starts_with('\''), "{text}");
        }
        for text in ["", "'", "'s", "=1", "'=1", "''=1", "norm", "＋1"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["'s", "'tis", "norm", "规范"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn lists_keep_bars_and_backslashes() {
        let list = ["a|b", "c\\d", "\\|", "A/RES/76/19 PP 10"].map(str::to_owned);
        assert_eq!(parted(&joined(&list)), list);
        assert_eq!(parted("a\\"), ["a"]);
        assert_eq!(terms_of("规范；准则\n 规则 | 守则;").collect::<Vec<_>>().len(), 4);
    }
}
