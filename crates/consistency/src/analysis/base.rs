use zhengming_glossary::Language;

use super::measure::Sizes;
use crate::Survey;

/// The documents that terms of a language are measured over, with their characters.
///
/// These are the documents in that language or in none that is known, and any other that uses a
/// term of it all the same, as Chinese texts use *ICT*.
pub(super) struct Bases(Vec<(Language, Sizes)>);

impl Bases {
    pub(super) fn new(survey: &Survey, documents: &[usize]) -> Self {
        let base = |language| {
            let sizes = documents
                .iter()
                .filter(|&&document| belongs(survey, document, language))
                .map(|&document| (document, survey.documents[document].characters))
                .collect();
            (language, sizes)
        };
        Self(Language::ALL.into_iter().map(base).collect())
    }

    pub(super) fn of(&self, language: Language) -> &Sizes {
        let found = self.0.iter().find(|(of, _)| *of == language);
        &found.expect("every language has its documents").1
    }
}

fn belongs(survey: &Survey, document: usize, language: Language) -> bool {
    let usage = &survey.documents[document];
    usage.info.language.is_none_or(|main| main == language)
        || usage
            .terms
            .iter()
            .any(|term| term.uses() > 0 && survey.glossary.term(term.term).language == language)
}
