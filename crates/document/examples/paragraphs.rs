//! Prints the paragraphs of documents with their labels: `paragraphs FILE…`.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use zhengming_document::{Batch, Options, Paragraph, Reader};
use zhengming_text::EditKind;

fn main() -> ExitCode {
    let mut failed = false;
    for path in std::env::args_os().skip(1) {
        if let Err(error) = print(Path::new(&path), &mut io::stdout().lock()) {
            let _ = writeln!(io::stderr(), "{error}");
            failed = true;
        }
    }
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn print(path: &Path, out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut reader = Reader::open(path, &Options::default())?;
    writeln!(out, "{:#?}", reader.info())?;
    while let Some(batch) = reader.next_batch()? {
        for paragraph in &batch.paragraphs {
            let text = clean(&batch, paragraph);
            writeln!(out, "[{} {:?}] {text}", paragraph.label, paragraph.kind)?;
        }
    }
    for warning in reader.warnings() {
        writeln!(out, "{}: {}", warning.line, warning.message)?;
    }
    Ok(())
}

/// The text of a paragraph as its edits have it, on one line.
fn clean(batch: &Batch, paragraph: &Paragraph) -> String {
    let mut text = String::new();
    let mut at = paragraph.span.start;
    for edit in batch.edits_of(paragraph) {
        text.push_str(&batch.text[at..edit.span.start]);
        match edit.kind {
            EditKind::Drop(fold) => text.push_str(&format!("‹{fold:?}›")),
            EditKind::Replace(character) => text.push(character),
        }
        at = edit.span.end;
    }
    text.push_str(&batch.text[at..paragraph.span.end]);
    text.replace("\r\n", "⏎").replace(['\n', '\r'], "⏎")
}
