//! Files and queries that nobody writes in good faith, and equality of the two forms.

use std::fs;

use proptest::prelude::*;
use zhengming_glossary::{
    Glossary, Language, LoadOptions, Status, core, find, lint, load, load_bytes, load_bytes_with,
};

/// What a glossary says, without where it says it.
fn contents(glossary: &Glossary) -> Vec<(String, Language, String, Status, bool)> {
    let of_concept = |concept: &zhengming_glossary::Concept| {
        let terms = concept.terms.iter().map(|term| {
            let text = term.text.clone();
            (concept.id.clone(), term.language, text, term.status, term.abbreviation)
        });
        terms.collect::<Vec<_>>()
    };
    glossary.concepts.iter().flat_map(of_concept).collect()
}

#[test]
fn deep_nesting_is_refused() {
    for deep in [
        format!("a = {}", "[".repeat(200_000)),
        format!("[[concept]]\nid = \"a\"\nen = {}1{}", "[".repeat(50_000), "]".repeat(50_000)),
        format!("{} = 1", "a.".repeat(100_000) + "a"),
        "[a".to_owned() + &".a".repeat(100_000) + "]",
    ] {
        assert!(load_bytes("a.toml", deep).has_errors());
    }
}

#[test]
fn complaints_are_bounded() {
    let concepts = "[[concept]]\nid = \"A\"\nen = [\"\"]\n".repeat(20_000);
    let broken = "[[".to_owned() + &"\n[".repeat(100_000);
    let rows = "concept,lang,term\n".to_owned() + &"a,xx,b,c\n".repeat(100_000);
    for (name, text) in [("a.toml", concepts), ("a.toml", broken), ("a.csv", rows)] {
        let problems = load_bytes(name, text).problems;
        assert!((5_000..=5_001).contains(&problems.len()), "{}", problems.len());
        assert!(problems.last().unwrap().message.ends_with("more problems are not listed"));
    }
}

#[test]
fn one_line_files_take_time_in_proportion() {
    let terms = "\"词\",".repeat(200_000);
    let toml = format!("concept = [{{ id = \"a\", zh = [{terms}] }}]");
    assert_eq!(load_bytes("a.toml", toml).glossary.terms().count(), 200_000);
    let header = "term,".repeat(500_000);
    assert!(load_bytes("a.csv", header).has_errors());
    let row = format!("concept,lang,term\na,zh,{}", ",x".repeat(500_000));
    assert!(load_bytes("a.csv", row).has_errors());
}

#[test]
fn zeros_and_broken_bytes_are_problems() {
    for bytes in [&b"\0\0\0\0"[..], b"\xff\xfe\0", b"concept,lang,term\na,zh,\xff\xff\xff\n"] {
        assert!(load_bytes("a.csv", bytes).has_errors(), "{bytes:?}");
        assert!(load_bytes("a.toml", bytes).has_errors(), "{bytes:?}");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("good.toml"), "[[concept]]\nid = \"norm\"\nzh = [\"规范\"]\n").unwrap();
    fs::write(path("huge.toml"), vec![b'#'; (8 << 20) + 1]).unwrap();
    fs::write(path("readme.md"), "no glossary").unwrap();
    fs::create_dir(path("more")).unwrap();
    fs::write(path("more/rule.csv"), "concept,lang,term\nrule,zh,规则\n").unwrap();
    fs::create_dir(path("none")).unwrap();

    let loaded = load([folder.path()]);
    assert_eq!(loaded.glossary.concepts.len(), 2);
    assert_eq!(loaded.problems.len(), 1, "{:?}", loaded.problems);
    assert!(loaded.problems[0].message.contains("larger than 8 MiB"));

    let loaded = load([path("good.toml"), path("none"), path("gone.toml"), path("good.toml")]);
    assert_eq!(loaded.glossary.concepts.len(), 1);
    let messages: Vec<&str> = loaded.problems.iter().map(|p| p.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].starts_with("cannot read the file"));
    assert!(messages[1].starts_with("no glossary file in this folder"));
}

#[test]
fn tables_are_read_in_the_encodings_of_office_programs() {
    let table = "concept\tlang\tterm\nnorm\ten\tnorm\nnorm\tzh\t行为规范\nnorm\tzh\t准则\n";
    let expected = contents(&load_bytes("a.tsv", table).glossary);
    assert_eq!(expected.len(), 3);
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        (mark.to_owned() + table).encode_utf16().flat_map(to_bytes).collect()
    };
    for bytes in [
        ("\u{feff}".to_owned() + table).into_bytes(),
        utf_16(u16::to_le_bytes, "\u{feff}"),
        utf_16(u16::to_be_bytes, "\u{feff}"),
        utf_16(u16::to_le_bytes, ""),
        utf_16(u16::to_be_bytes, ""),
        encoding_rs::GB18030.encode(table).0.into_owned(),
        table.replace('\n', "\r\n").into_bytes(),
        table.replace('\t', ";").into_bytes(),
        table.replace('\t', ",").into_bytes(),
    ] {
        let loaded = load_bytes("a.tsv", bytes);
        assert!(!loaded.has_errors(), "{:?}", loaded.problems);
        assert_eq!(contents(&loaded.glossary), expected);
    }
}

