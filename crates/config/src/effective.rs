use std::fmt::Display;
use std::path::Path;

use toml::Value;
use zhengming_consistency::rules;
use zhengming_text::Language;

use crate::{Config, Exception, PathGlob, Setting};

impl Config {
    /// What takes effect, as TOML that [`load`](crate::load()) would read alike in the working
    /// directory, with a comment behind every value that says where it comes from.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut lines = vec![match &self.file {
            Some(file) => format!("# {}, and what the command line says", shown(file)),
            None => "# No configuration file, and what the command line says".to_owned(),
        }];
        let mut add = |key: &str, value: Value, origin: &dyn Display| {
            lines.push(format!("{key} = {value}  # {origin}"));
        };
        let mut paths = |key, setting: &Setting<Vec<_>>, usual| {
            let values = setting.value.iter().map(|path: &std::path::PathBuf| lossy(path));
            match setting.is_set() {
                true => add(key, list(values), &setting.origin),
                false => add(key, list(values), &format!("default{usual}")),
            }
        };
        paths("paths", &self.paths, ": none, the command line must name some");
        paths("glossary", &self.glossary, ": the core glossary");
        paths("add-glossary", &self.add_glossary, "");
        for (key, setting) in [("include", &self.include), ("exclude", &self.exclude)] {
            add(key, list(setting.value.iter().map(|glob| self.glob(glob))), &setting.origin);
        }
        let languages = self.languages.value.iter().map(|language: &Language| language.code());
        add("languages", list(languages.map(str::to_owned)), &self.languages.origin);
        add("level", Value::from(self.level.value.name()), &self.level.origin);
        match &self.baseline.value {
            Some(file) => add("baseline", Value::from(lossy(file)), &self.baseline.origin),
            None => lines.push("# baseline is not set".to_owned()),
        }
        lines.push("\n[rules]".to_owned());
        for rule in rules() {
            let (choice, origin) = self.rule(rule.id);
            let state = match choice.on {
                true => choice.level.unwrap_or(rule.level).name(),
                false => "off",
            };
            lines.push(format!("{} = {}  # {origin}", rule.id, Value::from(state)));
        }
        lines.extend(self.exceptions.iter().map(|exception| self.exception(exception)));
        lines.push(String::new());
        lines.join("\n")
    }

    fn exception(&self, exception: &Exception) -> String {
        let Exception { rule, concept, document, label, text, reason, until, location } = exception;
        let origin = crate::Origin::File(location.clone());
        let document = document.as_ref().map(|document| match document.written() {
            symbol if symbol.chars().next().is_some_and(char::is_uppercase) => symbol.to_owned(),
            _ => self.glob(&document.glob),
        });
        let fields = [
            ("rule", rule.map(str::to_owned)),
            ("concept", concept.clone()),
            ("document", document),
            ("label", label.clone()),
            ("text", text.clone()),
            ("reason", Some(reason.clone())),
            ("until", until.clone()),
        ];
        let mut lines = vec![format!("\n[[exception]]  # {origin}")];
        for (key, value) in fields {
            lines.extend(value.map(|value| format!("{key} = {}", Value::from(value))));
        }
        lines.join("\n")
    }

    /// A pattern as it would be written in the working directory. A name fits everywhere.
    fn glob(&self, glob: &PathGlob) -> String {
        let folder = self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        match glob.written() {
            name if !name.trim_end_matches('/').contains('/') => name.to_owned(),
            path if folder == Path::new("") => path.to_owned(),
            path => format!(
                "{}/{}",
                lossy(folder),
                path.trim_start_matches("./").trim_start_matches('/')
            ),
        }
    }
}

fn list(values: impl Iterator<Item = String>) -> Value {
    Value::Array(values.map(Value::from).collect())
}

fn lossy(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A path in a comment, on one line.
fn shown(path: &Path) -> String {
    lossy(path).chars().map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect()
}
