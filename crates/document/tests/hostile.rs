//! Files made to break readers, and files broken by accident.

use std::{
    fs,
    io::{self, Cursor, Read},
    path::Path,
};

use zhengming_document::{Document, Encoding, Error, Format, Options, Reader};

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Document, Error> {
    Document::from_bytes(name, bytes, &Options::default())
}

fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    read(name, bytes).expect_err("a refusal").to_string()
}

fn akn(body: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<akomaNtoso><mainBody>{body}</mainBody></akomaNtoso>")
}

#[test]
fn entities_are_never_expanded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">\n\
                <!ENTITY file SYSTEM \"file:///etc/passwd\">]>\n";
    let document = read("x.xml", format!("{bomb}{}", akn("<p>网络&b;空间&file;</p>"))).unwrap();
    let paragraph = &document.batch.paragraphs[0];
    assert_eq!(&document.batch.text[paragraph.span.range()], "网络&b;空间");
    assert_eq!(document.warnings.len(), 2);
    assert!(document.warnings[0].message.contains("&b;"), "{:?}", document.warnings);
    assert_eq!(document.warnings[0].line, 4);
}

#[test]
fn deep_nesting_is_refused() {
    let deep = akn(&("<p>".repeat(100_000) + "文" + &"</p>".repeat(100_000)));
    assert!(refused("x.xml", deep).contains("deep"));
    let notes = "<authorialNote>".repeat(200) + "注" + &"</authorialNote>".repeat(200);
    assert_eq!(read("x.xml", akn(&notes)).unwrap().batch.paragraphs.len(), 1);
    for text in
        [">".repeat(100_000), "[".repeat(100_000), "- ".repeat(50_000), "*a ".repeat(50_000)]
    {
        read("x.md", text).unwrap();
    }
}

#[test]
fn truncated_and_mismatched_markup_is_named_with_its_place() {
    let error = refused("决议 一.xml", "<akomaNtoso>\n<p>国际\n</q></akomaNtoso>");
    assert!(error.starts_with("决议 一.xml:3:"), "{error}");
    let error = refused("x.xml", "<akomaNtoso>\n<p>国际");
    assert!(error.starts_with("x.xml:2:6: ") && error.contains("ends inside"), "{error}");
    refused("x.xml", "<akomaNtoso><p attr=\"");
    refused("x.xml", "<akomaNtoso>&#xFFFFFFFF</akomaNtoso>");
}

#[test]
fn a_format_that_does_not_fit_is_refused_with_the_place() {
    let options = Options { format: Some(Format::Akn), ..Options::default() };
    for (text, told) in [
        ("\n  大会，\n\n1. 决定继续讨论；\n", "x.txt:2:3: text \"大会，\" outside"),
        ("<?xml version=\"1.0\"?>\n<html><p>规范</p></html>", "x.txt:2:1: element <html> found"),
        ("<akomaNtoso/>\n尾", "x.txt:2:1: text \"尾\" outside"),
        ("&amp;", "x.txt:1:1: text \"&amp;\" outside"),
        ("<!-- 规范 -->\n", "x.txt:2:1: the file ends without any element"),
    ] {
        let error = Document::from_bytes("x.txt", text, &options).unwrap_err().to_string();
        assert!(error.starts_with(told) && error.contains("expected"), "{error}");
        assert!(error.contains("<akomaNtoso>"), "{error}");
    }
    for (encoding, format) in [(Some(Encoding::Utf8), None), (None, Some(Format::Markdown))] {
        let options = Options { encoding, format, ..Options::default() };
        let error = Document::from_bytes("x.txt", "%PDF-1.7\n", &options).unwrap_err();
        assert!(error.to_string().contains("a PDF"), "{error}");
    }
}

#[test]
fn other_kinds_of_files_are_named() {
    for (start, word) in [
        (&b"%PDF-1.7\n\xE2\xE3"[..], "pdftotext"),
        (b"PK\x03\x04\x14\0", "Word"),
        (b"\x89PNG\r\n\x1A\n", "image"),
        (b"\x1F\x8B\x08", "gzip"),
        (b"a\0\0\0b\x01\0\0\0\0\x02", "zero bytes"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"<?xml version='1.0'?><rss/>", "Akoma Ntoso"),
    ] {
        let error = refused("文件 1.txt", start);
        assert!(error.starts_with("文件 1.txt: ") && error.contains(word), "{error}");
    }
}

