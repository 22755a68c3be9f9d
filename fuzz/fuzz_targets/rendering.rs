//! Index files and queries: any bytes are an index or an error, and a sound index answers any query.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_bitext::Bitext;
use zhengming_glossary::Glossary;
use zhengming_rendering::{Builder, Index, Options, render};

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, bytes)) = bytes.split_first() else { return };
    let index = if choice % 2 == 0 {
        // With its head and a right checksum, so that what is between them is looked at.
        let mut file = b"ZHMINDEX\x01\0\0\0".to_vec();
        file.extend_from_slice(bytes);
        file.extend_from_slice(&crc32fast::hash(bytes).to_le_bytes());
        let Ok(Some(index)) = Index::read(&mut &*file, |_| true) else { return };
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
