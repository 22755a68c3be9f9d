//! Runs the examples on the rules' pages, and the cases in `tests/rules/`, one folder for each rule.
//! A case may hold the helps of its findings too.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_bitext::{FilePair, counterparts};
use zhengming_consistency::{
    Finding, Input, Level, Settings, Survey, SurveyOptions, check, rules, survey,
};
use zhengming_tagger::Tagger;

/// A glossary, documents, and what is to be found in them: blocks of a Markdown text.
#[derive(Debug, Default)]
struct Case {
    glossary: String,
    documents: Vec<(String, String)>,
    findings: String,
    helps: Option<String>,
}

impl Case {
    /// Blocks are `toml` for the glossary, `text NAME` for a document, `findings`, and perhaps `helps`.
    fn parse(markdown: &str) -> Self {
        let mut case = Self::default();
        for fenced in markdown.split("\n```").skip(1).step_by(2) {
            let (info, content) = fenced.split_once('\n').expect("an info string");
            match info.split_once(' ').unwrap_or((info, "")) {
                ("toml", "") => case.glossary = format!("{content}\n"),
                ("text", name) => case.documents.push((name.to_owned(), format!("{content}\n"))),
                ("findings", "") => case.findings = format!("{content}\n"),
                ("helps", "") => case.helps = Some(format!("{content}\n")),
                _ => panic!("unknown block {info:?}"),
            }
        }
        case
    }

    fn survey(&self, settings: &Settings) -> Survey {
        let loaded = zhengming_glossary::load_bytes("case.toml", self.glossary.as_str());
        assert!(!loaded.has_errors(), "{:?}", loaded.problems);
        let tagger = Tagger::new(Arc::new(loaded.glossary)).expect("a tagger");
        let inputs = self.inputs();
        let options = SurveyOptions { wanted: settings.wanted(), ..SurveyOptions::default() };
        let survey = survey(&inputs, &tagger, &options, &());
        assert!(survey.failures.is_empty(), "{:?}", survey.failures);
        survey
    }

    /// The documents; what a table or memory holds, and two files that are named as one document
    /// in two languages, as aligned texts.
    fn inputs(&self) -> Vec<Input> {
        let bytes = |name: &Path| {
            let (_, text) = self
                .documents
                .iter()
                .find(|(one, _)| Path::new(one) == name)
                .expect("the document");
            text.clone().into_bytes()
        };
        let names = self.documents.iter().map(|(name, _)| PathBuf::from(name));
        let (pairs, alone) = counterparts(names.collect());
        let pairs = pairs.into_iter().map(|FilePair { en, zh }| {
            let [en, zh] = [en, zh].map(|name| Input::bytes(&name, bytes(&name)));
            Input::pair(en, zh)
        });
        let alone = alone.into_iter().map(|name| {
            let is_aligned =
                name.extension().is_some_and(|one| ["tsv", "tmx"].iter().any(|it| one == *it));
            let make = if is_aligned { Input::aligned_bytes } else { Input::bytes };
            make(name.clone(), bytes(&name))
        });
        pairs.chain(alone).collect()
    }

    /// Applies one rule and compares; lines of documents in the order of their names.
    fn run(&self, rule: &str, name: &str) {
        let none: [&str; 0] = [];
        let settings = Settings::new(&[rule], &none, Level::Note).expect("a rule of this name");
        let survey = self.survey(&settings);
        let findings = check(&survey, &settings);
        let lines = |said: fn(&Finding) -> &str| {
            let mut lines: Vec<String> =
                findings.iter().map(|one| line(&survey, one, said(one))).collect();
            lines.sort();
            lines.concat()
        };
        assert_eq!(lines(|one| &one.message), self.findings, "{rule}: {name}");
        if let Some(helps) = &self.helps {
            assert_eq!(lines(|one| &one.help), *helps, "{rule}: {name}: helps");
        }
        for finding in findings {
            assert!(!finding.evidence.is_empty(), "{rule}: {name}: no evidence");
            assert!(finding.evidence.len() as u64 <= finding.passages(), "{rule}: {name}");
        }
    }
}

fn line(survey: &Survey, finding: &Finding, said: &str) -> String {
    format!("{}: {said}\n", survey.documents[finding.document].info.path.display())
}

fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, behind) = page.split_once(&format!("## {heading}\n")).expect("the section");
    behind.split("\n## ").next().expect("its text")
}

#[test]
fn examples_on_the_pages_are_found_or_not() {
    for rule in rules() {
        let found = Case::parse(section(rule.page(), "Example that is found"));
        assert!(!found.findings.is_empty(), "{}: the example says what is found", rule.id);
        found.run(rule.id, "example that is found");
        let not = Case::parse(section(rule.page(), "Example that is not"));
        assert!(!not.documents.is_empty() && not.findings.is_empty(), "{}", rule.id);
        not.run(rule.id, "example that is not");
    }
}

#[test]
fn cases_give_the_findings_they_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut cases = 0;
    for rule in rules() {
        for entry in fs::read_dir(folder.join(rule.id)).expect("a folder for each rule") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("a case");
            Case::parse(&text).run(rule.id, &path.display().to_string());
            cases += 1;
        }
    }
    assert!(cases >= rules().len(), "{cases} cases");
}
