//! Tables that are broken, torn or made to do harm.

use std::fs;
use std::io::Write;

use lzma_rust2::{XzOptions, XzWriter};
use zhengming_bitext::{Bitext, Error, Input, Unit, discover};

const HEADER: &str = "symbol\tn\tsection\tlabel_zh\tlabel_en\tzh\ten\talign\n";

fn read(bytes: impl Into<Vec<u8>>) -> Result<Vec<Unit>, Error> {
    Bitext::from_bytes("pairs.tsv", bytes).collect()
}

fn error(bytes: impl Into<Vec<u8>>) -> String {
    read(bytes).expect_err("it is broken").to_string()
}

fn packed(text: &str) -> Vec<u8> {
    let mut writer = XzWriter::new(Vec::new(), XzOptions::with_preset(1)).expect("a writer");
    writer.write_all(text.as_bytes()).expect("memory");
    writer.finish().expect("memory")
}

#[test]
fn errors_name_line_and_reason() {
    assert_eq!(error(""), "pairs.tsv:1: no column \"symbol\" in the header of the table");
    assert_eq!(error("symbol\tzh\n"), "pairs.tsv:1: no column \"en\" in the header of the table");
    let short = format!("{HEADER}A/RES/80/1\t1\n");
    assert_eq!(error(short), "pairs.tsv:2: 2 columns, but the header promises 7");
    let mut bad = HEADER.as_bytes().to_vec();
    bad.extend(b"A\t1\tnote\t\t\t\xff\tx\texact\n");
    assert_eq!(error(bad), "pairs.tsv:2: byte 12 of the line is not UTF-8");
}

#[test]
fn a_line_without_end_is_refused() {
    let long = format!("{HEADER}A\t1\tnote\t\t\t{}", "国".repeat(2 << 20));
    assert_eq!(error(long), "pairs.tsv:2: the line is longer than 4194304 bytes");
}

#[test]
fn control_characters_and_empty_cells_do_no_harm() {
    let odd = format!(
        "\u{feff}{HEADER}\r\n\nA\t\t\t\0\t(((\t\0大会\tThe\0Assembly\t\nA\t\t\t\t\t\tonly\t\n"
    );
    let units = read(odd).expect("it can be read");
    assert_eq!(units.len(), 1);
    assert!(!units[0].exact);
}

#[test]
fn packed_tables_are_read_and_torn_ones_told() {
    let table = format!("{HEADER}S/RES/2608(2021)\t1\tpreamble\t\t\t回顾\tRecalling\texact\n");
    let whole = packed(&table);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pairs.tsv.xz");
    fs::write(&path, &whole).expect("a file");
    let units: Vec<Unit> = Bitext::open(&Input::File(path.clone()))
        .expect("it opens")
        .collect::<Result<_, _>>()
        .expect("it can be read");
    assert_eq!(units[0].cite(), "S/RES/2608(2021) PP 1");
    assert_eq!(units[0].year, Some(2021));

    fs::write(&path, &whole[..whole.len() / 2]).expect("a file");
    let torn = Bitext::open(&Input::File(path)).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    assert!(torn.is_err());
}

#[test]
fn files_are_paired_by_name_and_paragraphs_by_label() {
    let folder = tempfile::tempdir().expect("a folder");
    let zh = "大会，\n\n回顾《宪章》，\n\n1. 决定继续；\n\n2. 请秘书长协助。\n";
    let en = "The General Assembly,\n\nRecalling the Charter,\n\n1. Decides to go on;\n";
    fs::write(folder.path().join("A-RES-80-1.zh.txt"), zh).expect("a file");
    fs::write(folder.path().join("A-RES-80-1.en.txt"), en).expect("a file");
    fs::write(folder.path().join("alone.zh.txt"), zh).expect("a file");
    let (inputs, errors) = discover(&[folder.path().to_owned()]);
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(inputs.len(), 1);
    let bitext = Bitext::open(&inputs[0]).expect("it opens");
    assert_eq!(bitext.left_out(), 1);
    let cites: Vec<String> = bitext.map(|unit| unit.expect("it can be read").cite()).collect();
    assert_eq!(cites, ["A/RES/80/1 PP 0", "A/RES/80/1 PP 1", "A/RES/80/1 OP 1"]);
}

#[test]
fn rows_lines_and_entries_that_are_broken_are_told() {
    let error = |name: &str, bytes: &str| {
        let read = Bitext::from_bytes(name, bytes).collect::<Result<Vec<Unit>, _>>();
        read.expect_err("it is broken").to_string()
    };
    assert_eq!(error("a.csv", "en,zh\na\n"), "a.csv:2:1: 1 columns, but the header promises 2");
    assert_eq!(
        error("a.csv", "en,zh\n\"a\"b,c\n"),
        "a.csv:2:4: text behind the quote that ends a cell"
    );
    let deep = format!("{{\"x\": {}", "[".repeat(1 << 20));
    assert!(error("a.jsonl", &deep).contains("not JSON as expected: EOF"));
    assert!(error("a.jsonl", "[1]").starts_with("a.jsonl:1:"));
    assert!(error("a.jsonl", "{\"en\": \"a\"}").contains("no fields for both languages"));
    assert_eq!(error("a.po", "msgstr \"a\""), "a.po:1:1: msgstr without msgid");
    assert_eq!(error("a.po", "\"a\""), "a.po:1:1: a string without a keyword in front of it");
    assert!(error("a.po", "msgid \"a\\\"\n").contains("no string in quotes"));
}

proptest::proptest! {
    #[test]
    fn any_pairs_are_read_or_refused(body in "(\\PC|[\t\n\",;\\\\{}u0-9]){0,80}") {
        for (name, head) in [
            ("a.csv", "en,zh,note\n"),
            ("a.jsonl", "{\"en\": \"a\\u00e9\", \"zh\": \""),
            ("a.po", "msgid \"a\"\nmsgstr \""),
        ] {
            let _ = Bitext::from_bytes(name, format!("{head}{body}")).collect::<Result<Vec<Unit>, _>>();
            let closed = format!("{head}{body}\"}}");
            let _ = Bitext::from_bytes(name, closed).collect::<Result<Vec<Unit>, _>>();
        }
    }

    #[test]
    fn any_table_is_read_or_refused(body in "(\\PC|[\t\n]){0,200}") {
        let _ = read(format!("{HEADER}{body}"));
    }
}
