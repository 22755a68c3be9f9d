//! Every format gives back what it was given, but for what it cannot carry.

use proptest::prelude::*;
use zhengming_glossary::{
    ColumnMap, ConceptKind, ExportOptions, Format, Glossary, Language, LoadOptions, Loaded,
    Severity, Status, Term, TextEncoding, core, export, load_bytes, load_bytes_with,
};

/// All that is said of a glossary, without where it is said.
fn contents(glossary: &Glossary) -> Vec<String> {
    let of_term = |term: &Term| {
        format!("{:?}", Term { location: zhengming_glossary::Location::default(), ..term.clone() })
    };
    let of_concept = |concept: &zhengming_glossary::Concept| {
        let mut lines = vec![format!(
            "{} {} {:?} {:?} {:?} {:?}",
            concept.id,
            concept.domain,
            concept.kind,
            concept.definition,
            concept.note,
            concept.unattested
        )];
        lines.extend(concept.terms.iter().map(of_term));
        lines
    };
    glossary.concepts.iter().flat_map(of_concept).collect()
}

fn families(glossary: &Glossary) -> Vec<String> {
    let members = |family: &zhengming_glossary::Family| {
        let ids = family.members.iter().map(|&id| glossary.concept(id).id.clone());
        format!("{} {:?} {:?}", family.id, family.note, ids.collect::<Vec<_>>())
    };
    glossary.families.iter().map(members).collect()
}

fn written(glossary: &Glossary, format: &str, options: &ExportOptions) -> Vec<u8> {
    let mut out = Vec::new();
    let format = Format::by_name(format).expect("the format is known");
    export(glossary, format, &mut out, options).expect("memory can be written to");
    out
}

fn there_and_back(glossary: &Glossary, name: &str, options: &ExportOptions) -> Loaded {
    let format = Format::by_name(name).expect("the format is known");
    let bytes = written(glossary, name, options);
    let loaded = load_bytes(format!("norm.{}", format.extensions()[0]), bytes);
    assert!(!loaded.has_errors(), "{name}: {:?}", loaded.problems);
    loaded
}

/// Formats that carry all of a concept and its terms.
const FULL: &[&str] = &[
    "toml",
    "json",
    "csv",
    "tsv",
    "xlsx",
    "tbx",
    "tbx-basic-dct",
    "tbx-min",
    "tbx-min-dct",
    "tbx-core",
    "tbx2",
];

/// Formats that are lists of pairs.
const PAIRS: &[&str] = &["omegat", "xbench", "weblate"];

#[test]
fn the_core_glossary_goes_through_every_full_format() {
    let mut glossary = core().clone();
    for domain in domains(&glossary) {
        let options = only(&domain);
        for name in FULL {
            let mut part = glossary.clone();
            part.concepts.retain(|concept| concept.domain == domain);
            let loaded = load_bytes(
                format!("{domain}.{}", Format::by_name(name).unwrap().extensions()[0]),
                written(&glossary, name, &options),
            );
            assert_eq!(contents(&loaded.glossary), contents(&part), "{name}");
        }
    }
    let loaded = there_and_back(&glossary, "json", &ExportOptions::default());
    assert_eq!(families(&loaded.glossary), families(&glossary));
    assert_eq!(loaded.glossary.domains, glossary.domains);
    assert_eq!(loaded.glossary.version, glossary.version);
    glossary.families.clear();
}

fn domains(glossary: &Glossary) -> Vec<String> {
    let mut domains: Vec<String> = Vec::new();
    for concept in &glossary.concepts {
        if !domains.contains(&concept.domain) {
            domains.push(concept.domain.clone());
        }
    }
    domains
}

fn only(domain: &str) -> ExportOptions {
    let mut options = ExportOptions::default();
    options.domain = Some(domain.to_owned());
    options
}

