//! Whatever termbase is read, our own formats can hold it, or say what they cannot.

use proptest::prelude::*;
use zhengming_glossary::{
    ExportOptions, Format, Glossary, Status, export, expressible, lint, load_bytes,
};

fn toml_of(glossary: &Glossary) -> Vec<u8> {
    let mut out = Vec::new();
    let toml = Format::by_name("toml").expect("the format is known");
    export(glossary, toml, &mut out, &ExportOptions::default()).expect("memory can be written to");
    out
}

/// Asserts that a termbase of others is one of ours after import.
fn assert_becomes_ours(name: &str, bytes: impl Into<Vec<u8>>) {
    let loaded = load_bytes(name, bytes);
    let mut glossary = loaded.glossary;
    glossary.make_ids_ours([]);
    glossary.set_domain("terms");
    let (held, reasons) = expressible(&glossary);
    if !loaded
        .problems
        .iter()
        .any(|problem| problem.severity == zhengming_glossary::Severity::Error)
    {
        assert!(reasons.is_empty(), "{reasons:?}");
        assert_eq!(held.concepts.len(), glossary.concepts.len());
    }
    let text = toml_of(&held);
    let back = load_bytes("terms.toml", text.clone());
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(!back.has_errors(), "{:?}\n{text}", back.problems);
    assert_eq!(back.glossary.concepts.len(), held.concepts.len(), "{text}");
    assert_eq!(back.glossary.terms().count(), held.terms().count(), "{text}");
    let statuses = |glossary: &Glossary| -> Vec<(String, Status)> {
        glossary.terms().map(|(_, term)| (term.text.clone(), term.status)).collect()
    };
    assert_eq!(statuses(&back.glossary), statuses(&held), "{text}");
    let is_error = |problem: &zhengming_glossary::Problem| {
        problem.severity == zhengming_glossary::Severity::Error
    };
    assert!(!lint(&back.glossary).iter().any(is_error));
}

#[test]
fn termbases_that_do_not_know_our_rules_become_ours() {
    for (name, text) in [
        ("a.csv", "concept,lang,term,status\n1,zh,甲,deprecated\n1,en,a,superseded\n"),
        ("a.csv", "concept,lang,term,status\nx,en,a,admitted\nx,en,b,admitted\nx,zh,甲,\n"),
        ("a.csv", "concept,lang,term,status\nx,en,a,preferred\nx,en,b,preferred\ny,en,a,\n"),
        ("a.tsv", "Concept\tLang\tTerm\tStatus\nÄ b\tEN\t a \tdeprecated\nÄ b\tzh-TW\t甲\t\n"),
        ("a.csv", "en,zh\nnorm,规范;準則\nNorm,規範\n,规范\n"),
        ("a.txt", "norm\t规范\tstatus: deprecated\nnorm\t准则\n"),
        ("a.json", "{\"schema\":\"zhengming.glossary/1\",\"concepts\":[]}"),
    ] {
        assert_becomes_ours(name, text);
    }
}

#[test]
fn a_part_without_preferred_terms_is_refused_with_the_reason() {
    let glossary = load_bytes("a.csv", "id,en,zh\nnorm,norm,规范;准则\n").glossary;
    let part = glossary.select(|id| glossary.term(id).status == Status::Admitted);
    let (held, reasons) = expressible(&part);
    assert!(held.concepts.is_empty());
    assert!(reasons[0].message.contains("none is preferred"), "{reasons:?}");
    let rejected = "concept,lang,term,status\nx,zh,甲,\nx,zh,乙,deprecated\n";
    let glossary = load_bytes("a.csv", rejected).glossary;
    let part = glossary.select(|id| !glossary.term(id).status.is_accepted());
    assert!(expressible(&part).1.is_empty());
    let back = load_bytes("a.toml", toml_of(&part));
    assert!(!back.has_errors(), "{:?}", back.problems);
    let remarks = lint(&back.glossary);
    assert!(remarks.iter().any(|remark| remark.message.contains("none to use")), "{remarks:?}");
}

/// Text such as is found in cells, good and bad.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("norm".to_owned()),
        Just("Norms".to_owned()),
        Just("规范".to_owned()),
        Just("規範".to_owned()),
        Just("…".to_owned()),
        Just("a…b".to_owned()),
        Just("...".to_owned()),
        Just("#REF!".to_owned()),
        Just("=1+1".to_owned()),
        Just("\u{feff}甲\u{200b}".to_owned()),
        Just(String::new()),
        "[ -~]{0,8}",
        "\\PC{0,6}",
        any::<String>(),
    ]
}

fn status() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("preferred"),
        Just("admitted"),
        Just("Deprecated"),
        Just("superseded"),
        Just("new")
    ]
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn xml(text: &str) -> String {
    let fits = |c: &char| *c >= ' ' && *c != '\u{fffe}' && *c != '\u{ffff}';
    let text: String = text.chars().filter(fits).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn tables_of_terms_become_ours(rows in prop::collection::vec(
        (cell(), prop::bool::ANY, cell(), status(), cell(), cell()), 0..12
    )) {
        let mut table = "concept,lang,term,status,note,definition\n".to_owned();
        for (id, is_english, term, status, note, definition) in &rows {
            let language = if *is_english { "en" } else { "zh" };
            let cells = [id, language, term, status, note, definition].map(quoted);
            table += &(cells.join(",") + "\n");
        }
        assert_becomes_ours("Their terms.csv", table);
    }

    #[test]
    fn tables_of_concepts_become_ours(
        rows in prop::collection::vec((cell(), cell(), cell(), cell()), 0..12)
    ) {
        let mut table = "id,en,zh,note\n".to_owned();
        for (id, en, zh, note) in &rows {
            table += &([id, en, zh, note].map(|cell| quoted(cell)).join(",") + "\n");
        }
        assert_becomes_ours("a.csv", table);
    }

    #[test]
    fn pairs_become_ours(rows in prop::collection::vec((cell(), cell(), cell()), 1..12)) {
        let line = |(source, target, comment): &(String, String, String)| {
            [source, target, comment].map(|cell| cell.replace(['\t', '\n', '\r'], " ")).join("\t")
        };
        let lines: Vec<String> = rows.iter().map(line).collect();
        assert_becomes_ours("a.txt", format!("norm\t规范\n{}\n", lines.join("\n")));
    }

    #[test]
    fn tbx_becomes_ours(entries in prop::collection::vec(
        (cell(), prop::collection::vec((prop::bool::ANY, cell(), status(), cell()), 0..4)), 0..8
    )) {
        let mut text = "<martif type=\"TBX\"><text><body>".to_owned();
        for (id, terms) in &entries {
            text += &format!("<termEntry id=\"{}\">", xml(id).replace('"', ""));
            for (is_english, term, status, note) in terms {
                let language = if *is_english { "en" } else { "zh-CN" };
                let status = match *status {
                    "" => String::new(),
                    name => format!("<termNote type=\"administrativeStatus\">{name}</termNote>"),
                };
                text += &format!(
                    "<langSet xml:lang=\"{language}\"><tig><term>{}</term>{status}<note>{}</note></tig></langSet>",
                    xml(term), xml(note)
                );
            }
            text += "</termEntry>";
        }
        text += "</body></text></martif>";
        assert_becomes_ours("a.tbx", text);
    }
}
