//! Runs the cases in `tests/cases/*.toml` against every engine.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use common::{Entry, described, glossary};
use toml::{Table, Value};
use zhengming_document::Kind;
use zhengming_tagger::{EngineKind, Tagger};

fn strings(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(Value::as_array);
    list.into_iter().flatten().map(|value| value.as_str().unwrap().to_owned()).collect()
}

fn entry(table: &Table) -> Entry {
    Entry {
        id: table["concept"].as_str().unwrap().to_owned(),
        en: strings(table, "en"),
        zh: strings(table, "zh"),
        opening: table.get("position").and_then(Value::as_str) == Some("opening"),
        name: table.get("kind").and_then(Value::as_str) == Some("name"),
        deprecated: strings(table, "deprecated"),
        not_in: strings(table, "not_in"),
    }
}

fn tables<'t>(file: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    file[key].as_array().unwrap().iter().map(|value| value.as_table().unwrap())
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut run = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let file: Table = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let entries: Vec<Entry> = tables(&file, "glossary").map(entry).collect();
        for engine in [EngineKind::Auto, EngineKind::Nfa, EngineKind::Dfa] {
            let tagger = Tagger::with_engine(Arc::clone(&glossary(&entries)), engine).unwrap();
            for case in tables(&file, "case") {
                let kind = match case.get("kind").and_then(Value::as_str) {
                    Some("note") => Kind::Note,
                    Some("item") => Kind::Item,
                    _ => Kind::Text,
                };
                let found = described(&tagger, case["text"].as_str().unwrap(), kind);
                let name = &case["name"];
                assert_eq!(
                    found,
                    strings(case, "found"),
                    "{name} in {} by {engine:?}",
                    path.display()
                );
                run += 1;
            }
        }
    }
    assert!(run >= 75, "only {run} cases were run");
}
