//! Counts what official texts do, and compares it with the tables that are built in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use zhengming_bitext::discover;
use zhengming_consistency::{Input, SurveyOptions, UnitsWanted, Wanted, survey};
use zhengming_glossary::core;
use zhengming_tagger::Tagger;

fn pairs() -> Vec<Input> {
    let given = env::var_os("ZHENGMING_CORPUS").map(PathBuf::from);
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let folder = given.unwrap_or_else(beside).join("un/pairs");
    let (found, errors) = discover(&[folder]);
    assert!(errors.is_empty(), "{errors:?}");
    found.iter().map(|input| Input::aligned(input.path())).collect()
}

/// `UPDATE=1` writes the table.
#[test]
#[ignore = "needs the corpus"]
fn the_table_of_openings_is_what_official_texts_have() {
    let tagger = Tagger::new(Arc::new(core().clone())).expect("a tagger");
    let units = UnitsWanted { openings: true, ..UnitsWanted::NOTHING };
    let wanted = Wanted { units, ..Wanted::NOTHING };
    let options = SurveyOptions { wanted, places: 0, ..SurveyOptions::default() };
    let survey = survey(&pairs(), &tagger, &options, &());
    let mut counts: BTreeMap<[&str; 2], u64> = BTreeMap::new();
    for pair in survey.bitexts.iter().flat_map(|bitext| &bitext.noted.openings) {
        let [en, zh] = &pair.bases;
        *counts.entry([en, zh]).or_default() += 1;
    }
    let rows = counts.iter().map(|([en, zh], units)| format!("{en}\t{zh}\t{units}\n"));
    let table = format!("en_opening\tzh_opening\tunits\n{}", rows.collect::<String>());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/openings.tsv");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, table).expect("the table is written");
        return;
    }
    let written = fs::read_to_string(&path).expect("the table");
    assert!(written == table, "{}: write it again with UPDATE=1", path.display());
}
