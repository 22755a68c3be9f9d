//! From bytes to occurrences with the core glossary: every occurrence lies in the file and its
//! source folds to what was matched.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use zhengming_document::{Document, Options};
use zhengming_glossary::core;
use zhengming_tagger::{Scratch, Tagger};

static TAGGER: LazyLock<Tagger> =
    LazyLock::new(|| Tagger::new(Arc::new(core().clone())).expect("the core glossary is small"));

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = Document::from_bytes("fuzz.txt", bytes, &Options::default()) else { return };
    let batch = &document.batch;
    let mut scratch = Scratch::default();
    for paragraph in &batch.paragraphs {
        let (matches, folded) = TAGGER.tag(batch, paragraph, &mut scratch);
        let mut last = 0;
        for found in matches.iter().filter(|found| !found.nested) {
            assert!(last <= found.folded.start || !folded.text().is_empty());
            last = found.folded.end;
            let span = folded.source_span(found.folded.clone());
            assert!(paragraph.span.start <= span.start && span.end <= paragraph.span.end);
            assert!(batch.text.get(span.range()).is_some());
        }
    }
});
