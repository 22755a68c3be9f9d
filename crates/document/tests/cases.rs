//! Documents and what is read from them: each file in `cases/`, and the two seeds, against a
//! snapshot that lists the paragraphs with their labels and edits.

use std::{fs, path::Path};

use zhengming_document::{Document, Options, Paragraph};
use zhengming_text::EditKind;

#[test]
fn documents_are_read_as_recorded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [root.join("tests/cases"), root.join("../../seeds")] {
        let mut files: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for path in files {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !name.starts_with("README") && !name.starts_with('.') {
                let bytes = fs::read(&path).unwrap();
                let document = Document::from_bytes(&name, bytes, &Options::default()).unwrap();
                insta::assert_snapshot!(name.as_str(), describe(&document));
            }
        }
    }
}

fn describe(document: &Document) -> String {
    let info = &document.info;
    let mut out = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}\n{:?}\n\n",
        info.format, info.encoding, info.language, info.symbol, info.date, info.session, info.title
    );
    for paragraph in &document.batch.paragraphs {
        let text = marked_up(document, paragraph);
        out.push_str(&format!("{} | {:?} | {text}\n", paragraph.label, paragraph.kind));
    }
    for warning in &document.warnings {
        out.push_str(&format!("line {}: {}\n", warning.line, warning.message));
    }
    out
}

/// The text of a paragraph with what its edits drop in braces.
fn marked_up(document: &Document, paragraph: &Paragraph) -> String {
    let text = &document.batch.text;
    let mut out = String::new();
    let mut at = paragraph.span.start;
    for edit in document.batch.edits_of(paragraph) {
        out.push_str(&text[at..edit.span.start]);
        let dropped = &text[edit.span.range()];
        match edit.kind {
            EditKind::Drop(fold) => out.push_str(&format!("{{{fold:?} {dropped}}}")),
            EditKind::Replace(character) => out.push_str(&format!("{{{dropped} = {character}}}")),
        }
        at = edit.span.end;
    }
    out.push_str(&text[at..paragraph.span.end]);
    out.replace('\n', "⏎")
}
