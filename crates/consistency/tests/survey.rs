//! What a survey must hold to whatever it reads.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use proptest::prelude::*;
use zhengming_consistency::{Input, Progress, Survey, SurveyOptions, survey};
use zhengming_document::Options;
use zhengming_glossary::load_bytes;
use zhengming_tagger::Tagger;

const GLOSSARY: &str = r#"
[[concept]]
id = "norm"
en = ["norm"]
zh = ["规范", "准则"]

[[concept]]
id = "ict"
en = ["information and communications technology", { term = "ICT", abbreviation = true }]
zh = ["信息和通信技术", { term = "信通技术", abbreviation = true }]
"#;

fn tagger() -> Tagger {
    let loaded = load_bytes("glossary.toml", GLOSSARY);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    Tagger::new(Arc::new(loaded.glossary)).expect("a tagger")
}

fn options(threads: usize, batch_bytes: usize) -> SurveyOptions {
    let reading = Options { batch_bytes, ..Options::default() };
    SurveyOptions { threads, reading, context: Some(8), ..SurveyOptions::default() }
}

fn text(paragraphs: usize) -> Vec<u8> {
    let mut text = String::new();
    for number in 0..paragraphs {
        let term = ["规范", "准则", "信息和\n通信技术", "信通技术", "《规范》汇编"][number % 5];
        writeln!(text, "第{number}段说明各国在使用ICT时如何适用{term}，并就此提出意见。\n")
            .expect("strings take any text");
    }
    text.into_bytes()
}

/// All that a survey holds, but for the glossary.
fn shown(survey: &Survey) -> String {
    format!("{:#?}\n{:#?}", survey.documents, survey.failures)
}

#[test]
fn no_term_is_lost_where_a_line_without_end_is_cut() {
    let clauses = "各国在使用信息和通信技术时，不论何处，均遵守规范；".repeat(3000);
    let reading = Options { batch_bytes: 4000, paragraph_bytes: 8000, ..Options::default() };
    let options = SurveyOptions { places: u32::MAX, reading, ..options(2, 1) };
    let inputs = [Input::bytes("line.zh.txt", clauses.clone().into_bytes())];
    let survey = survey(&inputs, &tagger(), &options, &());
    let terms = &survey.documents[0].terms;
    assert_eq!(terms.iter().map(|term| term.count).collect::<Vec<_>>(), [3000, 3000]);
    for place in terms.iter().flat_map(|term| &term.places) {
        let before = &clauses[..place.span.0 as usize];
        assert_eq!((place.line, place.column), (1, before.chars().count() as u64 + 1));
    }
}

#[test]
fn the_number_of_threads_does_not_count() {
    let tagger = tagger();
    let mut inputs = vec![Input::bytes("long.zh.txt", text(4000))];
    inputs.extend((0..40).map(|n| Input::bytes(format!("{n}.zh.txt"), text(n))));
    inputs.push(Input::file("no/such/file.txt"));
    let one = shown(&survey(&inputs, &tagger, &options(1, 10_000), &()));
    for threads in [2, 3, 8] {
        assert_eq!(shown(&survey(&inputs, &tagger, &options(threads, 10_000), &())), one);
    }
}

#[test]
fn batches_do_not_change_counts_and_places() {
    let tagger = tagger();
    let input = [Input::bytes("long.zh.txt", text(2000))];
    let whole = survey(&input, &tagger, &options(1, 1 << 20), &());
    let parts = survey(&input, &tagger, &options(2, 3_000), &());
    assert_eq!(whole.documents[0].terms, parts.documents[0].terms);
    assert_eq!(whole.documents[0].characters, parts.documents[0].characters);
}

#[test]
fn one_bad_file_stops_no_other() {
    let inputs = [
        Input::file("no/such/file.txt"),
        Input::bytes("good.zh.txt", text(3)),
        Input::bytes("broken.xml", "<?xml version=\"1.0\"?><akomaNtoso><act>".as_bytes()),
        Input::bytes("binary.txt", vec![0u8; 4096]),
    ];
    let survey = survey(&inputs, &tagger(), &SurveyOptions::default(), &());
    assert_eq!(survey.documents.len(), 1);
    assert_eq!(survey.failures.len(), 3, "{:?}", survey.failures);
    assert!(survey.failures.iter().all(|failure| !failure.message.is_empty()));
}

#[derive(Default)]
struct Counts {
    bytes: AtomicU64,
    documents: AtomicU64,
}

impl Progress for Counts {
    fn bytes(&self, more: u64) {
        self.bytes.fetch_add(more, Relaxed);
    }

    fn document(&self) {
        self.documents.fetch_add(1, Relaxed);
    }
}

#[test]
fn progress_comes_to_the_whole() {
    let texts = [text(1), text(900), text(0)];
    let inputs: Vec<Input> =
        texts.iter().map(|text| Input::bytes("x.zh.txt", text.clone())).collect();
    let counts = Counts::default();
    survey(&inputs, &tagger(), &options(2, 5_000), &counts);
    assert_eq!(counts.bytes.load(Relaxed), texts.iter().map(|text| text.len() as u64).sum::<u64>());
    assert_eq!(counts.documents.load(Relaxed), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_surveyed_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let survey = survey(&[Input::bytes("x.txt", bytes)], &tagger(), &options(1, 100), &());
        prop_assert_eq!(survey.documents.len() + survey.failures.len(), 1);
    }

    #[test]
    fn places_lead_to_the_term(
        pieces in prop::collection::vec(
            prop::sample::select(vec!["规范", "规 范", "\n\n", "\r\n", "，", "各国", "ＩＣＴ ", "1. "]),
            0..60,
        )
    ) {
        let text = pieces.concat();
        let survey = survey(&[Input::bytes("x.txt", text.clone().into_bytes())], &tagger(), &options(1, 50), &());
        for place in survey.documents.iter().flat_map(|one| &one.terms).flat_map(|term| &term.places) {
            let source = &text[place.span.0 as usize..place.span.1 as usize];
            let solid: String = source.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert!(["规范", "ＩＣＴ"].contains(&solid.as_str()), "{source:?}");
            let before = &text[..place.span.0 as usize];
            let line = 1 + before.matches('\n').count() as u64;
            prop_assert_eq!(place.line, line);
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            prop_assert_eq!(place.column, 1 + before[start..].chars().count() as u64);
        }
    }
}
