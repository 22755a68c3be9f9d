//! The script of the page, out of its modules.

/// The modules, each after those that it takes anything from.
const MODULES: [(&str, &str); 26] = [
    ("types.js", include_str!("../assets/types.js")),
    ("dom.js", include_str!("../assets/dom.js")),
    ("data.js", include_str!("../assets/data.js")),
    ("format.js", include_str!("../assets/format.js")),
    ("links.js", include_str!("../assets/links.js")),
    ("names.js", include_str!("../assets/names.js")),
    ("table.js", include_str!("../assets/table.js")),
    ("filters.js", include_str!("../assets/filters.js")),
    ("marked.js", include_str!("../assets/marked.js")),
    ("difference.js", include_str!("../assets/difference.js")),
    ("chart.js", include_str!("../assets/chart.js")),
    ("profile.js", include_str!("../assets/profile.js")),
    ("heat.js", include_str!("../assets/heat.js")),
    ("overview.js", include_str!("../assets/overview.js")),
    ("concepts.js", include_str!("../assets/concepts.js")),
    ("concordance.js", include_str!("../assets/concordance.js")),
    ("findings.js", include_str!("../assets/findings.js")),
    ("concept.js", include_str!("../assets/concept.js")),
    ("documents.js", include_str!("../assets/documents.js")),
    ("document.js", include_str!("../assets/document.js")),
    ("families.js", include_str!("../assets/families.js")),
    ("search.js", include_str!("../assets/search.js")),
    ("keyboard.js", include_str!("../assets/keyboard.js")),
    ("theme.js", include_str!("../assets/theme.js")),
    ("router.js", include_str!("../assets/router.js")),
    ("main.js", include_str!("../assets/main.js")),
];

/// One script for a page: the modules one after the other in a scope of their own. They are modules
/// for editors and type checkers only, so the lines that tie them together are left out.
pub(crate) fn script() -> String {
    let mut script = String::from("(() => {\n\"use strict\";\n");
    for (_, module) in MODULES {
        for line in module.lines().filter(|line| !is_import(line)) {
            script.push_str(line.strip_prefix("export ").unwrap_or(line));
            script.push('\n');
        }
    }
    script.push_str("})();\n");
    script
}

fn is_import(line: &str) -> bool {
    line.starts_with("import ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// The name that a line of a module declares for all of it.
    fn declared(line: &str) -> Option<&str> {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let line = line.strip_prefix("async ").unwrap_or(line);
        let rest = ["function ", "const ", "let ", "class "]
            .iter()
            .find_map(|it| line.strip_prefix(it))?;
        rest.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .filter(|name| !name.is_empty())
    }

    #[test]
    fn no_name_is_declared_in_two_modules() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for (name, module) in MODULES {
            for declared in module.lines().filter_map(declared) {
                let other = seen.insert(declared, name);
                assert!(other.is_none(), "{declared} in {name} and {other:?}");
            }
        }
    }

    #[test]
    fn modules_import_only_what_stands_before_them() {
        for (at, (name, module)) in MODULES.iter().enumerate() {
            for line in module.lines().filter(|line| is_import(line)) {
                let from = line.rsplit('"').nth(1).and_then(|path| path.strip_prefix("./"));
                let known = MODULES[..at].iter().any(|(other, _)| Some(*other) == from);
                assert!(known && line.ends_with(';'), "{name}: {line}");
            }
            assert!(!module.contains("export default"), "{name}");
        }
    }

    #[test]
    fn the_script_makes_no_markup_of_text() {
        let script = script();
        for call in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "</"]
        {
            assert!(!script.contains(call), "{call}");
        }
    }
}
