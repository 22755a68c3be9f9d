//! Compares tables of pairs with the documents they were made from, which are no part of the
//! repository.

use std::collections::HashSet;
use std::env;
use std::path::PathBuf;

use zhengming_bitext::{Bitext, Unit, discover};
use zhengming_document::{Label, Part};

fn units(folder: &str) -> Vec<Unit> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus");
    let corpus = env::var_os("ZHENGMING_CORPUS").map_or_else(|| default.into(), PathBuf::from);
    let (inputs, errors) = discover(&[corpus.join(folder)]);
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
