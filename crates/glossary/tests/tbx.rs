//! TBX as others write it, well and badly.

use proptest::prelude::*;
use zhengming_glossary::{Language, Loaded, Severity, Status, load_bytes};

/// A file of TBX 3 with this body.
fn tbx(kind: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<tbx type=\"{kind}\" style=\"dca\" xml:lang=\"en\" \
         xmlns=\"urn:iso:std:iso:30042:ed-2\">\n<text><body>\n{body}\n</body></text></tbx>\n"
    )
}

/// An entry with this in the section of its Chinese term.
fn entry(inner: &str) -> String {
    format!(
        "<conceptEntry id=\"c1\">\n<langSec xml:lang=\"zh\">\n<termSec>\n{inner}\n</termSec>\n\
         </langSec></conceptEntry>"
    )
}

fn read(text: impl Into<Vec<u8>>) -> Loaded {
    load_bytes("terms.tbx", text)
}

fn errors(loaded: &Loaded) -> Vec<String> {
    let errors = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(ToString::to_string).collect()
}

#[test]
fn all_terms_of_a_language_are_kept_with_their_statuses() {
    let statuses = [
        "preferredTerm-admn-sts",
        "admittedTerm-admn-sts",
        "deprecatedTerm-admn-sts",
        "supersededTerm-admn-sts",
    ];
    let section = |(index, status): (usize, &&str)| {
        let note = format!("<termNote type=\"administrativeStatus\">{status}</termNote>");
        let term = ["规范", "准则", "标准", "规矩"][index];
        format!("<ntig><termGrp><term>{term}</term>{note}</termGrp></ntig>")
    };
    let sections: String = statuses.iter().enumerate().map(section).collect();
    let file = format!(
        "<martif type=\"TBX\"><text><body><termEntry><langSet xml:lang=\"zh_Hans\">{sections}\
         </langSet></termEntry></body></text></martif>"
    );
    let loaded = read(file);
    assert_eq!(errors(&loaded), [""; 0]);
    let terms = &loaded.glossary.concepts[0].terms;
    let read: Vec<Status> = terms.iter().map(|term| term.status).collect();
    assert_eq!(read, Status::ALL);
}

#[test]
fn languages_are_known_in_any_form_and_others_are_told() {
    for tag in ["zh", "ZH", "zh-CN", "zh_CN", "zh-Hans", "zh-Hant", "zh-Hant-HK", "zho"] {
        let file =
            tbx("TBX-Basic", &entry("<term>规范</term>").replace("\"zh\"", &format!("{tag:?}")));
        let loaded = read(file);
        assert_eq!(loaded.glossary.concepts[0].terms[0].language, Language::Zh, "{tag}");
    }
    let body = entry("<term>规范</term>") + &entry("<term>norme</term>").replace("zh", "fr");
    let loaded = read(tbx("TBX-Basic", &body));
    assert_eq!(errors(&loaded), [""; 0]);
    let told: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|line| line.contains("not read: fr (1)")), "{told:?}");
    assert_eq!(loaded.glossary.concepts.len(), 1);
}

#[test]
fn text_in_pieces_is_one_term() {
    for (written, expected) in [
        ("R&amp;D", "R&D"),
        ("&#x7F51;&#32476;", "网络"),
        ("网<hi type=\"bold\">络</hi>安全", "网络安全"),
        ("<![CDATA[<ICT>]]>", "<ICT>"),
        ("\n   information\n   security  ", "information security"),
        ("a<!-- remark -->b", "ab"),
    ] {
        let loaded = read(tbx("TBX-Basic", &entry(&format!("<term>{written}</term>"))));
        assert_eq!(errors(&loaded), [""; 0], "{written}");
        assert_eq!(loaded.glossary.concepts[0].terms[0].text, expected);
    }
}

