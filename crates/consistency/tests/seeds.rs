//! The seeds of the project with the core glossary: variation that must be reported.

use std::path::Path;
use std::sync::Arc;

use zhengming_consistency::{
    Analysis, ContextOf, Input, Level, Settings, Survey, SurveyOptions, check, survey,
};
use zhengming_glossary::{Language, core};
use zhengming_tagger::Tagger;

fn seeds() -> Survey {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let names = ["A-RES-73-266.zh.txt", "A-C.1-76-L.13.zh.txt"];
    let inputs: Vec<Input> = names.iter().map(|name| Input::file(folder.join(name))).collect();
    let tagger = Tagger::new(Arc::new(core().clone())).expect("a tagger");
    let survey = survey(&inputs, &tagger, &SurveyOptions::default(), &());
    assert!(survey.failures.is_empty(), "{:?}", survey.failures);
    survey
}

/// Chinese terms of a concept in use, in the order of the glossary.
fn terms(survey: &Survey, analysis: &Analysis, concept: &str) -> Vec<String> {
    let usage = analysis
        .concepts
        .iter()
        .find(|usage| {
            usage.language == Language::Zh && survey.glossary.concept(usage.concept).id == concept
        })
        .unwrap_or_else(|| panic!("{concept} is not in use"));
    let in_use = usage.terms.iter().filter(|term| term.uses() > 0);
    in_use.map(|term| survey.glossary.term(term.term).text.clone()).collect()
}

#[test]
fn concepts_worded_in_several_ways_are_reported() {
    let survey = seeds();
    let analysis = Analysis::new(&survey);
    assert_eq!(terms(&survey, &analysis, "norms"), ["规范", "准则"]);
    let behaviour = terms(&survey, &analysis, "responsible-state-behaviour");
    assert_eq!(behaviour, ["负责任国家行为", "国家负责任行为"]);
    let civil = terms(&survey, &analysis, "civil-and-military-fields");
    assert_eq!(civil, ["民用和军事领域", "民事和军事领域"]);
}

#[test]
fn verbs_of_stressing_are_compared_as_a_family() {
    let survey = seeds();
    let analysis = Analysis::new(&survey);
    let family = analysis
        .families
        .iter()
        .find(|usage| {
            usage.language == Language::Zh
                && survey.glossary.families[usage.family].id == "verbs-of-stressing"
        })
        .expect("the family is in use");
    assert!(family.measures.variants >= 3, "{family:?}");
    assert!(family.measures.hhi.is_some_and(|hhi| hhi < 1.0), "{family:?}");
}

#[test]
fn findings_show_their_passages() {
    let survey = seeds();
    let findings = check(&survey, &Settings::all());
    let has = |rule: &str, concept: &str| {
        findings.iter().any(|finding| {
            finding.rule == rule
                && finding.concept.is_some_and(|id| survey.glossary.concept(id).id == concept)
        })
    };
    assert!(has("mixed-terms", "norms"));
    assert!(has("deprecated-term", "civil-and-military-fields"));
    assert!(has("term-drift", "responsible-state-behaviour"));
    let documents: Vec<usize> = findings.iter().map(|finding| finding.document).collect();
    assert!(documents.is_sorted(), "{documents:?}");
    for finding in &findings {
        assert!(!finding.evidence.is_empty(), "{finding:?}");
        assert!(finding.evidence.len() as u64 <= finding.passages(), "{finding:?}");
    }
}

/// A survey keeps the text around those terms only that findings may show.
#[test]
fn every_passage_of_a_finding_has_its_context() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let names = ["A-RES-73-266.zh.txt", "A-C.1-76-L.13.zh.txt"];
    let inputs: Vec<Input> = names.iter().map(|name| Input::file(folder.join(name))).collect();
    let tagger = Tagger::new(Arc::new(core().clone())).expect("a tagger");
    let rules = Settings::all();
    let context_of = rules.evidence();
    assert_ne!(context_of, ContextOf::AllTerms);
    let options = SurveyOptions { context: Some(20), context_of, ..SurveyOptions::default() };
    let findings = check(&survey(&inputs, &tagger, &options, &()), &rules);
    assert!(findings.len() > 3, "{findings:?}");
    for finding in findings {
        assert!(finding.evidence.iter().all(|evidence| evidence.place.context.is_some()));
    }
}

/// The core glossary lists the name of A/C.1/76/L.13 OP 1 as deprecated. One of the two rules speaks.
#[test]
fn a_broken_name_is_told_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let inputs = [Input::file(folder.join("A-C.1-76-L.13.zh.txt"))];
    let tagger = Tagger::new(Arc::new(core().clone())).expect("a tagger");
    let told = |rules: &[&str]| {
        let none: [&str; 0] = [];
        let rules = Settings::new(rules, &none, Level::Note).expect("rules");
        let options = SurveyOptions { wanted: rules.wanted(), ..SurveyOptions::default() };
        let findings = check(&survey(&inputs, &tagger, &options, &()), &rules);
        let is_there = |place: &zhengming_consistency::Place| place.label.to_string() == "OP 1";
        let there = findings.iter().filter(|finding| is_there(&finding.evidence[0].place));
        there.map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(told(&["deprecated-term"]), ["deprecated-term"]);
    assert_eq!(told(&["deprecated-term", "broken-name"]), ["broken-name"]);
}

/// The working group of A/C.1/76/L.13 OP 1 has become one of experts. No citation of the seeds is
/// wrong.
#[test]
fn a_broken_name_is_found_where_no_glossary_lists_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let names = ["A-RES-73-266.zh.txt", "A-C.1-76-L.13.zh.txt"];
    let inputs: Vec<Input> = names.iter().map(|name| Input::file(folder.join(name))).collect();
    let mut glossary = core().clone();
    for concept in &mut glossary.concepts {
        concept.terms.retain(|term| term.status.is_accepted());
    }
    let tagger = Tagger::new(Arc::new(glossary)).expect("a tagger");
    let none: [&str; 0] = [];
    let rules = Settings::new(&["broken-name", "citation"], &none, Level::Note).expect("rules");
    let options = SurveyOptions { wanted: rules.wanted(), ..SurveyOptions::default() };
    let survey = survey(&inputs, &tagger, &options, &());
    let findings = check(&survey, &rules);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.rule, "broken-name");
    assert_eq!(finding.evidence[0].place.label.to_string(), "OP 1");
    assert!(finding.message.contains("不限成员名额政府专家组"), "{}", finding.message);
    let meant = ["不限成员名额工作组", "发展政府专家组"];
    assert!(meant.iter().all(|name| finding.help.contains(name)), "{}", finding.help);
}
