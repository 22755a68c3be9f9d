//! Findings in hostile documents, in every format.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use zhengming_config::load_bytes as config;
use zhengming_consistency::{Input, SurveyOptions, check_in_full, survey};
use zhengming_glossary::load_bytes;
use zhengming_report::{FindingFormat, Findings};
use zhengming_tagger::Tagger;
use zhengming_text::Language;
use zhengming_triage::{Run, sort};

const SCHEMA: &str = include_str!("data/sarif-2.1.0.json");

const GLOSSARY: &str = r#"
[[concept]]
id = "norm"
en = ["=norm"]
zh = ["规范", "准则", { term = "守则", status = "deprecated", reason = "见[规范](http://x) <b>{0}" }]
"#;

/// Of the documents one is torn, one has a name that no format likes, and one has an exception.
fn written(format: FindingFormat) -> Vec<u8> {
    let inputs = [
        ("草案/一 二.zh.txt", "=1+1，遵守守则，并适用守\n则、规范和准则。\n"),
        ("x\n::error::,%<script>@all|`.zh.md", "遵守守则 <b>。\n\n[链接](x) @all 适用守则。\n"),
        ("old.zh.txt", "遵守守则。\n"),
    ];
    let inputs = inputs.map(|(name, text)| Input::bytes(name, text.as_bytes()));
    let settings = "[rules]\nmixed-terms = \"on\"\n[[exception]]\ndocument = \"old.zh.txt\"\n\
        reason = \"[旧](x) <文>\"\n";
    written_of(&inputs, settings, format)
}

/// A run in which things went wrong: a file that is not there, a remark that is none, and of
/// standard input three passages, of which two are excepted for different reasons.
fn written_with_problems(format: FindingFormat) -> String {
    let remark = "<!-- zhengming ignore deprecated-term reason=x -->";
    let remark = format!("无。\n\n{remark}\n").into_bytes();
    let inputs = [
        Input::file("no such.txt"),
        Input::bytes("a.zh.md", remark),
        Input::bytes("-", "1. 遵守守则；\n\n2. 适用守则；\n\n3. 落实守则。\n".as_bytes()),
    ];
    let except = |words: &str| format!("[[exception]]\ntext = \"{words}\"\nreason = \"{words}\"\n");
    let settings = except("遵守守则") + &except("落实守则") + &except("从未写过");
    String::from_utf8(written_of(&inputs, &settings, format)).unwrap()
}

fn written_of(inputs: &[Input], settings: &str, format: FindingFormat) -> Vec<u8> {
    let glossary = load_bytes("norm.toml", GLOSSARY).glossary;
    let tagger = Tagger::new(Arc::new(glossary)).unwrap();
    let options = SurveyOptions { context: Some(60), ..SurveyOptions::default() };
    let survey = survey(inputs, &tagger, &options, &());
    let config = config("zhengming.toml", settings).config;
    let rules = config.rule_settings();
    let run = Run {
        rules: &rules,
        languages: &Language::ALL,
        whole: true,
        whole_baseline: true,
        folder: "".as_ref(),
        today: "2026-11-23",
    };
    let found = check_in_full(&survey, &rules);
    let sorted = sort(found, &survey, &config.exceptions, None, &run);
    let page = Findings { survey: &survey, sorted: &sorted, columns: 80, is_summed_up: true };
    let mut out = Vec::new();
    format.write(&page, &mut out).unwrap();
    out
}

fn text(format: FindingFormat) -> String {
    String::from_utf8(written(format)).unwrap()
}

#[test]
fn sarif_is_valid_by_the_official_schema() {
    // The pattern of languages has a bracket too many there, which makes it no regular expression.
    let schema = SCHEMA.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(&schema).unwrap();
    let written = [text(FindingFormat::Sarif), written_with_problems(FindingFormat::Sarif)];
    for log in written {
        let log: Value = serde_json::from_str(&log).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    assert!(validator.iter_errors(&serde_json::json!({ "version": "2.0" })).next().is_some());
}

#[test]
fn sarif_keeps_what_is_known_and_says_where_things_stand() {
    let log: Value = serde_json::from_slice(&written(FindingFormat::Sarif)).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    let known: Vec<&Value> =
        results.iter().filter(|one| one["suppressions"] != serde_json::json!([])).collect();
    assert_eq!(known.len(), 1);
    assert_eq!(known[0]["suppressions"][0]["kind"], "external");
    assert_eq!(known[0]["suppressions"][0]["justification"], "[旧](x) <文>");
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str();
        assert!(uri.unwrap().bytes().all(|byte| byte.is_ascii_graphic()), "{uri:?}");
        let message = result["message"]["text"].as_str().unwrap();
        assert!(!message.contains("见["), "no link may be made of a message: {message}");
    }
    let prints: std::collections::BTreeSet<&str> = results
        .iter()
        .map(|one| one["partialFingerprints"]["zhengming/v1"].as_str().unwrap())
        .collect();
    assert_eq!(prints.len(), results.len());
    let text = "=1+1，遵守守则，并适用守\n则、规范和准则。\n";
    let torn =
        results.iter().find(|one| one.to_string().contains("%E4%B8%80%20%E4%BA%8C")).unwrap();
    let region = &torn["locations"][0]["physicalLocation"]["region"];
    let start = region["byteOffset"].as_u64().unwrap() as usize;
    let length = region["byteLength"].as_u64().unwrap() as usize;
    assert!(text[start..start + length].contains(['守', '规']), "{region}");
}

