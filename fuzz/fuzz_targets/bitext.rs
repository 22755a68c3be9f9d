//! Aligned texts of any format, packed or not: any bytes are units or an error, and their documents
//! and the candidates of the units stand where they say.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_bitext::{Bitext, Documents};
use zhengming_document::Language;
use zhengming_extract::{Corpus, Options, extract};
use zhengming_glossary::Glossary;
use zhengming_rendering::Builder;

/// The first byte chooses one. XML is told by its content too.
const NAMES: [&str; 6] =
    ["pairs.tsv", "memory.tmx", "draft.xlf", "pairs.csv", "pairs.jsonl", "messages.po"];

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, bytes)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(choice) % NAMES.len()];
    let documents = Documents::from_bytes(name, bytes.to_vec());
    for document in documents.into_iter().flatten().map_while(Result::ok).take(50) {
        for language in Language::ALL {
            let segments = document.segments(language);
            assert_eq!(segments.len(), document.units().len());
            let Some((_, batch)) = document.side(language) else { continue };
            for (paragraph, segment) in batch.paragraphs.iter().zip(segments.iter().flatten()) {
                assert!(batch.text.get(paragraph.span.range()).is_some());
                assert_eq!(batch.text_of(paragraph), segment.text);
            }
        }
    }
    let mut corpus = Corpus::default();
    let mut index = Builder::default();
    for unit in Bitext::from_bytes(name, bytes.to_vec()).map_while(Result::ok).take(50) {
        let document = corpus.document(&*unit.document);
        corpus.add(document, unit.place.to_string(), &unit.zh);
        index.add(unit);
    }
    let (index, options) = (index.finish(), Options::default());
    for candidate in extract(&corpus, Some(&index), &Glossary::default(), &options) {
        for context in candidate.contexts {
            assert!(context.text.get(context.span.range()).is_some());
        }
    }
});
