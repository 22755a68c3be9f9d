//! TMX and XLIFF that are broken, torn or made to do harm: a clear error or a safe result.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{XzOptions, XzWriter};
use ruzstd::encoding::CompressionLevel;
use zhengming_bitext::{Bitext, Documents, Error, Unit};

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Vec<Unit>, Error> {
    Bitext::from_bytes(name, bytes).collect()
}

fn error(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    read(name, bytes).expect_err("it is broken").to_string()
}

fn memory(en: &str, zh: &str) -> String {
    format!(
        "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"en\"><seg>{en}</seg></tuv>\
         <tuv xml:lang=\"zh\"><seg>{zh}</seg></tuv></tu></body></tmx>"
    )
}

#[test]
fn entities_are_never_expanded_or_opened() {
    let bomb = "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">\n\
                <!ENTITY c SYSTEM \"file:///etc/passwd\">]>\n";
    for (name, column) in [("b", 55), ("c", 55)] {
        let file = format!("{bomb}{}", memory(&format!("x&{name};"), "国"));
        assert_eq!(
            error("m.tmx", file),
            format!(
                "m.tmx:3:{column}: entity \"{name}\" is not defined; only those of XML itself are read"
            )
        );
    }
    let file = format!("{bomb}{}", memory("Charter", "《宪章》"));
    assert_eq!(read("m.tmx", file).expect("what is not used does no harm").len(), 1);
    let attribute = format!("{bomb}{}", memory("Charter", "国").replace("\"zh\"", "\"&b;\""));
    assert!(error("m.tmx", attribute).contains("broken XML"));
}

#[test]
fn deep_elements_and_many_attributes_are_refused() {
    let deep = memory(&"<hi>".repeat(100_000), "国");
    assert_eq!(error("m.tmx", deep), "m.tmx:1:1058: elements lie more than 256 deep in each other");
    let mut many = "<tmx".to_owned();
    for n in 0..100_000 {
        many += &format!(" a{n}='x'");
    }
    assert_eq!(error("m.tmx", many + "/>"), "m.tmx:1:1: an element with more than 256 attributes");
    let twice = "<tmx version='1' version='2'/>";
    assert!(error("m.tmx", twice).ends_with("attribute version stands twice in one element"));
}

#[test]
fn many_flows_and_segments_of_one_unit_take_no_time() {
    let many = memory(&"<sub>a</sub>".repeat(100_000), &"<sub>国</sub>".repeat(100_000));
    assert_eq!(read("m.tmx", many).expect("it is read").len(), 100_000);
    let segments = |text: &str| -> String {
        (0..100_000).map(|n| format!("<mrk mtype='seg' mid='{n}'>{text}</mrk>")).collect()
    };
    let file = format!(
        "<xliff><file source-language='en' target-language='zh'><body><trans-unit id='1'>\
         <source/><seg-source>{}</seg-source><target>{}</target></trans-unit></body></file></xliff>",
        segments("a"),
        segments("国")
    );
    assert_eq!(read("a.xlf", file).expect("it is read").len(), 100_000);
    let fixed = "canReorder='firstNo' canCopy='no' canDelete='no'";
    let starts = (0..100_000).map(|n| format!("<sc id='{n}' {fixed}/>")).collect::<String>();
    let ends = (0..100_000).map(|n| format!("<ec startRef='{n}' {fixed}/>")).collect::<String>();
    let file = format!(
        "<xliff version='2.0' srcLang='en' trgLang='zh'><file id='f'><unit id='u'><segment>\
         <source>{starts}a{ends}</source><target>{starts}国{ends}</target>\
         </segment></unit></file></xliff>"
    );
    assert_eq!(read("b.xlf", file).expect("it is read").len(), 1);
}

#[test]
fn errors_name_the_place_and_what_was_expected() {
    assert_eq!(error("m.tmx", ""), "m.tmx:1:1: the file ends without any element, expected <tmx>");
    assert_eq!(error("m.tmx", "<tmx2/>"), "m.tmx:1:1: element <tmx2> found, expected <tmx>");
    assert_eq!(
        error("m.tmx", "大会"),
        "m.tmx:1:1: text \"大会\" outside of all elements, expected XML with <tmx>"
    );
    assert_eq!(
        error("m.tmx", "<tmx>\n<body>"),
        "m.tmx:2:7: broken XML: the file ends inside 2 elements still open"
    );
    assert_eq!(
        error("m.tmx", memory("a\u{0}b", "国")),
        "m.tmx:1:54: character U+0000, which XML does not allow"
    );
    assert_eq!(
        error("m.tmx", "<tmx><body><tu><tuv><seg/></tuv></tu></body></tmx>"),
        "m.tmx:1:16: <tuv> without xml:lang"
    );
    assert_eq!(
        error("x.xlf", "<xliff version='3.0'/>"),
        "x.xlf:1:1: XLIFF version \"3.0\" found, expected 1.0 to 1.2 or 2.0 to 2.2"
    );
    let torn = memory("State", "国家");
    for end in (1..torn.len()).filter(|&end| torn.is_char_boundary(end)) {
        assert!(read("m.tmx", &torn.as_bytes()[..end]).is_err(), "{}", &torn[..end]);
    }
}

