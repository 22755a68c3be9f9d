//! What the tests of the JSON Schemas for editors have in common: what loading knows is read from
//! what it says of a key or name that it does not know.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use zhengming_problem::Problem;

/// Keys or other names.
pub(crate) type Names = BTreeSet<String>;

/// A schema of `docs/schema`.
pub(crate) fn schema(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    let text = std::fs::read_to_string(folder.join(name)).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// The keys of a table of a schema.
pub(crate) fn keys(schema: &Value, place: &str) -> Names {
    let table = schema.pointer(place).and_then(Value::as_object).expect("the schema has the table");
    table.keys().cloned().collect()
}

/// The names that a schema lists.
pub(crate) fn names(schema: &Value, place: &str) -> Names {
    let list = schema.pointer(&format!("{place}/enum")).and_then(Value::as_array);
    let names = list.expect("the schema has the list").iter();
    names.map(|name| name.as_str().expect("a name is text").to_owned()).collect()
}

/// The names listed in the problem that speaks of "nonsense".
pub(crate) fn known_to_loading(problems: &[Problem]) -> Names {
    let problem = problems.iter().find(|problem| problem.message.contains("nonsense"));
    let message = &problem.expect("loading complains").message;
    let (_, list) = message.split_once("expected ").expect("loading says what it expects");
    list.replace(" or ", ", ").split(", ").map(str::to_owned).collect()
}

/// Fails where a key has no description, or a table takes keys that it does not list.
pub(crate) fn assert_explained_and_closed(value: &Value, path: &str) {
    let Some(object) = value.as_object() else { return };
    if let Some(properties) = object.get("properties").and_then(Value::as_object) {
        assert_eq!(object.get("additionalProperties"), Some(&Value::Bool(false)), "{path}");
        for (key, property) in properties {
            assert!(property.get("description").is_some(), "{path}/{key}");
        }
    }
    for (key, inner) in object {
        assert_explained_and_closed(inner, &format!("{path}/{key}"));
    }
}
