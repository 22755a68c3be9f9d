//! Each file in `problems/` shows one kind of problem, each in `remarks/` one kind of remark. What
//! is said of it stands beside it. A folder is loaded as a glossary of several files.

use std::fs;
use std::path::{Path, PathBuf};

use zhengming_glossary::{Problem, lint, load};

#[test]
fn problems_are_told_as_recorded() {
    for case in cases("problems") {
        let loaded = load([&case]);
        assert!(!loaded.problems.is_empty(), "{} shows no problem", case.display());
        compare(&case, &loaded.problems);
    }
}

#[test]
fn remarks_are_made_as_recorded() {
    for case in cases("remarks") {
        let loaded = load([&case]);
        assert!(loaded.problems.is_empty(), "{} has problems", case.display());
        let remarks = lint(&loaded.glossary);
        assert!(!remarks.is_empty(), "{} draws no remark", case.display());
        compare(&case, &remarks);
    }
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of cases is there")
        .map(|entry| entry.expect("its entries can be listed").path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "snap"))
        .collect();
    cases.sort();
    cases
}

fn compare(case: &Path, problems: &[Problem]) {
    let folder = case.parent().expect("cases lie in a folder");
    let prefix = format!("{}/", folder.display());
    let lines: Vec<String> =
        problems.iter().map(|problem| problem.to_string().replace(&prefix, "")).collect();
    insta::with_settings!({
        snapshot_path => folder,
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        insta::assert_snapshot!(name, lines.join("\n"));
    });
}
