use crate::{Concept, ConceptId, Family, Glossary, TermId};

impl Glossary {
    /// The part of the glossary that has the wanted terms. Concepts without any of them are left
    /// out, and families of which fewer than two members remain.
    ///
    /// ```
    /// use zhengming_glossary::{Language, load_bytes};
    ///
    /// let glossary = load_bytes("a.csv", "concept,lang,term\nnorm,en,norm\nnorm,zh,规范\n").glossary;
    /// let chinese = glossary.select(|id| glossary.term(id).language == Language::Zh);
    /// assert_eq!(chinese.concepts[0].terms.len(), 1);
    /// ```
    #[must_use]
    pub fn select(&self, wants: impl Fn(TermId) -> bool) -> Self {
        let mut places: Vec<Option<ConceptId>> = Vec::with_capacity(self.concepts.len());
        let mut part = Self { version: self.version.clone(), ..Self::default() };
        for (concept, entry) in self.concept_ids().zip(&self.concepts) {
            let terms = (0..).zip(&entry.terms);
            let wanted = terms.filter(|&(term, _)| wants(TermId { concept, term }));
            let terms: Vec<_> = wanted.map(|(_, term)| term.clone()).collect();
            let place = (!terms.is_empty()).then(|| part.next_id());
            places.push(place);
            if place.is_some() {
                part.concepts.push(Concept { terms, ..entry.clone() });
            }
        }
        let remaining = |family: &Family| {
            let members = family.members.iter();
            let members = members.filter_map(|id| places.get(id.0 as usize).copied().flatten());
            Family { members: members.collect(), ..family.clone() }
        };
        part.families =
            self.families.iter().map(remaining).filter(|family| family.members.len() > 1).collect();
        let is_used = |id: &str| part.concepts.iter().any(|concept| concept.domain == id);
        part.domains = self.domains.iter().filter(|domain| is_used(&domain.id)).cloned().collect();
        part
    }
}
