//! Checks on the documents of the corpus, which is looked for at `ZHENGMING_CORPUS`.
//!
//! Run with `cargo test -p zhengming-document --test corpus -- --ignored`.

#[path = "corpus/wrapped.rs"]
mod wrapped;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use zhengming_document::{Document, Format, Kind, Options, Paragraph, Part};
use zhengming_text::{EditKind, Language};

fn corpus() -> PathBuf {
    let given = std::env::var_os("ZHENGMING_CORPUS").map(PathBuf::from);
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let root = given.unwrap_or(default).join("un");
    assert!(root.is_dir(), "no corpus at {}", root.display());
    root
}

fn read(path: &Path) -> Document {
    Document::open(path, &Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for part in ["ict", "other"] {
        let folder = corpus().join(part).join(folder);
        for entry in fs::read_dir(&folder).expect("a folder of the corpus") {
            found.push(entry.expect("an entry").path());
        }
    }
    found.sort();
    found
}

/// The text of a paragraph as its edits have it, without blanks.
fn bare(document: &Document, paragraph: &Paragraph) -> String {
    let text = &document.batch.text;
    let mut clean = String::new();
    let mut at = paragraph.span.start;
    for edit in document.batch.edits_of(paragraph) {
        clean.push_str(&text[at..edit.span.start]);
        if let EditKind::Replace(character) = edit.kind {
            clean.push(character);
        }
        at = edit.span.end;
    }
    clean.push_str(&text[at..paragraph.span.end]);
    clean.retain(|c| !c.is_whitespace());
    clean
}

/// Label and bare text of every paragraph, notes last, since the text form has them at its end.
fn paragraphs(document: &Document) -> Vec<(String, String)> {
    let list = &document.batch.paragraphs;
    let notes = |wanted| list.iter().filter(move |p| (p.kind == Kind::Note) == wanted);
    notes(false)
        .chain(notes(true))
        .map(|p| (p.label.to_string(), bare(document, p)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

#[test]
#[ignore = "needs the corpus"]
fn markup_tells_what_a_document_is() {
    let files = files("akn");
    assert_eq!(files.len(), 112);
    for path in files {
        let document = read(&path);
        let name = path.display();
        let info = &document.info;
        assert_eq!(info.format, Format::Akn, "{name}");
        assert!(document.warnings.is_empty(), "{name}: {:?}", document.warnings);
        assert!(info.symbol.is_some() && info.date.is_some() && info.title.is_some(), "{name}");
        assert!(info.session.is_some() || info.id.starts_with(['S', 'E']), "{name}");
        let language = if name.to_string().contains(".zh.") { Language::Zh } else { Language::En };
        assert_eq!(info.language, Some(language), "{name}");
    }
}

/// Documents whose two forms differ by a slip of the source: a year mistyped in one of them, a
/// raised note number that only one of them keeps, the letter of a part on a line of its own.
const SLIPS: [(&str, &str); 3] =
    [("A-HRC-RES-56-6.zh", "2014"), ("A-RES-74-28.en", "2015"), ("A-RES-75-257B.", "B")];

fn is_slip(path: &Path, found: &str) -> bool {
    let path = path.to_string_lossy();
    SLIPS.iter().any(|(name, slip)| path.contains(name) && found.contains(slip))
}

#[test]
#[ignore = "needs the corpus"]
fn the_text_form_tells_the_same_as_the_markup() {
    let mut different = Vec::new();
    for path in files("akn") {
        let text = path.to_string_lossy().replace("/akn/", "/txt/").replace(".xml", ".txt");
        let (markup, plain) = (read(&path).info, read(Path::new(&text)).info);
        if plain.format != Format::Text {
            different.push(format!("{text} read as {:?}", plain.format));
        }
        let key = |info: &zhengming_document::DocumentInfo| {
            let title = info.title.as_deref().unwrap_or_default().replace(char::is_whitespace, "");
            (info.symbol.clone(), info.date.clone(), info.session, info.language, title)
        };
        if key(&markup) != key(&plain)
            && !is_slip(&path, markup.date.as_deref().unwrap_or_default())
        {
            different.push(format!("{text}\n  {:?}\n  {:?}", key(&markup), key(&plain)));
        }
    }
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

#[test]
#[ignore = "needs the corpus"]
fn both_forms_have_the_same_paragraphs() {
    let (mut same, mut relabelled, mut report) = (0, 0, Vec::new());
    for path in files("akn") {
        let text = path.to_string_lossy().replace("/akn/", "/txt/").replace(".xml", ".txt");
        let markup = paragraphs(&read(&path));
        let plain = paragraphs(&read(Path::new(&text)));
        // Paragraphs are compared by their text, as a multiset, and then by their labels.
        let mut counts: BTreeMap<&str, (i32, Vec<&str>)> = BTreeMap::new();
        for (label, text) in &markup {
            let entry = counts.entry(text).or_default();
            entry.0 += 1;
            entry.1.push(label);
        }
        for (label, text) in &plain {
            let entry = counts.entry(text).or_default();
            entry.0 -= 1;
            match entry.1.iter().position(|known| known == label) {
                Some(_) => same += 1,
                None => {
                    relabelled += 1;
                    report.push(format!("LABEL {text:.40}: {label} not {:?}", entry.1));
                }
            }
        }
        for (text, (count, labels)) in counts.iter().filter(|(_, entry)| entry.0 != 0) {
            if is_slip(&path, text) {
                continue;
            }
            report.push(format!("COUNT {}: {count} {labels:?} {text:.120}", path.display()));
        }
    }
    let missing = report.iter().filter(|line| line.starts_with("COUNT")).count();
    println!("{same} paragraphs alike, {relabelled} with another label, {missing} missing");
    assert_eq!(missing, 0, "{}", report.join("\n"));
    assert!(relabelled * 200 <= same, "{}", report.join("\n"));
}

#[test]
#[ignore = "needs the corpus"]
fn resolutions_are_numbered_without_gaps() {
    let mut gaps = Vec::new();
    for path in files("akn") {
        let document = read(&path);
        for part in [Part::Preamble, Part::Operative] {
            let mut last = 0;
            for paragraph in &document.batch.paragraphs {
                let label = paragraph.label;
                if label.part != part || label.number == last || paragraph.kind == Kind::Heading {
                    continue;
                }
                if label.number != last + 1 && label.number > 1 {
                    gaps.push(format!("{}: {label} behind {last}", path.display()));
                }
                last = label.number;
            }
        }
    }
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}

/// Line breaks in torn English texts, each marked as the end of a paragraph or not.
#[test]
#[ignore = "needs the corpus"]
fn torn_lines_are_put_together() {
    let path = corpus().join("noisy/hard-linebreaks.en.jsonl");
    let lines = fs::read_to_string(&path).expect("the marked line breaks");
    let (mut right, mut wrong) = (0, Vec::new());
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        let text = value["raw_text"].as_str().expect("a text");
        let marks = value["is_hard_linebreak"].as_array().expect("a list");
        let document = Document::from_bytes("torn.txt", text, &Options::default())
            .unwrap_or_else(|error| panic!("{error}"));
        let breaks = text.match_indices('\n').zip(marks);
        for ((at, _), mark) in breaks {
            let inside = |p: &&Paragraph| p.span.start < at && at < p.span.end;
            let hard = !document.batch.paragraphs.iter().any(|p| inside(&p));
            if hard == mark.as_bool().expect("a truth value") {
                right += 1;
            } else {
                wrong.push(text[..at].rsplit('\n').next().unwrap_or_default().to_owned());
            }
        }
    }
    println!(
        "{right} of {} line breaks told rightly; wrong behind {wrong:#?}",
        right + wrong.len()
    );
    assert!(wrong.len() * 50 <= right, "{wrong:#?}");
}

/// Lines of running text must not fall between paragraphs, whatever else does.
#[test]
#[ignore = "needs the corpus"]
fn no_line_of_text_is_lost() {
    let mut paths = files("txt");
    for folder in ["noisy", "charter", "seed"] {
        let entries = fs::read_dir(corpus().join(folder)).expect("a folder of the corpus");
        paths.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    assert!(paths.len() >= 112);
    let mut lost = Vec::new();
    for path in paths {
        let document = read(&path);
        let text = &document.batch.text;
        let mut covered = vec![false; text.len()];
        for paragraph in &document.batch.paragraphs {
            covered[paragraph.span.range()].fill(true);
        }
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim().trim_matches('_');
            let outside = covered[at..at + line.len()].iter().filter(|&&inside| !inside).count();
            if words.len() > 30 && outside > 30 {
                lost.push(format!("{}: {words}", path.display()));
            }
            at += line.len();
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
