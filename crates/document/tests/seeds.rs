//! The numbering of the two seeds, checked by hand, also when the first is torn in other ways.

use std::{fs, path::Path};

use zhengming_document::{Document, Kind, Options, Part};
use zhengming_text::EditKind;

fn seed(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds").join(name);
    fs::read_to_string(path).expect("a seed")
}

fn read(name: &str, text: &str) -> Document {
    Document::from_bytes(name, text, &Options::default()).expect("a document")
}

fn labels(document: &Document) -> Vec<String> {
    document
        .batch
        .paragraphs
        .iter()
        .filter(|paragraph| !matches!(paragraph.label.part, Part::Cover))
        .map(|paragraph| paragraph.label.to_string())
        .collect()
}

/// `title`, `PP 0` to the last preambular paragraph, and then the labels in `rest`.
fn expected(preambular: usize, rest: &str) -> Vec<String> {
    let preamble = (0..=preambular).map(|number| format!("PP {number}"));
    let rest = rest.split(", ").map(str::to_owned);
    std::iter::once("title".to_owned()).chain(preamble).chain(rest).collect()
}

const RESOLUTION: &str = "A-RES-73-266.zh.txt";
const RESOLUTION_LABELS: &str = "OP 1, OP 1 (a), OP 1 (b), OP 2, OP 2 (a), OP 2 (b), note 1, \
                                 note 2, note 3, OP 3, OP 4, OP 5, OP 6";

#[test]
fn the_resolution_is_numbered_as_it_is_cited() {
    let document = read(RESOLUTION, &seed(RESOLUTION));
    assert_eq!(labels(&document), expected(15, RESOLUTION_LABELS));
    assert_eq!(document.info.symbol.as_deref(), Some("A/RES/73/266"));
    assert_eq!(document.info.date.as_deref(), Some("2018-12-22"));
    assert_eq!(document.info.session, Some(73));
    let title = document.info.title.as_deref();
    assert_eq!(title, Some("从国际安全角度促进网络空间国家负责任行为"));
}

#[test]
fn the_draft_is_numbered_as_it_is_cited() {
    let name = "A-C.1-76-L.13.zh.txt";
    let document = read(name, &seed(name));
    let rest = "OP 1, OP 2, OP 3, note 1, note 2, note 3, OP 4, OP 5, OP 6, OP 6 (a), OP 6 (b), \
                OP 7";
    assert_eq!(labels(&document), expected(13, rest));
    assert_eq!(document.info.symbol.as_deref(), Some("A/C.1/76/L.13"));
    assert_eq!(document.info.session, Some(76));
}

/// Labels and texts without blanks, as the edits have them.
fn paragraphs(document: &Document) -> Vec<(String, String)> {
    let text = &document.batch.text;
    document
        .batch
        .paragraphs
        .iter()
        .map(|paragraph| {
            let mut clean = String::new();
            let mut at = paragraph.span.start;
            for edit in document.batch.edits_of(paragraph) {
                assert!(matches!(edit.kind, EditKind::Drop(_)));
                clean.push_str(&text[at..edit.span.start]);
                at = edit.span.end;
            }
            clean.push_str(&text[at..paragraph.span.end]);
            clean.retain(|c| !c.is_whitespace());
            (paragraph.label.to_string(), clean)
        })
        .collect()
}

#[test]
fn no_way_of_tearing_changes_the_paragraphs() {
    let text = seed(RESOLUTION);
    let whole = paragraphs(&read(RESOLUTION, &text));
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let join = |line: fn(&&str) -> String| lines.iter().map(line).collect::<String>();
    let variants = [
        ("without blank lines", join(|line| format!("{line}\n"))),
        ("without indents", join(|line| format!("{}\n", line.trim()))),
        ("with a margin", join(|line| format!("          {line}\n"))),
        ("with Windows line ends", join(|line| format!("{line}\r\n"))),
        (
            "with blank lines between paragraphs only",
            join(|line| {
                let before = if line.starts_with(' ') { "\n" } else { "" };
                format!("{before}{}\n", line.trim())
            }),
        ),
    ];
    for (way, torn) in variants {
        assert_eq!(paragraphs(&read(RESOLUTION, &torn)), whole, "{way}");
    }
}

#[test]
fn field_errors_and_note_marks_are_transparent() {
    let document = read(RESOLUTION, &seed(RESOLUTION));
    let text_of = |label: &str| {
        let found = paragraphs(&document).into_iter().find(|paragraph| paragraph.0 == label);
        found.unwrap().1
    };
    assert!(text_of("PP 10").ends_with("2010年、2013年和2015年报告，"));
    assert!(text_of("OP 1 (a)").contains("2010年、2013年和2015年报告作为其使用"));
    let notes = document.batch.paragraphs.iter().filter(|p| p.kind == Kind::Note).count();
    assert_eq!(notes, 3);
}
