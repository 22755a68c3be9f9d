//! The page as a file: what it holds, and that nothing can break out of it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use proptest::prelude::*;
use serde_json::Value;
use zhengming_consistency::{
    Analysis, Finding, Input, Progress, Settings, Survey, SurveyOptions, check, survey,
};
use zhengming_glossary::{Glossary, load, load_bytes};
use zhengming_review::Review;
use zhengming_tagger::Tagger;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The page of some inputs.
fn page(inputs: &[Input], glossary: Arc<Glossary>, threads: usize) -> String {
    let tagger = Tagger::new(glossary).unwrap();
    let rules = Settings::all();
    let options = SurveyOptions {
        threads,
        places: 20,
        context: Some(20),
        context_of: rules.evidence(),
        wanted: rules.wanted(),
        ..SurveyOptions::default()
    };
    let survey = survey(inputs, &tagger, &options, &());
    written(inputs, &tagger, &survey, &check(&survey, &rules), &())
}

/// The page of what was surveyed already.
fn written(
    inputs: &[Input],
    tagger: &Tagger,
    survey: &Survey,
    findings: &[Finding],
    progress: &impl Progress,
) -> String {
    let review = Review {
        inputs,
        reading: SurveyOptions::default().reading,
        tagger,
        survey,
        analysis: &Analysis::new(survey),
        rules: &Settings::default(),
        findings,
        known: &[],
    };
    let mut page = Vec::new();
    review.write(&mut page, progress).unwrap();
    String::from_utf8(page).unwrap()
}

/// The data of a page by their names, unpacked.
fn data(page: &str) -> BTreeMap<String, Value> {
    let chunks = page.split("<script type=\"application/octet-stream\" id=\"data-").skip(1);
    let chunk = |chunk: &str| {
        let (name, rest) = chunk.split_once("\">").unwrap();
        let packed = STANDARD.decode(rest.split_once("</script>").unwrap().0).unwrap();
        let mut json = String::new();
        GzDecoder::new(packed.as_slice()).read_to_string(&mut json).unwrap();
        (name.to_owned(), serde_json::from_str(&json).unwrap())
    };
    chunks.map(chunk).collect()
}

fn seeds() -> (Vec<Input>, Arc<Glossary>) {
    let seed = |name: &str| Input::bytes(name, fs::read(root().join("seeds").join(name)).unwrap());
    let inputs = vec![seed("A-RES-73-266.zh.txt"), seed("A-C.1-76-L.13.zh.txt")];
    let glossary = load(&[root().join("tests/cmd/files/terms")]).glossary;
    (inputs, Arc::new(glossary))
}

/// Two texts of one document, and one without symbol.
fn pair() -> (Vec<Input>, Arc<Glossary>) {
    let zh =
        "大会，\n\n回顾《网络规范》，\n\n1. 促请各国遵守规范；\n\n2. 又促请各国落实“规范”一词。\n";
    let en =
        "The General Assembly,\n\nRecalling the norms,\n\n1. Calls upon States to observe norms;\n";
    let inputs = vec![
        Input::bytes("A-RES-80-901.zh.txt", zh.as_bytes()),
        Input::bytes("A-RES-80-901.en.txt", en.as_bytes()),
        Input::bytes("notes.txt", "各国的规范。\n".as_bytes()),
    ];
    let table = "concept,lang,term\nnorm,en,norm\nnorm,zh,规范\n";
    (inputs, Arc::new(load_bytes("terms.csv", table).glossary))
}

#[test]
fn the_index_of_the_seeds() {
    let (inputs, glossary) = seeds();
    let mut data = data(&page(&inputs, glossary, 0));
    let index = data.get_mut("index").unwrap();
    // New rules and new versions are no news here.
    (index["rules"], index["version"]) = (Value::Null, Value::Null);
    insta::assert_json_snapshot!(index);
}

#[test]
fn the_findings_of_the_seeds_lead_to_their_passages() {
    let (inputs, glossary) = seeds();
    let data = data(&page(&inputs, glossary, 0));
    let units = |text: usize, paragraph: usize| -> Vec<u16> {
        let at = &data["index"]["texts"][text]["at"];
        let chunk = &data[&format!("texts-zh-{}", at[0])][at[1].as_u64().unwrap() as usize];
        chunk["paragraphs"][paragraph]["t"].as_str().unwrap().encode_utf16().collect()
    };
    let number = |value: &Value| value.as_u64().unwrap() as usize;
    let mut found = 0;
    for details in data["finding-details-0"].as_array().unwrap() {
        for evidence in details["evidence"].as_array().unwrap() {
            let place = &evidence["place"];
            let [paragraph, start, length] = [0, 1, 2].map(|at| number(&place[at]));
            let text = units(number(&evidence["text"]), paragraph);
            let passage = String::from_utf16(&text[start..start + length]).unwrap();
            assert_eq!(passage, evidence["keyword"].as_str().unwrap());
            found += 1;
        }
    }
    assert!(found > 0);
}

#[test]
fn both_texts_of_a_document_stand_side_by_side() {
    let (inputs, glossary) = pair();
    let data = data(&page(&inputs, glossary, 0));
    let documents = data["index"]["documents"].as_array().unwrap();
    let ids: Vec<&str> = documents.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["A/RES/80/901", "notes.txt"]);
    let rows = &data["documents-0"][0]["rows"];
    assert_eq!(*rows, serde_json::json!([[0, 0], [1, 1], [2, 2], [3, -1]]));
    // The title and the quotation are shielded, and the term in them with them.
    let zh = &data["texts-zh-0"][0]["paragraphs"];
    assert_eq!(zh[1]["q"], serde_json::json!([3, 4, 2]));
    assert_eq!(zh[1]["m"].as_array().unwrap()[3], 2);
    assert_eq!(zh[3]["q"], serde_json::json!([8, 2, 4]));
}