#[test]
fn sarif_says_what_went_wrong() {
    let successful = |log: &str| -> Value {
        let log: Value = serde_json::from_str(log).unwrap();
        log["runs"][0]["invocations"][0].clone()
    };
    let well = successful(&text(FindingFormat::Sarif));
    assert_eq!(well["executionSuccessful"], true);
    assert_eq!(well["toolExecutionNotifications"], serde_json::json!([]));

    let badly = successful(&written_with_problems(FindingFormat::Sarif));
    assert_eq!(badly["executionSuccessful"], false);
    let told = badly["toolExecutionNotifications"].as_array().unwrap().iter().map(|one| {
        let place = &one["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap().to_owned();
        (one["level"].as_str().unwrap().to_owned(), uri, place["region"]["startLine"].as_u64())
    });
    let told: Vec<_> = told.collect();
    let expected = [
        ("error", "no%20such.txt", None),
        ("error", "a.zh.md", Some(3)),
        ("warning", "zhengming.toml", Some(7)),
    ];
    assert_eq!(told, expected.map(|(level, uri, line)| (level.into(), uri.into(), line)));
}

#[test]
fn what_is_known_of_a_finding_is_told_apart_from_what_is_new() {
    let log: Value = serde_json::from_str(&written_with_problems(FindingFormat::Sarif)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let parts: Vec<_> = results
        .iter()
        .map(|one| {
            let region = &one["locations"][0]["physicalLocation"]["region"];
            let reason = one["suppressions"][0]["justification"].as_str();
            assert_eq!(one["properties"]["notListed"], 0);
            (region["startLine"].as_u64(), reason, one["properties"]["known"].as_u64())
        })
        .collect();
    let expected = [
        (Some(3), None, Some(2)),
        (Some(1), Some("遵守守则"), None),
        (Some(5), Some("落实守则"), None),
    ];
    assert_eq!(parts, expected);

    let json: Value = serde_json::from_str(&written_with_problems(FindingFormat::Json)).unwrap();
    let told = &json["findings"][0];
    assert_eq!((&told["passages"], &told["known_passages"]), (&3.into(), &2.into()));
    assert_eq!((&told["not_listed"], told["evidence"].as_array().unwrap().len()), (&0.into(), 1));
    assert_eq!(json["known"].as_array().unwrap().len(), 2);
    assert_eq!(json["known"][1]["other_passages"], 2);
    assert_eq!(json["known"][1]["known"]["reason"], "落实守则");

    let shown = written_with_problems(FindingFormat::Text);
    assert!(shown.contains("and 2 known passages") && !shown.contains("more"), "{shown}");
    assert!(shown.contains("2 known passages of those above are left out"), "{shown}");
    let shown = written_with_problems(FindingFormat::Markdown);
    assert!(shown.contains("\nand 2 known passages\n"), "{shown}");
    let table = written_with_problems(FindingFormat::Csv);
    assert!(table.lines().next().unwrap().ends_with(",not_listed,known"), "{table}");
    assert!(table.lines().nth(1).unwrap().ends_with(",0,2"), "{table}");
}

#[test]
fn standard_input_is_no_file() {
    let log = written_with_problems(FindingFormat::Sarif);
    assert!(!log.contains("\"uri\": \"-\"") && log.contains("standard input"), "{log}");
    let commands = written_with_problems(FindingFormat::Github);
    let start = "::warning title=deprecated-term::standard input:3:6: 守则";
    assert!(commands.starts_with(start), "{commands}");
}

#[test]
fn cells_hold_text_and_no_formulas() {
    let bytes = written(FindingFormat::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    let sheet = book.worksheet_range("Findings").unwrap();
    assert!(book.worksheet_formula("Findings").unwrap().cells().next().is_none());
    let header: Vec<String> = sheet.rows().next().unwrap().iter().map(Data::to_string).collect();
    let at = |title: &str| header.iter().position(|cell| cell == title).unwrap();
    assert_eq!(header.last().map(String::as_str), Some("remark"));
    let rows: Vec<&[Data]> = sheet.rows().skip(1).collect();
    assert!(rows.iter().all(|row| matches!(row[at("line")], Data::Float(_) | Data::Int(_))));
    assert!(rows.iter().any(|row| row[at("before")].to_string().starts_with("=1+1")));
    assert_eq!(written(FindingFormat::Xlsx), bytes, "the same findings make the same file");

    let csv = text(FindingFormat::Csv);
    assert!(csv.contains(",'=1+1"), "{csv}");
}

#[test]
fn a_pull_request_is_told_text_only() {
    let markdown = text(FindingFormat::Markdown);
    assert!(markdown.contains("(1 known by exceptions, 0 by the baseline)"), "{markdown}");
    for hostile in ["<script>", "@all", "[规范]", "[链接]", "\n::error", "||"] {
        assert!(!markdown.contains(hostile), "{hostile}: {markdown}");
    }
    let opened = markdown.matches("<details>").count();
    assert_eq!((opened, markdown.matches("</details>").count()), (3, 3));
}

#[test]
fn an_annotation_is_one_line() {
    let commands = text(FindingFormat::Github);
    // Two passages of each of the three findings.
    assert_eq!(commands.lines().count(), 6, "{commands}");
    assert!(commands.lines().all(|line| line.starts_with("::")), "{commands}");
    assert!(commands.contains("file=x%0A%3A%3Aerror%3A%3A%2C%25<script>"), "{commands}");
}

#[test]
fn lines_of_json_are_objects() {
    let lines = text(FindingFormat::JsonLines);
    let rows: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row["schema"] == "zhengming.finding/1"));
    assert_eq!(rows[3]["known"]["by"], "exception");
    let whole: Value = serde_json::from_slice(&written(FindingFormat::Json)).unwrap();
    assert_eq!(whole["findings"].as_array().map(Vec::len), Some(3));
    assert_eq!(whole["known"][0]["known"]["reason"], "[旧](x) <文>");
    assert_eq!(whole["known"][0]["rule"], rows[3]["rule"]);
}
