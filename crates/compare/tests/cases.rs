//! Runs the cases in `tests/cases`: two documents, and what is to come of them.
//!
//! A case has the old document behind `=== old`, the new one behind `=== new`, in both languages
//! where there is a block `=== old en`; behind `=== expected` a line for each row: the places, what
//! became of the clauses, how they differ, the case of both languages, and the changed terms.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use zhengming_compare::{Comparison, Row, Version, Wording};
use zhengming_document::{Document, Options};
use zhengming_glossary::load_bytes;
use zhengming_tagger::Tagger;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let terms = fs::read(folder.join("terms.csv")).unwrap();
    let glossary = load_bytes("terms.csv", terms);
    assert!(!glossary.has_errors(), "{:?}", glossary.problems);
    let tagger = Tagger::new(Arc::new(glossary.glossary)).unwrap();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "case") {
            seen += 1;
            run(&path, &tagger);
        }
    }
    assert!(seen > 3);
}

fn run(path: &Path, tagger: &Tagger) {
    let text = fs::read_to_string(path).unwrap();
    let blocks: HashMap<&str, &str> =
        text.split("=== ").skip(1).filter_map(|block| block.split_once('\n')).collect();
    let (old, new) = (version(&blocks, "old"), version(&blocks, "new"));
    let comparison = Comparison::new(&old, &new, tagger);
    let lines: Vec<String> = comparison.rows.iter().map(|row| line(&old, &new, row)).collect();
    let expected: Vec<&str> =
        blocks["expected"].lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, expected, "{}", path.display());
}

fn version(blocks: &HashMap<&str, &str>, side: &str) -> Version {
    let read = |text: &str, language: &str| {
        let name = format!("A-C.1-80-L.1.{language}.txt");
        Document::from_bytes(name, text, &Options::default()).unwrap()
    };
    let zh = read(blocks[side], "zh");
    match blocks.get(format!("{side} en").as_str()) {
        Some(en) => Version::from_pair(&zh, &read(en, "en")),
        None => Version::from_document(&zh),
    }
}

fn line(old: &Version, new: &Version, row: &Row) -> String {
    let places = |version: &Version, list: &[usize]| {
        let places = list.iter().map(|&at| version.clauses[at].place.to_string());
        places.collect::<Vec<_>>().join(" + ")
    };
    let mut facts = vec![
        format!("{} > {}", places(old, &row.link.old), places(new, &row.link.new))
            .trim()
            .to_owned(),
        row.link.fate().name().to_owned(),
    ];
    facts.extend(row.link.is_moved.then(|| "moved".to_owned()));
    facts.extend(row.change().map(|change| change.name().to_owned()));
    facts.extend(row.case().map(|case| case.name().to_owned()));
    for (_, wording) in row.wordings.iter() {
        facts.extend(wording.iter().flat_map(terms));
    }
    facts.join(" | ")
}

fn terms(wording: &Wording) -> Vec<String> {
    let change = |change: &zhengming_compare::TermChange| {
        let (old, new) = (&wording.old[change.old.0.range()], &wording.new[change.new.0.range()]);
        format!("{} {old} → {new}", change.kind.name())
    };
    wording.term_changes.iter().map(change).collect()
}
