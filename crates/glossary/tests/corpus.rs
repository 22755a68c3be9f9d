//! Every termbase and term list of the corpus, read or refused as `conformance/formats.tsv` says.
//!
//! Run with `cargo test -p zhengming-glossary --test corpus -- --ignored`. With
//! `CONFORMANCE_UPDATE=1` the list is written anew; look at the difference before keeping it.

#[path = "corpus/exports.rs"]
mod exports;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use zhengming_glossary::{Loaded, Severity, load};

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance/formats.tsv");

/// Endings of the files that are term lists, whatever they hold.
const ENDINGS: [&str; 6] = ["tbx", "csv", "tab", "utf8", "xlsx", "txt"];

fn corpus() -> PathBuf {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus");
    let corpus = env::var_os("ZHENGMING_CORPUS").map_or_else(|| default.into(), PathBuf::from);
    assert!(corpus.is_dir(), "no corpus in {}", corpus.display());
    corpus
}

#[test]
#[ignore = "needs the corpus"]
fn every_file_is_read_or_refused_as_listed() {
    let corpus = corpus();
    let mut files = Vec::new();
    for folder in ["formats", "terms"] {
        collect(&corpus.join(folder), &mut files);
    }
    files.sort();
    let mut found = String::from("file\tresult\n");
    for file in files {
        let name = file.strip_prefix(&corpus).unwrap_or(&file).display();
        let _ = writeln!(found, "{name}\t{}", result(&load([&file]), &file));
    }
    if env::var_os("CONFORMANCE_UPDATE").is_some() {
        fs::write(LIST, &found).expect("the list can be written");
    }
    let listed = fs::read_to_string(LIST).expect("the list is there");
    for line in listed.lines() {
        assert!(found.lines().any(|now| now == line), "lost: {line}\nnow:\n{found}");
    }
    for line in found.lines() {
        assert!(listed.lines().any(|known| known == line), "not listed: {line}");
    }
}

#[test]
#[ignore = "needs the corpus"]
fn a_large_termbase_is_read() {
    let loaded = load([corpus().join("terms/microsoft/Termbase.csv")]);
    assert!(!loaded.has_errors());
    assert!(loaded.glossary.terms().count() > 50_000);
}

/// Term lists in a folder: by ending, and text files only where glossaries lie.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            collect(&path, files);
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_glossary = ending != "txt" || folder.to_string_lossy().contains("glossar");
        if ENDINGS.contains(&ending.as_str()) && is_glossary {
            files.push(path);
        }
    }
}

/// Counts of what was read, or why it was refused.
fn result(loaded: &Loaded, file: &Path) -> String {
    let error = loaded.problems.iter().find(|problem| problem.severity == Severity::Error);
    if let Some(error) = error {
        let errors = loaded.problems.iter().filter(|p| p.severity == Severity::Error).count();
        let reason = error.to_string().replace(&format!("{}:", file.display()), "");
        let reason: String = reason.chars().take(120).collect();
        return format!("refused: {reason} [{errors} in all]");
    }
    let terms = loaded.glossary.terms().count();
    let rejected = loaded.glossary.terms().filter(|(_, term)| !term.status.is_accepted()).count();
    let concepts = loaded.glossary.concepts.len();
    format!("{concepts} concepts, {terms} terms, {rejected} not accepted")
}
