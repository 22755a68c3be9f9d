//! The comparison on official texts. Run with
//! `cargo test -p zhengming-compare --test corpus -- --ignored`.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use zhengming_bitext::{Bitext, Input};
use zhengming_compare::{ALIKE, Case, Comparison, Row, Version, nearest, rows};
use zhengming_document::{Document, Options};
use zhengming_glossary::core;
use zhengming_tagger::Tagger;
use zhengming_text::Language;

fn corpus() -> PathBuf {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let folder = env::var_os("ZHENGMING_CORPUS").map_or(default, PathBuf::from);
    assert!(folder.is_dir(), "no corpus at {}", folder.display());
    folder
}

fn version(symbol: &str) -> Version {
    let open = |language: &str| {
        let path = corpus().join(format!("un/ict/akn/{symbol}.{language}.xml"));
        Document::open(&path, &Options::default()).unwrap()
    };
    Version::from_pair(&open("zh"), &open("en"))
}

fn compared(old: &str, new: &str) -> (Version, Version, Comparison) {
    let (old, new) = (version(old), version(new));
    let tagger = Tagger::new(Arc::new(core().clone())).unwrap();
    let comparison = Comparison::new(&old, &new, &tagger);
    (old, new, comparison)
}

/// The row of a clause of the new document.
fn row<'c>(new: &Version, comparison: &'c Comparison, place: &str) -> &'c Row {
    let is_it = |at: &usize| new.clauses[*at].place.to_string() == place;
    comparison.rows.iter().find(|row| row.link.new.iter().any(is_it)).unwrap()
}

/// Chinese terms that changed in a row.
fn terms(row: &Row) -> Vec<(&str, &str)> {
    let wording = row.wordings.zh.as_ref().unwrap();
    let change = |change: &zhengming_compare::TermChange| {
        (&wording.old[change.old.0.range()], &wording.new[change.new.0.range()])
    };
    wording.term_changes.iter().map(change).collect()
}

#[test]
#[ignore = "reads the corpus"]
fn responsible_state_behaviour_is_rendered_otherwise_under_the_same_english() {
    let (old, new, comparison) = compared("A-RES-77-37", "A-RES-78-16");
    let change = ("国家负责任行为", "负责任国家行为");
    for place in ["title", "PP 10"] {
        let row = row(&new, &comparison, place);
        assert_eq!(row.case(), Some(Case::Drift), "{place}");
        assert!(terms(row).contains(&change), "{place}: {:?}", terms(row));
    }
    let old_place = &old.clauses[row(&new, &comparison, "PP 10").link.old[0]].place;
    assert_eq!(old_place.to_string(), "PP 13");
    let tallies = comparison.term_tallies(core());
    let first = tallies.first().unwrap();
    assert_eq!((first.old.0.as_str(), first.new.0.as_str()), change);
    assert!(first.rows.len() >= 5 && first.same.len() == 2, "{first:?}");
}

#[test]
#[ignore = "reads the corpus"]
fn norms_became_another_word_under_the_same_english() {
    let (_, new, comparison) = compared("A-RES-74-28", "A-RES-75-32");
    let row = row(&new, &comparison, "PP 12");
    assert_eq!(row.case(), Some(Case::Drift));
    assert!(terms(row).contains(&("规范", "准则")), "{:?}", terms(row));
}

/// English clauses of the General Assembly of five sessions.
fn clauses() -> Vec<String> {
    let mut clauses = Vec::new();
    for session in 74..=78 {
        let path = corpus().join(format!("un/pairs/ga-{session}.tsv.xz"));
        assert!(fs::metadata(&path).is_ok(), "{}", path.display());
        clauses.extend(Bitext::open(&Input::File(path)).unwrap().map(|unit| unit.unwrap().en));
    }
    clauses
}

#[test]
#[ignore = "reads the corpus"]
fn the_index_finds_what_looking_at_all_pairs_finds() {
    let rows: Vec<Vec<u64>> = clauses().iter().map(|text| rows(text, Language::En)).collect();
    let found = nearest(&rows);
    let (mut expected, mut missed) = (0, Vec::new());
    for at in (rows.len() / 2..rows.len()).step_by(rows.len() / 1_000) {
        let best = rows[..at].iter().map(|other| likeness(&rows[at], other)).fold(0.0, f64::max);
        if best >= ALIKE && !rows[at].is_empty() {
            expected += 1;
            if found[at].is_none_or(|near| near.likeness < best - 1e-9) {
                missed.push((at, best));
            }
        }
    }
    let recall = 1.0 - missed.len() as f64 / f64::from(expected);
    println!("recall {recall:.4} of {expected} clauses with an alike earlier one");
    assert!(expected > 100 && recall >= 0.98, "{recall}: {missed:?}");
}

/// Rows in common as a share of all, counted one by one.
fn likeness(one: &[u64], two: &[u64]) -> f64 {
    let (few, many) = if one.len() < two.len() { (one, two) } else { (two, one) };
    if few.len() * 2 < many.len() {
        return 0.0;
    }
    let common = few.iter().filter(|row| many.binary_search(row).is_ok()).count();
    common as f64 / (one.len() + two.len() - common) as f64
}
