use zhengming_problem::{Problems, quoted};
use zhengming_text::Language;

use super::FoldedGlossary;
use crate::{Concept, Status};

/// A concept has terms, and one preferred term in each language in which a text may use any.
pub(super) fn one_preferred(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for concept in &folded.glossary.concepts {
        if concept.terms.is_empty() {
            let message = format!("concept {} has no terms", quoted(&concept.id));
            let help = "give at least one: en = [\"…\"] or zh = [\"…\"]";
            problems.error_with_help(&concept.location, message, help);
        }
        for language in Language::ALL {
            one_preferred_in(concept, language, problems);
        }
    }
}

fn one_preferred_in(concept: &Concept, language: Language, problems: &mut Problems) {
    let mut preferred = concept.terms_in(language).filter(|term| term.status == Status::Preferred);
    let Some(first) = preferred.next() else {
        // Where all terms must not be used, there is none to prefer; lint has a remark on that.
        if concept.terms_in(language).any(|term| term.status.is_accepted()) {
            let message = format!(
                "concept {} has {language} terms, but none is preferred",
                quoted(&concept.id)
            );
            problems.error_with_help(&concept.location, message, "exactly one must be");
        }
        return;
    };
    for second in preferred {
        let message = format!(
            "second preferred {language} term {} of concept {}, after {}",
            quoted(&second.text),
            quoted(&concept.id),
            quoted(&first.text)
        );
        problems.error_with_help(&second.location, message, "make one of them admitted");
    }
}

/// What must not be used says why.
pub(super) fn reason_given(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for entry in &folded.entries {
        let term = entry.term;
        if !term.status.is_accepted() && term.reason.is_none() {
            let message = format!("{} term {} has no reason", term.status, quoted(&term.text));
            problems.error_with_help(&term.location, message, "add reason = \"…\"");
        }
    }
}

/// `only_for` limits a deprecation, so it means nothing where the term may be used.
pub(super) fn condition_fits(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for entry in &folded.entries {
        let term = entry.term;
        if term.only_for.is_some() && term.status.is_accepted() {
            let message = format!(
                "{} term {} has \"only_for\", which only a deprecated or superseded term can have",
                term.status,
                quoted(&term.text)
            );
            problems.error(&term.location, message);
        }
    }
}
