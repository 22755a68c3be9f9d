use std::collections::HashMap;

use zhengming_problem::{Problems, quoted};
use zhengming_text::fold_term;

use crate::draft::order_terms;
use crate::{Concept, ConceptId, Family, Glossary, Problem, Status, Term};

impl Glossary {
    /// Adds another glossary to this one.
    ///
    /// Concepts with ids of their own are added as they are. To a concept that is there already,
    /// terms are added; where both have a term or a preferred term, the added one counts, and a
    /// problem says so. Problems are warnings: both glossaries have been checked, and the words of
    /// two authors may well overlap.
    ///
    /// ```
    /// use zhengming_glossary::{Language, load_bytes};
    ///
    /// let mut glossary = load_bytes("a.csv", "concept,lang,term\nnorm,zh,规范\n").glossary;
    /// let added = load_bytes("b.csv", "concept,lang,term\nnorm,zh,准则\n").glossary;
    /// let problems = glossary.merge(added);
    /// assert_eq!(problems.len(), 1, "规范 is no longer preferred");
    /// assert_eq!(glossary.concepts[0].preferred(Language::Zh).unwrap().text, "准则");
    /// ```
    pub fn merge(&mut self, added: Self) -> Vec<Problem> {
        let mut problems = Problems::default();
        let mut places: HashMap<String, ConceptId> =
            self.concept_ids().map(|id| (self.concept(id).id.clone(), id)).collect();
        let mut moved = Vec::with_capacity(added.concepts.len());
        for concept in added.concepts {
            let place = places.get(&concept.id).copied();
            moved.push(match place {
                Some(id) => {
                    merge_concept(&mut self.concepts[id.0 as usize], concept, &mut problems);
                    id
                }
                None => {
                    let id = self.next_id();
                    places.insert(concept.id.clone(), id);
                    self.concepts.push(concept);
                    id
                }
            });
        }
        self.merge_families(added.families, &moved, &mut problems);
        for domain in added.domains {
            if !self.domains.contains(&domain) {
                self.domains.push(domain);
            }
        }
        if self.version.is_empty() {
            self.version = added.version;
        }
        problems.into_sorted()
    }

    fn merge_families(&mut self, added: Vec<Family>, moved: &[ConceptId], problems: &mut Problems) {
        for mut family in added {
            family.members =
                family.members.iter().filter_map(|id| moved.get(id.0 as usize).copied()).collect();
            if let Some(known) = self.families.iter_mut().find(|known| known.id == family.id) {
                let message =
                    format!("family {} replaces that of {}", quoted(&family.id), known.location);
                problems.warning(&family.location, message, None);
                *known = family;
            } else {
                self.families.push(family);
            }
        }
    }
}

fn merge_concept(concept: &mut Concept, added: Concept, problems: &mut Problems) {
    concept.definition = added.definition.or(concept.definition.take());
    concept.note = added.note.or(concept.note.take());
    concept.unattested = added.unattested.or(concept.unattested.take());
    for term in added.terms {
        merge_term(concept, term, problems);
    }
    order_terms(&mut concept.terms);
}

fn merge_term(concept: &mut Concept, added: Term, problems: &mut Problems) {
    let form = fold_term(&added.text);
    let same = |term: &Term| term.language == added.language && fold_term(&term.text) == form;
    if let Some(at) = concept.terms.iter().position(same) {
        let known = concept.terms.remove(at);
        if known.status != added.status {
            let message = format!(
                "term {} of concept {} becomes {}; it is {} at {}",
                quoted(&added.text),
                quoted(&concept.id),
                added.status,
                known.status,
                known.location
            );
            problems.warning(&added.location, message, None);
        }
    }
    if added.status == Status::Preferred {
        let rivals = concept
            .terms
            .iter_mut()
            .filter(|term| term.language == added.language && term.status == Status::Preferred);
        for rival in rivals {
            let message = format!(
                "term {} of concept {} is preferred instead of {} at {}, which becomes admitted",
                quoted(&added.text),
                quoted(&concept.id),
                quoted(&rival.text),
                rival.location
            );
            problems.warning(&added.location, message, None);
            rival.status = Status::Admitted;
        }
    }
    concept.terms.push(added);
}
