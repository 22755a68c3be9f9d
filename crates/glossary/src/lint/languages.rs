use zhengming_text::Language;

use crate::checks::FoldedGlossary;
use crate::problem::Problems;
use crate::suggest::quoted;

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
