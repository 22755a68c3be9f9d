use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use zhengming_problem::{Problems, quoted};
use zhengming_text::{Fold, Folded, Folder, Language, Span};

use crate::checks::{FoldedGlossary, FoldedTerm};

/// Foldings that a text may need and a glossary should not.
const UNWANTED: [Fold; 7] = [
    Fold::LineBreak,
    Fold::Blank,
    Fold::Invisible,
    Fold::NoteMark,
    Fold::Width,
    Fold::Radical,
    Fold::Traditional,
];

/// Terms to read are written in ordinary, Simplified characters. Deprecated ones may quote the
/// script of another place.
pub(super) fn plain_characters(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    let mut form = Folded::default();
    for term in folded.entries.iter().map(|entry| entry.term) {
        if !term.status.is_accepted() {
            continue;
        }
        Folder.fold(&term.text, Span::new(0, term.text.len()), &[], &mut form);
        let folds = form.folds(0..form.text().len());
        let found: Vec<&str> =
            UNWANTED.into_iter().filter(|&fold| folds.contains(fold)).map(Fold::name).collect();
        if !found.is_empty() {
            let message = format!(
                "term {} is not in plain characters ({})",
                quoted(&term.text),
                found.join(", ")
            );
            // The folded form has no capitals, so it is no proposal for what has any letters.
            let proposal = (!form.text().contains(|c: char| c.is_ascii_alphabetic()))
                .then(|| format!("write {}", quoted(form.text())));
            problems.warning(&term.location, message, proposal);
        }
    }
}

/// Accents are part of their letters. A text that has them so would not be found.
pub(super) fn composed_accents(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for term in folded.entries.iter().map(|entry| entry.term) {
        if !is_nfc(&term.text) {
            let composed: String = term.text.nfc().collect();
            let message = format!("term {} is not in normalisation form C", quoted(&term.text));
            problems.warning(&term.location, message, Some(format!("write {}", quoted(&composed))));
        }
    }
}

/// The same English words are joined or apart alike in all concepts.
pub(super) fn one_division_of_words(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    let mut first: HashMap<String, &FoldedTerm<'_>> = HashMap::new();
    for entry in folded.entries.iter().filter(|entry| entry.term.language == Language::En) {
        let joined: String = entry.folded.split_whitespace().collect();
        let before = *first.entry(joined).or_insert(entry);
        if before.folded != entry.folded && !std::ptr::eq(before.concept, entry.concept) {
            let message = format!(
                "term {} is written {} in concept {}",
                quoted(&entry.term.text),
                quoted(&before.term.text),
                quoted(&before.concept.id)
            );
            problems.info(&entry.term.location, message, None);
        }
    }
}
