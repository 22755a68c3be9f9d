use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use zhengming_text::{Language, fold_term};

use crate::{Concept, ConceptId, Glossary};

type Pair<T> = (Option<T>, Option<T>);

/// Which concept of the old glossary is which of the new one. In the order of the new glossary;
/// those that only the old one has come last.
pub(super) fn pair_concepts(old: &Glossary, new: &Glossary) -> Vec<Pair<ConceptId>> {
    let by_id: HashMap<&str, ConceptId> = old
        .concept_ids()
        .zip(&old.concepts)
        .map(|(id, concept)| (concept.id.as_str(), id))
        .collect();
    let mut partners: Vec<Option<ConceptId>> =
        new.concepts.iter().map(|concept| by_id.get(concept.id.as_str()).copied()).collect();
    let mut taken: HashSet<ConceptId> = partners.iter().flatten().copied().collect();
    pair_renamed(old, new, &mut partners, &mut taken);
    let removed = old.concept_ids().filter(|id| !taken.contains(id)).map(|id| (Some(id), None));
    let paired = partners.iter().zip(new.concept_ids()).map(|(&old, id)| (old, Some(id)));
    paired.chain(removed).collect()
}

/// Pairs those that are left, the likest first, where they share at least half of their terms.
fn pair_renamed(
    old: &Glossary,
    new: &Glossary,
    partners: &mut [Option<ConceptId>],
    taken: &mut HashSet<ConceptId>,
) {
    let mut homes: HashMap<(Language, String), Vec<ConceptId>> = HashMap::new();
    for id in old.concept_ids().filter(|id| !taken.contains(id)) {
        for form in forms(old.concept(id)) {
            homes.entry(form).or_default().push(id);
        }
    }
    let mut candidates: Vec<(Reverse<usize>, usize, ConceptId)> = Vec::new();
    for (place, concept) in new.concepts.iter().enumerate() {
        if partners[place].is_some() {
            continue;
        }
        let own = forms(concept);
        let mut shared: HashMap<ConceptId, usize> = HashMap::new();
        for id in own.iter().filter_map(|form| homes.get(form)).flatten() {
            *shared.entry(*id).or_default() += 1;
        }
        let is_like =
            |id: ConceptId, count: usize| 2 * count >= own.len().max(forms(old.concept(id)).len());
        let like = shared.into_iter().filter(|&(id, count)| is_like(id, count));
        candidates.extend(like.map(|(id, count)| (Reverse(count), place, id)));
    }
    candidates.sort_unstable();
    for (_, place, id) in candidates {
        if partners[place].is_none() && taken.insert(id) {
            partners[place] = Some(id);
        }
    }
}

fn forms(concept: &Concept) -> HashSet<(Language, String)> {
    concept.terms.iter().map(|term| (term.language, fold_term(&term.text))).collect()
}

/// Which term of the old concept is which of the new one: of the same form, else of one that folds
/// to the same.
pub(super) fn pair_terms(old: &Concept, new: &Concept) -> Vec<Pair<usize>> {
    let mut left: Vec<usize> = (0..old.terms.len()).collect();
    let mut take = |place: usize, fold: bool| {
        let wanted = &new.terms[place];
        let is_same = |one: &str, two: &str| {
            if fold { fold_term(one) == fold_term(two) } else { one == two }
        };
        let at = left.iter().position(|&index| {
            let term = &old.terms[index];
            term.language == wanted.language && is_same(&term.text, &wanted.text)
        })?;
        Some(left.remove(at))
    };
    let mut partners: Vec<Option<usize>> =
        (0..new.terms.len()).map(|place| take(place, false)).collect();
    for (place, partner) in partners.iter_mut().enumerate() {
        *partner = partner.take().or_else(|| take(place, true));
    }
    let removed: Vec<Pair<usize>> = left.into_iter().map(|old| (Some(old), None)).collect();
    let paired = partners.into_iter().enumerate().map(|(new, old)| (old, Some(new)));
    paired.chain(removed).collect()
}
