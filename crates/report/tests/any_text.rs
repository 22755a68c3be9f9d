//! Whatever a document holds, what is written for a terminal fits and is harmless.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use proptest::prelude::*;
use zhengming_document::{Document, Encoding, Format, Options};
use zhengming_glossary::load_bytes;
use zhengming_report::{TagFormat, TagLayout, TaggedParagraph, width};
use zhengming_tagger::{Occurrence, Scratch, Tagger};
use zhengming_text::LineIndex;

const TERMS: &str = "concept,lang,term,status
norm,en,norm,
norm,zh,规范,
behaviour,en,responsible State behaviour,
behaviour,zh,负责任国家行为,
behaviour,zh,国家负责任行为,deprecated
norms,en,norms of responsible State behaviour,
norms,zh,负责任国家行为规范,
group,en,Group of Governmental Experts on Advancing Responsible State Behaviour in Cyberspace,
group,zh,从国际安全角度促进网络空间负责任国家行为政府专家组,
";

/// Pieces that documents are put together from, awkward ones among them.
fn document() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("规范".to_owned()),
        Just("负责任国家行为规范".to_owned()),
        Just("国家负责\n任行为".to_owned()),
        Just("从国际安全角度促进网络空间负责任国家行为政府专家组".to_owned()),
        Just("norms of responsible\nState behaviour".to_owned()),
        Just("，各国应当遵守".to_owned()),
        Just(" \n\n".to_owned()),
        Just("\u{1b}[31m\u{202e}\u{200b}\t\u{9b}".to_owned()),
        Just("e\u{301}𠮷👩‍👩‍👧《》“”…".to_owned()),
        any::<char>().prop_map(String::from),
        "[a-z ]{1,12}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn written(text: &str, format: TagFormat, columns: usize) -> String {
    let tagger = Tagger::new(load_bytes("terms.csv", TERMS).glossary.into()).unwrap();
    // Random bytes may look like any format or encoding.
    let options = Options {
        format: Some(Format::Text),
        encoding: Some(Encoding::Utf8),
        ..Options::default()
    };
    let document = Document::from_bytes("a.zh.txt", text, &options).unwrap();
    let mut out = Vec::new();
    let mut writer = format.writer(
        tagger.glossary(),
        TagLayout { columns, filtered: false },
        Box::new(&mut out),
    );
    let mut scratch = Scratch::default();
    let batch = &document.batch;
    let lines = LineIndex::new(&batch.text);
    writer.begin(&document.info).unwrap();
    for paragraph in &batch.paragraphs {
        let (matches, folded) = tagger.tag(batch, paragraph, &mut scratch);
        let occurrences: Vec<Occurrence<'_>> = matches
            .iter()
            .map(|found| Occurrence::new(found, batch, &lines, paragraph, folded, ""))
            .collect();
        let tagged = TaggedParagraph {
            document: &document.info,
            batch,
            paragraph,
            occurrences: &occurrences,
        };
        writer.paragraph(&tagged).unwrap();
    }
    writer.end(&document.info).unwrap();
    writer.finish().unwrap();
    drop(writer);
    String::from_utf8(out).unwrap()
}

/// The text without the styles that the writers put in: ESC, [, figures and semicolons, m.
fn without_styles(text: &str) -> String {
    let mut plain = String::new();
    for (at, part) in text.split('\u{1b}').enumerate() {
        let part = match at {
            0 => part,
            _ => part.split_once('m').map_or(part, |(_, behind)| behind),
        };
        plain.push_str(part);
    }
    plain
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_fit_and_hold_no_control_characters(text in document(), columns in 60usize..120) {
        for format in [TagFormat::Text, TagFormat::Kwic] {
            let plain = without_styles(&written(&text, format, columns));
            for line in plain.lines() {
                prop_assert!(width(line) <= columns, "{} of {columns}: {line}", width(line));
                prop_assert!(!line.chars().any(char::is_control), "{line:?}");
            }
        }
    }

    #[test]
    fn each_line_of_json_is_an_object(text in document()) {
        for line in written(&text, TagFormat::Jsonl, 80).lines() {
            let object: serde_json::Value = serde_json::from_str(line).unwrap();
            prop_assert_eq!(&object["schema"], "zhengming.occurrence/1");
        }
    }
}
