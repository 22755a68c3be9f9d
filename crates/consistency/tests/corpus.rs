//! Checks on the documents of the corpus, which is looked for at `ZHENGMING_CORPUS`.

#[expect(dead_code, reason = "the other test of the verdicts reads the rest")]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#[path = "accuracy/verdicts.rs"]
mod verdicts;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use verdicts::Verdict;
use zhengming_bitext::discover;
use zhengming_consistency::{
    CheckRates, Finding, Input, Level, Practice, Seed, Settings, Survey, SurveyOptions,
    UnitsWanted, Wanted, attest, check, check_in_full, survey, verify,
};
use zhengming_document::{Document, Options};
use zhengming_glossary::core;
use zhengming_tagger::Tagger;

/// The seeds of the project, each with the resolution whose English is theirs.
const SEEDS: [(&str, &str); 2] =
    [("A-RES-73-266.zh.txt", "A/RES/74/28"), ("A-C.1-76-L.13.zh.txt", "A/RES/76/19")];

/// Rules whose findings depend on which documents are read together.
const COMPARING: [&str; 2] = ["mixed-terms", "term-drift"];

/// The samples whose texts are no documents of the collection.
const SENTENCES: [&str; 2] = ["devset", "sentences"];

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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A verdict says something of the rules only as long as they raise the finding.
#[test]
#[ignore = "needs the corpus"]
fn every_finding_with_a_verdict_is_raised() {
    let (verdicts, problems) = verdicts::read(&root().join("tests/accuracy"));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let tagger = Tagger::new(Arc::new(core().clone())).expect("a tagger");
    let (pairs, errors) = discover(&[corpus().join("un/pairs")]);
    assert!(errors.is_empty(), "{errors:?}");
    let seeds = SEEDS.map(|(name, _)| Input::file(root().join("seeds").join(name)));
    let pairs: Vec<Input> = pairs.iter().map(|pair| Input::aligned(pair.path())).collect();
    let raised = [Raised::in_documents(&pairs, &tagger), Raised::in_documents(&seeds, &tagger)];
    let [in_pairs, in_seeds] = &raised;
    let kept = verdicts.iter().filter(|verdict| {
        !COMPARING.contains(&verdict.rule.as_str()) && !SENTENCES.contains(&verdict.sample.as_str())
    });
    let stale: Vec<String> = kept
        .filter(|verdict| {
            let raised = if verdict.sample == "seeds" { in_seeds } else { in_pairs };
            !raised.has(verdict)
        })
        .map(|Verdict { file, line, symbol, language, terms, .. }| {
            format!("{file}:{line}: {symbol} {language}: {terms}")
        })
        .collect();
    assert!(stale.is_empty(), "raised no longer, take them out:\n{}", stale.join("\n"));
}