#[test]
fn canonical_toml_is_stable() {
    for domain in domains(core()) {
        let name = format!("{domain}.toml");
        let once = written(core(), "toml", &only(&domain));
        let again = written(&load_bytes(name, once.clone()).glossary, "toml", &only(&domain));
        // Families may lie in another file than their members, and the version in any.
        let concepts = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            let end = text.find("\n[[family]]").unwrap_or(text.len());
            text[..end].to_owned()
        };
        let (once, again) = (concepts(once), concepts(again));
        let tables = |text: &str| text[text.find("[[concept]]").unwrap_or(0)..].to_owned();
        assert_eq!(tables(&once), tables(&again));
    }
}

#[test]
fn tables_are_written_in_the_encodings_of_office_programs() {
    let text = "concept,lang,term\nnorm,en,norm\nnorm,zh,规范\nnorm,zh,𠮷\n";
    let glossary = load_bytes("norm.csv", text).glossary;
    for encoding in
        [TextEncoding::Utf8, TextEncoding::Utf8WithMark, TextEncoding::Utf16, TextEncoding::Gb18030]
    {
        let mut options = ExportOptions::default();
        options.encoding = Some(encoding);
        let loaded = there_and_back(&glossary, "csv", &options);
        assert_eq!(contents(&loaded.glossary), contents(&glossary), "{encoding:?}");
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let toml = r#"
[[concept]]
id = "formula"
note = "=HYPERLINK(\"http://example.org\")"
en = ["-able", "@mention", "+1"]
zh = ["＝号", { term = "'=1", note = "=2" }]
"#;
    let glossary = load_bytes("norm.toml", toml).glossary;
    for name in ["csv", "tsv", "weblate"] {
        let text = String::from_utf8(written(&glossary, name, &ExportOptions::default())).unwrap();
        let cells = text.split([',', '\t', '\n']).map(|cell| cell.trim_matches('"'));
        for cell in cells {
            assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{name}: {cell}");
        }
    }
    let loaded = there_and_back(&glossary, "csv", &ExportOptions::default());
    assert_eq!(contents(&loaded.glossary), contents(&glossary));
}

#[test]
fn columns_are_known_by_header_or_as_stated() {
    let header =
        "编号;English;中文;Français\n1;norm | rule;规范；准则;norme\n2;treaty;条约;traité\n";
    let loaded = load_bytes("terms.csv", header);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    assert_eq!(loaded.glossary.terms().count(), 6);
    assert!(loaded.problems.iter().any(|problem| problem.message.contains("Français")));

    let map: ColumnMap = "concept=1,zh=3,en=2".parse().unwrap();
    let options = LoadOptions { columns: Some(map), ..LoadOptions::default() };
    let loaded = load_bytes_with("terms.csv", header, &options);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    assert_eq!(loaded.glossary.concepts[1].id, "2");
    assert_eq!(loaded.glossary.terms().count(), 6);

    let map: ColumnMap = "note=1".parse().unwrap();
    let options = LoadOptions { columns: Some(map), ..LoadOptions::default() };
    assert!(load_bytes_with("terms.csv", header, &options).has_errors());
}

#[test]
fn pairs_are_read_from_omegat_in_all_its_forms() {
    let list =
        "# Glossary -*- coding: utf-8 -*-\nnorm\t规范\tfirst\nnorm\t准则\nICT\t信通技术\t\tx\n";
    let utf_16: Vec<u8> =
        ("\u{feff}".to_owned() + list).encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("a.txt", list.as_bytes().to_vec()),
        ("a.tab", list.as_bytes().to_vec()),
        ("a.utf8", ("\u{feff}".to_owned() + list).into_bytes()),
        ("a.txt", utf_16),
        ("a.csv", list.replace('\t', ",").into_bytes()),
    ] {
        let loaded = load_bytes(name, bytes);
        assert!(!loaded.has_errors(), "{name}: {:?}", loaded.problems);
        let concept = &loaded.glossary.concepts[0];
        assert_eq!((concept.terms.len(), loaded.glossary.concepts.len()), (3, 2), "{name}");
        assert_eq!(concept.preferred(Language::Zh).unwrap().text, "规范");
        assert_eq!(concept.preferred(Language::Zh).unwrap().note.as_deref(), Some("first"));
    }
}

