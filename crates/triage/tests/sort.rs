//! Exceptions, remarks and baselines over small documents.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use zhengming_config::{Config, load_bytes as config};
use zhengming_consistency::{Input, Settings, Survey, SurveyOptions, check_in_full, survey};
use zhengming_glossary::load_bytes;
use zhengming_tagger::Tagger;
use zhengming_text::Language;
use zhengming_triage::{Baseline, KnownBy, KnownCounts, Run, Sorted, Told, sort};

const GLOSSARY: &str = r#"
[[concept]]
id = "norm"
en = ["norm"]
zh = ["规范", "准则", { term = "守则", status = "deprecated", reason = "r" }]
"#;

const ALL_ON: &str = "[rules]\nmixed-terms = \"on\"\n";

fn read(name: &str, text: &str) -> Survey {
    let glossary = load_bytes("norm.toml", GLOSSARY);
    assert!(!glossary.has_errors(), "{:?}", glossary.problems);
    let tagger = Tagger::new(Arc::new(glossary.glossary)).unwrap();
    let options = SurveyOptions { context: Some(60), places: 1_000, ..SurveyOptions::default() };
    survey(&[Input::bytes(name, text.as_bytes())], &tagger, &options, &())
}

fn run(name: &str, text: &str, settings: &str, baseline: Option<&Baseline>) -> Sorted {
    run_of(name, text, settings, baseline, true)
}

fn run_of(
    name: &str,
    text: &str,
    settings: &str,
    baseline: Option<&Baseline>,
    whole: bool,
) -> Sorted {
    let survey = read(name, text);
    let loaded = config("zhengming.toml", format!("{ALL_ON}{settings}"));
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    let Config { exceptions, .. } = &loaded.config;
    let rules = loaded.config.rule_settings();
    let languages = &Language::ALL;
    let run = run_over(&rules, languages, whole);
    sort(check_in_full(&survey, &rules), &survey, exceptions, baseline, &run)
}

fn run_over<'a>(rules: &'a Settings, languages: &'a [Language], whole: bool) -> Run<'a> {
    let (folder, today) = ("".as_ref(), "2026-11-23");
    Run { rules, languages, whole, whole_baseline: whole, folder, today }
}

fn told(sorted: &Sorted) -> Vec<(&'static str, usize)> {
    let finding = |told: &Told| (told.finding.rule, told.finding.evidence.len());
    sorted.told.iter().map(finding).collect()
}

fn problems(sorted: &Sorted) -> Vec<String> {
    sorted.problems.iter().map(ToString::to_string).collect()
}

const TEXT: &str = "1. 遵守守则；\n\n2. 适用规范，并适用守则；\n\n3. 落实准则。\n";

#[test]
fn exceptions_cover_what_fits_all_their_conditions() {
    for (conditions, left) in [
        ("rule = \"deprecated-term\"", vec![("mixed-terms", 2)]),
        ("concept = \"norm\"", vec![]),
        ("document = \"*.zh.txt\"", vec![]),
        ("document = \"b.txt\"", vec![("deprecated-term", 2), ("mixed-terms", 2)]),
        (
            "rule = \"deprecated-term\"\nlabel = \"para. 1\"",
            vec![("deprecated-term", 1), ("mixed-terms", 2)],
        ),
        ("text = \"并适用守則\"", vec![("deprecated-term", 1), ("mixed-terms", 2)]),
        // One of two competing terms left alone is no mixture.
        ("text = \"落实准则\"", vec![("deprecated-term", 2)]),
    ] {
        let settings = format!("[[exception]]\n{conditions}\nreason = \"r\"\n");
        let sorted = run("a.zh.txt", TEXT, &settings, None);
        assert_eq!(told(&sorted), left, "{conditions}");
        assert_eq!(sorted.counts.by_exceptions, 2 - left.len(), "{conditions}");
    }
}

