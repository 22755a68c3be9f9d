//! Counting and verifying on small tables.

use std::fs;
use std::sync::Arc;

use zhengming_bitext::Input;
use zhengming_consistency::{Doubt, attest, verify};
use zhengming_glossary::{Glossary, load_bytes};

const TOML: &str = r#"
[[concept]]
id = "norm"
en = [{ term = "norm", sources = ["A/RES/80/1 PP 1"] }]
zh = [
  { term = "规范", sources = ["A/RES/80/1 OP 1 (a)", "A/RES/80/1 PP 9"] },
  { term = "准则", sources = ["A/RES/80/1 OP 1", "A/RES/79/9 title"] },
  { term = "标准", status = "deprecated", only_for = "norm", reason = "Renders standard." },
]
"#;

const TABLE: &str = "symbol\tsection\tlabel_zh\tlabel_en\tzh\ten\n\
    A/RES/80/1\tpreamble\t\t\t大会，\tThe General Assembly,\n\
    A/RES/80/1\tpreamble\t\t\t铭记规范，\tBearing in mind norms,\n\
    A/RES/80/1\tmainBody\t1.\t1.\t请各国遵守准则：\tRequests States to observe rules:\n\
    A/RES/80/1\tmainBody\t\t\t㈠ 规范；\t(a) Norms;\n\
    A/RES/81/2\tmainBody\t1.\t1.\t制定标准；\tSets a norm;\n\
    A/RES/81/2\tmainBody\t2.\t2.\t达成一致。\tAgrees on norms.\n";

fn read(check: impl FnOnce(&Arc<Glossary>, &[Input])) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pairs.tsv");
    fs::write(&path, TABLE).expect("a file");
    let loaded = load_bytes("norm.toml", TOML);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    check(&Arc::new(loaded.glossary), &[Input::File(path)]);
}

#[test]
fn terms_are_counted_where_they_meet() {
    read(|glossary, inputs| {
        for threads in [1, 2] {
            let attestation = attest(inputs, glossary, threads).expect("a small glossary");
            let norm = &attestation.concepts[0];
            assert_eq!((norm.english, norm.preferred, norm.none), (4, 2, 1));
            assert_eq!((norm.accepted, norm.years), (2, Some((2025, 2025))));
            let units: Vec<u64> = norm.terms.iter().map(|term| term.units).collect();
            assert_eq!(units, [2, 2, 0, 1]);
            let sources: Vec<String> =
                norm.terms[1].examples().iter().map(|example| example.source()).collect();
            assert_eq!(sources, ["A/RES/80/1 PP 1"]);
        }
    });
}

#[test]
fn sources_are_proved_or_doubted() {
    read(|glossary, inputs| {
        let verification = verify(glossary, inputs, &[]).expect("the table can be read");
        assert_eq!((verification.claims, verification.proved), (5, 2));
        let doubts: Vec<(&str, Doubt, Option<&str>)> = verification
            .unproved
            .iter()
            .map(|one| (one.claim.source.as_str(), one.doubt, one.instead.as_deref()))
            .collect();
        assert_eq!(
            doubts,
            [
                ("A/RES/80/1 PP 9", Doubt::NoParagraph, Some("PP 1")),
                ("A/RES/80/1 OP 1", Doubt::NoCounterpart, None),
                ("A/RES/79/9 title", Doubt::NoParagraph, None),
            ]
        );
    });
}
