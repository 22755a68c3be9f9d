//! Texts that nobody writes in good faith: the time that rules take must not grow with the square
//! of a paragraph.

use std::sync::Arc;
use std::time::{Duration, Instant};

use zhengming_consistency::{Input, Settings, SurveyOptions, check, survey};
use zhengming_tagger::Tagger;

/// What paragraphs are made of, over and over.
const PARTS: [&str; 9] = [
    "74/1, ",
    "1/1 (",
    "第74/1、",
    "decision 74/1 of 12 December 2019 and ",
    "题为“第74/1号",
    "resolution 74/1, entitled “",
    "“”的第74/1号",
    "2139 (2016), ",
    "70/1, 72/1, 71/1, 73/1 in ",
];

#[test]
fn long_paragraphs_of_citations_take_no_more_than_a_moment() {
    let glossary = "[[concept]]\nid = \"resolution\"\nen = [\"resolution\"]\nzh = [\"决议\"]\n";
    let loaded = zhengming_glossary::load_bytes("terms.toml", glossary);
    let tagger = Tagger::new(Arc::new(loaded.glossary)).expect("a tagger");
    let rules = Settings::all();
    let options = SurveyOptions { wanted: rules.wanted(), ..SurveyOptions::default() };
    for part in PARTS {
        let text = part.repeat(400_000 / part.len());
        let inputs = [Input::bytes("A-C.1-76-L.90.en.txt", text.into_bytes())];
        let started = Instant::now();
        let survey = survey(&inputs, &tagger, &options, &());
        let findings = check(&survey, &rules);
        let taken = started.elapsed();
        assert!(survey.failures.is_empty(), "{part}: {:?}", survey.failures);
        assert!(taken < Duration::from_secs(20), "{part}: {taken:?}, {} found", findings.len());
    }
}