#[test]
fn remarks_cover_the_paragraph_that_they_stand_in_or_before() {
    let remark = "<!-- zhengming: ignore deprecated-term reason=\"旧名\" -->";
    for (text, left) in [
        (format!("{remark}\n遵守守则。\n\n适用守则。\n"), 1),
        (format!("{remark}\n\n遵守守则，适用守则。\n\n适用守则。\n"), 1),
        (format!("遵守守则，{remark}适用守则。\n\n适用守则。\n"), 1),
        (format!("遵守守则。\n\n适用守则。\n\n{remark}\n"), 2),
        (
            format!(
                "遵守守则。\n\n适用守则。\n\n{}\n",
                remark.replace("ignore", "ignore-document")
            ),
            0,
        ),
        (format!("- 一\n- {remark} 遵守守则\n- 适用守则\n"), 1),
    ] {
        let sorted = run("a.zh.md", &text, "", None);
        let passages: usize = sorted.told.iter().map(|told| told.finding.evidence.len()).sum();
        assert_eq!(passages, left, "{text}\n{:?}", problems(&sorted));
        let stale = sorted.problems.iter().any(|problem| problem.message.contains("covers no"));
        assert_eq!(stale, left == 2, "{text}");
    }
}

#[test]
fn remarks_of_xml_are_read_too_and_are_no_text() {
    let xml = "<akomaNtoso><statement><mainBody><p>守则</p>\
        <!-- zhengming: ignore all reason=\"守则\" --><p>守则</p></mainBody></statement></akomaNtoso>";
    let sorted = run("a.zh.xml", xml, "", None);
    assert_eq!(told(&sorted), [("deprecated-term", 1)]);
    let many_lines = "遵守守则。\n\n<!-- 守则\n守则\n-->\n";
    assert_eq!(told(&run("a.zh.md", many_lines, "", None)), [("deprecated-term", 1)]);
}

#[test]
fn expired_stale_and_broken_exceptions_are_told() {
    let settings = "\
[[exception]]
rule = \"deprecated-term\"
reason = \"bis zur Reform\"
until = 2020-01-01
[[exception]]
rule = \"mixed-terms\"
reason = \"r\"
until = 2999-01-01
[[exception]]
rule = \"citation\"
reason = \"r\"
";
    let text = format!("{TEXT}\n<!-- zhengming: ignore deprecated-terms reason=r -->\n");
    let sorted = run("a.zh.md", &text, settings, None);
    assert_eq!(told(&sorted), [("deprecated-term", 2)]);
    let problems = problems(&sorted);
    assert_eq!(problems.len(), 3, "{problems:#?}");
    assert!(problems[0].starts_with("a.md:") || problems[0].starts_with("a.zh.md:7:24: error: "));
    assert!(problems[0].contains("did you mean \"deprecated-term\"?"), "{problems:#?}");
    assert!(problems[1].starts_with("zhengming.toml:3:1: warning: the exception applied until"));
    assert!(problems[2].starts_with("zhengming.toml:11:1: warning: the exception covers no"));
    let part = run_of("a.zh.md", &text, settings, None, false);
    assert_eq!(part.problems.len(), 2, "of a part nobody knows what else it covers");
}

#[test]
fn a_baseline_knows_passages_wherever_they_have_moved() {
    let first = run("a.zh.md", TEXT, "", None);
    let baseline = Baseline::new(first.entries);
    assert_eq!(baseline.len(), 4);
    let moved = format!("# 标题\n\n1. 新的一段；\n\n{}", TEXT.replace("\n\n", "\n\n\n"));
    let again = run("a.zh.md", &moved, "", Some(&baseline));
    assert_eq!((again.told.len(), again.known.len(), again.gone.len()), (0, 2, 0));
    assert!(again.known.iter().all(|known| known.by == KnownBy::Baseline));

    let more = format!("{TEXT}\n4. 遵守守则；\n");
    let again = run("a.zh.md", &more, "", Some(&baseline));
    assert_eq!(told(&again), [("deprecated-term", 1)], "only the new passage is told");

    let less = TEXT.replace("遵守守则", "遵守规范");
    let again = run("a.zh.md", &less, "", Some(&baseline));
    assert_eq!(again.gone.len(), 1, "{:?}", again.gone);
    let mut smaller = baseline.clone();
    smaller.remove(&again.gone);
    assert_eq!(smaller.len(), 3);

    assert_eq!(run("b.zh.md", "无。\n", "", Some(&baseline)).gone.len(), 4);
    let part = run_of("b.zh.md", "无。\n", "", Some(&baseline), false);
    assert!(part.gone.is_empty(), "documents that were not read are not gone");
    let off = run("a.zh.md", "无。\n", "deprecated-term = \"off\"\n", Some(&baseline));
    assert_eq!(off.gone.len(), 2, "what a rule that is off would find is not gone");
}

