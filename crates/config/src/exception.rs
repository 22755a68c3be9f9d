use zhengming_problem::Location;

use crate::PathGlob;

/// Findings that are as they should be, and why. It covers what fits all of its conditions.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Findings of this rule.
    pub rule: Option<&'static str>,
    /// Findings about the concept of this id.
    pub concept: Option<String>,
    /// Findings in these documents.
    pub document: Option<Document>,
    /// Passages in paragraphs of this label, and in their sub-paragraphs.
    pub label: Option<String>,
    /// Passages that these words are quoted from.
    pub text: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day, month or year on which it applies: `2027-01-01`, `2027-01`, `2027`.
    pub until: Option<String>,
    /// Where it stands.
    pub location: Location,
}

/// One document by its symbol, or those whose paths fit a pattern.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) symbol: String,
    pub(crate) glob: PathGlob,
}

impl Exception {
    /// Whether it applies no more on a day, `YYYY-MM-DD`.
    #[must_use]
    pub fn has_expired(&self, today: &str) -> bool {
        let until = self.until.as_deref();
        until.is_some_and(|until| today.get(..until.len()).is_some_and(|today| today > until))
    }

    /// Whether it covers single passages, and not findings as a whole.
    #[must_use]
    pub fn is_of_passages(&self) -> bool {
        self.label.is_some() || self.text.is_some()
    }
}

impl Document {
    /// Whether a document of this symbol or path is meant.
    #[must_use]
    pub fn is(&self, symbol: Option<&str>, path: &std::path::Path) -> bool {
        symbol == Some(&self.symbol) || self.glob.matches(path)
    }

    /// Whether it can be one document only.
    #[must_use]
    pub fn is_one(&self) -> bool {
        !self.symbol.contains(['*', '?', '[', '{'])
    }

    /// As it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.symbol
    }
}

#[cfg(test)]
mod tests {
    use crate::load_bytes;

    #[test]
    fn an_exception_applies_through_the_day_that_it_names() {
        for (until, today, expired) in [
            ("2027-01-01", "2027-01-01", false),
            ("2027-01-01", "2027-01-02", true),
            ("2027-01", "2027-01-31", false),
            ("2027-01", "2027-02-01", true),
            ("2027", "2027-12-31", false),
            ("2027", "2028-01-01", true),
        ] {
            let file = format!(
                "[[exception]]\nrule = \"citation\"\nreason = \"r\"\nuntil = \"{until}\"\n"
            );
            let loaded = load_bytes("zhengming.toml", file);
            assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
            assert_eq!(loaded.config.exceptions[0].has_expired(today), expired, "{until} {today}");
        }
    }
}
