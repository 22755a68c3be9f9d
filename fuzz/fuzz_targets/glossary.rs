//! Glossary files: any bytes load, with problems or without.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (name, bytes) = match bytes.split_first() {
        Some((0, rest)) => ("terms.csv", rest),
        Some((1, rest)) => ("terms.tsv", rest),
        _ => ("terms.toml", bytes),
    };
    let loaded = zhengming_glossary::load_bytes(name, bytes.to_vec());
    let _ = zhengming_glossary::lint(&loaded.glossary);
    let _ = zhengming_glossary::find(&loaded.glossary, "网络");
});
