//! Termbases of others: any bytes load as any format, with problems or without; what loads is
//! written again in every format.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhengming_glossary::{ExportOptions, Format, LoadOptions, export, load_bytes_with, reconcile};

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, bytes)) = bytes.split_first() else { return };
    let formats: Vec<Format> = Format::all().collect();
    let format = formats[usize::from(choice) % formats.len()];
    let name = format!("terms.{}", format.extensions()[0]);
    let options = LoadOptions { format: Some(format), ..LoadOptions::default() };
    let mut glossary = load_bytes_with(name, bytes.to_vec(), &options).glossary;
    let met = reconcile(&glossary, &glossary);
    assert_eq!(met.meetings.len(), glossary.concepts.len());
    glossary.make_ids_ours([]);
    if bytes.len() < 4096 {
        for format in formats {
            let _ = export(&glossary, format, &mut Vec::new(), &ExportOptions::default());
        }
    }
});
