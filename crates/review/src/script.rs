//! The script of the page, out of its modules.

/// The modules, each after those that it takes anything from.
const MODULES: [(&str, &str); 32] = [
    ("types.js", include_str!("../assets/types.js")),
    ("dom.js", include_str!("../assets/dom.js")),
    ("data.js", include_str!("../assets/data.js")),
    ("format.js", include_str!("../assets/format.js")),
    ("links.js", include_str!("../assets/links.js")),
    ("names.js", include_str!("../assets/names.js")),
    ("words.js", include_str!("../assets/words.js")),
    ("memory.js", include_str!("../assets/memory.js")),
    ("table.js", include_str!("../assets/table.js")),
    ("filters.js", include_str!("../assets/filters.js")),
    ("marked.js", include_str!("../assets/marked.js")),
    ("linked.js", include_str!("../assets/linked.js")),
    ("near.js", include_str!("../assets/near.js")),
    ("parts.js", include_str!("../assets/parts.js")),
    ("difference.js", include_str!("../assets/difference.js")),
    ("chart.js", include_str!("../assets/chart.js")),
    ("profile.js", include_str!("../assets/profile.js")),
    ("heat.js", include_str!("../assets/heat.js")),
    ("overview.js", include_str!("../assets/overview.js")),
    ("concepts.js", include_str!("../assets/concepts.js")),
    ("concordance.js", include_str!("../assets/concordance.js")),
    ("findings.js", include_str!("../assets/findings.js")),
    ("renderings.js", include_str!("../assets/renderings.js")),
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

/// One script for a page: each module as a function that runs once and gives what it exports.
pub(crate) fn script() -> String {
    let mut script = String::from("(() => {\n\"use strict\";\n");
    for (name, module) in MODULES {
        let mut exported = Vec::new();
        script.push_str(&format!("const {} = (() => {{\n", variable(name)));
        for line in module.lines() {
            if let Some((names, from)) = import(line) {
                script.push_str(&format!("const {{{names}}} = {};\n", variable(from)));
                continue;
            }
            let own = line.strip_prefix("export ");
            exported.extend(own.and_then(declared));
            script.push_str(own.unwrap_or(line));
            script.push('\n');
        }
        script.push_str(&format!("return {{ {} }};\n}})();\n", exported.join(", ")));
    }
    script.push_str("})();\n");
    script
}

/// What stands for a module in the script.
fn variable(module: &str) -> String {
    format!("module_{}", module.trim_end_matches(".js"))
}

/// The names that a line imports, and the module that it imports them from.
fn import(line: &str) -> Option<(&str, &str)> {
    let (names, from) = line.strip_prefix("import {")?.split_once("} from \"./")?;
    Some((names, from.strip_suffix("\";")?))
}

/// The name that a line declares.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = ["function ", "const "].iter().find_map(|word| line.strip_prefix(word))?;
    rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_import_only_what_modules_before_them_export() {
        for (at, (name, module)) in MODULES.iter().enumerate() {
            for line in module.lines().filter(|line| line.starts_with("import ")) {
                let (names, from) = import(line).expect(line);
                let (_, other) = MODULES[..at].iter().find(|it| it.0 == from).expect(line);
                for wanted in names.split(',').map(str::trim) {
                    let mut exports = other.lines().filter_map(|it| it.strip_prefix("export "));
                    let known = exports.any(|it| declared(it) == Some(wanted));
                    assert!(known, "{name}: {from} exports no {wanted}");
                }
            }
        }
    }

    #[test]
    fn every_export_is_a_function_or_a_constant() {
        for (name, module) in MODULES {
            for line in module.lines().filter_map(|line| line.strip_prefix("export ")) {
                assert!(declared(line).is_some(), "{name}: {line}");
            }
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
