use zhengming_glossary::{ConceptKind, Glossary, TermId};

/// Terms whose places keep their context. In large collections contexts take most of the memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContextOf {
    /// Deprecated and superseded terms.
    NotAccepted,
    /// Those, and the terms of concepts that have several accepted terms in a language.
    Competing,
    /// All terms.
    #[default]
    AllTerms,
}

impl ContextOf {
    pub(super) fn includes(self, glossary: &Glossary, term: TermId) -> bool {
        match self {
            Self::AllTerms => true,
            Self::Competing => is_not_accepted(glossary, term) || has_rivals(glossary, term),
            Self::NotAccepted => is_not_accepted(glossary, term),
        }
    }
}

/// Whether a term is one of several between which a text can choose.
pub(crate) fn has_rivals(glossary: &Glossary, id: TermId) -> bool {
    let language = glossary.term(id).language;
    let terms = (0..).zip(&glossary.concept(id.concept).terms);
    let mut others = terms.filter(|(at, term)| *at != id.term && term.language == language);
    competes(glossary, id) && others.any(|(term, _)| competes(glossary, TermId { term, ..id }))
}

/// An abbreviation stands beside what it abbreviates, and formulae follow the English.
fn competes(glossary: &Glossary, id: TermId) -> bool {
    let term = glossary.term(id);
    let kind = glossary.concept(id.concept).kind;
    term.status.is_accepted() && !term.abbreviation && kind != ConceptKind::Formula
}

fn is_not_accepted(glossary: &Glossary, term: TermId) -> bool {
    !glossary.term(term).status.is_accepted()
}
