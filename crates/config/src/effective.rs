use std::fmt::Display;
use std::path::{Path, PathBuf};

use toml::Value;
use zhengming_consistency::rules;
use zhengming_text::Language;

use crate::exception::Document;
use crate::paths::{counted_from, or_here};
use crate::{Config, Exception, Setting};

impl Config {
    /// What takes effect, as TOML with a comment behind every value that says where it comes from.
    /// In place of the file that was read it means the same; without one, as a file in the working
    /// directory.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut lines = vec![match &self.file {
            Some(file) => format!(
                "# {}, and what the command line says; paths count from the folder of the file",
                shown(file)
            ),
            None => "# No configuration file, and what the command line says; paths count from \
                     the working directory"
                .to_owned(),
        }];
        let mut add = |key: &str, value: Value, origin: &dyn Display| {
            lines.push(format!("{key} = {value}  # {origin}"));
        };
        let mut paths = |key, setting: &Setting<Vec<_>>, usual| {
            let values = setting.value.iter().map(|path: &PathBuf| self.path(path));
            match setting.is_set() {
                true => add(key, list(values), &setting.origin),
                false => add(key, list(values), &format!("default{usual}")),
            }
        };
        paths("paths", &self.paths, ": none, the command line must name some");
        paths("bitext", &self.bitext, ": none, `render` must be told some");
        paths("glossary", &self.glossary, ": the core glossary");
        paths("add-glossary", &self.add_glossary, "");
        for (key, setting) in [("include", &self.include), ("exclude", &self.exclude)] {
            add(
                key,
                list(setting.value.iter().map(|glob| glob.written().to_owned())),
                &setting.origin,
            );
        }
        let languages = self.languages.value.iter().map(|language: &Language| language.code());
        add("languages", list(languages.map(str::to_owned)), &self.languages.origin);
        add("level", Value::from(self.level.value.name()), &self.level.origin);
        match &self.baseline.value {
            Some(file) => add("baseline", Value::from(self.path(file)), &self.baseline.origin),
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
        lines.extend(self.exceptions.iter().map(written_exception));
        lines.push(String::new());
        lines.join("\n")
    }

    /// A path, counted from the folder of the file.
    fn path(&self, path: &Path) -> String {
        let folder = self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        lossy(&match path.strip_prefix(folder) {
            Ok(inside) => or_here(inside.to_owned()),
            Err(_) if path.is_absolute() => path.to_owned(),
            Err(_) => counted_from(folder, path),
        })
    }
}

fn written_exception(exception: &Exception) -> String {
    let Exception { rule, concept, document, label, text, reason, until, location } = exception;
    let origin = crate::Origin::File(location.clone());
    let fields = [
        ("rule", *rule),
        ("concept", concept.as_deref()),
        ("document", document.as_ref().map(Document::written)),
        ("label", label.as_deref()),
        ("text", text.as_deref()),
        ("reason", Some(reason.as_str())),
        ("until", until.as_deref()),
    ];
    let mut lines = vec![format!("\n[[exception]]  # {origin}")];
    for (key, value) in fields {
        lines.extend(value.map(|value| format!("{key} = {}", Value::from(value))));
    }
    lines.join("\n")
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
