use std::collections::HashSet;

use zhengming_text::Language;

use crate::values::{is_kebab_case, kebab_case};
use crate::{Concept, Glossary};

impl Glossary {
    /// Gives every concept an id in kebab case of its own, and every domain a name in it, as our
    /// own formats ask for. `taken` are ids that must not be used. Returns how many ids changed.
    ///
    /// The new id is made of the old one; where that is but a number, of the English term.
    ///
    /// ```
    /// use zhengming_glossary::load_bytes;
    ///
    /// let mut glossary = load_bytes("Terms A.csv", "id,en,zh\nC 1,norm,规范\n2,norm,规则\n").glossary;
    /// assert_eq!(glossary.make_ids_ours(["norm"]), 2);
    /// let ids: Vec<&str> = glossary.concepts.iter().map(|concept| concept.id.as_str()).collect();
    /// assert_eq!(ids, ["c-1", "norm-2"]);
    /// assert_eq!(glossary.concepts[0].domain, "terms-a");
    /// ```
    pub fn make_ids_ours<'a>(&mut self, taken: impl IntoIterator<Item = &'a str>) -> usize {
        let taken = taken.into_iter().map(str::to_owned);
        let mut taken: HashSet<String> =
            taken.chain(self.families.iter().map(|family| family.id.clone())).collect();
        let mut changed = 0;
        for concept in &mut self.concepts {
            let id = free(stem(concept), &mut taken);
            changed += usize::from(id != concept.id);
            concept.id = id;
            concept.domain = domain(&concept.domain);
        }
        for titled in &mut self.domains {
            titled.id = domain(&titled.id);
        }
        changed
    }
}

impl Glossary {
    /// Whether every concept has an id of its own in kebab case.
    #[must_use]
    pub fn has_our_ids(&self) -> bool {
        let mut seen = HashSet::new();
        self.concepts.iter().all(|concept| is_kebab_case(&concept.id) && seen.insert(&concept.id))
    }

    /// Puts all concepts into one domain, which is named by the text in kebab case.
    pub fn set_domain(&mut self, name: &str) {
        let name = domain(name);
        for concept in &mut self.concepts {
            concept.domain.clone_from(&name);
        }
        self.domains.clear();
    }
}

/// What the id of a concept begins with.
fn stem(concept: &Concept) -> String {
    if is_kebab_case(&concept.id) && !is_number(&concept.id) {
        return concept.id.clone();
    }
    let of_term = || kebab_case(&concept.terms_in(Language::En).next()?.text).into();
    let candidates = [Some(kebab_case(&concept.id)), of_term()];
    let mut speaking = candidates.iter().flatten().filter(|id| !id.is_empty() && !is_number(id));
    speaking.next().cloned().unwrap_or_else(|| match kebab_case(&concept.id) {
        id if id.is_empty() => "concept".to_owned(),
        id => id,
    })
}

fn is_number(id: &str) -> bool {
    id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// The stem, with a number behind it where it is taken, which then takes it.
fn free(stem: String, taken: &mut HashSet<String>) -> String {
    let mut id = stem.clone();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{stem}-{number}");
    }
    id
}

fn domain(name: &str) -> String {
    match kebab_case(name) {
        own if own.is_empty() => "imported".to_owned(),
        own => own,
    }
}