#[test]
fn nothing_is_a_document_without_paragraphs() {
    for (name, bytes) in
        [("x.txt", ""), ("x.xml", "\n"), ("x.md", " \n\u{FEFF}\n"), ("x", "\r\n\r\n")]
    {
        let document = read(name, bytes).unwrap();
        assert!(document.batch.paragraphs.is_empty(), "{bytes:?}");
        assert_eq!(document.warnings[0].message, "the document is empty", "{bytes:?}");
    }
}

#[test]
fn invalid_bytes_keep_offsets_and_are_reported() {
    let mut bytes = "规范\n准".as_bytes().to_vec();
    bytes.extend([0xFF, 0xE5, 0x87]);
    bytes.extend("则\n规范".as_bytes());
    let document = read("x.txt", bytes.clone()).unwrap();
    assert_eq!(document.batch.text.len(), bytes.len());
    let offsets: Vec<u64> = document.warnings.iter().map(|warning| warning.offset).collect();
    assert_eq!(offsets, [10, 11, 12]);
    assert!(document.warnings.iter().all(|warning| warning.line == 2));
    let last = document.batch.paragraphs.last().unwrap();
    assert_eq!(last.span.range(), bytes.len() - 6..bytes.len());
}

#[test]
fn many_problems_are_counted() {
    let mut bytes = "规范".repeat(4000).into_bytes();
    for at in 0..500 {
        bytes[at * 12] = 0xFF;
    }
    let options = Options { encoding: Some(Encoding::Utf8), ..Options::default() };
    let document = Document::from_bytes("x.txt", bytes, &options).unwrap();
    assert_eq!(document.warnings.len(), 101);
    assert!(
        document.warnings[100].message.starts_with("1400 more"),
        "{:?}",
        document.warnings[100]
    );
}

#[test]
fn encodings_are_told_and_decoded() {
    let text = "大会，\n\n回顾其以往关于从国际安全角度看信息和电信领域的发展的各项决议，\n\n1. 决定继续讨论。\n";
    let traditional = "大會，\n\n回顧其以往關於從國際安全角度看資訊和電信領域的發展的各項決議，\n";
    let utf16 = |big: bool| {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect::<Vec<u8>>()
    };
    let with_mark = |mark: [u8; 2], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    let big5 = encoding_rs::BIG5.encode(traditional).0.into_owned();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (["\u{FEFF}", text].concat().into_bytes(), Encoding::Utf8),
        (utf16(false), Encoding::Utf16Le),
        (utf16(true), Encoding::Utf16Be),
        (with_mark([0xFF, 0xFE], utf16(false)), Encoding::Utf16Le),
        (with_mark([0xFE, 0xFF], utf16(true)), Encoding::Utf16Be),
        (gb, Encoding::Gb18030),
        (big5, Encoding::Big5),
    ] {
        let document = read("x.txt", bytes).unwrap();
        assert_eq!(document.info.encoding, encoding);
        assert!(document.warnings.is_empty(), "{encoding:?}: {:?}", document.warnings);
        let labels: Vec<String> =
            document.batch.paragraphs.iter().map(|p| p.label.to_string()).collect();
        assert_eq!(labels[..2], ["PP 0", "PP 1"], "{encoding:?}");
    }
}

/// A line without end, of which each read gives a little.
struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(self.0 as usize).min(65_536);
        buffer[..length].fill(b'a');
        self.0 -= length as u64;
        Ok(length)
    }
}

#[test]
fn a_line_without_end_is_cut_in_bounded_memory() {
    let input = Box::new(Endless(40 << 20));
    let mut reader = Reader::new(Path::new("-"), input, &Options::default()).unwrap();
    let mut read = 0;
    while let Some(batch) = reader.next_batch().unwrap() {
        assert!(batch.text.len() <= 2 << 20);
        assert_eq!(batch.paragraphs.len(), 1);
        read += batch.text.len();
    }
    assert_eq!(read, 40 << 20);
    assert!(reader.warnings()[0].message.contains("is cut here"));
}