/// What was raised, by rule, symbol without blanks, and language.
struct Raised(HashMap<(&'static str, String, String), Vec<Told>>);

/// A finding in one document: its message in small letters, and the bytes of its passages.
struct Told {
    message: String,
    passages: Vec<String>,
}

impl Raised {
    /// What rules tell of documents by themselves and what they tell of units is told apart, and by
    /// each rule alone: what two rules find is otherwise told by one of them.
    fn in_documents(inputs: &[Input], tagger: &Tagger) -> Self {
        let none: [&str; 0] = [];
        let alone = |id| Settings::new(&[id], &none, Level::Note).expect("the rule exists");
        let rules = zhengming_consistency::rules().iter().map(|rule| alone(rule.id));
        let (own, units): (Vec<_>, Vec<_>) =
            rules.partition(|rule| rule.wanted().units == UnitsWanted::NOTHING);
        let mut raised = Self(HashMap::new());
        for rules in [own, units] {
            let wanted = rules.iter().fold(Wanted::NOTHING, |all, rule| all.or(rule.wanted()));
            let options = SurveyOptions { wanted, ..SurveyOptions::default() };
            let survey = survey(inputs, tagger, &options, &());
            assert!(survey.failures.is_empty(), "{:?}", survey.failures);
            for finding in rules.iter().flat_map(|rule| check_in_full(&survey, rule)) {
                raised.add(&survey, &finding);
            }
        }
        raised
    }

    fn add(&mut self, survey: &Survey, finding: &Finding) {
        let message = finding.message.to_lowercase();
        let mut documents: Vec<usize> = finding.evidence.iter().map(|it| it.document).collect();
        documents.sort_unstable();
        documents.dedup();
        for document in documents {
            let symbol = without_blanks(&survey.documents[document].info.id);
            let key = (finding.rule, symbol, finding.language.code().to_owned());
            let here = finding.evidence.iter().filter(|it| it.document == document);
            let passages = here.map(|it| format!("{}-{}", it.place.span.0, it.place.span.1));
            let told = Told { message: message.clone(), passages: passages.collect() };
            self.0.entry(key).or_default().push(told);
        }
    }

    /// Whether a finding stands at the place of the verdict, which tells only of documents that were
    /// read in the same form, or names all that it was given on.
    fn has(&self, verdict: &Verdict) -> bool {
        let rule = zhengming_consistency::rule(&verdict.rule).expect("the rule exists").id;
        let key = (rule, without_blanks(&verdict.symbol), verdict.language.clone());
        let terms = verdict.terms.to_lowercase();
        let words = || terms.split(' ').filter(|word| !["/", "of", "before"].contains(word));
        let told = self.0.get(&key).map(Vec::as_slice).unwrap_or_default();
        told.iter().any(|Told { message, passages }| {
            passages.iter().any(|passage| verdict.bytes.split(", ").any(|bytes| bytes == passage))
                || words().all(|word| message.contains(word))
        })
    }
}

fn without_blanks(symbol: &str) -> String {
    symbol.replace(' ', "")
}

fn seed((name, counterpart): (&str, &str)) -> Seed {
    let path = root().join("seeds").join(name);
    let document = Document::open(&path, &Options::default()).expect("the seed can be read");
    Seed { document, counterpart: counterpart.to_owned() }
}

#[test]
#[ignore = "needs the collection of texts"]
fn every_source_of_the_core_glossary_is_proved() {
    let (inputs, errors) = discover(&[corpus().join("un/pairs")]);
    assert!(errors.is_empty(), "{errors:?}");
    let verification = verify(core(), &inputs, &SEEDS.map(seed)).expect("all texts can be read");
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
    let survey = surveyed_pairs(UnitsWanted::PRACTICE);
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

/// `UPDATE=1` writes the table anew.
#[test]
#[ignore = "needs the collection of texts"]
fn checks_raise_what_the_table_says() {
    let rules = Settings::all().of_units();
    let survey = surveyed_pairs(rules.wanted().units);
    let counted = CheckRates::of_survey(&survey, rules.rules(), &check(&survey, &rules));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/checks.tsv");
    let written = fs::read_to_string(&path).expect("the table");
    if std::env::var_os("UPDATE").is_some() {
        let remarks = written.lines().take_while(|line| line.starts_with('#'));
        let remarks: String = remarks.map(|line| format!("{line}\n")).collect();
        fs::write(&path, remarks + &counted.to_table()).expect("the table can be written");
        return;
    }
    let table = CheckRates::parse(&written).expect("a sound table");
    assert!(table == counted, "data/checks.tsv is not what the collection shows; UPDATE=1");
}

/// `UPDATE=1` writes the table anew.
#[test]
#[ignore = "needs the corpus"]
fn openings_are_what_the_collection_has() {
    let survey = surveyed_pairs(UnitsWanted { openings: true, ..UnitsWanted::NOTHING });
    let mut counts: BTreeMap<[&str; 2], u64> = BTreeMap::new();
    for pair in survey.bitexts.iter().flat_map(|bitext| &bitext.noted.openings) {
        let [en, zh] = &pair.bases;
        *counts.entry([en, zh]).or_default() += 1;
    }
    let rows = counts.iter().map(|([en, zh], units)| format!("{en}\t{zh}\t{units}\n"));
    let counted = format!("en_opening\tzh_opening\tunits\n{}", rows.collect::<String>());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/openings.tsv");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, counted).expect("the table is written");
        return;
    }
    let table = fs::read_to_string(&path).expect("the table");
    assert!(table == counted, "data/openings.tsv is not what the collection has; UPDATE=1");
}
