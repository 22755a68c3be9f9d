use rayon::prelude::*;
use rustc_hash::FxHashMap;
use zhengming_tagger::Tagger;
use zhengming_text::Language;

use super::near::nearest;
use super::variant::{Step, Variant, variants};
use crate::features::shingles;
use crate::token::Tokenizer;
use crate::{Case, Version};

/// Rows that a clause must have to be known again.
const LEAST_ROWS: usize = 5;

/// A clause and its later versions.
#[derive(Clone, Debug)]
pub struct Family {
    /// Its wordings, in the order of their first uses.
    pub variants: Vec<Variant>,
    /// What changed in each variant but the first.
    pub steps: Vec<Step>,
    /// Documents that have it.
    pub documents: usize,
}

/// A clause of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Use {
    /// Index of the document.
    pub version: usize,
    /// Index of the clause in it.
    pub clause: usize,
}

impl Family {
    /// Uses of all variants.
    #[must_use]
    pub fn uses(&self) -> usize {
        self.variants.iter().map(|variant| variant.uses.len()).sum()
    }

    /// Steps with changed terms.
    #[must_use]
    pub fn term_steps(&self) -> usize {
        self.steps.iter().filter(|step| step.has_terms()).count()
    }

    /// Steps that are this case.
    #[must_use]
    pub fn steps_of(&self, case: Case) -> usize {
        self.steps.iter().filter(|step| step.case() == Some(case)).count()
    }
}

/// The clauses of each family, in the order of the documents, and how many clauses were compared.
pub(super) fn groups(versions: &[Version], languages: &[Language]) -> (Vec<Vec<Use>>, usize) {
    let mut sets = Sets::default();
    let mut compared = 0;
    for &language in languages {
        let found = rows_of(versions, language);
        compared = compared.max(found.len());
        // Clauses of the same rows are one as far as likeness goes.
        let mut forms: FxHashMap<Vec<u64>, usize> = FxHashMap::default();
        let mut firsts: Vec<Use> = Vec::new();
        let mut rows: Vec<Vec<u64>> = Vec::new();
        for (place, own) in found {
            sets.add(place);
            match forms.get(&own) {
                Some(&form) => sets.join(firsts[form], place),
                None => {
                    forms.insert(own.clone(), rows.len());
                    rows.push(own);
                    firsts.push(place);
                }
            }
        }
        drop(forms);
        for (form, near) in nearest(&rows).into_iter().enumerate() {
            if let Some(near) = near {
                sets.join(firsts[near.index], firsts[form]);
            }
        }
    }
    (sets.groups(), compared)
}

/// The rows of all clauses that are long enough, in the order of the documents.
fn rows_of(versions: &[Version], language: Language) -> Vec<(Use, Vec<u64>)> {
    let of_version = |(version, it): (usize, &Version)| {
        let mut tokenizer = Tokenizer::new(None);
        let clauses = it.clauses.iter().enumerate().filter(|(_, clause)| !clause.is_heading());
        let rows = clauses.map(|(clause, it)| {
            (Use { version, clause }, shingles(&mut tokenizer, it.text.get(language), language))
        });
        rows.filter(|(_, rows)| rows.len() >= LEAST_ROWS).collect::<Vec<_>>()
    };
    let rows: Vec<_> = versions.par_iter().enumerate().map(of_version).collect();
    rows.into_iter().flatten().collect()
}

/// Families as they grow together.
#[derive(Default)]
struct Sets {
    numbers: FxHashMap<Use, usize>,
    uses: Vec<Use>,
    parents: Vec<usize>,
}

impl Sets {
    fn add(&mut self, place: Use) {
        let next = self.uses.len();
        if *self.numbers.entry(place).or_insert(next) == next {
            self.uses.push(place);
            self.parents.push(next);
        }
    }

    fn join(&mut self, one: Use, two: Use) {
        let roots = [one, two].map(|place| self.root(self.numbers[&place]));
        // The earlier one stays the root.
        let (first, last) = (roots[0].min(roots[1]), roots[0].max(roots[1]));
        self.parents[last] = first;
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    /// The sets with uses in more than one document.
    fn groups(mut self) -> Vec<Vec<Use>> {
        let mut groups: FxHashMap<usize, Vec<Use>> = FxHashMap::default();
        for at in 0..self.uses.len() {
            let root = self.root(at);
            groups.entry(root).or_default().push(self.uses[at]);
        }
        let mut groups: Vec<Vec<Use>> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.retain(|group| group.iter().any(|place| place.version != group[0].version));
        groups.sort_unstable();
        groups
    }
}

/// The families with their variants, those that a reader should look at first in front.
pub(super) fn families(
    versions: &[Version],
    groups: Vec<Vec<Use>>,
    tagger: &Tagger,
) -> Vec<Family> {
    let family = |tokenizer: &mut Tokenizer<'_>, uses: Vec<Use>| {
        let documents = uses.chunk_by(|one, two| one.version == two.version).count();
        let (variants, steps) = variants(versions, uses, tokenizer, tagger.glossary());
        Family { variants, steps, documents }
    };
    let make = || Tokenizer::new(Some(tagger));
    let mut families: Vec<Family> = groups.into_par_iter().map_init(make, family).collect();
    families.sort_by_cached_key(|family| {
        let is_drift = |step: &&Step| step.has_terms() && step.case() == Some(Case::Drift);
        let drift = family.steps.iter().filter(is_drift).count();
        std::cmp::Reverse((drift.min(1), family.term_steps().min(1), family.documents, drift))
    });
    families
}
