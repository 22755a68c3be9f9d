//! What a survey says of its documents in both languages, to be held against official texts.

use super::{CheckRates, Practice};
use crate::{Settings, Survey, check};

/// How the documents of a survey that are there in both languages are translated.
#[derive(Clone, Debug)]
pub struct Translation {
    /// Documents in both languages.
    pub documents: usize,
    /// Units with text in both.
    pub units: usize,
    /// What stands opposite of the terms, and how consistent it is.
    pub practice: Practice,
    /// How often the rules speak that compare both languages.
    pub checks: CheckRates,
}

impl Translation {
    /// Counts what the survey has in both languages, and applies those of the rules that compare
    /// them. None, where no document is there in both. The survey must have been made with what
    /// the rules need and [`UnitsWanted::PRACTICE`](crate::UnitsWanted::PRACTICE).
    #[must_use]
    pub fn new(survey: &Survey, rules: &Settings) -> Option<Self> {
        if survey.bitexts.is_empty() {
            return None;
        }
        let rules = rules.of_units();
        Some(Self {
            documents: survey.bitexts.len(),
            units: survey.bitexts.iter().map(|bitext| bitext.paired().count()).sum(),
            practice: Practice::of_survey(survey),
            checks: CheckRates::of_survey(survey, rules.rules(), &check(survey, &rules)),
        })
    }
}