#[test]
fn what_is_known_of_a_finding_is_kept_apart_with_its_reason() {
    let text = "1. 遵守守则；\n\n2. 适用守则；\n\n3. 落实守则；\n\n4. 宣扬守则。\n";
    let baseline = Baseline::new(run("a.zh.txt", "4. 宣扬守则。\n", "", None).entries);
    let except =
        |label: u32| format!("[[exception]]\nlabel = \"para. {label}\"\nreason = \"r{label}\"\n");
    let spans = |finding: &zhengming_consistency::Finding| -> Vec<String> {
        finding.evidence.iter().map(|one| one.place.label.to_string()).collect()
    };

    let settings = except(1) + &except(3);
    let sorted = run("a.zh.txt", text, &settings, Some(&baseline));
    assert_eq!(told(&sorted), [("deprecated-term", 1)]);
    assert_eq!((sorted.told[0].known, spans(&sorted.told[0].finding)), (3, vec!["para. 2".into()]));
    let counts = KnownCounts { passages: 3, ..KnownCounts::default() };
    assert_eq!(sorted.counts, counts);
    let parts: Vec<_> = sorted.known.iter().map(|one| (spans(&one.finding), one.others)).collect();
    let part = |label: &str| (vec![label.to_owned()], 3);
    assert_eq!(parts, [part("para. 1"), part("para. 3"), part("para. 4")]);
    let reason = |at: usize| match &sorted.known[at].by {
        KnownBy::Exception { reason, .. } => reason.as_str(),
        KnownBy::Baseline => "baseline",
    };
    assert_eq!([reason(0), reason(1), reason(2)], ["r1", "r3", "baseline"]);

    let settings = except(1) + &except(2) + &except(3);
    let sorted = run("a.zh.txt", text, &settings, Some(&baseline));
    assert!(sorted.told.is_empty() && sorted.known.len() == 4);
    assert_eq!(sorted.counts, KnownCounts { by_baseline: 1, ..KnownCounts::default() });
}

#[test]
fn what_an_exception_covers_is_in_no_baseline() {
    let settings = "[[exception]]\nrule = \"deprecated-term\"\nreason = \"r\"\n";
    let sorted = run("a.zh.md", TEXT, settings, None);
    assert!(sorted.entries.iter().all(|entry| entry.rule == "mixed-terms"));
}

#[test]
fn what_was_not_looked_at_is_not_gone() {
    let baseline = Baseline::new(run("a.zh.md", TEXT, "", None).entries);
    let gone = |text: &str, languages: &[Language], whole: bool, baseline: &Baseline| {
        let survey = read("a.zh.md", text);
        let rules = config("zhengming.toml", ALL_ON).config.rule_settings();
        let run = run_over(&rules, languages, whole);
        sort(check_in_full(&survey, &rules), &survey, &[], Some(baseline), &run).gone.len()
    };
    assert_eq!(gone("无。\n", &Language::ALL, true, &baseline), 4);
    assert_eq!(gone("无。\n", &[Language::En], true, &baseline), 0, "Chinese was not asked for");
    let renamed = baseline.to_text().replace("norm", "other").replace("a.zh.md", "A/RES/73/27");
    let other = Baseline::parse("b.tsv", renamed.as_bytes()).unwrap();
    assert_eq!(gone("无。\n", &Language::ALL, true, &other), 0, "no such concept");
    let symbol = baseline.to_text().replace("a.zh.md", "A/RES/73/27");
    let symbol = Baseline::parse("b.tsv", symbol.as_bytes()).unwrap();
    let text = "A/RES/73/27\n\n无。\n";
    assert_eq!(gone(text, &Language::ALL, false, &symbol), 0, "another file may have the symbol");
}
