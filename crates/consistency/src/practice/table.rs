//! Practice as a table, one row for each concept and side.

use std::fmt::Write as _;

use zhengming_glossary::Language;

use super::{Practice, Practised, Reach};
use crate::Rendition;

const COLUMNS: &str = "concept\tside\tunits\taccepted\tdiscouraged\tany\tdocuments\tfirst\tlast\trendered\tmain\talike\tpairs";

impl Practice {
    /// Reads a table as [`Practice::to_table`] writes it.
    ///
    /// # Errors
    ///
    /// The line that is no row, and what was expected there.
    pub fn parse(table: &str) -> Result<Self, String> {
        let mut practice = Self::default();
        let lines = (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#'));
        for (number, line) in lines.filter(|(_, line)| *line != COLUMNS) {
            let row = parse_row(line).ok_or_else(|| {
                format!("line {number}: expected {}", COLUMNS.replace('\t', ", "))
            })?;
            practice.rows.insert(row.0, row.1);
        }
        Ok(practice)
    }

    /// All rows as a table with tabs.
    #[must_use]
    pub fn to_table(&self) -> String {
        let mut table = format!("{COLUMNS}\n");
        for (id, side, Practised { reach, rendition }) in self.rows() {
            let Rendition { units: rendered, main, alike, pairs } = rendition;
            let Reach { units, accepted, discouraged, any, documents, years } = reach;
            let year = |year: Option<u16>| year.map_or(String::new(), |year| year.to_string());
            let (first, last) = (year(years.map(|it| it.0)), year(years.map(|it| it.1)));
            // Writing to a string cannot fail.
            let _ = writeln!(
                table,
                "{id}\t{}\t{units}\t{accepted}\t{discouraged}\t{any}\t{documents}\t{first}\t{last}\t\
                 {rendered}\t{main}\t{alike}\t{pairs}",
                side.code()
            );
        }
        table
    }
}

fn parse_row(line: &str) -> Option<((Box<str>, Language), Practised)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [
        id,
        side,
        units,
        accepted,
        discouraged,
        any,
        documents,
        first,
        last,
        rendered,
        main,
        alike,
        pairs,
    ] = fields.as_slice()
    else {
        return None;
    };
    let side = Language::ALL.into_iter().find(|language| language.code() == *side)?;
    let years = match (first.is_empty(), last.is_empty()) {
        (true, true) => None,
        _ => Some((first.parse().ok()?, last.parse().ok()?)),
    };
    let reach = Reach {
        units: units.parse().ok()?,
        accepted: accepted.parse().ok()?,
        discouraged: discouraged.parse().ok()?,
        any: any.parse().ok()?,
        documents: documents.parse().ok()?,
        years,
    };
    let rendition = Rendition {
        units: rendered.parse().ok()?,
        main: main.parse().ok()?,
        alike: alike.parse().ok()?,
        pairs: pairs.parse().ok()?,
    };
    (!id.is_empty()).then(|| (((*id).into(), side), Practised { reach, rendition }))
}

#[cfg(test)]
mod tests {
    use zhengming_glossary::core;

    use super::*;

    #[test]
    fn tables_are_read_as_they_are_written() {
        let table = format!(
            "{COLUMNS}\nnorms\ten\t340\t330\t2\t335\t90\t2019\t2025\t300\t290\t9\t10\n\
             x\tzh\t1\t1\t0\t1\t1\t\t\t0\t0\t0\t0\n"
        );
        let practice = Practice::parse(&format!("# A remark.\n{table}")).unwrap();
        assert_eq!(practice.to_table(), table);
        let (_, _, norms) = practice.rows().next().unwrap();
        assert_eq!((norms.reach.units, norms.reach.years), (340, Some((2019, 2025))));
        assert_eq!(norms.rendition.ltcr(), Some(0.9));
    }

    #[test]
    fn what_is_no_row_is_told_with_its_line() {
        for wrong in ["norms", "norms\tfr\t1\t1\t0\t1\t1\t\t", "norms\ten\t-1\t1\t0\t1\t1\t\t"] {
            let problem = Practice::parse(&format!("{COLUMNS}\n{wrong}\n")).unwrap_err();
            assert!(problem.starts_with("line 2: expected concept, side"), "{problem}");
        }
    }

    #[test]
    fn the_built_in_table_is_sound_and_speaks_of_core_concepts() {
        let table = include_str!("../../data/practice.tsv");
        let practice = Practice::parse(table).unwrap();
        assert_eq!(&practice, Practice::official());
        for (id, _, Practised { reach, rendition }) in practice.rows() {
            assert!(core().concepts.iter().any(|concept| concept.id == id), "{id}");
            assert!(reach.accepted <= reach.any && reach.any <= reach.units, "{id}: {reach:?}");
            assert!(
                rendition.main <= rendition.units && rendition.alike <= rendition.pairs,
                "{id}"
            );
        }
    }
}
