//! The JSON Schema for editors knows the keys and names that loading knows, and no others.
//!
//! What loading knows is read from what it says of a key or name that it does not know.

use std::collections::BTreeSet;

use serde_json::Value;
use zhengming_config::load_bytes;

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/config.json");

type Names = BTreeSet<String>;

#[test]
fn keys_agree() {
    let schema = schema();
    for (table, place) in [
        ("nonsense = 1", ""),
        ("[[exception]]\nreason = \"r\"\nrule = \"citation\"\nnonsense = 1", "/$defs/exception"),
    ] {
        let stated = schema.pointer(&format!("{place}/properties")).and_then(Value::as_object);
        let stated: Names = stated.expect("the schema has the table").keys().cloned().collect();
        assert_eq!(known_to_loading(table), stated, "{table}");
    }
}

#[test]
fn names_agree() {
    let schema = schema();
    for (file, place) in [
        ("languages = [\"nonsense\"]", "/properties/languages/items"),
        ("level = \"nonsense\"", "/properties/level"),
        ("[rules]\nnonsense = \"on\"", "/$defs/rule"),
        ("[rules]\ncitation = \"nonsense\"", "/$defs/choice/anyOf/0"),
        ("[[exception]]\nreason = \"r\"\nrule = \"nonsense\"", "/$defs/rule"),
    ] {
        let stated = schema.pointer(&format!("{place}/enum")).and_then(Value::as_array).unwrap();
        let stated: Names = stated.iter().map(|name| name.as_str().unwrap().to_owned()).collect();
        assert_eq!(known_to_loading(file), stated, "{file}");
    }
}

#[test]
fn every_key_is_explained_and_every_table_closed() {
    fn visit(value: &Value, path: &str) {
        let Some(object) = value.as_object() else { return };
        if let Some(properties) = object.get("properties").and_then(Value::as_object) {
            assert_eq!(object.get("additionalProperties"), Some(&Value::Bool(false)), "{path}");
            for (key, property) in properties {
                assert!(property.get("description").is_some(), "{path}/{key}");
            }
        }
        for (key, inner) in object {
            visit(inner, &format!("{path}/{key}"));
        }
    }
    visit(&schema(), "");
}

fn schema() -> Value {
    let text = std::fs::read_to_string(SCHEMA).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// The names listed in the problem that speaks of "nonsense".
fn known_to_loading(file: &str) -> Names {
    let problems = load_bytes("zhengming.toml", file).problems;
    let problem = problems.iter().find(|problem| problem.message.contains("nonsense"));
    let message = &problem.expect("loading complains").message;
    let (_, list) = message.split_once("expected ").expect("loading says what it expects");
    list.replace(" or ", ", ").split(", ").map(str::to_owned).collect()
}