#[test]
fn pairs_whose_languages_cannot_be_told_are_refused() {
    for list in ["kde\tkoo moo\nx\ty\n", "介绍\t紹介\n", "norm\t规范\nterm\tmot\nword\tpalabra\n"]
    {
        let loaded = load_bytes("a.txt", list);
        assert!(loaded.has_errors(), "{list}");
        assert!(loaded.problems[0].message.contains("cannot tell which column is Chinese"));
    }
}

#[test]
fn deprecated_terms_stay_deprecated_in_lists_of_pairs() {
    let toml = r#"
[[concept]]
id = "civil"
en = ["civil"]
zh = ["民用", { term = "民事", status = "deprecated", reason = "Of civil law | and so on.", note = "N" }]
"#;
    let glossary = load_bytes("a.toml", toml).glossary;
    for name in PAIRS {
        let loaded = there_and_back(&glossary, name, &ExportOptions::default());
        let slip = loaded.glossary.concepts[0].terms.last().unwrap();
        assert_eq!((slip.text.as_str(), slip.status), ("民事", Status::Deprecated), "{name}");
        assert_eq!(slip.reason.as_deref(), Some("Of civil law | and so on."), "{name}");
        assert_eq!(slip.note.as_deref(), Some("N"), "{name}");
    }
}

#[test]
fn what_is_deprecated_in_one_concept_stays_accepted_in_another_of_the_same_term() {
    let table = "concept,lang,term,status,reason,shared\n\
                 c-0,en,&a,,,\nc-0,zh,规范,,,\nc-0,zh,准则,deprecated,Of moral norms.,\n\
                 c-1,en,&a,,,Two senses.\nc-1,zh,准则,,,Two senses.\n";
    let loaded = load_bytes("a.csv", table);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    for name in PAIRS {
        let after = there_and_back(&loaded.glossary, name, &ExportOptions::default()).glossary;
        assert_eq!(pairs(&after), pairs(&loaded.glossary), "{name}");
    }
}

