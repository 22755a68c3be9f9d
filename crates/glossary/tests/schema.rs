//! The JSON Schema for editors knows the keys and names that loading knows, and no others.
//!
//! What loading knows is read from what it says of a key or name that it does not know.

use std::collections::BTreeSet;

use serde_json::Value;
use zhengming_glossary::load_bytes;

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/glossary.json");

type Names = BTreeSet<String>;

#[test]
fn keys_agree() {
    let schema = schema();
    for (table, place) in [
        ("@", ""),
        ("title = { @ }", "/properties/title"),
        ("[[concept]]\nid = \"a\"\nen = [\"a\"]\n@", "/$defs/concept"),
        ("[[concept]]\nid = \"a\"\nen = [{ term = \"a\", @ }]", "/$defs/term"),
        ("[[family]]\nid = \"a\"\n@", "/$defs/family"),
    ] {
        let stated = keys(&schema, &format!("{place}/properties"));
        assert_eq!(known_to_loading(&table.replace('@', "nonsense = 1")), stated, "{table}");
    }
}

#[test]
fn names_agree() {
    let schema = schema();
    for (entry, place) in [
        ("kind = \"nonsense\"\nen = [\"a\"]", "/$defs/concept/properties/kind"),
        ("en = [{ term = \"a\", status = \"nonsense\" }]", "/$defs/term/properties/status"),
        ("en = [{ term = \"a\", position = \"nonsense\" }]", "/$defs/term/properties/position"),
    ] {
        let stated = schema.pointer(&format!("{place}/enum")).and_then(Value::as_array).unwrap();
        let stated = stated.iter().map(|name| name.as_str().unwrap().to_owned()).collect();
        assert_eq!(known_to_loading(&format!("[[concept]]\nid = \"a\"\n{entry}")), stated);
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

fn keys(schema: &Value, place: &str) -> Names {
    let table = schema.pointer(place).and_then(Value::as_object).expect("the schema has the table");
    table.keys().cloned().collect()
}

/// The names listed in the problem that speaks of "nonsense".
fn known_to_loading(toml: &str) -> Names {
    let problems = load_bytes("a.toml", toml).problems;
    let problem = problems.iter().find(|problem| problem.message.contains("nonsense"));
    let message = &problem.expect("loading complains").message;
    let (_, list) = message.split_once("expected ").expect("loading says what it expects");
    list.replace(" or ", ", ").split(", ").map(str::to_owned).collect()
}
