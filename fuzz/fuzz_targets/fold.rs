//! Folding: nothing panics, folding twice changes nothing, every character leads back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_text::{Folded, Folder, Span, fold_term};

fuzz_target!(|text: &str| {
    let mut folded = Folded::default();
    Folder.fold(text, Span::new(0, text.len()), &[], &mut folded);
    assert_eq!(fold_term(folded.text()), folded.text());
    let mut last = 0;
    for (at, char) in folded.text().char_indices() {
        let span = folded.source_span(at..at + char.len_utf8());
        assert!(last <= span.start && span.end <= text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        last = span.end;
    }
});
