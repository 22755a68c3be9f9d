//! `tests/accuracy/samples.toml`: what the verdicts were given on.

use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Samples {
    #[serde(rename = "sample")]
    pub(crate) samples: Vec<Sample>,
    #[serde(rename = "count")]
    pub(crate) counts: Vec<Count>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sample {
    pub(crate) id: String,
    /// Documents in one language. None, where they are no measure of how often a rule speaks.
    pub(crate) texts: Option<usize>,
    pub(crate) what: String,
}

/// How many findings a rule, or one kind of them, raised on samples that count together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Count {
    pub(crate) rule: String,
    pub(crate) kind: Option<String>,
    pub(crate) samples: Vec<String>,
    pub(crate) findings: usize,
    /// Whether the rule was made without reading these documents.
    #[serde(default)]
    pub(crate) unseen: bool,
}

impl Samples {
    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        Self::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The counts of a rule.
    pub(crate) fn of(&self, rule: &str) -> impl Iterator<Item = &Count> {
        self.counts.iter().filter(move |count| count.rule == rule)
    }

    pub(crate) fn sample(&self, id: &str) -> Option<&Sample> {
        self.samples.iter().find(|sample| sample.id == id)
    }
}

impl Count {
    /// `citation`, or `citation`: titles.
    pub(crate) fn name(&self) -> String {
        let kind = self.kind.iter().map(|kind| format!(": {kind}")).collect::<String>();
        format!("`{}`{kind}", self.rule)
    }
}
