//! The JSON Schema for editors knows the keys and names that loading knows, and no others.

use zhengming_config::load_bytes;

#[path = "../../../tests/schema.rs"]
mod schema;

use schema::{Names, assert_explained_and_closed, keys, known_to_loading, names};

const SCHEMA: &str = "config.json";

#[test]
fn keys_agree() {
    let schema = schema::schema(SCHEMA);
    for (table, place) in [
        ("nonsense = 1", ""),
        ("[[exception]]\nreason = \"r\"\nrule = \"citation\"\nnonsense = 1", "/$defs/exception"),
    ] {
        assert_eq!(known(table), keys(&schema, &format!("{place}/properties")), "{table}");
    }
}

#[test]
fn names_agree() {
    let schema = schema::schema(SCHEMA);
    for (file, place) in [
        ("languages = [\"nonsense\"]", "/properties/languages/items"),
        ("level = \"nonsense\"", "/properties/level"),
        ("[rules]\nnonsense = \"on\"", "/$defs/rule"),
        ("[rules]\ncitation = \"nonsense\"", "/$defs/choice/anyOf/0"),
        ("[[exception]]\nreason = \"r\"\nrule = \"nonsense\"", "/$defs/rule"),
    ] {
        assert_eq!(known(file), names(&schema, place), "{file}");
    }
}

#[test]
fn every_key_is_explained_and_every_table_closed() {
    assert_explained_and_closed(&schema::schema(SCHEMA), "");
}

fn known(file: &str) -> Names {
    known_to_loading(&load_bytes("zhengming.toml", file).problems)
}
