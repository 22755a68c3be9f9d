//! Documents of tables stand where they say, however the lines of the table end.

use std::path::Path;

use proptest::prelude::*;
use zhengming_bitext::{AlignedDocument, Bitext, Documents, Error, is_aligned};
use zhengming_document::{Format, Language};
use zhengming_text::{LineIndex, Position};

fn documents(table: &[u8]) -> Result<Vec<AlignedDocument>, Error> {
    Documents::from_bytes("表 一.tsv", table)?.collect()
}

const TABLE: &str = "\u{feff}symbol\tsection\tlabel_zh\tlabel_en\tzh\ten\n\
    A/RES/80/1\tcoverPage\t\t\t第八十届会议\tEightieth session\r\n\
    A/RES/80/1\tcoverPage\t\t\t2025年12月1日大会决议\tResolution adopted by the General Assembly on 1 December 2025\n\
    \n\
    A/RES/80/1\tpreface\t\t\t80/1. 网络安全\t80/1. Cybersecurity  \n\
    A/RES/80/1\tpreamble\t\t\t大会，\tThe General Assembly,\n\
    A/RES/80/1\tmainBody\t1.\t1.\t1. 吁请各国合作；\tCalls upon States to cooperate;\n\
    A/RES/80/1\tmainBody\t2.\t2.\t\tRequests a report.\n\
    S/RES/2600(2021)\tmainBody\t1.\t1.\t决定延长任期。\t";

#[test]
fn each_document_comes_in_each_language_it_has() {
    let documents = documents(TABLE.as_bytes()).unwrap();
    assert_eq!(
        documents.iter().map(AlignedDocument::id).collect::<Vec<_>>(),
        ["A/RES/80/1", "S/RES/2600(2021)"]
    );
    let (info, batch) = documents[0].side(Language::Zh).unwrap();
    assert_eq!(info.id, "A/RES/80/1");
    assert_eq!(info.date.as_deref(), Some("2025-12-01"));
    assert_eq!(info.session, Some(80));
    assert_eq!(info.title.as_deref(), Some("网络安全"));
    assert_eq!((info.format, info.language), (Format::Table, Some(Language::Zh)));
    let labels: Vec<_> = batch.paragraphs.iter().map(|p| p.label.to_string()).collect();
    assert_eq!(labels, ["cover", "cover", "title", "PP 0", "OP 1"]);
    assert_eq!(batch.text_of(&batch.paragraphs[4]), "吁请各国合作；");
    let (info, batch) = documents[0].side(Language::En).unwrap();
    assert_eq!(info.title.as_deref(), Some("Cybersecurity"));
    assert_eq!(batch.paragraphs.len(), 6);
    let (info, _) = documents[1].side(Language::Zh).unwrap();
    assert_eq!(info.date.as_deref(), Some("2021"));
    assert!(documents[1].side(Language::En).is_none());
}

#[test]
fn spans_and_lines_are_those_of_the_table() {
    let index = LineIndex::new(TABLE);
    for document in documents(TABLE.as_bytes()).unwrap() {
        for (_, batch) in Language::ALL.into_iter().filter_map(|one| document.side(one)) {
            let own = LineIndex::new(&batch.text);
            for paragraph in &batch.paragraphs {
                let span = paragraph.span;
                let there = span.shifted(batch.offset as usize);
                assert_eq!(batch.text[span.range()], TABLE[there.range()]);
                let Position { line, column } = own.position(&batch.text, span.start);
                let expected = index.position(TABLE, there.start);
                assert_eq!(
                    (line + batch.line as usize - 1, column),
                    (expected.line, expected.column)
                );
            }
        }
    }
}

#[test]
fn problems_are_told_with_their_line_and_end_the_table() {
    let told = |table: &[u8]| {
        let problem = documents(table).unwrap_err().to_string();
        problem.rsplit_once(".tsv:").map(|(_, rest)| rest.to_owned()).unwrap_or(problem)
    };
    assert!(told(b"a\tb\n").starts_with("1: no column \"symbol\""));
    assert!(told(b"symbol\tzh\ten\nA\tx\n").starts_with("2: 2 columns"));
    assert!(told(b"symbol\tzh\ten\nA\t\xff\tx\n").starts_with("2: byte 3 of the line"));
    assert!(!is_aligned(Path::new("没有.tsv")));
}

proptest! {
    #[test]
    fn documents_have_the_paragraphs_of_the_units(
        cells in prop::collection::vec(("[AB]", "[一-十 .0-9()a]{0,6}", "[a-c .0-9()]{0,6}"), 0..20),
        end in "\r?\n[\r\n]{0,2}",
    ) {
        let mut table = "symbol\tzh\ten\n".to_owned();
        for (symbol, zh, en) in &cells {
            table += &format!("{symbol}\t{zh}\t{en}{end}");
        }
        let units = Bitext::from_bytes("pairs.tsv", table.clone()).collect::<Result<Vec<_>, _>>();
        let units = units.unwrap();
        let mut rows = Vec::new();
        for document in documents(table.as_bytes()).unwrap() {
            for (info, batch) in Language::ALL.into_iter().filter_map(|one| document.side(one)) {
                for paragraph in &batch.paragraphs {
                    let there = paragraph.span.shifted(batch.offset as usize);
                    let text = &batch.text[paragraph.span.range()];
                    prop_assert_eq!(text, &table[there.range()]);
                    rows.push((info.language, paragraph.label, text.to_owned()));
                }
            }
        }
        for unit in units {
            for language in Language::ALL {
                let side = (Some(language), unit.place.label, unit.text(language).to_owned());
                prop_assert!(rows.contains(&side), "{side:?} is in no document");
            }
        }
    }
}