#[test]
fn what_a_file_must_not_have_is_refused_with_its_line() {
    let status = "<term>规范</term>\n<termNote type=\"administrativeStatus\">";
    for (kind, inner, told) in [
        ("TBX-Basic", "<term/>".to_owned(), "7:1: error: empty term"),
        ("TBX-Basic", "<term> &#160; </term>".to_owned(), "7:1: error: empty term"),
        ("TBX-Basic", "<note>x</note>".to_owned(), "6:1: error: <termSec> has no <term>"),
        ("TBX-Min", format!("{status}best</termNote>"), "8:1: error: \"administrativeStatus\" is"),
        (
            "TBX-Min",
            "<term>规范</term><admin type=\"source\">x</admin>".to_owned(),
            "TBX-Min has no data category \"source\"",
        ),
        (
            "TBX-Basic",
            "<term>规范</term><descrip type=\"subjectField\">x</descrip>".to_owned(),
            "does not belong to a term",
        ),
        ("TBX-Core", format!("{status}preferred</termNote>"), "TBX-Core has no data category"),
        ("TBX-Basic", "<term>规范</term><termNote>x</termNote>".to_owned(), "has no type"),
        ("TBX-Basic", "<term>&nbsp;</term>".to_owned(), "7:7: error: entity \"nbsp\""),
        ("TBX-Basic", "<term>a&#0;b</term>".to_owned(), "7:8: error: not XML"),
        ("TBX-Basic", "<term>a&#1;b</term>".to_owned(), "7:8: error: character U+0001"),
        ("TBX-Basic", "<term>a\u{8}b</term>".to_owned(), "7:7: error: character U+0008"),
        ("TBX-Basic", "<term a='1' a='2'>x</term>".to_owned(), "7:1: error: not XML"),
        ("TBX-Basic", "<term>x</trem>".to_owned(), "not XML"),
    ] {
        let errors = errors(&read(tbx(kind, &entry(&inner))));
        assert!(errors.iter().any(|error| error.contains(told)), "{inner}: {errors:?}");
    }
    for (file, told) in [
        (String::new(), "the file has no element"),
        ("<xliff/>".to_owned(), "the root is <xliff>"),
        (tbx("TBX", "<conceptEntry>"), "expected"),
        ("<tbx><text>".to_owned(), "the file ends before </text>"),
        (tbx("TBX", "<conceptEntry><langSec><termSec/></langSec></conceptEntry>"), "no xml:lang"),
    ] {
        let errors = errors(&read(file));
        assert!(errors.iter().any(|error| error.contains(told)), "{told}: {errors:?}");
    }
}

#[test]
fn document_types_and_entities_do_no_harm() {
    let bomb: String = (1..10)
        .map(|n| format!("<!ENTITY l{n} \"&l{m};&l{m};&l{m};&l{m};\">", m = n - 1))
        .collect();
    let term = |entity: &str| entry(&format!("<term>&{entity};</term>"));
    for (declared, entity) in [
        (format!("<!ENTITY l0 \"ha\">{bomb}"), "l9"),
        ("<!ENTITY file SYSTEM \"file:///etc/passwd\">".to_owned(), "file"),
        ("<!ENTITY % other SYSTEM \"http://example.org/x.dtd\"> %other;".to_owned(), "x"),
        (format!("<!ENTITY a \"{}\">", "x".repeat(50_000)), "a"),
    ] {
        let file = format!(
            "<!DOCTYPE tbx [{declared}]>\n{}",
            tbx("TBX", &term(entity)).replace("<?xml version=\"1.0\"?>\n", "")
        );
        let errors = errors(&read(file));
        assert!(errors.iter().any(|error| error.contains("is not defined")), "{errors:?}");
    }
    let file =
        format!("<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">{}", entry("<term>规范</term>"));
    let loaded = read(file.replace("<conceptEntry", "<martif><conceptEntry") + "</martif>");
    assert_eq!(errors(&loaded), [""; 0]);
}

#[test]
fn depth_is_bounded_and_length_is_not() {
    let deep = "<hi>".repeat(300_000);
    assert!(errors(&read(tbx("TBX", &entry(&deep))))[0].contains("more than 64 deep"));
    let many: String = (0..30_000)
        .map(|n| entry(&format!("<term>术语{n}</term>")).replace("c1", &format!("c{n}")))
        .collect();
    let loaded = read(tbx("TBX-Basic", &many));
    assert_eq!(loaded.glossary.terms().count(), 30_000);
}

#[test]
fn what_is_no_tbx_is_told_with_what_it_is() {
    let list = errors(&read("norm,规范\n"));
    assert!(list[0].ends_with("text \"norm,规范\" before any element, expected TBX"), "{list:?}");
    let nothing = errors(&read("<?xml version=\"1.0\"?>\n"));
    assert!(nothing[0].ends_with("the file has no element, expected TBX"), "{nothing:?}");
}

#[test]
fn files_are_read_in_the_encoding_that_they_state() {
    let file = tbx("TBX-Basic", &entry("<term>规范</term>"));
    let stated = file.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"GB18030\"");
    let utf_16: Vec<u8> =
        ("\u{feff}".to_owned() + &file).encode_utf16().flat_map(u16::to_be_bytes).collect();
    let gb18030 = encoding_rs::GB18030.encode(&stated).0.into_owned();
    for bytes in [file.clone().into_bytes(), utf_16, gb18030.clone()] {
        assert_eq!(read(bytes).glossary.concepts[0].terms[0].text, "规范");
    }
    let utf_8 = encoding_rs::GB18030.encode(&stated.replace("GB18030", "UTF-8")).0.into_owned();
    assert!(errors(&read(utf_8))[0].contains("bytes that are not UTF-8"));
    let broken = [file.as_bytes(), b"\xff"].concat();
    assert!(errors(&read(broken))[0].contains("bytes that are not UTF-8"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_reading_panic(
        text in r#"(</?(tbx|martif|text|conceptEntry|langSec|langSet|termSec|ntig|termGrp|term|note|hi)( (id|type|xml:lang)="[a-z网]{0,4}")?/?>|&#?[a-z0-9]{0,5};|[a-z网…<>&"\x00]{1,4}|<!\[CDATA\[|\]\]>|<!--|<\?xml){0,40}"#,
    ) {
        let _ = read(text);
    }
}
