//! The seeds with the core glossary, against what a reader finds in them.
//!
//! `tests/expectations/concepts.txt` names some concepts, the TSV files beside it list every
//! occurrence of them in a seed, in the order of the text. They were made by reading; where the
//! tagger differs, one of the two is wrong, and a person decides which.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_document::{Document, Options};
use zhengming_glossary::core;
use zhengming_tagger::{Occurrence, Scratch, Shield, Tagger};
use zhengming_text::LineIndex;

const SEEDS: [&str; 2] = ["A-RES-73-266.zh", "A-C.1-76-L.13.zh"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a data file that are no remarks.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// An occurrence as the files write it.
fn row(concept: &str, it: &Occurrence<'_>) -> String {
    let term = it.source.replace('\n', "⏎").replace(' ', "␠");
    let standing = match (it.nested, it.shield) {
        (false, None) => "independent",
        (true, None) => "nested",
        (false, Some(Shield::Title)) => "title",
        (false, Some(Shield::Quotation)) => "quotation",
        (true, Some(Shield::Title)) => "nested title",
        (true, Some(Shield::Quotation)) => "nested quotation",
    };
    format!("{}\t{concept}\t{term}\t{standing}", it.label)
}

/// Hands every occurrence in a seed to `each`, after seeing that its span holds its source and
/// that none stands before the one that precedes it.
fn tag(seed: &str, mut each: impl FnMut(&str, &Occurrence<'_>)) {
    let tagger = Tagger::new(Arc::new(core().clone())).unwrap();
    let bytes = read(&format!("seeds/{seed}.txt")).into_bytes();
    let document =
        Document::from_bytes(format!("{seed}.txt"), bytes.clone(), &Options::default()).unwrap();
    let batch = &document.batch;
    let index = LineIndex::new(&batch.text);
    let mut scratch = Scratch::default();
    let mut last = 0;
    for paragraph in &batch.paragraphs {
        let (matches, folded) = tagger.tag(batch, paragraph, &mut scratch);
        for found in matches {
            let term = core().term(found.term);
            let it = Occurrence::new(found, batch, &index, paragraph, folded, &term.text);
            let (start, end) = (it.span.0 as usize, it.span.1 as usize);
            assert_eq!(&bytes[start..end], it.source.as_bytes(), "{seed}: {:?}", it.span);
            assert!(start >= last, "{seed}: {:?} stands before byte {last}", it.span);
            last = start;
            each(&core().concept(found.term.concept).id, &it);
        }
    }
}

/// The rows of `rows` that `others` has not, or not so often.
fn beyond<'r>(rows: &[&'r str], others: &[&str]) -> Vec<&'r str> {
    let mut rest = others.to_vec();
    let unpaired = |row: &&&str| match rest.iter().position(|other| other == *row) {
        Some(at) => {
            rest.swap_remove(at);
            false
        }
        None => true,
    };
    rows.iter().filter(unpaired).copied().collect()
}

#[test]
fn seeds_are_tagged_as_they_are_read() {
    let concepts = read("tests/expectations/concepts.txt");
    let concepts: HashSet<&str> = lines(&concepts).collect();
    let mut report = String::new();
    let mut unseen = concepts.clone();
    for seed in SEEDS {
        let expected = read(&format!("tests/expectations/{seed}.tsv"));
        let expected: Vec<&str> = lines(&expected).skip(1).collect();
        let mut found = Vec::new();
        tag(seed, |concept, it| {
            if concepts.contains(concept) {
                found.push(row(concept, it));
            }
        });
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        if found != expected {
            let missing = beyond(&expected, &found).join("\n");
            let unread = beyond(&found, &expected).join("\n");
            report +=
                &format!("\n{seed}\nread, not tagged:\n{missing}\ntagged, not read:\n{unread}\n");
        }
        for row in &expected {
            unseen.remove(row.split('\t').nth(1).unwrap());
        }
    }
    assert!(report.is_empty(), "the order of the rows, or what follows, differs:{report}");
    assert!(unseen.is_empty(), "concepts without a row: {unseen:?}");
}

/// Which seeds the last column of the list of candidates names.
fn attested(column: &str) -> &'static [&'static str] {
    match column {
        "both" => &SEEDS,
        "73/266" => &SEEDS[..1],
        "76/L.13" => &SEEDS[1..],
        "none" => &[],
        other => panic!("{other} is no seed"),
    }
}

/// The candidates seen in a seed, each with its Chinese forms as they would stand in a text.
fn candidates<'t>(table: &'t str, seed: &str) -> Vec<(&'t str, Vec<&'t str>)> {
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| attested(row[10]).contains(&seed))
        .map(|row| {
            let forms = [row[5], row[6], row[7]].into_iter().flat_map(|cell| cell.split('|'));
            let forms = forms.map(|form| form.trim_matches(['《', '》']));
            (row[0], forms.filter(|form| !form.is_empty()).collect())
        })
        .collect()
}

/// Whether `text` has the pieces of the form between its gaps, in their order.
fn stands(form: &str, text: &str) -> bool {
    let mut rest = text;
    form.split('…').all(|piece| match rest.split_once(piece) {
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    })
}

/// Whether a term found is the form, with anything in its gaps.
fn is_form(form: &str, term: &str) -> bool {
    form == term || form.contains('…') && stands(form, term)
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every candidate that a seed is said to have, and of which a form stands there, is found by one
/// of its forms, or there is a reason why not.
#[test]
#[ignore = "needs the list of candidates beside the corpus"]
fn attested_candidates_are_found() {
    let given = std::env::var_os("ZHENGMING_CORPUS").map(PathBuf::from);
    let corpus = given.unwrap_or_else(|| root().join("../shared/corpus"));
    let path = corpus.with_file_name("glossary-candidates.tsv");
    let table =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let left_out = read("tests/expectations/left-out.tsv");
    let left_out: BTreeSet<&str> =
        lines(&left_out).skip(1).filter_map(|line| line.split('\t').next()).collect();
    let mut missing = BTreeSet::new();
    let mut checked = 0;
    for seed in SEEDS {
        let text = without_blanks(&read(&format!("seeds/{seed}.txt")));
        let mut found = Vec::new();
        tag(seed, |_, it| found.push(without_blanks(it.source)));
        for (id, mut forms) in candidates(&table, seed) {
            checked += 1;
            forms.retain(|form| stands(form, &text));
            let is_found = forms.iter().any(|form| found.iter().any(|term| is_form(form, term)));
            if !forms.is_empty() && !is_found {
                missing.insert(id);
            }
        }
    }
    assert!(checked >= 281, "only {checked} attestations were checked");
    assert_eq!(missing, left_out);
}
