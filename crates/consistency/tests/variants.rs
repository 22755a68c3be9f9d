//! Properties of the forms that are told as unlisted variants.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use proptest::prelude::*;
use zhengming_consistency::{Input, SurveyOptions, Variant, Wanted, survey};
use zhengming_glossary::{Glossary, load_bytes};
use zhengming_tagger::Tagger;
use zhengming_text::fold_term;

const GLOSSARY: &str = r#"
[[concept]]
id = "behaviour"
en = ["responsible State behaviour"]
zh = ["国家负责任行为", "负责任的国家行为"]

[[concept]]
id = "peace"
en = ["international peace and security"]
zh = ["国际和平与安全"]

[[concept]]
id = "threats"
en = ["existing and potential threats"]
zh = ["现有和潜在威胁"]

[[concept]]
id = "covenant"
kind = "name"
en = ["Covenant on Cables, Stations and Ports"]
zh = ["电缆、登陆站和港口国际公约"]

[[concept]]
id = "system"
en = ["lethal autonomous weapons system"]
zh = ["致命性自主武器系统", "致命性自主武器"]

[[concept]]
id = "settlement"
en = ["settlement of disputes"]
zh = ["解决争端"]
"#;

/// What texts are made of: terms, forms near them, and what stands between.
const PIECES: [&str; 34] = [
    "国家",
    "负责任",
    "行为",
    "的",
    "国家负责任行为",
    "负责任国家行为",
    "负责任的国家行为",
    "国际",
    "和平",
    "与",
    "及",
    "安全",
    "国际和平与安全",
    "国际和平及安全",
    "现有",
    "和",
    "潜在",
    "威胁",
    "现有和潜在的威胁",
    "电缆",
    "、",
    "登陆站",
    "港口",
    "国际公约",
    "电缆登陆站和港口国际公约",
    "致命自主武器系统",
    "致命性自主武器系统",
    "，",
    "《",
    "》",
    "responsible behaviour of States ",
    "dispute settlement ",
    "lethal autonomous weapon systems ",
    "of ",
];

/// Signs that a reader does not see between Chinese characters.
const NOISE: [&str; 3] = ["", " ", "\u{200B}"];

fn tagger() -> Tagger {
    let loaded = load_bytes("glossary.toml", GLOSSARY);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    Tagger::new(Arc::new(loaded.glossary)).unwrap()
}

fn variants(tagger: &Tagger, text: &str) -> Vec<Variant> {
    let input = Input::bytes("draft.zh.txt", text.to_owned().into_bytes());
    let wanted = Wanted { variants: true, ..Wanted::NOTHING };
    let options = SurveyOptions { wanted, threads: 1, ..SurveyOptions::default() };
    let mut survey = survey(&[input], tagger, &options, &());
    assert!(survey.failures.is_empty(), "{:?}", survey.failures);
    survey.documents.remove(0).gleanings.variants
}

fn is_listed(glossary: &Glossary, form: &str) -> bool {
    glossary.terms().any(|(_, term)| fold_term(&term.text) == form)
}

fn texts() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn what_is_told_stands_there_and_is_not_listed(pieces in texts()) {
        let tagger = tagger();
        let text = pieces.concat();
        let mut behind = 0;
        for variant in variants(&tagger, &text) {
            let (start, end) = variant.place.span;
            let source = &text[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()];
            prop_assert_eq!(fold_term(source), fold_term(&variant.text));
            prop_assert!(!is_listed(tagger.glossary(), &fold_term(source)), "{}", source);
            prop_assert!(start >= behind, "overlapping");
            behind = end;
        }
    }

    #[test]
    fn noise_changes_nothing(
        pieces in texts(),
        noise in prop::collection::vec(prop::sample::select(&NOISE[..]), 24),
    ) {
        let tagger = tagger();
        let forms = |text: &str| -> Vec<String> {
            let found = variants(&tagger, text).into_iter();
            found.map(|variant| fold_term(&variant.text)).collect()
        };
        let noisy: String = pieces
            .iter()
            .zip(noise.iter().cycle())
            .map(|(piece, noise)| match piece.is_ascii() {
                true => (*piece).to_owned(),
                false => piece.chars().flat_map(|char| [char.to_string(), (*noise).to_owned()]).collect(),
            })
            .collect();
        prop_assert_eq!(forms(&noisy), forms(&pieces.concat()), "{}", noisy);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        variants(&tagger(), &text);
    }
}

/// Texts that would be slow if finds were compared with each other one by one.
#[test]
fn long_paragraphs_of_variants_are_read_in_time() {
    let tagger = tagger();
    let text = "负责任国家行为".repeat(20_000);
    let started = std::time::Instant::now();
    assert_eq!(variants(&tagger, &text).len(), 10_000);
    let other = "国家国家负责任国际和平".repeat(20_000);
    variants(&tagger, &other);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
