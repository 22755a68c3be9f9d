//! Each file in `files/` is read as the file beside it says, whose name has `.units` behind. With
//! UPDATE=1 these are written again.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use zhengming_bitext::{AlignedDocument, Bitext, Documents};
use zhengming_document::Language;
use zhengming_text::LineIndex;

/// What is told of a document: its counts and warnings, and its units with their places.
fn told(document: &AlignedDocument) -> String {
    let mut told = format!("{}\n{:?}\n", document.id(), document.counts());
    for warning in document.warnings() {
        writeln!(told, "! {}: {}", warning.line, warning.message).expect("memory");
    }
    let sides = Language::ALL.map(|language| document.segments(language));
    for (at, unit) in document.units().iter().enumerate() {
        write!(told, "{}", unit.label).expect("memory");
        for (name, value) in [("id", &unit.id), ("state", &unit.state)] {
            if let Some(value) = value {
                write!(told, "  {name} {value}").expect("memory");
            }
        }
        told.push('\n');
        for note in &unit.notes {
            writeln!(told, "  note {note}").expect("memory");
        }
        for (language, side) in Language::ALL.into_iter().zip(&sides) {
            if let Some(found) = &side[at] {
                let (range, text) = (found.span.range(), &found.text);
                let (line, column) = (found.line, found.column);
                writeln!(told, "  {language:?} {line}:{column} {range:?} {text}").expect("memory");
            }
        }
    }
    told
}

#[test]
fn files_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| !path.to_string_lossy().ends_with(".units")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = fs::read(path).unwrap();
        let text = match Documents::from_bytes(name, bytes.clone()) {
            Err(error) => format!("{error}\n"),
            Ok(documents) => documents.map(|one| told(&one.unwrap())).collect(),
        };
        let expected = path.with_file_name(format!("{name}.units"));
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, &text).unwrap();
        }
        assert_eq!(text, fs::read_to_string(&expected).unwrap_or_default(), "{name}");
        places_are_those_of_the_file(name, &bytes);
    }
}

/// The batches of a document stand in the file where they say, and its pairs are its units.
fn places_are_those_of_the_file(name: &str, bytes: &[u8]) {
    let Ok(documents) = Documents::from_bytes(name, bytes) else { return };
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = LineIndex::new(text);
    let mut paired = Vec::new();
    for document in documents.map(Result::unwrap) {
        for language in Language::ALL {
            let segments = document.segments(language);
            for segment in segments.iter().flatten() {
                let place = lines.position(text, segment.span.start);
                assert_eq!(
                    (place.line as u64, place.column as u64),
                    (segment.line, segment.column)
                );
            }
            let Some((info, batch)) = document.side(language) else { continue };
            assert_eq!(info.language, Some(language));
            for (paragraph, segment) in batch.paragraphs.iter().zip(segments.iter().flatten()) {
                let there = paragraph.span.shifted(batch.offset as usize);
                assert_eq!(batch.text[paragraph.span.range()], text[there.range()]);
                assert_eq!(batch.text_of(paragraph), segment.text);
            }
        }
        paired.push(document.counts().paired);
    }
    let units = Bitext::from_bytes(name, bytes).map(Result::unwrap).count();
    assert_eq!(units, paired.iter().sum::<usize>(), "{name}");
}
