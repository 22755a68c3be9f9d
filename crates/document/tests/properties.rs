//! What holds for every text, however broken.

use std::{io::Cursor, path::Path};

use proptest::prelude::*;
use zhengming_document::{Batch, Document, Encoding, Format, Options, Reader};

/// Pieces that documents are made of, put together at random.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "大会，",
        "The General Assembly,",
        "1. 决定继续讨论；",
        "2. Requests the Secretary-General to report;",
        "(a) 在国家一级；",
        "㈡ 能力建设；",
        "(iv) capacity-building;",
        "一、宗旨",
        "回顾其以往关于信息安全的各项决议和决定以及各次会议的报告和其中所载的",
        "强调指出各国在使用信息和通信技术时应当遵守负责任国家行为的规范，",
        "Recalling its previous resolutions on the matter and the reports submitted on them by",
        "错误!未定",
        "义书签。",
        "Error! Bookmark",
        "not defined.",
        "报告，3",
        "Action,1",
        "2010年、1",
        "____________________",
        "1 A/65/201。",
        "2 见第 3 段。",
        "18-22650 (C)",
        "*1822650*",
        "2/3",
        "A/RES/80/1",
        "80/1. 网络空间的规范",
        "附件",
        "Annex II",
        "第 5 次全体会议",
        "2018 年 12 月 22 日大会决议",
        "**赞赏**",
        "[链接](#)",
        "| 表 | 格 |",
        "<p>段落</p>",
        "&amp;",
        "\u{FEFF}",
        "\u{200B}",
        "　",
        "\t",
        "🙂𠮷",
        "²",
        "- ",
        "> ",
        "\u{C}",
    ];
    let ends = prop_oneof![
        4 => Just("\n"), 3 => Just("\n\n"), 3 => Just(" "), 2 => Just(" \n"),
        3 => Just(""), 1 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n "),
    ];
    (
        prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(String::from), 1 => ".{0,12}"],
        ends,
    )
        .prop_map(|(piece, end)| piece + end)
}

/// Full lines without a full stop, enough of which make a text a torn one.
const TORN: &str = "各国应当在使用信息和通信技术时遵守国际法并继续就此交换意见并加强合作\n";

fn document() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop_oneof![5 => piece(), 1 => Just(TORN.into())], 0..60);
    (prop::bool::ANY, pieces).prop_map(|(torn, pieces)| {
        let start = if torn { TORN.repeat(40) } else { String::new() };
        start + &pieces.concat()
    })
}

fn options(format: Format, batch_bytes: usize) -> Options {
    Options {
        format: Some(format),
        encoding: Some(Encoding::Utf8),
        batch_bytes,
        ..Options::default()
    }
}

fn batches(text: &str, options: &Options) -> Vec<Batch> {
    let input = Box::new(Cursor::new(text.to_owned().into_bytes()));
    let mut reader = Reader::new(Path::new("x.txt"), input, options).expect("a text");
    let mut batches = Vec::new();
    while let Some(batch) = reader.next_batch().expect("no input error") {
        batches.push(batch);
    }
    batches
}

fn check(batch: &Batch) {
    for paragraph in &batch.paragraphs {
        let text = batch.text.get(paragraph.span.range()).expect("a span between characters");
        assert!(!text.trim().is_empty(), "a blank paragraph in {:?}", batch.text);
        let mut at = paragraph.span.start;
        for edit in batch.edits_of(paragraph) {
            assert!(at <= edit.span.start && edit.span.end <= paragraph.span.end, "{edit:?}");
            assert!(!edit.span.is_empty() && batch.text.get(edit.span.range()).is_some());
            at = edit.span.end;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_and_edits_lie_where_they_should(text in document()) {
        for format in [Format::Text, Format::Markdown] {
            for batch in batches(&text, &options(format, 1 << 20)) {
                check(&batch);
            }
        }
    }

    #[test]
    fn small_batches_have_the_same_paragraphs(text in document(), size in 1_usize..200) {
        let collect = |batch_bytes| {
            let mut text_read = String::new();
            let mut found = Vec::new();
            for batch in batches(&text, &options(Format::Text, batch_bytes)) {
                assert_eq!(batch.offset, text_read.len() as u64);
                for paragraph in &batch.paragraphs {
                    let base = batch.offset as usize;
                    let edits: Vec<_> = batch
                        .edits_of(paragraph)
                        .iter()
                        .map(|edit| (edit.span.shifted(base), edit.kind))
                        .collect();
                    found.push((paragraph.span.shifted(base), paragraph.label, paragraph.kind, edits));
                }
                text_read.push_str(&batch.text);
            }
            (text_read, found)
        };
        let whole = collect(1 << 20);
        prop_assert_eq!(&whole.0, &text);
        prop_assert_eq!(whole, collect(size));
    }

    #[test]
    fn no_text_is_lost(text in document()) {
        for batch in batches(&text, &options(Format::Text, 1 << 20)) {
            let mut covered = vec![false; batch.text.len()];
            for paragraph in &batch.paragraphs {
                covered[paragraph.span.range()].fill(true);
            }
            // What no paragraph covers is blank, numbering or noise, and none of these holds a
            // word of running text.
            let outside: String =
                batch.text.char_indices().filter(|&(at, _)| !covered[at]).map(|(_, c)| c).collect();
            for word in ["决议和决定", "规范，", "previous", "Secretary"] {
                prop_assert!(!outside.contains(word), "{outside:?}");
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(document) = Document::from_bytes("x", bytes, &Options::default()) {
            check(&document.batch);
        }
    }

    #[test]
    fn any_markup_is_read_or_refused(text in document(), cut in any::<prop::sample::Index>()) {
        let whole = format!(
            "<akomaNtoso><preamble><formula><p>大会，</p></formula><container><p>{}</p></container>\
             </preamble></akomaNtoso>",
            text.replace("<p>", "<p><b>")
        );
        let at = cut.index(whole.len() + 1);
        let end = (0..=at).rev().find(|&at| whole.is_char_boundary(at)).unwrap_or(0);
        for source in [&whole[..end], &whole] {
            let options = options(Format::Akn, 1 << 20);
            if let Ok(document) = Document::from_bytes("x.xml", source, &options) {
                check(&document.batch);
            }
        }
    }
}
