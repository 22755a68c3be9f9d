//! The JSON Schema for editors knows the keys and names that loading knows, and no others.

use zhengming_glossary::load_bytes;

#[path = "../../../tests/schema.rs"]
mod schema;

use schema::{Names, assert_explained_and_closed, keys, known_to_loading, names};

const SCHEMA: &str = "glossary.json";

#[test]
fn keys_agree() {
    let schema = schema::schema(SCHEMA);
    for (table, place) in [
        ("@", ""),
        ("title = { @ }", "/properties/title"),
        ("[[concept]]\nid = \"a\"\nen = [\"a\"]\n@", "/$defs/concept"),
        ("[[concept]]\nid = \"a\"\nen = [{ term = \"a\", @ }]", "/$defs/term"),
        ("[[family]]\nid = \"a\"\n@", "/$defs/family"),
    ] {
        let stated = keys(&schema, &format!("{place}/properties"));
        assert_eq!(known(&table.replace('@', "nonsense = 1")), stated, "{table}");
    }
}

#[test]
fn names_agree() {
    let schema = schema::schema(SCHEMA);
    for (entry, place) in [
        ("kind = \"nonsense\"\nen = [\"a\"]", "/$defs/concept/properties/kind"),
        ("en = [{ term = \"a\", status = \"nonsense\" }]", "/$defs/term/properties/status"),
        ("en = [{ term = \"a\", position = \"nonsense\" }]", "/$defs/term/properties/position"),
    ] {
        let toml = format!("[[concept]]\nid = \"a\"\n{entry}");
        assert_eq!(known(&toml), names(&schema, place), "{entry}");
    }
}

#[test]
fn every_key_is_explained_and_every_table_closed() {
    assert_explained_and_closed(&schema::schema(SCHEMA), "");
}

fn known(file: &str) -> Names {
    known_to_loading(&load_bytes("a.toml", file).problems)
}
