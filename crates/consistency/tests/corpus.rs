//! Checks on the documents of the corpus, which is looked for at `ZHENGMING_CORPUS`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_consistency::{Input, Settings, SurveyOptions, check, survey};
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
    let survey = survey(&inputs, &tagger, &SurveyOptions::default(), &());
    assert!(survey.failures.is_empty(), "{:?}", survey.failures);
    assert_eq!(survey.documents.len(), inputs.len());
    let findings = check(&survey, &Settings::default());
    for (rule, most_in_a_document) in
        [("deprecated-term", 0.5), ("mixed-terms", 2.5), ("term-drift", 2.0)]
    {
        let found = findings.iter().filter(|finding| finding.rule == rule).count();
        let in_a_document = found as f64 / survey.documents.len() as f64;
        assert!(in_a_document <= most_in_a_document, "{rule}: {in_a_document:.2} in a document");
    }
    assert!(findings.iter().all(|finding| !finding.evidence.is_empty()));
}
