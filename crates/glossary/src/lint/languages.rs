use zhengming_problem::{Problems, quoted};
use zhengming_text::Language;

use crate::checks::FoldedGlossary;

/// A concept in one language gives no rendering in the other.
pub(super) fn both_present(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for concept in &folded.glossary.concepts {
        for (language, name) in [(Language::En, "English"), (Language::Zh, "Chinese")] {
            let has_other = concept.terms_in(language.other()).next().is_some();
            if has_other && concept.terms_in(language).next().is_none() {
                let message = format!("concept {} has no {name} term", quoted(&concept.id));
                problems.warning(&concept.location, message, None);
            }
        }
    }
}

/// A form that must not be used leaves a writer helpless where nothing says what to use instead.
pub(super) fn something_accepted(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for concept in &folded.glossary.concepts {
        for (language, name) in [(Language::En, "English"), (Language::Zh, "Chinese")] {
            let mut terms = concept.terms_in(language).peekable();
            let Some(first) = terms.peek().copied() else { continue };
            if !terms.any(|term| term.status.is_accepted()) {
                let id = quoted(&concept.id);
                let message = format!("concept {id} has {name} terms, but none to use");
                let help = "add the term that is right".to_owned();
                problems.warning(&first.location, message, Some(help));
            }
        }
    }
}
