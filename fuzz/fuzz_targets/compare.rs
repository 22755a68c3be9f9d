//! From two documents to their comparison: every clause is in one row, the pieces of a wording are
//! its texts, and turning the documents round turns the rows round.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use zhengming_compare::{Comparison, Version};
use zhengming_document::{Document, Options};
use zhengming_glossary::core;
use zhengming_tagger::Tagger;

static TAGGER: LazyLock<Tagger> =
    LazyLock::new(|| Tagger::new(Arc::new(core().clone())).expect("the core glossary is small"));

fuzz_target!(|bytes: &[u8]| {
    // The two documents stand behind one another, parted by a line of signs.
    let middle = bytes.windows(5).position(|part| part == b"\n===\n");
    let (one, two) = middle.map_or((bytes, &[][..]), |at| (&bytes[..at], &bytes[at + 5..]));
    let read = |bytes: &[u8]| Document::from_bytes("fuzz.txt", bytes, &Options::default());
    let (Ok(one), Ok(two)) = (read(one), read(two)) else { return };
    let (one, two) = (Version::from_document(&one), Version::from_document(&two));
    let comparison = Comparison::new(&one, &two, &TAGGER);
    let mut seen = [vec![0; one.clauses.len()], vec![0; two.clauses.len()]];
    for row in &comparison.rows {
        row.link.old.iter().for_each(|&at| seen[0][at] += 1);
        row.link.new.iter().for_each(|&at| seen[1][at] += 1);
        for (_, wording) in row.wordings.iter() {
            let Some(wording) = wording else { continue };
            let old: String = wording.pieces.iter().map(|piece| wording.old_of(piece)).collect();
            let new: String = wording.pieces.iter().map(|piece| wording.new_of(piece)).collect();
            assert!(old == wording.old && new == wording.new);
        }
    }
    assert!(seen.iter().flatten().all(|&times| times == 1));
    let turned = Comparison::new(&two, &one, &TAGGER);
    assert_eq!(comparison.rows.len(), turned.rows.len());
});
