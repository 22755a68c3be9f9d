//! The two seeds against each other, and against what a reader finds taken over.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_compare::{Change, Comparison, Row, Version, Wording};
use zhengming_document::{Document, Options};
use zhengming_glossary::{Glossary, core};
use zhengming_tagger::Tagger;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn seed(name: &str) -> Version {
    let document = Document::open(&root().join("seeds").join(name), &Options::default());
    Version::from_document(&document.unwrap())
}

#[test]
fn recycled_clauses_are_those_that_a_reader_finds() {
    let (old, new) = (seed("A-RES-73-266.zh.txt"), seed("A-C.1-76-L.13.zh.txt"));
    let tagger = Tagger::new(Arc::new(core().clone())).unwrap();
    let comparison = Comparison::new(&old, &new, &tagger);
    let expected =
        fs::read_to_string(root().join("tests/expectations/recycled-clauses.tsv")).unwrap();
    let lines = expected.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut missing = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let is_there = match cells[..] {
            ["verb", verb, before, after] => has_uses(
                &comparison,
                tagger.glossary(),
                verb,
                [before, after].map(|n| n.parse().unwrap()),
            ),
            [from, to, kind, changed] => find(&comparison, [(&old, from), (&new, to)])
                .is_some_and(|row| has(row, kind, changed)),
            _ => panic!("{line}"),
        };
        if !is_there {
            missing.push(line);
        }
    }
    assert!(missing.is_empty(), "not found:\n{}", missing.join("\n"));
}

fn find<'c>(comparison: &'c Comparison, sides: [(&Version, &str); 2]) -> Option<&'c Row> {
    let [(old, from), (new, to)] = sides;
    let is_at = |version: &Version, list: &[usize], place: &str| {
        list.iter().any(|&at| version.clauses[at].place.to_string() == place)
    };
    comparison
        .rows
        .iter()
        .find(|row| is_at(old, &row.link.old, from) && is_at(new, &row.link.new, to))
}

fn has(row: &Row, kind: &str, changed: &str) -> bool {
    let wording = row.wordings.zh.as_ref().unwrap();
    let pairs = changed.split(' ').filter_map(|pair| pair.split_once('/'));
    match kind {
        "term" => pairs.into_iter().all(|pair| has_term(wording, pair)),
        "words" => pairs.into_iter().all(|pair| has_words(wording, pair)),
        _ => wording.change() <= Change::Citation,
    }
}

fn has_term(wording: &Wording, (old, new): (&str, &str)) -> bool {
    wording.term_changes.iter().any(|change| {
        (&wording.old[change.old.0.range()], &wording.new[change.new.0.range()]) == (old, new)
    })
}

fn has_words(wording: &Wording, (old, new): (&str, &str)) -> bool {
    wording.pieces.iter().any(|piece| {
        let (from, to) = (wording.old_of(piece), wording.new_of(piece));
        piece.change != Change::Same && from.contains(old) && to.contains(new)
    })
}

fn has_uses(comparison: &Comparison, glossary: &Glossary, verb: &str, counts: [usize; 2]) -> bool {
    let mut families = comparison.family_uses(glossary).into_iter();
    families.any(|family| {
        family
            .terms
            .iter()
            .any(|&(term, old, new)| glossary.term(term).text == verb && [old, new] == counts)
    })
}
