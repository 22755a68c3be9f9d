//! Candidates of the Convention against Cybercrime (A/RES/79/243), against the list of those that
//! were judged. Run with `cargo test -p zhengming-extract --test corpus -- --ignored`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use zhengming_bitext::Input;
use zhengming_document::{Options as Reading, Reader};
use zhengming_extract::{Candidate, Corpus, Options, extract};
use zhengming_rendering::open;

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/accuracy/extract.tsv");

fn corpus() -> PathBuf {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus");
    let corpus = env::var_os("ZHENGMING_CORPUS").map_or_else(|| default.into(), PathBuf::from);
    assert!(corpus.is_dir(), "no corpus in {}", corpus.display());
    corpus
}

/// The first hundred candidates of the Convention with its English.
fn candidates(folder: &Path) -> Vec<Candidate> {
    let document = folder.join("akn/A-RES-79-243.zh.xml");
    let mut corpus = Corpus::default();
    let mut reader = Reader::open(&document, &Reading::default()).expect("the Convention is there");
    corpus.read(&mut reader).expect("the Convention can be read");
    let table = Input::File(folder.join("pairs/A-RES-79-243.tsv"));
    let opened = open(&[table], None);
    assert!(opened.failures.is_empty(), "the pairs can be read");
    extract(&corpus, Some(&opened.index), zhengming_glossary::core(), &Options::default())
}

#[test]
#[ignore = "needs the corpus"]
fn six_in_ten_candidates_are_terms() {
    let list = fs::read_to_string(LIST).expect("the list is there");
    let verdicts: HashMap<&str, &str> = list
        .lines()
        .skip_while(|line| line.starts_with('#'))
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.nth(1)?))
        })
        .collect();
    let candidates = candidates(&corpus().join("un/ict"));
    assert_eq!(candidates.len(), 100);
    let verdict = |candidate: &Candidate| verdicts.get(candidate.text.as_str()).copied();
    let newcomers: Vec<&str> =
        candidates.iter().filter(|c| verdict(c).is_none()).map(|c| c.text.as_str()).collect();
    let kept = candidates.iter().filter(|candidate| verdict(candidate) == Some("keep")).count();
    // Newcomers count as no terms until they are judged.
    assert!(kept >= 60, "{kept} of 100 are terms; not judged: {newcomers:?}");
    assert!(newcomers.len() <= 5, "judge these: {newcomers:?}");
}
