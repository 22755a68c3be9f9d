//! Files and remarks that people write for a project: nothing panics, what is printed is read, and
//! what a baseline writes it reads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_document::Remark;
use zhengming_problem::Problems;
use zhengming_triage::{Baseline, parse_remark};

fuzz_target!(|bytes: &[u8]| {
    let loaded = zhengming_config::load_bytes("zhengming.toml", bytes);
    if !loaded.has_errors() {
        let again = zhengming_config::load_bytes("zhengming.toml", loaded.config.to_toml());
        assert!(!again.has_errors(), "{:?}", again.problems);
    }
    if let Ok(baseline) = Baseline::parse("known.tsv", bytes) {
        assert_eq!(Baseline::parse("known.tsv", baseline.to_text().as_bytes()), Ok(baseline));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let remark = Remark { text: text.to_owned(), has_colon: text.len() % 2 == 0, line: 1, column: 1, covers: None };
        parse_remark(&remark, "a.md".as_ref(), &mut Problems::default());
    }
});
