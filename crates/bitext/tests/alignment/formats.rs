//! Aligns documents that are there in several formats.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use zhengming_bitext::align;
use zhengming_document::{Document, Options};

use super::gold::Score;

/// Texts of paragraphs that belong together.
type Pairs = BTreeSet<(String, String)>;

/// What is found for a document in XML against what is found with one or both sides in plain text.
pub(crate) struct Compared {
    pub(crate) name: String,
    pub(crate) f1: f64,
    /// Pairs that are found in one only.
    pub(crate) told: String,
}

/// Compares all documents of a folder with subfolders `akn` and `txt`.
pub(crate) fn compared(folder: &Path) -> Vec<Compared> {
    let akn = std::fs::read_dir(folder.join("akn")).expect("the corpus");
    let names = akn.filter_map(|entry| {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        name.strip_suffix(".en.xml").map(str::to_owned)
    });
    let mut all = Vec::new();
    for name in names.collect::<BTreeSet<_>>() {
        let file = |format: &str, language: &str| -> PathBuf {
            let ending = if format == "akn" { "xml" } else { format };
            folder.join(format).join(format!("{name}.{language}.{ending}"))
        };
        let found = |en: &str, zh: &str| pairs(&file(en, "en"), &file(zh, "zh"));
        let expected = found("akn", "akn");
        for (en, zh) in [("txt", "txt"), ("akn", "txt"), ("txt", "akn")] {
            let found = found(en, zh);
            let right = found.intersection(&expected).count();
            let score = Score { right, found: found.len(), all: expected.len() };
            let mut told = String::new();
            for (sign, own, other) in [('-', &expected, &found), ('+', &found, &expected)] {
                for (en, zh) in own.difference(other) {
                    let start = |text: &str| text.chars().take(60).collect::<String>();
                    writeln!(told, "{sign} {} | {}", start(en), start(zh)).expect("memory");
                }
            }
            all.push(Compared { name: format!("{name}, {en}/{zh}"), f1: score.f1(), told });
        }
    }
    all
}

fn pairs(en: &Path, zh: &Path) -> Pairs {
    let [en, zh] =
        [en, zh].map(|path| Document::open(path, &Options::default()).expect("a document"));
    let text = |document: &Document, at: usize| -> String {
        let text = document.batch.text_of(&document.batch.paragraphs[at]);
        text.chars().filter(|c| !c.is_whitespace()).collect()
    };
    let mut pairs = Pairs::new();
    for link in align(&en, &zh, &()).links {
        for &one in &link.en {
            pairs.extend(link.zh.iter().map(|&other| (text(&en, one), text(&zh, other))));
        }
    }
    pairs
}