#[test]
fn columns_that_a_table_has_not_are_told() {
    let read = |columns: &str| {
        let columns = Some(columns.parse().unwrap());
        let options = LoadOptions { columns, ..LoadOptions::default() };
        let loaded = load_bytes_with("a.csv", "x,y\nnorm,规范\n", &options);
        loaded.problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(read("en=1,zh=9"), ["a.csv:1:1: warning: zh=9: the table has 2 columns"]);
    assert!(read("en=1,status=2")[0].contains("column status has no use"));
    assert!(read("en=1,zh=2").is_empty());
}

#[test]
fn short_tables_in_big5_are_not_taken_for_gb18030() {
    for (table, last) in [
        ("英文,中文\nnetwork,網路\ninformation security,資訊安全\n", "資訊安全"),
        ("en,zh\nransomware,勒索軟體\n", "勒索軟體"),
    ] {
        let loaded = load_bytes("a.csv", encoding_rs::BIG5.encode(table).0.into_owned());
        assert_eq!(loaded.glossary.terms().last().unwrap().1.text, last, "{:?}", loaded.problems);
    }
    for (table, last) in [("en,zh\nnetwork,网络\n", "网络"), ("英文,中文\nnorm,规范\n", "规范")]
    {
        let loaded = load_bytes("a.csv", encoding_rs::GB18030.encode(table).0.into_owned());
        assert_eq!(loaded.glossary.terms().last().unwrap().1.text, last);
    }
}

/// Concepts with terms that may be written in either form.
fn concepts() -> impl Strategy<Value = Vec<(Vec<String>, Vec<String>)>> {
    let en = prop::collection::vec("[A-Za-z]{1,8}( [a-z]{1,8}){0,2}", 0..4);
    let zh = prop::collection::vec("[信息安全规范会中国家發𠮷]{1,6}[,;]?", 0..4);
    prop::collection::vec((en, zh), 0..8)
}

proptest! {
    #[test]
    fn both_forms_say_the_same(concepts in concepts()) {
        let mut toml = String::new();
        let mut csv = String::from("Concept,lang,TERM\n");
        for (index, (en, zh)) in concepts.iter().enumerate() {
            if en.is_empty() && zh.is_empty() {
                continue;
            }
            toml += &format!("[[concept]]\nid = \"c-{index}\"\nen = {en:?}\nzh = {zh:?}\n");
            let rows = |tag: &str, terms: &[String]| -> String {
                terms.iter().map(|term| format!("c-{index},{tag},\"{term}\"\n")).collect()
            };
            // The languages of a table may come in any order.
            csv += &(rows("zh-Hans", zh) + &rows("en_GB", en));
        }
        let (toml, csv) = (load_bytes("a.toml", toml), load_bytes("a.csv", csv));
        // What our own format refuses, a table makes do with, and says so.
        prop_assert_eq!(toml.problems.is_empty(), csv.problems.is_empty());
        if toml.problems.is_empty() {
            prop_assert_eq!(contents(&toml.glossary), contents(&csv.glossary));
        }
    }

    #[test]
    fn no_bytes_make_loading_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["a.toml", "a.csv", "a.tsv", "a"] {
            let loaded = load_bytes(name, bytes.clone());
            let _ = lint(&loaded.glossary);
        }
    }

    #[test]
    fn no_text_makes_loading_panic(
        text in r#"((\[\[(concept|family)\]\]|(id|en|zh|members|x) = |"[a网…]*"|[\[\]{},=\n]|term = |concept,lang,term\n|[a-z网,;"\t]{1,6})){0,40}"#,
    ) {
        for name in ["a.toml", "a.csv"] {
            let loaded = load_bytes(name, text.clone());
            let _ = lint(&loaded.glossary);
            let _ = find(&loaded.glossary, &text);
        }
    }

    #[test]
    fn no_query_makes_finding_panic(query in "(\\PC|[a-zü1-5' ]|[信息網络ICT]){0,30}") {
        for hit in find(core(), &query) {
            let term = core().term(hit.term);
            prop_assert!(term.text.get(hit.range).is_some());
        }
    }
}
