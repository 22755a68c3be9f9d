//! The files of verdicts: `tests/accuracy/<rule>.tsv`, one finding a line.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use zhengming_consistency::rule;

/// Columns that every file has. `kind` may stand beside them.
const COLUMNS: [&str; 8] =
    ["sample", "symbol", "language", "paragraphs", "bytes", "terms", "verdict", "reason"];

/// The verdict on one finding.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) rule: String,
    pub(crate) kind: Option<String>,
    pub(crate) sample: String,
    pub(crate) symbol: String,
    pub(crate) language: String,
    pub(crate) paragraphs: String,
    pub(crate) bytes: String,
    pub(crate) terms: String,
    pub(crate) reason: String,
    pub(crate) is_right: bool,
}

/// All verdicts on findings of rules, and what is wrong with the files. Other files of the folder,
/// which say so by other columns, are left alone.
pub(crate) fn read(folder: &Path) -> (Vec<Verdict>, Vec<String>) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .collect();
    paths.sort();
    let (mut verdicts, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        read_file(&file, &text, &mut verdicts, &mut problems);
    }
    (verdicts, problems)
}

fn read_file(file: &str, text: &str, verdicts: &mut Vec<Verdict>, problems: &mut Vec<String>) {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next().map(|(_, head)| head.split('\t').collect()).unwrap();
    if columns[0] != COLUMNS[0] {
        return;
    }
    let name = file.trim_end_matches(".tsv");
    if rule(name).is_none() {
        problems.push(format!("{file}: no rule is called `{name}`"));
    }
    let at = |column: &str| columns.iter().position(|it| *it == column);
    if let Some(lost) = COLUMNS.iter().find(|column| at(column).is_none()) {
        problems.push(format!("{file}: the column `{lost}` is missing"));
        return;
    }
    let mut known = HashSet::new();
    for (number, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |column: &str| at(column).and_then(|at| cells.get(at)).copied();
        let mut wrong = |what: String| problems.push(format!("{file}:{}: {what}", number + 1));
        if cells.len() != columns.len() || cells.iter().any(|cell| cell.is_empty()) {
            wrong(format!("expected {} cells, all filled", columns.len()));
            continue;
        }
        let verdict = cell("verdict").unwrap();
        if !["right", "false"].contains(&verdict) {
            wrong(format!("the verdict is `{verdict}`, expected `right` or `false`"));
        }
        let text = |column: &str| cell(column).unwrap_or_default().to_owned();
        let finding = ["sample", "symbol", "language", "bytes", "terms"].map(cell);
        if !known.insert(finding) {
            wrong("this finding stands above already".to_owned());
        }
        verdicts.push(Verdict {
            file: file.to_owned(),
            line: number + 1,
            rule: name.to_owned(),
            kind: cell("kind").map(str::to_owned),
            sample: text("sample"),
            symbol: text("symbol"),
            language: text("language"),
            paragraphs: text("paragraphs"),
            bytes: text("bytes"),
            terms: text("terms"),
            reason: text("reason"),
            is_right: verdict == "right",
        });
    }
}
