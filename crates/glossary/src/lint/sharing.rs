use std::collections::HashMap;

use zhengming_problem::{Problems, quoted};
use zhengming_text::{Language, fold_term};

use crate::Concept;
use crate::checks::FoldedGlossary;

/// A form that is wrong here and right there is reported wherever it stands, unless the glossary
/// says for which English term it is wrong.
pub(super) fn condition_stated(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for group in folded.same_forms() {
        let Some(right) = group.iter().find(|entry| entry.term.status.is_accepted()) else {
            continue;
        };
        let wrong = group.iter().filter(|entry| {
            let term = entry.term;
            !term.status.is_accepted() && term.only_for.is_none() && term.shared.is_none()
        });
        for entry in wrong {
            let message = format!(
                "{} term {} of concept {} is {} in concept {}",
                entry.term.status,
                quoted(&entry.term.text),
                quoted(&entry.concept.id),
                right.term.status,
                quoted(&right.concept.id)
            );
            let help = "say for which English term it is wrong: only_for = \"…\"".to_owned();
            problems.warning(&entry.term.location, message, Some(help));
        }
    }
}

/// Two concepts with the same preferred terms in both languages are probably one.
pub(super) fn concepts_differ(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    let mut first: HashMap<(String, String), &Concept> = HashMap::new();
    for concept in &folded.glossary.concepts {
        let form = |language| concept.preferred(language).map(|term| fold_term(&term.text));
        let (Some(en), Some(zh)) = (form(Language::En), form(Language::Zh)) else { continue };
        if let Some(before) = first.get(&(en.clone(), zh.clone())) {
            let message = format!(
                "concept {} has the same preferred terms as {} at {}",
                quoted(&concept.id),
                quoted(&before.id),
                before.location
            );
            problems.warning(&concept.location, message, Some("make them one".to_owned()));
        } else {
            first.insert((en, zh), concept);
        }
    }
}
