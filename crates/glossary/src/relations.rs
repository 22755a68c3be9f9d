use zhengming_text::{Language, fold_term};

use crate::{Concept, ConceptId, Family, Glossary, TermId};

/// How a concept stands to the others of its glossary.
#[derive(Clone, Debug, Default)]
pub struct Relations<'a> {
    /// Families that it is in.
    pub families: Vec<&'a Family>,
    /// Terms of it that stand in another concept too, with the term there.
    pub shared: Vec<(TermId, TermId)>,
    /// Concepts whose preferred terms contain its own, in both languages.
    pub parts_of: Vec<ConceptId>,
    /// Concepts whose preferred terms its own contain, in both languages.
    pub made_of: Vec<ConceptId>,
}

/// Relates a concept to the others.
///
/// ```
/// use zhengming_glossary::{ConceptId, load_bytes, relations};
///
/// let table = "id,en,zh\nsecurity,security,安全\ncyber,cybersecurity,网络安全\nsafety,safety,安全\n";
/// let glossary = load_bytes("a.csv", table).glossary;
/// let found = relations(&glossary, ConceptId(0));
/// assert_eq!(found.parts_of, [ConceptId(1)]);
/// assert_eq!(found.shared[0].1.concept, ConceptId(2));
/// ```
#[must_use]
pub fn relations(glossary: &Glossary, id: ConceptId) -> Relations<'_> {
    let own = glossary.concept(id);
    let forms: Vec<(Language, String)> =
        own.terms.iter().map(|term| (term.language, fold_term(&term.text))).collect();
    let mut found = Relations {
        families: glossary.families.iter().filter(|family| family.members.contains(&id)).collect(),
        ..Relations::default()
    };
    let others = || glossary.concept_ids().filter(|&other| other != id);
    for (term, entry) in glossary.terms().filter(|(term, _)| term.concept != id) {
        let form = (entry.language, fold_term(&entry.text));
        for at in (0_u32..).zip(&forms).filter(|(_, own)| **own == form).map(|(at, _)| at) {
            found.shared.push((TermId { concept: id, term: at }, term));
        }
    }
    found.parts_of = others().filter(|&other| contains(glossary.concept(other), own)).collect();
    found.made_of = others().filter(|&other| contains(own, glossary.concept(other))).collect();
    found
}

/// Whether the preferred terms of one concept contain those of another in both languages, and are
/// not the same.
fn contains(longer: &Concept, shorter: &Concept) -> bool {
    Language::ALL.into_iter().all(|language| {
        let form =
            |concept: &Concept| concept.preferred(language).map(|term| fold_term(&term.text));
        match (form(longer), form(shorter)) {
            (Some(longer), Some(shorter)) => longer != shorter && longer.contains(&shorter),
            _ => false,
        }
    })
}
