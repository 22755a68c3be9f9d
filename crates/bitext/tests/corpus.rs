//! Compares tables of pairs with the documents they were made from, and reads the files of the
//! conformance suites of TMX and XLIFF. None of these are part of the repository.

mod alignment;

use std::collections::HashSet;
use std::fmt::Write;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use zhengming_bitext::{Bitext, Documents, Unit, discover};
use zhengming_document::{Label, Part};

fn corpus() -> PathBuf {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus");
    env::var_os("ZHENGMING_CORPUS").map_or_else(|| default.into(), PathBuf::from)
}

fn units(folder: &str) -> Vec<Unit> {
    let (inputs, errors) = discover(&[corpus().join(folder)]);
    assert!(errors.is_empty() && !inputs.is_empty(), "{folder}: {errors:?}");
    let read = |input| Bitext::open(input).expect("it opens").map(|unit| unit.expect("a unit"));
    inputs.iter().flat_map(read).collect()
}

/// A paragraph is cited alike, whether it was read from a table or from the document.
#[test]
#[ignore = "needs the corpus"]
fn tables_and_documents_have_the_same_labels() {
    let table: HashSet<(String, Label)> = units("un/ict/pairs")
        .into_iter()
        .map(|unit| (unit.document.to_string(), unit.place.label))
        .collect();
    let symbols: HashSet<&str> = table.iter().map(|(symbol, _)| symbol.as_str()).collect();
    let (mut same, mut all) = (0, 0);
    for unit in units("un/ict/akn") {
        let running = matches!(unit.place.label.part, Part::Preamble | Part::Operative);
        if running && symbols.contains(&*unit.document) {
            all += 1;
            same += usize::from(table.contains(&(unit.document.to_string(), unit.place.label)));
        }
    }
    assert!(all > 200, "{all} paragraphs");
    assert!(same * 100 >= all * 99, "{same} of {all} paragraphs are cited alike");
}

/// Files of the conformance suites, as `tests/conformance.tsv` says: so many units, or the reason
/// why there are none. What stands there may only become better; UPDATE=1 writes it again.
#[test]
#[ignore = "needs the corpus"]
fn files_of_the_conformance_suites_are_read_or_refused() {
    let folder = corpus().join("formats");
    let list = fs::read_to_string(folder.join("FILES.tsv")).expect("the list of the files");
    let names = list.lines().skip(1).filter_map(|line| line.split('\t').next());
    let endings = [".tmx", ".xlf", ".xliff", ".sdlxliff"];
    let (mut told, mut wrong) = (String::new(), Vec::new());
    let (mut valid, mut refused, mut invalid) = (0, 0, 0);
    for name in names.filter(|name| endings.iter().any(|ending| name.ends_with(ending))) {
        let read = Documents::open(&folder.join(name))
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map(|documents| documents.iter().map(|one| one.counts().units).sum::<usize>());
        invalid += usize::from(name.contains("/invalid/"));
        match read {
            Ok(units) => {
                valid += usize::from(!name.contains("/invalid/"));
                writeln!(told, "{name}\t{units}").expect("memory");
            }
            Err(error) => {
                refused += usize::from(name.contains("/invalid/"));
                if name.contains("/valid/") {
                    wrong.push(error.to_string());
                }
                let error = error.to_string();
                let reason = error.split_once(name).map_or(error.as_str(), |(_, reason)| reason);
                writeln!(told, "{name}\t{}", reason.trim_start_matches(':')).expect("memory");
            }
        }
    }
    let expected = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance.tsv");
    if env::var_os("UPDATE").is_some() {
        fs::write(expected, &told).expect("the list can be written");
    }
    assert!(wrong.is_empty(), "valid files are refused: {wrong:#?}");
    let known = fs::read_to_string(expected).expect("the list");
    for (line, was) in told.lines().zip(known.lines()) {
        assert_eq!(line, was, "{valid} read, {refused} of {invalid} invalid ones refused");
    }
    assert_eq!(told.lines().count(), known.lines().count());
    println!("{valid} read, {refused} of {invalid} invalid ones refused");
}

/// Paragraphs of documents whose pairs are known are paired so, whole and after one in ten was
/// merged, split, dropped, moved or had page noise put before it; with labels and without. With
/// TELL=0.9 what is wrong is told of documents whose F1 is below.
#[test]
#[ignore = "needs the corpus"]
fn documents_are_aligned_as_known() {
    let tell = env::var("TELL").ok().and_then(|least| least.parse().ok()).unwrap_or(0.0);
    let documents = alignment::known_documents(&corpus());
    assert!(documents.len() > 1500, "{} documents", documents.len());
    let mut failed = String::new();
    for trial in alignment::TRIALS {
        let (told, good) = trial.report(&trial.run(&documents, tell));
        println!("{told}");
        if !good {
            failed += &told;
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

/// A machine that does much else may take a few times as long.
#[test]
#[ignore = "needs the corpus"]
fn long_documents_are_aligned_in_a_second_or_so() {
    let documents = alignment::known_documents(&corpus());
    let long = [alignment::long_document(&documents, 5_000)];
    for trial in alignment::TRIALS {
        let started = Instant::now();
        let outcome = trial.run(&long, 0.0);
        let seconds = started.elapsed().as_secs_f64();
        println!("5,000 paragraphs, {seconds:.2} s: {}", trial.report(&outcome).0);
        assert!(outcome.f1() > 0.96 && seconds < 20.0, "{seconds:.2} s");
    }
}

/// The same document is aligned alike as XML and as plain text, and the one against the other. With
/// TELL=0.99 what differs is told of those whose F1 is below.
#[test]
#[ignore = "needs the corpus"]
fn formats_are_aligned_alike() {
    let tell = env::var("TELL").ok().and_then(|least| least.parse().ok()).unwrap_or(0.0);
    let folders = ["un/ict", "un/other"].map(|folder| corpus().join(folder));
    let all: Vec<_> = folders.iter().flat_map(|one| alignment::formats::compared(one)).collect();
    for one in all.iter().filter(|one| one.f1 < tell) {
        println!("== {}: {:.3}\n{}", one.name, one.f1, one.told);
    }
    let mean = all.iter().map(|one| one.f1).sum::<f64>() / all.len() as f64;
    println!("{} comparisons, mean F1 {mean:.4}", all.len());
    assert!(all.len() >= 150 && mean > 0.98, "{mean:.4}");
}
