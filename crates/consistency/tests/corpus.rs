//! Checks on the documents of the corpus, which is looked for at `ZHENGMING_CORPUS`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_bitext::discover;
use zhengming_consistency::{
    Input, Practice, Seed, Settings, Survey, SurveyOptions, UnitsWanted, Wanted, attest, check,
    survey, verify,
};
use zhengming_document::{Document, Options};
use zhengming_glossary::core;
use zhengming_tagger::Tagger;

fn corpus() -> PathBuf {
    let given = std::env::var_os("ZHENGMING_CORPUS").map(PathBuf::from);
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let corpus = given.unwrap_or_else(beside);
    assert!(corpus.is_dir(), "no corpus at {}", corpus.display());
    corpus
}

fn documents() -> Vec<Input> {
    let mut documents = Vec::new();
    for group in ["ict", "other"] {
        let folder = corpus().join("un").join(group).join("akn");
        let entries = fs::read_dir(&folder).expect("the folder of the documents");
        documents.extend(entries.map(|entry| Input::file(entry.expect("an entry").path())));
    }
    documents
}

/// Official texts are what users try first, and false alarms on them what they leave for. The
/// pages of the rules say how many findings were judged right; more findings ask for a new look.
#[test]
#[ignore = "needs the corpus"]
fn official_texts_raise_few_findings() {
    let tagger = Tagger::new(Arc::new(core().clone())).expect("a tagger");
    let inputs = documents();
    let rules = Settings::all();
    let options = SurveyOptions { wanted: rules.wanted(), ..SurveyOptions::default() };
    let survey = survey(&inputs, &tagger, &options, &());
    assert!(survey.failures.is_empty(), "{:?}", survey.failures);
    assert_eq!(survey.documents.len(), inputs.len());
    let findings = check(&survey, &rules);
    for (rule, most_in_a_document) in [
        ("deprecated-term", 0.2),
        ("mixed-terms", 0.7),
        ("term-drift", 0.8),
        ("broken-name", 0.02),
        ("citation", 0.1),
        ("citation-order", 0.02),
        ("unlisted-variant", 0.2),
    ] {
        let found = findings.iter().filter(|finding| finding.rule == rule).count();
        let in_a_document = found as f64 / survey.documents.len() as f64;
        assert!(in_a_document <= most_in_a_document, "{rule}: {in_a_document:.2} in a document");
    }
    assert!(findings.iter().all(|finding| !finding.evidence.is_empty()));
}

fn seed(name: &str, counterpart: &str) -> Seed {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds").join(name);
    let document = Document::open(&path, &Options::default()).expect("the seed can be read");
    Seed { document, counterpart: counterpart.to_owned() }
}

#[test]
#[ignore = "needs the collection of texts"]
fn every_source_of_the_core_glossary_is_proved() {
    let (inputs, errors) = discover(&[corpus().join("un/pairs")]);
    assert!(errors.is_empty(), "{errors:?}");
    let seeds =
        [seed("A-RES-73-266.zh.txt", "A/RES/74/28"), seed("A-C.1-76-L.13.zh.txt", "A/RES/76/19")];
    let verification = verify(core(), &inputs, &seeds).expect("all texts can be read");
    let list: Vec<String> = verification.unproved.iter().map(ToString::to_string).collect();
    assert!(
        list.is_empty(),
        "{} of {} sources are not proved:\n{}",
        list.len(),
        verification.claims,
        list.join("\n")
    );
}

#[test]
#[ignore = "needs the collection of texts"]
fn most_concepts_meet_in_aligned_paragraphs() {
    let (inputs, _) = discover(&[corpus().join("un/pairs")]);
    let glossary = Arc::new(core().clone());
    let attestation = attest(&inputs, &glossary, 0).expect("the glossary fits an automaton");
    assert!(attestation.failures.is_empty(), "{:?}", attestation.failures);
    assert_eq!(attestation.units, 125_633);
    let missing: Vec<&str> = attestation
        .concepts
        .iter()
        .filter(|concept| !concept.is_attested())
        .map(|concept| glossary.concept(concept.concept))
        .filter(|concept| concept.unattested.is_none())
        .map(|concept| concept.id.as_str())
        .collect();
    assert!(missing.is_empty(), "not attested, and no reason given: {}", missing.join(", "));
}

/// The tables of pairs, with something of their units.
fn surveyed_pairs(units: UnitsWanted) -> Survey {
    let folder = corpus().join("un/pairs");
    let entries = fs::read_dir(&folder).expect("the folder of the tables");
    let inputs: Vec<Input> =
        entries.map(|entry| Input::aligned(entry.expect("an entry").path())).collect();
    let tagger = Tagger::new(Arc::new(core().clone())).expect("a tagger");
    let wanted = Wanted { units, ..Wanted::NOTHING };
    let survey =
        survey(&inputs, &tagger, &SurveyOptions { wanted, ..SurveyOptions::default() }, &());
    assert!(survey.failures.is_empty(), "{:?}", survey.failures);
    survey
}

/// `UPDATE=1` writes the table anew.
#[test]
#[ignore = "needs the collection of texts"]
fn practice_is_what_the_collection_shows() {
    let survey = surveyed_pairs(UnitsWanted { reach: true, ..UnitsWanted::NOTHING });
    let counted = Practice::of_survey(&survey);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/practice.tsv");
    let written = fs::read_to_string(&path).expect("the table");
    if std::env::var_os("UPDATE").is_some() {
        let remarks = written.lines().take_while(|line| line.starts_with('#'));
        let remarks: String = remarks.map(|line| format!("{line}\n")).collect();
        fs::write(&path, remarks + &counted.to_table()).expect("the table can be written");
        return;
    }
    let table = Practice::parse(&written).expect("a sound table");
    assert!(table == counted, "data/practice.tsv is not what the collection shows; UPDATE=1");
}
