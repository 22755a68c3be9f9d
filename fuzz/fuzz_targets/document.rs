//! Documents of any format: nothing panics, spans and edits are in order and inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_document::{Document, Options};

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = Document::from_bytes("fuzz.txt", bytes, &Options::default()) else { return };
    let batch = &document.batch;
    for paragraph in &batch.paragraphs {
        let text = &batch.text[paragraph.span.range()];
        let mut last = paragraph.span.start;
        for edit in batch.edits_of(paragraph) {
            assert!(last <= edit.span.start && edit.span.end <= paragraph.span.end);
            assert!(batch.text.is_char_boundary(edit.span.start));
            assert!(batch.text.is_char_boundary(edit.span.end));
            last = edit.span.end;
        }
        let _ = (text, paragraph.label.to_string());
    }
});
