use std::collections::BTreeMap;
use std::path::PathBuf;

use zhengming_consistency::{Level, RuleChoice, Settings, UnknownRule, rule, rules};
use zhengming_text::Language;

use crate::{Exception, Origin, PathGlob, Setting};

/// What holds for a project. Paths count from the working directory.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file that was read, if any.
    pub file: Option<PathBuf>,
    /// Files, folders and patterns that are read where the command line names none.
    pub paths: Setting<Vec<PathBuf>>,
    /// Aligned texts in which renderings are looked for where the command line names none.
    pub bitext: Setting<Vec<PathBuf>>,
    /// Of the files found in folders only these, if there are any.
    pub include: Setting<Vec<PathGlob>>,
    /// Of the files found in folders not these.
    pub exclude: Setting<Vec<PathGlob>>,
    /// Files and folders in place of the core glossary.
    pub glossary: Setting<Vec<PathBuf>>,
    /// Files and folders added to the glossary.
    pub add_glossary: Setting<Vec<PathBuf>>,
    /// Languages whose terms are looked at.
    pub languages: Setting<Vec<Language>>,
    /// Findings below this level are left out.
    pub level: Setting<Level>,
    /// The file with findings that are known.
    pub baseline: Setting<Option<PathBuf>>,
    /// What was said of rules, by their ids.
    pub rules: BTreeMap<&'static str, Setting<RuleChoice>>,
    /// Findings that are as they should be.
    pub exceptions: Vec<Exception>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            file: None,
            paths: Setting::default(),
            bitext: Setting::default(),
            include: Setting::default(),
            exclude: Setting::default(),
            glossary: Setting::default(),
            add_glossary: Setting::default(),
            languages: Setting::usual(Language::ALL.to_vec()),
            level: Setting::default(),
            baseline: Setting::default(),
            rules: BTreeMap::new(),
            exceptions: Vec::new(),
        }
    }
}

impl Config {
    /// Puts over the file which rules the command line selects and ignores. A level that the file
    /// sets stays.
    ///
    /// # Errors
    ///
    /// Where a name belongs to no rule.
    pub fn choose_rules(
        &mut self,
        select: &[String],
        ignore: &[String],
    ) -> Result<(), UnknownRule> {
        // Whoever knows which names are right says which are wrong.
        Settings::new(select, ignore, Level::default())?;
        let is_in = |names: &[String], id: &str| {
            names.iter().any(|name| name == Settings::ALL || name == id)
        };
        for id in rules().iter().map(|rule| rule.id) {
            if !select.is_empty() {
                self.switch(id, is_in(select, id), "--select");
            }
            if is_in(ignore, id) {
                self.switch(id, false, "--ignore");
            }
        }
        Ok(())
    }

    fn switch(&mut self, id: &'static str, on: bool, option: &'static str) {
        let level = self.rules.get(id).and_then(|setting| setting.value.level);
        let setting = Setting { value: RuleChoice { on, level }, origin: Origin::Option(option) };
        self.rules.insert(id, setting);
    }

    /// The rules that are applied, with their levels.
    #[must_use]
    pub fn rule_settings(&self) -> Settings {
        let choices = self.rules.iter().map(|(&id, setting)| (id, setting.value)).collect();
        Settings::chosen(&choices, self.level.value)
    }

    /// Whether a file that was found in a folder is read.
    #[must_use]
    pub fn reads(&self, path: &std::path::Path) -> bool {
        let is_in = |globs: &[PathGlob]| globs.iter().any(|glob| glob.matches(path));
        (self.include.value.is_empty() || is_in(&self.include.value)) && !is_in(&self.exclude.value)
    }

    /// What holds for a rule, and why.
    pub(crate) fn rule(&self, id: &str) -> (RuleChoice, Origin) {
        self.rules.get(id).map_or_else(
            || {
                let on = rule(id).is_some_and(|rule| rule.on_by_default);
                (RuleChoice { on, level: None }, Origin::Default)
            },
            |setting| (setting.value, setting.origin.clone()),
        )
    }
}