#[test]
fn rules_of_ours_that_others_do_not_know_are_told_and_not_held_against_them() {
    let table = "en,zh\nresource,资源\nResource,資源\nresource;resources,资源；資源\n";
    let loaded = load_bytes("a.csv", table);
    assert!(!loaded.has_errors(), "{:?}", loaded.problems);
    assert!(loaded.problems.iter().any(|p| p.message.contains("stand in another concept too")));
    assert!(loaded.problems.iter().any(|p| p.message.contains("left out")));
    assert!(loaded.problems.iter().all(|p| p.severity < Severity::Error));
    assert_eq!(loaded.glossary.concepts[1].id, "resource-2");
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z网络规范准则&<>\"'|\\\\;,=+-]([a-zA-Z网络规范&<>\"'|\\\\;,:=\u{20000} -]{0,12}[a-z网\u{20000}])?"
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn term(language: Language) -> impl Strategy<Value = String> {
    match language {
        Language::En => "[a-zA-Z&<'\"]{1,6}( [a-z&]{1,6})?[a-z]",
        Language::Zh => "[网络规范准则信息]{1,5}",
    }
}

/// What a term may have beside its form: everything, each now and then.
fn extras() -> impl Strategy<Value = (Option<String>, Option<String>, Vec<String>, usize, bool)> {
    (
        proptest::option::of(text()),
        proptest::option::of(text()),
        prop::collection::vec(text(), 0..3),
        0..4_usize,
        any::<bool>(),
    )
}

/// A glossary that keeps the rules.
fn glossary() -> impl Strategy<Value = Glossary> {
    glossary_of(|language| term(language).boxed())
}

/// The same with so few forms that concepts share them.
fn crowded_glossary() -> impl Strategy<Value = Glossary> {
    glossary_of(|language| match language {
        Language::En => "[&A]?[a\"]".boxed(),
        Language::Zh => "[规准]{1,2}".boxed(),
    })
}

fn glossary_of(
    term: impl Fn(Language) -> BoxedStrategy<String>,
) -> impl Strategy<Value = Glossary> {
    let terms = |language| prop::collection::vec((term(language), extras()), 1..4);
    let concept = (
        terms(Language::En),
        terms(Language::Zh),
        proptest::option::of(text()),
        proptest::option::of(text()),
        0..3_usize,
    );
    prop::collection::vec(concept, 1..5).prop_map(|concepts| {
        let mut glossary = Glossary::default();
        for (index, (en, zh, note, definition, kind)) in concepts.into_iter().enumerate() {
            let table = format!("concept,lang,term\nc-{index},en,x\n");
            let mut concept = load_bytes("norm.csv", table).glossary.concepts.remove(0);
            let sample = concept.terms.remove(0);
            concept.kind = ConceptKind::ALL[kind];
            (concept.note, concept.definition) = (note, definition);
            for (language, terms) in [(Language::En, en), (Language::Zh, zh)] {
                for (text, extras) in terms {
                    add(&mut concept, &sample, language, text, extras);
                }
            }
            // As loading orders them.
            concept.terms.sort_by_key(|term| (term.language, term.status));
            glossary.concepts.push(concept);
        }
        glossary
    })
}

fn add(
    concept: &mut zhengming_glossary::Concept,
    sample: &Term,
    language: Language,
    text: String,
    (note, reason, sources, status, flag): (
        Option<String>,
        Option<String>,
        Vec<String>,
        usize,
        bool,
    ),
) {
    let fold = |text: &str| zhengming_text::fold_term(text);
    if concept.terms_in(language).any(|term| fold(&term.text) == fold(&text)) {
        return;
    }
    let is_first = concept.terms_in(language).next().is_none();
    let status = if is_first { Status::Preferred } else { Status::ALL[status.max(1)] };
    let mut term = Term { text, language, status, note, sources, ..sample.clone() };
    if !status.is_accepted() {
        term.reason = Some(reason.clone().unwrap_or_else(|| "Because.".to_owned()));
        term.only_for = reason.clone();
    }
    term.shared = Some(reason.unwrap_or_else(|| "Shared.".to_owned()));
    term.abbreviation = flag;
    if flag {
        term.not_in = vec![format!("{}x|y", term.text)];
        term.valid_from = Some("2019-02".to_owned());
    }
    concept.terms.push(term);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn full_formats_lose_nothing(glossary in glossary()) {
        for name in FULL {
            let loaded = there_and_back(&glossary, name, &ExportOptions::default());
            prop_assert_eq!(contents(&loaded.glossary), contents(&glossary), "{}", name);
        }
    }

    #[test]
    fn lists_of_pairs_keep_all_pairs(glossary in prop_oneof![glossary(), crowded_glossary()]) {
        for name in PAIRS {
            let loaded = there_and_back(&glossary, name, &ExportOptions::default());
            let (before, after) = (pairs(&glossary), pairs(&loaded.glossary));
            for pair in &before {
                prop_assert!(after.contains(pair), "{} {:?} {:?}", name, pair, after);
            }
        }
    }
}

fn pairs(glossary: &Glossary) -> Vec<(String, String)> {
    let of_concept = |concept: &zhengming_glossary::Concept| {
        let accepted =
            |language| concept.terms_in(language).filter(|term| term.status.is_accepted());
        let pairs = accepted(Language::En)
            .flat_map(|en| accepted(Language::Zh).map(|zh| (en.text.clone(), zh.text.clone())));
        pairs.collect::<Vec<_>>()
    };
    glossary.concepts.iter().flat_map(of_concept).collect()
}
