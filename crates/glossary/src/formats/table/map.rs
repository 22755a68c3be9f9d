use std::str::FromStr;
use zhengming_problem::{did_you_mean, one_of, quoted};

use super::columns::{Column, column_of_name, name_of, names};

/// Which column of a table holds what, for tables whose header does not say it.
///
/// Written `concept=1,en=3,zh=4`: names as in headers, columns by number from 1 or by letter. Reading
/// starts in the second line, or in that of `from`: `en=1,zh=2,from=1`.
///
/// ```
/// use zhengming_glossary::{ColumnMap, Language, LoadOptions, load_bytes_with};
///
/// let columns: ColumnMap = "en=2,zh=C,from=1".parse().unwrap();
/// let options = LoadOptions { columns: Some(columns), ..LoadOptions::default() };
/// let loaded = load_bytes_with("terms.csv", "x,norm,规范\n", &options);
/// assert_eq!(loaded.glossary.concepts[0].preferred(Language::Zh).unwrap().text, "规范");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    pub(super) places: Vec<(Column, usize)>,
    pub(super) first_row: usize,
}

impl FromStr for ColumnMap {
    type Err = String;

    /// # Errors
    ///
    /// Says which part cannot be understood, and what was expected.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut map = Self { places: Vec::new(), first_row: 2 };
        for part in text.split(',') {
            let Some((name, place)) = part.split_once('=') else {
                return Err(format!("{} is not NAME=COLUMN, as in en=3", quoted(part)));
            };
            let (name, place) = (name.trim(), place.trim());
            if name.eq_ignore_ascii_case("from") {
                let row = place.parse().ok().filter(|&row| row > 0);
                map.first_row = row
                    .ok_or_else(|| format!("from={place}: expected the number of a row, from 1"))?;
                continue;
            }
            let column = column_of_name(name).ok_or_else(|| unknown_name(name))?;
            let index = column_index(place).ok_or_else(|| {
                format!("{name}={place}: expected a column by number from 1, or by letter")
            })?;
            if map.places.iter().any(|&(known, _)| known == column) {
                return Err(format!("{name} is given twice"));
            }
            if let Some((other, _)) = map.places.iter().find(|&&(_, known)| known == index) {
                return Err(format!("column {place} is given to {} and {name}", name_of(*other)));
            }
            map.places.push((column, index));
        }
        Ok(map)
    }
}

impl ColumnMap {
    /// Whether one of the columns is this one.
    pub(in crate::formats) fn has(&self, column: Column) -> bool {
        self.places.iter().any(|&(known, _)| known == column)
    }

    /// Whether a table of these columns has what would stand in this one.
    pub(in crate::formats) fn carries(&self, column: Column) -> bool {
        let has = |wanted| self.has(wanted);
        let by_concept = !has(Column::Term);
        match column {
            // Where a row is a concept, its note is the note of the row.
            Column::ConceptNote if by_concept => has(column) || has(Column::Note),
            Column::Concept | Column::Domain | Column::Definition => has(column),
            _ if by_concept => false,
            _ => has(column),
        }
    }
}

fn unknown_name(name: &str) -> String {
    let known = names();
    let help = did_you_mean(name, &known).map(|help| format!(" ({help})")).unwrap_or_default();
    format!("unknown column {}, expected {} or from{help}", quoted(name), one_of(&known))
}

/// Index of a column: `1` and `A` are the first.
fn column_index(place: &str) -> Option<usize> {
    const MOST: usize = 16_384;
    let number = place.parse().ok().or_else(|| {
        let letters =
            (1..=3).contains(&place.len()) && place.bytes().all(|b| b.is_ascii_alphabetic());
        letters.then(|| {
            let value = |byte: u8| usize::from(byte.to_ascii_uppercase() - b'A') + 1;
            place.bytes().fold(0, |number, byte| number * 26 + value(byte))
        })
    })?;
    (1..=MOST).contains(&number).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_numbers_or_letters() {
        for (place, index) in [("1", 0), ("A", 0), ("z", 25), ("AA", 26), ("300", 299)] {
            assert_eq!(column_index(place), Some(index), "{place}");
        }
        for place in ["", "0", "-1", "ABCD", "é", "99999999999999999999", "1A"] {
            assert_eq!(column_index(place), None, "{place}");
        }
    }

    #[test]
    fn slips_are_told() {
        for (text, told) in [
            ("en", "is not NAME=COLUMN"),
            ("concpet=1", "did you mean \"concept\"?"),
            ("en=0", "expected a column by number"),
            ("en=1,en-US=2", "given twice"),
            ("en=1,from=x", "expected the number of a row"),
        ] {
            let error = text.parse::<ColumnMap>().unwrap_err();
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
