use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};
use zhengming_consistency::{Level, RuleChoice, rules};
use zhengming_problem::{
    Fields, Location, Named, Problems, Reader, check_date, named, quoted, unknown,
};
use zhengming_text::Language;

use crate::exception::Document;
use crate::{Config, Exception, Origin, PathGlob, Setting};

/// What can be said of a rule: the names of levels, or one of these.
const ON_OR_OFF: [&str; 2] = ["on", "off"];

/// A language as files name it.
#[derive(Clone, Copy)]
struct LanguageName(Language);

impl Named for LanguageName {
    const VALUES: &'static [Self] = &[Self(Language::En), Self(Language::Zh)];

    fn written(self) -> &'static str {
        self.0.code()
    }
}

/// A level as files name it.
#[derive(Clone, Copy)]
struct LevelName(Level);

impl Named for LevelName {
    const VALUES: &'static [Self] = &[Self(Level::Note), Self(Level::Warning), Self(Level::Error)];

    fn written(self) -> &'static str {
        self.0.name()
    }
}

/// Takes the settings of a table, the paths of which count from `folder`.
pub(crate) fn read_config(
    config: &mut Config,
    folder: &Path,
    table: &DeTable<'_>,
    reader: &mut Reader<'_>,
) {
    let mut fields = Fields::new(table, 0, "the configuration");
    let paths =
        |key, setting: &mut Setting<Vec<PathBuf>>, fields: &mut _, reader: &mut Reader<'_>| {
            read_list(key, setting, fields, reader, |text, _, _| Some(folder.join(text)));
        };
    paths("paths", &mut config.paths, &mut fields, reader);
    paths("bitext", &mut config.bitext, &mut fields, reader);
    let glob =
        |text: &str, at: &Location, problems: &mut Problems| read_glob(text, folder, at, problems);
    read_list("include", &mut config.include, &mut fields, reader, glob);
    read_list("exclude", &mut config.exclude, &mut fields, reader, glob);
    paths("glossary", &mut config.glossary, &mut fields, reader);
    paths("add-glossary", &mut config.add_glossary, &mut fields, reader);
    read_list("languages", &mut config.languages, &mut fields, reader, |text, at, problems| {
        named::<LanguageName>("language", text, at, problems).map(|name| name.0)
    });
    if config.languages.value.is_empty()
        && let Origin::File(at) = &config.languages.origin
    {
        reader.problems.error(at, "\"languages\" names none, expected en, zh or both");
    }
    if let Some((text, at)) = reader.text(&mut fields, "level")
        && let Some(LevelName(level)) = named("level", &text, &at, reader.problems)
    {
        config.level.put_from_file(level, at);
    }
    if let Some((text, at)) = reader.text(&mut fields, "baseline") {
        config.baseline.put_from_file(Some(folder.join(text)), at);
    }
    if let Some((table, at)) = reader.table(&mut fields, "rules") {
        read_rules(config, table, at, reader);
    }
    for (table, at) in reader.tables(&mut fields, "exception") {
        config.exceptions.extend(read_exception(folder, table, at, reader));
    }
    fields.finish(reader);
}

/// Takes a list of texts, each as what it stands for.
fn read_list<T>(
    key: &'static str,
    setting: &mut Setting<Vec<T>>,
    fields: &mut Fields<'_>,
    reader: &mut Reader<'_>,
    one: impl Fn(&str, &Location, &mut Problems) -> Option<T>,
) {
    let at = reader.place(fields, key);
    let texts = reader.texts(fields, key);
    let Some(at) = at else { return };
    let values = texts.iter().filter_map(|(text, at)| one(text, at, reader.problems)).collect();
    setting.put_from_file(values, at);
}

fn read_glob(
    text: &str,
    folder: &Path,
    at: &Location,
    problems: &mut Problems,
) -> Option<PathGlob> {
    match PathGlob::new(text, folder) {
        Ok(glob) => Some(glob),
        Err(reason) => {
            problems.error(at, format!("{} is no pattern of paths: {reason}", quoted(text)));
            None
        }
    }
}

fn read_rules(config: &mut Config, table: &DeTable<'_>, start: usize, reader: &mut Reader<'_>) {
    let mut fields = Fields::new(table, start, "[rules]");
    for id in rules().iter().map(|rule| rule.id) {
        let Some(value) = fields.value(id) else { continue };
        let at = reader.at(value.span().start);
        let choice = match value.get_ref() {
            DeValue::Boolean(on) => Some(RuleChoice { on: *on, level: None }),
            DeValue::String(text) => read_choice(text, &at, reader.problems),
            _ => {
                reader.wrong_type(value, id, "\"on\", \"off\" or a level");
                None
            }
        };
        if let Some(choice) = choice {
            let mut setting = Setting::usual(choice);
            setting.put_from_file(choice, at);
            config.rules.insert(id, setting);
        }
    }
    fields.finish(reader);
}

/// `off`, `on`, or a level, which switches a rule on too.
fn read_choice(text: &str, at: &Location, problems: &mut Problems) -> Option<RuleChoice> {
    if let Some(switch) = ON_OR_OFF.iter().position(|name| name.eq_ignore_ascii_case(text)) {
        return Some(RuleChoice { on: switch == 0, level: None });
    }
    let level = Level::ALL.into_iter().find(|level| level.name().eq_ignore_ascii_case(text));
    if level.is_none() {
        let names: Vec<&str> = ON_OR_OFF.into_iter().chain(Level::ALL.map(Level::name)).collect();
        unknown("setting", text, " of a rule", &names, at, problems);
    }
    level.map(|level| RuleChoice { on: true, level: Some(level) })
}

fn read_exception(
    folder: &Path,
    table: &DeTable<'_>,
    start: usize,
    reader: &mut Reader<'_>,
) -> Option<Exception> {
    let mut fields = Fields::new(table, start, "an exception");
    let rule = reader.text(&mut fields, "rule").and_then(|(id, at)| {
        let found = rules().iter().find(|rule| rule.id == id).map(|rule| rule.id);
        if found.is_none() {
            let ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
            unknown("rule", &id, "", &ids, &at, reader.problems);
        }
        found
    });
    let concept = reader.plain(&mut fields, "concept");
    let document = reader.text(&mut fields, "document").and_then(|(text, at)| {
        let glob = read_glob(&text, folder, &at, reader.problems)?;
        Some(Document { symbol: text, glob })
    });
    let label = reader.plain(&mut fields, "label");
    let text = reader.plain(&mut fields, "text");
    let until = reader.date(&mut fields, "until").map(|(date, at)| {
        check_date("until", &date, &at, reader.problems);
        date
    });
    let reason = reader.required(&mut fields, "reason");
    fields.finish(reader);
    let location = reader.at(start);
    // Conditions that were written and could not be read are told already.
    if ["rule", "concept", "document", "label", "text"].iter().all(|key| !table.contains_key(*key))
    {
        let message = "an exception that says not what it covers, expected rule, concept, \
                       document, label or text";
        reader.problems.error(&location, message);
    }
    let (reason, _) = reason?;
    Some(Exception { rule, concept, document, label, text, reason, until, location })
}
