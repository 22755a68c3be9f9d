use zhengming_glossary::{ConceptKind, Glossary, Language, Position, Term, TermId};

/// The accepted terms of a language that have variants worth telling. Formulae have none: their
/// wording follows the grammar of the sentence.
pub(super) fn terms(
    glossary: &Glossary,
    language: Language,
) -> impl Iterator<Item = (TermId, &Term)> {
    glossary.terms().filter(move |(id, term)| {
        term.language == language
            && term.status.is_accepted()
            && !term.abbreviation
            && term.position == Position::Any
            && !term.text.contains('…')
            && glossary.concept(id.concept).kind != ConceptKind::Formula
    })
}