#[test]
fn bytes_in_no_encoding_are_told_and_utf_16_is_read() {
    let mut bad = memory("States", "各国").into_bytes();
    let at = bad.iter().position(|&byte| byte == b'S').expect("it is there");
    bad[at + 1] = 0xff;
    let document = Documents::from_bytes("m.tmx", bad).expect("it is read").next();
    let document = document.expect("a document").expect("it is read");
    assert!(document.warnings()[0].message.contains("0xFF"), "{:?}", document.warnings());
    let text = format!("\u{feff}<?xml version='1.0'?>{}", memory("States", "各国"));
    for wide in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        let units = read("m.tmx", wide).expect("it is read");
        assert_eq!((&*units[0].en, &*units[0].zh), ("States", "各国"));
    }
}

type Pack = fn(&mut dyn Read) -> Vec<u8>;

fn gzip(bytes: &mut dyn Read) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
    std::io::copy(bytes, &mut writer).expect("memory");
    writer.finish().expect("memory")
}

fn xz(bytes: &mut dyn Read) -> Vec<u8> {
    let mut writer = XzWriter::new(Vec::new(), XzOptions::with_preset(1)).expect("a writer");
    std::io::copy(bytes, &mut writer).expect("memory");
    writer.finish().expect("memory")
}

fn zstd(bytes: &mut dyn Read) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, CompressionLevel::Fastest)
}

#[test]
fn packed_files_are_bounded() {
    let packers: [(&str, Pack); 3] = [("m.tmx.gz", gzip), ("m.tmx.xz", xz), ("m.tmx.zst", zstd)];
    for (name, pack) in packers {
        let small = pack(&mut memory("States", "各国").as_bytes());
        assert_eq!(read(name, small.clone()).expect("it is read").len(), 1, "{name}");
        assert!(read(name, &small[..small.len() / 2]).is_err(), "{name}");
        let blanks = pack(&mut std::io::repeat(b' ').take(300 << 20));
        assert!(blanks.len() < 4 << 20, "{name}");
        assert!(error(name, blanks).contains("larger than the 256 MiB"), "{name}");
    }
    let mut archive = Vec::new();
    archive.write_all(b"PK\x03\x04 and so on").expect("memory");
    assert!(error("m.tmx", archive).contains("ZIP archive"));
}

proptest::proptest! {
    #[test]
    fn any_content_is_read_or_refused(
        inside in proptest::collection::vec(proptest::sample::select(vec![
            "<seg>", "</seg>", "<tuv xml:lang='zh'>", "</tuv>", "<tu>", "</tu>", "<sub>", "</sub>",
            "<ph>", "</ph>", "<hi>", "</hi>", "国", "a", "&lt;", "<note>", "</note>", " ",
            "<trans-unit id='1'>", "</trans-unit>", "<source>", "</source>", "<target>", "</target>",
            "<seg-source>", "</seg-source>", "<mrk mtype='seg' mid='1'>", "</mrk>", "<unit id='1'>",
            "</unit>", "<segment>", "</segment>", "<cp hex='1'/>", "<![CDATA[x]]>", "<!--x-->",
        ]), 0..40),
    ) {
        let inside = inside.concat();
        for (name, open, close) in [
            ("m.tmx", "<tmx><body>", "</body></tmx>"),
            ("a.xlf", "<xliff version='1.2'><file source-language='en' target-language='zh'><body>", "</body></file></xliff>"),
            ("b.xlf", "<xliff version='2.0' srcLang='en' trgLang='zh'><file id='f'>", "</file></xliff>"),
        ] {
            for unit in read(name, format!("{open}{inside}{close}")).unwrap_or_default() {
                proptest::prop_assert!(!unit.zh.is_empty() && !unit.en.is_empty());
            }
        }
    }
}