#[test]
fn a_long_paragraph_is_cut_where_no_word_is_torn() {
    let options = Options { batch_bytes: 32, paragraph_bytes: 64, ..Options::default() };
    let text = "国际合作，".repeat(12);
    let document = Document::from_bytes("x.txt", text.clone(), &options).unwrap();
    assert!(document.batch.paragraphs.len() > 1);
    for paragraph in &document.batch.paragraphs {
        assert!(document.batch.text[paragraph.span.range()].ends_with("，"));
        assert_eq!(paragraph.label.to_string(), "para. 1");
    }
    assert_eq!(document.batch.text, text);
}

#[test]
fn large_markup_is_refused_and_large_text_that_looks_like_markdown_is_text() {
    let open = "<akomaNtoso><p>文</p>";
    let input = Box::new(Cursor::new(open).chain(Endless(65 << 20)));
    let error = Reader::new(Path::new("x.xml"), input, &Options::default()).err().unwrap();
    assert!(matches!(error, Error::TooLarge { .. }), "{error}");
    let start = "**赞赏**报告，**欢迎**报告\n";
    let input = Box::new(Cursor::new(start).chain(Endless(65 << 20)));
    let reader = Reader::new(Path::new("x.txt"), input, &Options::default()).unwrap();
    assert_eq!(reader.info().format, Format::Text);
    assert_eq!(reader.warnings().len(), 1);
}

#[test]
fn paths_with_blanks_and_chinese_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("决议 草案.zh.txt");
    fs::write(&path, "规范").unwrap();
    let document = Document::open(&path, &Options::default()).unwrap();
    assert_eq!(document.info.id, path.to_string_lossy());
    let missing = Document::open(&dir.path().join("没有.txt"), &Options::default()).unwrap_err();
    assert!(missing.to_string().contains("没有.txt"));
    assert!(Document::open(dir.path(), &Options::default()).is_err());
}

#[test]
fn long_repetitions_are_read() {
    let torn = "各国应当在使用信息和通信技术时遵守国际法并继续就此交换意见并加强合作\n".repeat(40);
    let notes: String = (0..40_000).map(|n| format!("{} 注\n", n % 999 + 1)).collect();
    for tail in [
        "，1 ".repeat(150_000),
        "a1,".repeat(200_000),
        format!("{}\n____________\n{notes}", "》1，".repeat(80_000)),
        "错误!未定义书签。1 ".repeat(20_000),
        "错误!".repeat(80_000),
        "\n大会，\n(a) 甲".repeat(20_000),
        "________\n1 甲\n".repeat(20_000),
    ] {
        for text in [tail.clone(), format!("{torn}{tail}")] {
            read("x.txt", text).unwrap();
        }
        read("x.md", tail).unwrap();
    }
}

#[test]
fn a_paragraph_without_end_is_cut_where_sentences_end() {
    let options = Options { paragraph_bytes: 1000, batch_bytes: 500, ..Options::default() };
    for (clause, ends) in [
        ("各国在使用信息和通信技术 (ICT) 时，遵守国际法等准则。", &['。', '\n'][..]),
        ("Use ICTs in accord with article 2.4 of the treaty; ", &[';', ' ', '\n']),
        ("信息和\r\n通信技术", &['息', '和', '\n', '通', '信', '技', '术']),
    ] {
        let text = format!("首行\n{}", clause.repeat(200));
        let input = Box::new(Cursor::new(text.clone().into_bytes()));
        let mut reader = Reader::new(Path::new("x.txt"), input, &options).unwrap();
        let mut batches = 0;
        while let Some(batch) = reader.next_batch().unwrap() {
            batches += 1;
            let before = &text[..batch.offset as usize];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            assert_eq!(batch.line_before, before[line_start..].chars().count() as u64);
            assert_eq!(batch.line, 1 + before.matches('\n').count() as u64);
            assert!(batch.text.ends_with(ends), "{}", batch.text);
        }
        assert!(batches > 3, "{batches}");
    }
}

#[test]
fn a_lone_nul_decides_no_encoding() {
    for text in ["information security\n\0\n", "信息安全\0网络安全"] {
        let document = read("x.txt", text).unwrap();
        assert_eq!(document.info.encoding, zhengming_document::Encoding::Utf8, "{text:?}");
    }
}

#[test]
fn utf_16_is_known_without_a_mark() {
    let text = "大会，\n\n1. 决定维护信息安全；一切国家均应遵守国际法。\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big] {
        let document = read("x.txt", bytes).unwrap();
        assert!(document.batch.text.contains("信息安全"), "{:?}", document.info.encoding);
    }
}
