use std::collections::HashMap;

use zhengming_problem::{Problems, quoted};
use zhengming_text::{Language, fold_term};

use super::{FoldedGlossary, FoldedTerm};

/// No term of a concept folds to another one of it: the tagger could not tell them apart.
pub(super) fn distinct_in_concept(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    let mut first: HashMap<(*const crate::Concept, Language, &str), &FoldedTerm<'_>> =
        HashMap::new();
    for entry in &folded.entries {
        let key = (std::ptr::from_ref(entry.concept), entry.term.language, entry.folded.as_str());
        if let Some(before) = first.get(&key) {
            let message = format!(
                "term {} folds to the same form as {} of the same concept",
                quoted(&entry.term.text),
                quoted(&before.term.text)
            );
            problems.error_with_help(&entry.term.location, message, "leave one of them out");
        } else {
            first.insert(key, entry);
        }
    }
}

/// Where one form stands in several concepts, all but one say why (`shared`, or `only_for`).
pub(super) fn sharing_declared(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for group in folded.same_forms() {
        let mut silent: Vec<_> = group
            .iter()
            .filter(|entry| entry.term.shared.is_none() && entry.term.only_for.is_none())
            .collect();
        // The form is at home where its status is best; the sort keeps the order of the files.
        silent.sort_by_key(|entry| entry.term.status);
        let Some((home, others)) = silent.split_first() else { continue };
        for other in others.iter().filter(|other| !std::ptr::eq(other.concept, home.concept)) {
            let message = format!(
                "term {} of concept {} stands in concept {} too, at {}",
                quoted(&other.term.text),
                quoted(&other.concept.id),
                quoted(&home.concept.id),
                home.term.location
            );
            let help = "say why with shared = \"…\", or take it out of one of them";
            problems.error_with_help(&other.term.location, message, help);
        }
    }
}

/// A form in `not_in` contains the term and is longer, or it could block nothing.
pub(super) fn blocked_by_longer(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for entry in &folded.entries {
        for longer in &entry.term.not_in {
            let form = fold_term(longer);
            if form.len() > entry.folded.len() && form.contains(&entry.folded) {
                continue;
            }
            let message = format!(
                "\"not_in\" of term {} has {}, expected a longer form that contains the term",
                quoted(&entry.term.text),
                quoted(longer)
            );
            problems.error(&entry.term.location, message);
        }
    }
}
