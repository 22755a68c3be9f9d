//! Hand-worked examples of the measures of the shared tasks on terminology.

use std::fs;
use std::sync::Arc;

use zhengming_bitext::Input;
use zhengming_consistency::{DirectionMetrics, TranslationMetrics, measure_translation};
use zhengming_glossary::{Language, load_bytes};

const TOML: &str = r#"
[[concept]]
id = "norm"
en = ["norm"]
zh = ["规范", "准则", { term = "标准", status = "deprecated", reason = "Renders standard." }]

[[concept]]
id = "rule"
en = ["rule"]
zh = ["规则"]

[[concept]]
id = "security"
en = ["security"]
zh = ["安全"]

[[concept]]
id = "cybersecurity"
en = ["cybersecurity"]
zh = ["网络安全"]
"#;

/// Measures units of the form `symbol, English, Chinese`.
fn measured(units: &[[&str; 3]]) -> TranslationMetrics {
    let rows = units.iter().map(|[symbol, en, zh]| format!("{symbol}\t{zh}\t{en}\n"));
    let table = "symbol\tzh\ten\n".to_owned() + &rows.collect::<String>();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pairs.tsv");
    fs::write(&path, table).expect("a file");
    let loaded = load_bytes("norm.toml", TOML);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let metrics = measure_translation(&[Input::File(path)], &Arc::new(loaded.glossary), 1);
    let metrics = metrics.expect("a small glossary");
    assert!(metrics.failures.is_empty(), "{:?}", metrics.failures);
    metrics
}

fn from_english(units: &[[&str; 3]]) -> DirectionMetrics {
    *measured(units).of(Language::En)
}

#[test]
fn a_term_that_is_rendered_once_of_two_times_is_half_a_success() {
    // norm: 1 of 2; rule: 1 of 1. Both uses of norm find 规范 in their unit, but only one can have it.
    let metrics =
        from_english(&[["A/RES/80/1", "Norms and rules: norms bind.", "规范和规则有约束力。"]]);
    assert_eq!((metrics.entries, metrics.successes), (2, 1.5));
    assert_eq!(metrics.term_success_rate(), Some(0.75));
    assert_eq!((metrics.occurrences, metrics.found, metrics.exclusive), (3, 3, 2));
}

#[test]
fn the_success_of_a_term_is_capped_at_one() {
    // norm: min(1, (2 + 1) / 1).
    let metrics = from_english(&[["A/RES/80/1", "A norm.", "规范、规范和准则。"]]);
    assert_eq!(metrics.term_success_rate(), Some(1.0));
    assert_eq!(metrics.exclusive_rate(), Some(1.0));
}

#[test]
fn success_is_counted_by_document_and_match_by_unit() {
    // In the document norm stands twice and 规范 twice: 1. In the first unit it has none.
    let metrics = from_english(&[
        ["A/RES/80/1", "A norm.", "无。"],
        ["A/RES/80/1", "A norm.", "规范和规范。"],
    ]);
    assert_eq!((metrics.entries, metrics.term_success_rate()), (1, Some(1.0)));
    assert_eq!((metrics.found_rate(), metrics.exclusive_rate()), (Some(0.5), Some(0.5)));
    // In two documents: 0 and 1.
    let metrics =
        from_english(&[["A/RES/80/1", "A norm.", "无。"], ["A/RES/80/2", "A norm.", "规范。"]]);
    assert_eq!((metrics.entries, metrics.term_success_rate()), (2, Some(0.5)));
}

#[test]
fn strings_are_counted_in_longer_words_and_matches_are_longest() {
    // cybersecurity: 1 of 1. security stands in cybersecurity, too: 1 of 2.
    let metrics = from_english(&[["A/RES/80/1", "Cybersecurity and security.", "网络安全。"]]);
    assert_eq!((metrics.entries, metrics.term_success_rate()), (2, Some(0.75)));
    // 安全 in 网络安全 is found for security, but 网络安全 cannot serve both.
    assert_eq!((metrics.occurrences, metrics.found, metrics.exclusive), (2, 2, 1));
    let metrics =
        from_english(&[["A/RES/80/1", "Cybersecurity and security.", "安全和网络安全。"]]);
    assert_eq!(metrics.exclusive_rate(), Some(1.0));
}

#[test]
fn discouraged_terms_are_no_success() {
    let metrics = from_english(&[["A/RES/80/1", "A norm.", "标准。"]]);
    assert_eq!((metrics.term_success_rate(), metrics.exclusive_rate()), (Some(0.0), Some(0.0)));
}

#[test]
fn english_words_are_matched_whole_from_the_chinese_side() {
    let metrics = measured(&[["A/RES/80/1", "Normal life.", "规范。"]]);
    let metrics = metrics.of(Language::Zh);
    assert_eq!(metrics.term_success_rate(), Some(1.0), "plain strings: norm in normal");
    assert_eq!(metrics.found_rate(), Some(0.0));
}

#[test]
fn nothing_to_measure_has_no_rate() {
    let metrics = from_english(&[["A/RES/80/1", "Nothing.", "无。"]]);
    assert_eq!((metrics.term_success_rate(), metrics.exclusive_rate()), (None, None));
    assert_eq!(metrics.found_rate(), None);
}
