use zhengming_problem::{Problems, quoted};

use crate::checks::FoldedGlossary;

/// A claim of use without a source is marked as one.
pub(super) fn sources_given(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for concept in &folded.glossary.concepts {
        let has_source = concept.terms.iter().any(|term| !term.sources.is_empty());
        if !has_source && concept.unattested.is_none() {
            let message = format!("no term of concept {} has a source", quoted(&concept.id));
            let help = "add sources = [\"…\"] to one, or unattested = \"…\" to the concept";
            problems.info(&concept.location, message, Some(help.to_owned()));
        }
    }
}
