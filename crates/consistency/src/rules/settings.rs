use std::collections::BTreeMap;
use std::fmt;

use super::{Level, Rule, rules};
use crate::{ContextOf, Wanted};

/// Which rules are applied and what of their findings counts.
#[derive(Clone, Debug)]
pub struct Settings {
    rules: Vec<&'static Rule>,
    /// Levels of rules where they are not those of the registry.
    levels: BTreeMap<&'static str, Level>,
    level: Level,
}

/// What is said of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleChoice {
    /// Whether it is applied.
    pub on: bool,
    /// How much its findings weigh, if not what the registry says.
    pub level: Option<Level>,
}

/// A name that belongs to no rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule(String);

impl Settings {
    /// What stands for all rules where rules are selected or ignored.
    pub const ALL: &'static str = "all";

    /// The rules selected, without those ignored; findings below `level` are left out. Where none
    /// is selected, the rules that are on by default are.
    ///
    /// # Errors
    ///
    /// Where a name belongs to no rule.
    pub fn new(
        select: &[impl AsRef<str>],
        ignore: &[impl AsRef<str>],
        level: Level,
    ) -> Result<Self, UnknownRule> {
        for name in select.iter().map(AsRef::as_ref).chain(ignore.iter().map(AsRef::as_ref)) {
            if name != Self::ALL && super::rule(name).is_none() {
                return Err(UnknownRule(name.to_owned()));
            }
        }
        let is_in = |names: &[&str], rule: &Rule| {
            names.iter().any(|&name| name == Self::ALL || name == rule.id)
        };
        let select: Vec<&str> = select.iter().map(AsRef::as_ref).collect();
        let ignore: Vec<&str> = ignore.iter().map(AsRef::as_ref).collect();
        let chosen = |rule: &&Rule| {
            let on = if select.is_empty() { rule.on_by_default } else { is_in(&select, rule) };
            on && !is_in(&ignore, rule)
        };
        Ok(Self { rules: rules().iter().filter(chosen).collect(), level, ..Self::none() })
    }

    /// The rules that are chosen by their ids, and of the others those that are on by default;
    /// findings below `level` are left out.
    #[must_use]
    pub fn chosen(choices: &BTreeMap<&'static str, RuleChoice>, level: Level) -> Self {
        let is_on = |rule: &&Rule| choices.get(rule.id).map_or(rule.on_by_default, |one| one.on);
        let levels = choices.iter().filter_map(|(&id, choice)| Some((id, choice.level?)));
        Self { rules: rules().iter().filter(is_on).collect(), levels: levels.collect(), level }
    }

    fn none() -> Self {
        Self { rules: Vec::new(), levels: BTreeMap::new(), level: Level::default() }
    }

    /// All rules, also those that are off by default, and all of their findings.
    #[must_use]
    pub fn all() -> Self {
        Self { rules: rules().iter().collect(), ..Self::none() }
    }

    /// Those of the rules that compare both languages.
    #[must_use]
    pub fn of_units(&self) -> Self {
        let mut settings = self.clone();
        settings.rules.retain(|rule| rule.is_of_units());
        settings
    }

    /// The rules to be applied, in the order of the registry.
    #[must_use]
    pub fn rules(&self) -> &[&'static Rule] {
        &self.rules
    }

    /// How much the findings of a rule weigh.
    #[must_use]
    pub fn level_of(&self, rule: &Rule) -> Level {
        self.levels.get(rule.id).copied().unwrap_or(rule.level)
    }

    /// Of which terms a survey must keep the context, so that the findings can show passages.
    #[must_use]
    pub fn evidence(&self) -> ContextOf {
        self.rules.iter().map(|rule| rule.evidence).max().unwrap_or(ContextOf::NotAccepted)
    }

    /// What a survey must keep of documents beside their terms.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        self.rules.iter().fold(Wanted::NOTHING, |all, rule| all.or(rule.wanted))
    }

    /// The lowest level that counts.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }
}

impl Default for Settings {
    fn default() -> Self {
        let rules = rules().iter().filter(|rule| rule.on_by_default).collect();
        Self { rules, ..Self::none() }
    }
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
        write!(f, "no rule is called \"{}\", expected {} or all", self.0, known.join(", "))
    }
}

impl std::error::Error for UnknownRule {}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(select: &[&str], ignore: &[&str]) -> Vec<&'static str> {
        let settings = Settings::new(select, ignore, Level::Note).unwrap();
        settings.rules().iter().map(|rule| rule.id).collect()
    }

    #[test]
    fn rules_are_selected_and_ignored_by_name() {
        let all: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
        assert_eq!(ids(&["all"], &[]), all);
        assert_eq!(ids(&["mixed-terms", "deprecated-term"], &["mixed-terms"]), ["deprecated-term"]);
        assert!(ids(&[], &["all"]).is_empty());
        let defaults = Settings::default();
        assert_eq!(ids(&[], &[]).len(), defaults.rules().len());
    }

    #[test]
    fn an_unknown_name_is_told_with_the_known_ones() {
        let error = Settings::new(&["mixed"], &[] as &[&str], Level::Note).unwrap_err();
        let message = error.to_string();
        assert!(message.contains("\"mixed\"") && message.contains("mixed-terms"), "{message}");
    }
}
