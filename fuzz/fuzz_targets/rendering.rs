//! Index files and queries: any bytes are an index or an error, and a sound index answers any query.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_bitext::Bitext;
use zhengming_glossary::Glossary;
use zhengming_rendering::{Builder, Index, Options, render};

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, bytes)) = bytes.split_first() else { return };
    let index = if choice % 2 == 0 {
        let Ok(Some(index)) = Index::read(with_checksums(bytes), |_| true) else { return };
        index
    } else {
        let mut builder = Builder::default();
        for unit in Bitext::from_bytes("pairs.tsv", bytes.to_vec()).map_while(Result::ok).take(50) {
            builder.add(unit);
        }
        builder.finish()
    };
    let text = String::from_utf8_lossy(bytes);
    let end = text.char_indices().nth(12).map_or(text.len(), |(at, _)| at);
    for term in [&text[..end], "resilience", "韧性"] {
        if let Ok(answer) = render(&index, term, &Glossary::default(), &Options::default()) {
            assert!(answer.units <= index.len());
        }
    }
});

/// A file of the parts that some bytes are cut into, with right checksums, so that what is in them
/// is looked at.
fn with_checksums(bytes: &[u8]) -> Vec<u8> {
    const PARTS: usize = 30;
    let (lengths, mut rest) = bytes.split_at(bytes.len().min(PARTS));
    let (mut table, mut parts) = (Vec::new(), Vec::new());
    for part in 0..PARTS {
        let length = usize::from(lengths.get(part).copied().unwrap_or(0)) * 4;
        let (part, behind) = rest.split_at(length.min(rest.len()));
        rest = behind;
        table.extend_from_slice(&(part.len() as u64).to_le_bytes());
        table.extend_from_slice(&crc32fast::hash(part).to_le_bytes());
        parts.extend_from_slice(part);
    }
    let checksum = crc32fast::hash(&table).to_le_bytes();
    [b"ZHMINDEX\x02\0\0\0", &table[..], &checksum, &parts].concat()
}
