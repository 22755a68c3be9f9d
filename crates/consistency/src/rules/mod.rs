//! Rules, one file each, and the registry that lists them.

mod broken_name;
mod citation;
mod deprecated_rendering;
mod deprecated_term;
mod finding;
mod inconsistent_rendering;
mod mismatch;
mod missing_rendering;
mod mixed_terms;
mod name_mismatch;
mod opening_verb;
mod opening_verb_mismatch;
mod settings;
mod term_drift;
mod unlisted_variant;
mod variants;
mod wording;

pub use finding::{Evidence, Finding, Level, MqmClass, TermCount};
pub use settings::{RuleChoice, Settings, UnknownRule};

use crate::{ContextOf, Survey, UnitsWanted, Wanted};

/// All rules, in the order in which they are listed.
static RULES: [Rule; 17] = [
    deprecated_term::RULE,
    mixed_terms::RULE,
    term_drift::RULE,
    broken_name::RULE,
    citation::RULE,
    citation::order::RULE,
    unlisted_variant::RULE,
    opening_verb::RULE,
    mismatch::date::RULE,
    mismatch::symbol::RULE,
    mismatch::session::RULE,
    mismatch::number::RULE,
    opening_verb_mismatch::RULE,
    name_mismatch::RULE,
    missing_rendering::RULE,
    deprecated_rendering::RULE,
    inconsistent_rendering::RULE,
];

/// A rule that looks for something in a survey.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, which never changes.
    pub id: &'static str,
    /// What it finds, in a few words.
    pub summary: &'static str,
    /// How much its findings weigh.
    pub level: Level,
    /// What kind of error they are if confirmed.
    pub class: MqmClass,
    /// Whether it is applied where no rules are selected. A rule is, once nine of ten findings on
    /// documents that it was not made on have been read and found right; see `docs/accuracy.md`.
    pub on_by_default: bool,
    /// The terms whose passages its findings show.
    evidence: ContextOf,
    /// What it needs of documents beside counts of terms.
    wanted: Wanted,
    page: &'static str,
    run: fn(&Survey, &mut Vec<Finding>),
}

impl Rule {
    /// Whether it looks at the units of aligned texts.
    #[must_use]
    pub fn is_of_units(&self) -> bool {
        self.wanted.units != UnitsWanted::NOTHING
    }

    /// Its page in Markdown: what it finds, why it matters, examples, how to fix.
    #[must_use]
    pub fn page(&self) -> &'static str {
        self.page
    }
}

/// All rules, in the order in which they are listed.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// Applies rules to a survey. The findings are in the order of documents, in each of them by the
/// first passage concerned, then in the order of the rules. For their evidence the survey must
/// have kept places.
#[must_use]
pub fn check(survey: &Survey, settings: &Settings) -> Vec<Finding> {
    let mut findings = check_in_full(survey, settings);
    findings.iter_mut().for_each(Finding::shorten);
    findings
}

/// Applies rules to a survey as [`check`] does. The findings have all passages as evidence that the
/// survey has kept, for whoever has to look at each; [`Finding::shorten`] leaves what is shown.
#[must_use]
pub fn check_in_full(survey: &Survey, settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in settings.rules() {
        let level = settings.level_of(rule);
        if level >= settings.level() {
            let before = findings.len();
            (rule.run)(survey, &mut findings);
            if level != rule.level {
                findings[before..].iter_mut().for_each(|finding| finding.level = level);
            }
        }
    }
    findings.sort_by_key(|finding| (finding.document, finding.position()));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headings that every page has, in this order.
    const SECTIONS: [&str; 8] = [
        "## What it finds",
        "## Why it matters",
        "## Example that is found",
        "## Example that is not",
        "## How to fix",
        "## Options",
        "## Precision",
        "## Class",
    ];

    #[test]
    fn ids_are_unique_and_speak_for_themselves() {
        for (at, rule) in rules().iter().enumerate() {
            assert!(rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
            assert!(rules()[..at].iter().all(|other| other.id != rule.id), "{} twice", rule.id);
            assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
        }
    }

    #[test]
    fn pages_have_all_sections_in_order() {
        for rule in rules() {
            let page = rule.page();
            assert!(page.starts_with(&format!("# {}\n", rule.id)), "title of {}", rule.id);
            let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
            assert_eq!(headings, SECTIONS, "{}", rule.id);
            assert!(page.contains(rule.class.name()), "class of {}", rule.id);
            assert!(page.contains(rule.level.name()), "level of {}", rule.id);
        }
    }
}
