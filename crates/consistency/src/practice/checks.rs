//! How often the rules speak that compare both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::{Finding, Rule, Survey, rules};

const COLUMNS: &str = "rule\tfindings\twith\tdocuments\tunits";

/// How often a rule that compares both languages speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckRate {
    /// Its findings.
    pub findings: u64,
    /// Documents with such a finding.
    pub with: u64,
    /// Documents that were compared.
    pub documents: u64,
    /// Units that were compared.
    pub units: u64,
}

/// How often each rule that compares both languages speaks, by the id of the rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckRates(BTreeMap<Box<str>, CheckRate>);

impl CheckRate {
    /// Findings in a thousand units.
    #[must_use]
    pub fn per_thousand(&self) -> Option<f64> {
        (self.units > 0).then(|| self.findings as f64 * 1000.0 / self.units as f64)
    }
}

impl CheckRates {
    /// What the resolutions and decisions of the United Nations raise, which is built in.
    #[must_use]
    pub fn official() -> &'static Self {
        static OFFICIAL: LazyLock<CheckRates> = LazyLock::new(|| {
            // A test holds the table to the code.
            CheckRates::parse(include_str!("../../data/checks.tsv")).unwrap_or_default()
        });
        &OFFICIAL
    }

    /// Counts the findings of some rules on a survey; of those rules that compare both languages.
    #[must_use]
    pub fn of_survey(survey: &Survey, applied: &[&Rule], findings: &[Finding]) -> Self {
        let documents = survey.bitexts.len() as u64;
        let units = survey.bitexts.iter().map(|bitext| bitext.paired().count() as u64).sum();
        let rate = |rule: &&Rule| {
            let own = || findings.iter().filter(|finding| finding.rule == rule.id);
            let with: BTreeSet<&str> = own()
                .filter_map(|finding| {
                    Some(survey.documents.get(finding.document)?.info.id.as_str())
                })
                .collect();
            let (findings, with) = (own().count() as u64, with.len() as u64);
            (rule.id.into(), CheckRate { findings, with, documents, units })
        };
        Self(applied.iter().filter(|rule| rule.is_of_units()).map(rate).collect())
    }

    /// What was counted of a rule.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Option<&CheckRate> {
        self.0.get(rule.id)
    }

    /// The rules that were counted, in the order of the registry.
    pub fn rows(&self) -> impl Iterator<Item = (&'static Rule, &CheckRate)> {
        rules().iter().filter_map(|rule| Some((rule, self.of(rule)?)))
    }

    /// Reads a table as [`CheckRates::to_table`] writes it.
    ///
    /// # Errors
    ///
    /// The line that is no row, and what was expected there.
    pub fn parse(table: &str) -> Result<Self, String> {
        let mut rates = Self::default();
        let lines = (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#'));
        for (number, line) in lines.filter(|(_, line)| *line != COLUMNS) {
            let (rule, rate) = parse_row(line).ok_or_else(|| {
                format!("line {number}: expected {}", COLUMNS.replace('\t', ", "))
            })?;
            rates.0.insert(rule, rate);
        }
        Ok(rates)
    }

    /// All rows as a table with tabs.
    #[must_use]
    pub fn to_table(&self) -> String {
        let mut table = format!("{COLUMNS}\n");
        for (id, rate) in &self.0 {
            let CheckRate { findings, with, documents, units } = rate;
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{id}\t{findings}\t{with}\t{documents}\t{units}");
        }
        table
    }
}

fn parse_row(line: &str) -> Option<(Box<str>, CheckRate)> {
    let (rule, counts) = line.split_once('\t')?;
    let counts: Option<Vec<u64>> = counts.split('\t').map(|count| count.parse().ok()).collect();
    let [findings, with, documents, units] = counts?.try_into().ok()?;
    Some((rule.into(), CheckRate { findings, with, documents, units }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_they_are_written() {
        let table = format!("{COLUMNS}\ndate-mismatch\t27\t25\t2031\t125633\n");
        let rates = CheckRates::parse(&format!("# A remark.\n{table}")).unwrap();
        assert_eq!(rates.to_table(), table);
        let problem = CheckRates::parse("date-mismatch\t-1\t2\t3\t4").unwrap_err();
        assert!(problem.starts_with("line 1: expected rule, findings"), "{problem}");
    }

    #[test]
    fn the_built_in_table_has_every_rule_on_units_and_no_other() {
        let official = CheckRates::parse(include_str!("../../data/checks.tsv")).unwrap();
        assert_eq!(&official, CheckRates::official());
        let on_units = rules().iter().filter(|rule| rule.is_of_units());
        assert!(on_units.clone().all(|rule| official.of(rule).is_some()));
        assert_eq!(official.0.len(), on_units.count());
        assert!(official.rows().all(|(_, rate)| rate.per_thousand().is_some()));
    }
}