#[test]
fn documents_of_one_file_stay_apart_each_with_both_languages() {
    let file = |name: &str| {
        format!(
            "<file original=\"{name}\" source-language=\"en\" target-language=\"zh\"><body>\
             <trans-unit id=\"1\"><source>The norms of {name}</source>\
             <target>{name}的规范</target></trans-unit></body></file>"
        )
    };
    let xliff = format!(
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">{}{}</xliff>",
        file("one"),
        file("two")
    );
    let path = std::env::temp_dir().join(format!("zhengming-{}.xlf", std::process::id()));
    fs::write(&path, xliff).unwrap();
    let data = data(&page(&[Input::aligned(&path)], pair().1, 0));
    fs::remove_file(&path).unwrap();
    let documents = data["index"]["documents"].as_array().unwrap();
    let texts: Vec<usize> =
        documents.iter().map(|it| it["texts"].as_array().unwrap().len()).collect();
    assert_eq!(texts, [2, 2]);
    assert_eq!(data["texts-zh-0"][1]["paragraphs"][0]["t"], "two的规范");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (inputs, glossary) in [seeds(), pair()] {
        let one = page(&inputs, Arc::clone(&glossary), 1);
        assert!(one == page(&inputs, glossary, 3));
    }
}

#[test]
fn a_document_that_is_gone_is_listed_without_its_text() {
    let folder = std::env::temp_dir().join(format!("zhengming-review-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("draft.zh.txt");
    fs::write(&path, "各国遵守规范。\n").unwrap();
    let (_, glossary) = pair();
    let tagger = Tagger::new(glossary).unwrap();
    let inputs = [Input::file(&path)];
    let options = SurveyOptions::default();
    let survey = survey(&inputs, &tagger, &options, &());
    fs::remove_dir_all(&folder).unwrap();
    let page = written(&inputs, &tagger, &survey, &[], &());
    let index = &data(&page)["index"];
    assert_eq!(index["documents"].as_array().unwrap().len(), 1);
    assert!(index["documents"][0]["at"].is_null());
}

#[test]
fn a_long_text_is_cut_and_says_so() {
    let (_, glossary) = pair();
    let long = "各国遵守规范。\n\n".repeat(100_000);
    let data = data(&page(&[Input::bytes("long.zh.txt", long.into_bytes())], glossary, 0));
    let texts = data.iter().filter(|(name, _)| name.starts_with("texts-"));
    let texts: Vec<&Value> = texts.flat_map(|(_, chunk)| chunk.as_array().unwrap()).collect();
    assert_eq!(texts.len(), 1);
    assert!(texts[0]["cut"].as_bool().unwrap());
    assert!(texts[0]["paragraphs"].as_array().unwrap().len() <= 20_000);
    assert_eq!(data["index"]["totals"]["uses"], 100_000);
}

/// Counts the texts that are told of.
#[derive(Default)]
struct Count(AtomicUsize);

impl Progress for Count {
    fn bytes(&self, _more: u64) {}

    fn document(&self) {
        self.0.fetch_add(1, Relaxed);
    }
}

#[test]
fn every_text_is_told_to_who_waits() {
    let (inputs, glossary) = pair();
    let tagger = Tagger::new(glossary).unwrap();
    let options = SurveyOptions::default();
    let survey = survey(&inputs, &tagger, &options, &());
    let count = Count::default();
    written(&inputs, &tagger, &survey, &[], &count);
    assert_eq!(count.0.into_inner(), survey.documents.len());
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("</script>"),
        Just("<script>"),
        Just("<!--"),
        Just("-->"),
        Just("]]>"),
        Just("\" onload=\""),
        Just("javascript:"),
        Just("\u{2028}"),
        Just("%DATA%"),
        Just("%SCRIPT%"),
        Just("规范"),
        Just("norm "),
        Just("\n\n"),
        Just("𠮷"),
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_name_or_term_gets_into_the_markup(
        text in hostile(),
        name in hostile(),
        note in hostile(),
    ) {
        let toml = format!(
            "[[concept]]\nid = \"norm\"\nnote = {}\nen = [\"norm\"]\nzh = [\"规范\"]\n",
            serde_json::to_string(&note).unwrap(),
        );
        let glossary = Arc::new(load_bytes("norm.toml", toml.as_str()).glossary);
        let hostile = page(&[Input::bytes(name.as_str(), text.into_bytes())], Arc::clone(&glossary), 1);
        let harmless = page(&[Input::bytes("norm.txt", "规范".as_bytes())], glossary, 1);
        // Without the data the two pages are the same.
        prop_assert_eq!(frame(&hostile), frame(&harmless));
    }
}

/// A page without its data.
fn frame(page: &str) -> (&str, &str) {
    let mark = "<script type=\"application/octet-stream\"";
    let (before, data) = page.split_once(mark).unwrap();
    (
        before,
        &data[data
            .rfind(mark)
            .and_then(|at| data[at..].find("</script>").map(|end| at + end))
            .unwrap()..],
    )
}
