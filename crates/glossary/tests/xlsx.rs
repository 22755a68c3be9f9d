//! Workbooks as spreadsheet programs and their enemies make them.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zhengming_glossary::{
    ExportOptions, Format, Glossary, Language, Severity, core, export, load_bytes,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn workbook(glossary: &Glossary) -> Vec<u8> {
    let mut out = Vec::new();
    let format = Format::by_name("xlsx").expect("the format is known");
    export(glossary, format, &mut out, &ExportOptions::default()).expect("it can be written");
    out
}

/// A workbook whose only sheet has these rows, with text in the cells.
fn sheet(rows: &str) -> Vec<u8> {
    let xml = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{rows}</sheetData></worksheet>"
    );
    replaced(&workbook(&Glossary::default()), "xl/worksheets/sheet1.xml", xml.as_bytes())
}

/// A workbook with another content of one of its files.
fn replaced(book: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(book)).expect("a workbook is an archive");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).expect("its files can be read");
        let title = file.name().expect("its files have names").into_owned();
        new.start_file(title.as_str(), SimpleFileOptions::default()).expect("memory has room");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its files can be read");
        let is_it = title == name;
        new.write_all(if is_it { content } else { &bytes }).expect("memory has room");
    }
    new.finish().expect("memory has room").into_inner()
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

fn part(book: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(book)).expect("a workbook is an archive");
    let mut text = String::new();
    let mut file = archive.by_name(name).expect("it has the file");
    file.read_to_string(&mut text).expect("it is text");
    text
}

#[test]
fn a_header_stays_in_sight_and_no_cell_is_a_formula() {
    let toml =
        "[[concept]]\nid = \"a\"\nnote = \"=1+1\"\nen = [\"=HYPERLINK(1)\"]\nzh = [\"＝一\"]\n";
    let sheet = part(&workbook(&load_bytes("a.toml", toml).glossary), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"));
    assert!(sheet.contains("customWidth=\"1\"") && !sheet.contains("<f>"));
    assert_eq!(workbook(core()), workbook(core()), "the same glossary makes the same file");
}

#[test]
fn several_terms_in_a_cell_are_several_terms() {
    let rows = "<row r=\"3\">".to_owned()
        + &cell("B3", "English")
        + &cell("C3", "中文")
        + "</row><row r=\"5\">"
        + &cell("B5", "norm")
        + &cell("C5", "规范\n准则；守则")
        + "</row><row r=\"6\">"
        + &cell("B6", " ")
        + &cell("D6", "x")
        + "</row>";
    let loaded = load_bytes("terms.xlsx", sheet(&rows));
    let concept = &loaded.glossary.concepts[0];
    let zh: Vec<&str> = concept.terms_in(Language::Zh).map(|term| term.text.as_str()).collect();
    assert_eq!(zh, ["规范", "准则", "守则"]);
    assert_eq!(concept.location.to_string(), "terms.xlsx:5:2");
    let errors = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    assert!(
        errors.iter().any(|error| error.starts_with("terms.xlsx:6:1: error: the row has no term"))
    );
}

#[test]
fn far_cells_and_bombs_take_no_room() {
    let far = "<row r=\"1\">".to_owned()
        + &cell("A1", "en")
        + &cell("B1", "zh")
        + "</row><row r=\"1048576\">"
        + &cell("A1048576", "norm")
        + &cell("XFD1048576", "x")
        + "</row>";
    let loaded = load_bytes("a.xlsx", sheet(&far));
    assert_eq!(loaded.glossary.concepts[0].location.line, 1_048_576);

    let zeros = vec![b' '; 300 << 20];
    let bomb = replaced(&workbook(&Glossary::default()), "xl/sharedStrings.xml", &zeros);
    assert!(bomb.len() < 2 << 20);
    let loaded = load_bytes("a.xlsx", bomb);
    assert!(loaded.problems[0].message.contains("larger than 256 MiB when unpacked"));
}

#[test]
fn what_is_no_workbook_is_refused() {
    for bytes in [&b""[..], b"PK\x03\x04", b"concept,lang,term\n", &[0; 100]] {
        assert!(load_bytes("a.xlsx", bytes).has_errors());
    }
    let empty = load_bytes("a.xlsx", sheet(""));
    assert!(empty.problems[0].message.contains("the table is empty"), "{:?}", empty.problems);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sheet_makes_reading_panic(
        rows in r#"(<(row|c)( r="[A-Z]{0,4}[0-9]{0,8}"| t="(s|inlineStr|b|n|d|e)")*>|<(v|is|t|f)>|[a-z0-9网=.-]{1,5}|</(row|c|v|is|t|f)>){0,25}"#,
    ) {
        let _ = load_bytes("a.xlsx", sheet(&rows));
    }
}

#[test]
fn values_of_the_program_are_no_terms() {
    let rows = format!(
        "<row r=\"1\">{}{}{}</row><row r=\"3\">{}<c r=\"B3\" t=\"e\"><v>#REF!</v></c></row>\
         <row r=\"4\">{}<c r=\"B4\" t=\"b\"><v>1</v></c><c r=\"C4\" t=\"e\"><v>#N/A</v></c></row>",
        cell("A1", "en"),
        cell("B1", "zh"),
        cell("C1", "colour"),
        cell("A3", "norm"),
        cell("A4", "rule"),
    );
    let loaded = load_bytes("book.xlsx", sheet(&rows));
    let terms: Vec<&str> = loaded.glossary.terms().map(|(_, term)| term.text.as_str()).collect();
    assert_eq!(terms, ["norm", "rule"]);
    let told: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told[1..],
        [
            "book.xlsx:3:2: warning: cell Glossary!B3 holds \"#REF!\", a value of the spreadsheet, and is taken as empty",
            "book.xlsx:4:2: warning: cell Glossary!B4 holds \"TRUE\", a value of the spreadsheet, and is taken as empty",
        ]
    );
    let loaded = load_bytes("a.csv", "en,zh\nnorm,#REF!\n");
    assert_eq!((loaded.problems.len(), loaded.glossary.terms().count()), (1, 1));
}
