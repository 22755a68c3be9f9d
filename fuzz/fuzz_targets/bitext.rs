//! Tables of pairs, packed or not: any bytes are units or an error, and their documents and the
//! candidates of the units stand where they say.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_bitext::{Bitext, TableDocuments};
use zhengming_document::Language;
use zhengming_extract::{Corpus, Options, extract};
use zhengming_glossary::Glossary;

fuzz_target!(|bytes: &[u8]| {
    let documents = TableDocuments::from_bytes("pairs.tsv", bytes.to_vec());
    for document in documents.into_iter().flatten().map_while(Result::ok).take(50) {
        for (_, batch) in Language::ALL.into_iter().filter_map(|language| document.side(language)) {
            for paragraph in &batch.paragraphs {
                assert!(batch.text.get(paragraph.span.range()).is_some());
            }
        }
    }
    let mut corpus = Corpus::default();
    let mut units = Vec::new();
    for unit in Bitext::from_bytes("pairs.tsv", bytes.to_vec()).map_while(Result::ok).take(50) {
        let document = corpus.document(&*unit.document);
        corpus.add(document, unit.place.to_string(), &unit.zh);
        units.push((unit.zh, unit.en));
    }
    let units: Vec<_> = units.iter().map(|(zh, en)| (zh.as_str(), en.as_str())).collect();
    for candidate in extract(&corpus, &units, &Glossary::default(), &Options::default()) {
        for context in candidate.contexts {
            assert!(context.text.get(context.span.range()).is_some());
        }
    }
});
