//! Renderings out of the pairs of 2,031 resolutions, against the list of those that were observed.
//! Run with `cargo test -p zhengming-rendering --test corpus -- --ignored --nocapture`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use zhengming_bitext::discover;
use zhengming_glossary::Glossary;
use zhengming_rendering::{Answer, Index, Options, open, render};

/// Units from which on an observed rendering must be found, and among how many.
const OBSERVED: u32 = 5;
const AMONG: usize = 10;

/// Terms whose first rendering must be the most frequent one, and terms all of whose renderings must
/// be among the first, as `docs/render.md` has them.
const FIRST: usize = 49;
const FIRST_ALONE: usize = 47;
const ALL: usize = 43;

fn corpus() -> PathBuf {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus");
    let corpus = env::var_os("ZHENGMING_CORPUS").map_or_else(|| default.into(), PathBuf::from);
    assert!(corpus.is_dir(), "no corpus in {}", corpus.display());
    corpus
}

/// The terms with their observed renderings and the numbers of units.
fn observed() -> BTreeMap<String, Vec<(String, u32)>> {
    let table = corpus().join("un/observed-renderings.tsv");
    let table = fs::read_to_string(table).expect("the list is there");
    let mut terms: BTreeMap<String, Vec<(String, u32)>> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let renderings = terms.entry(cells[0].to_owned()).or_default();
        if cells[2] != "(none of these)" {
            renderings.push((cells[2].to_owned(), cells[3].parse().expect("a number")));
        }
    }
    terms
}

/// The list counts *Member States* under *States*.
fn asked(term: &str) -> &str {
    if term == "States" { "Member States" } else { term }
}

/// Whether a rendering that was found is the observed one. The list has stems: 脆弱 for 脆弱性.
fn is_same(found: &str, observed: &str) -> bool {
    found.contains(observed)
}

/// The first rows that are shown, with the longer forms shown beside them.
fn shown(answer: &Answer) -> Vec<Vec<&str>> {
    let rows = answer.renderings.iter().chain(&answer.others).take(AMONG);
    rows.map(|row| {
        let longer = row.longer.iter().map(|form| form.text.as_str());
        std::iter::once(row.text.as_str()).chain(longer).collect()
    })
    .collect()
}

fn index() -> Index {
    let (inputs, errors) = discover(&[corpus().join("un/pairs")]);
    assert!(errors.is_empty());
    let file = env::var_os("ZHENGMING_RENDER_INDEX").map(PathBuf::from);
    let opened = open(&inputs, file.as_deref());
    assert!(opened.failures.is_empty());
    opened.index
}

/// What of the observed renderings was found.
#[derive(Debug, Default)]
struct Found {
    /// Terms whose first rendering is the most frequent one.
    first: usize,
    /// Terms all of whose renderings are among the first.
    all: usize,
}

impl Found {
    /// Counts a term: the rows that were shown, each in its forms.
    fn add(&mut self, observed: &[(String, u32)], shown: &[Vec<&str>]) {
        let is_in = |forms: &[&str], text: &str| forms.iter().any(|found| is_same(found, text));
        let most = observed.iter().max_by_key(|(_, units)| *units);
        self.first += usize::from(match (most, shown.first()) {
            (Some((text, _)), Some(forms)) => is_in(forms, text),
            (most, shown) => most.is_none() && shown.is_none(),
        });
        let is_shown = |text: &str| shown.iter().any(|forms| is_in(forms, text));
        let is_missing = |(text, units): &(String, u32)| *units >= OBSERVED && !is_shown(text);
        self.all += usize::from(!observed.iter().any(is_missing));
    }
}

#[test]
#[ignore = "needs the corpus"]
fn observed_renderings_are_found() {
    let started = Instant::now();
    let index = index();
    eprintln!("{} units, index after {:?}", index.len(), started.elapsed());
    // With the longer forms that are shown beside the rows, and by the rows alone.
    let (mut with_longer, mut alone) = (Found::default(), Found::default());
    let observed = observed();
    for (term, observed) in &observed {
        let started = Instant::now();
        let answer = render(&index, asked(term), &Glossary::default(), &Options::default());
        let answer = answer.expect("the terms can be asked for");
        let took = started.elapsed();
        let shown = shown(&answer);
        let heads: Vec<Vec<&str>> = shown.iter().map(|forms| vec![forms[0]]).collect();
        with_longer.add(observed, &shown);
        alone.add(observed, &heads);
        eprintln!("{term} ({} units, {took:?}): {heads:?}", answer.units);
    }
    eprintln!("{} terms: {with_longer:?}; by the rows alone {alone:?}", observed.len());
    assert!(with_longer.first >= FIRST, "expected {FIRST}");
    assert!(alone.first >= FIRST_ALONE, "expected {FIRST_ALONE} by the rows alone");
    assert!(with_longer.all >= ALL, "expected {ALL}");
}
