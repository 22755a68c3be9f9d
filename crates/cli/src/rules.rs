use clap::Args;
use zhengming_config::Config;
use zhengming_consistency::{Level, rules};
use zhengming_glossary::Language;

use crate::names::names;
use crate::settings::Settings;
use crate::status::Stop;

/// Which rules are applied, and what of their findings counts.
#[derive(Clone, Debug, Args)]
pub(crate) struct RuleArgs {
    /// Apply this rule only, or all; several between commas, or repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    select: Vec<String>,
    /// Do not apply this rule; several between commas, or repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    ignore: Vec<String>,
    /// Leave out findings below this level [default: note]
    #[arg(long, value_name = "LEVEL", help_heading = "Rules")]
    #[arg(value_parser = names(&Level::ALL, Level::name))]
    level: Option<Level>,
    /// Look at terms and passages in this language only
    #[arg(long, value_name = "LANGUAGE", help_heading = "Rules")]
    #[arg(value_parser = names(&Language::ALL, Language::code))]
    lang: Option<Language>,
}

impl RuleArgs {
    /// The configuration with these options put over it, and of rules only those that look at the
    /// units of aligned texts, unless others are selected.
    pub(crate) fn over_for_units(&self, settings: &Settings) -> Result<Config, Stop> {
        if !self.select.is_empty() {
            return self.over(settings);
        }
        let of_documents = rules().iter().filter(|rule| !rule.is_of_units());
        let more = of_documents.map(|rule| rule.id.to_owned());
        let ignore = self.ignore.iter().cloned().chain(more).collect();
        Self { ignore, ..self.clone() }.over(settings)
    }

    /// The configuration with these options put over it.
    pub(crate) fn over(&self, settings: &Settings) -> Result<Config, Stop> {
        let mut config = settings.config()?.clone();
        config
            .choose_rules(&self.select, &self.ignore)
            .map_err(|error| Stop::failed(error.to_string()))?;
        if let Some(level) = self.level {
            config.level.put(level, "--level");
        }
        if let Some(language) = self.lang {
            config.languages.put(vec![language], "--lang");
        }
        Ok(config)
    }
}
