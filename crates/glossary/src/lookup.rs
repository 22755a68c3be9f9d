use zhengming_problem::nearest;
use zhengming_text::fold_term;

use crate::{ConceptId, Glossary, find};

/// Concepts that are proposed in place of one that is not there.
const PROPOSED: usize = 3;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The concept of this id, or all that have a term of this form.
    Found(Vec<ConceptId>),
    /// None; these come near it, if any do.
    Near(Vec<ConceptId>),
}

/// Looks up concepts by their id, or by a term in either language, whatever its case, width,
/// hyphens and script.
///
/// ```
/// use zhengming_glossary::{ConceptId, Lookup, load_bytes, lookup};
///
/// let glossary = load_bytes("a.csv", "id,en,zh\nnorms,norm,规范\nict,ICT,信通技术\n").glossary;
/// for name in ["norms", "Norm", "規範"] {
///     assert_eq!(lookup(&glossary, name), Lookup::Found(vec![ConceptId(0)]));
/// }
/// assert_eq!(lookup(&glossary, "信通"), Lookup::Near(vec![ConceptId(1)]));
/// assert_eq!(lookup(&glossary, "nrom"), Lookup::Near(vec![ConceptId(0)]));
/// ```
#[must_use]
pub fn lookup(glossary: &Glossary, name: &str) -> Lookup {
    let ids = || glossary.concept_ids().zip(&glossary.concepts);
    if let Some((id, _)) = ids().find(|(_, concept)| concept.id == name) {
        return Lookup::Found(vec![id]);
    }
    let folded = fold_term(name);
    let has_form = |id: &ConceptId| {
        glossary.concept(*id).terms.iter().any(|term| fold_term(&term.text) == folded)
    };
    let found: Vec<ConceptId> = glossary.concept_ids().filter(has_form).collect();
    if !found.is_empty() && !folded.is_empty() {
        return Lookup::Found(found);
    }
    let mut near: Vec<ConceptId> =
        find(glossary, name).into_iter().take(PROPOSED).map(|hit| hit.concept).collect();
    if near.is_empty() {
        let names: Vec<(&str, ConceptId)> = ids()
            .flat_map(|(id, concept)| {
                let terms = concept.terms.iter().map(|term| term.text.as_str());
                terms.chain([concept.id.as_str()]).map(move |name| (name, id))
            })
            .collect();
        let candidates: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        let meant = nearest(name, &candidates);
        near.extend(names.iter().find(|(name, _)| Some(*name) == meant).map(|(_, id)| *id));
    }
    Lookup::Near(near)
}
