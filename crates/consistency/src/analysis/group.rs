use std::collections::{BTreeMap, HashMap};

use zhengming_glossary::{ConceptId, Glossary, Language, TermId};

use super::measure::{LEAST_USES, Measures, Sizes};
use super::profile::Profile;
use crate::{DocumentUsage, Survey};

/// Figures of a domain, a year or a document: all its concepts together.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupUsage {
    /// The domain, the year, or the document's id.
    pub name: String,
    /// Documents of the group; for a domain those in which it is in use. Indices in
    /// [`Survey::documents`].
    pub documents: Vec<usize>,
    /// Characters of these documents.
    pub characters: u64,
    /// Concepts in use.
    pub concepts: usize,
    /// Concepts with more than one term of one language in use.
    pub varied: usize,
    /// Uses by the status of the term.
    pub profile: Profile,
    /// Mean Herfindahl–Hirschman index of the concepts with at least [`LEAST_USES`] uses of one
    /// language, each weighted by its uses.
    pub hhi: Option<f64>,
}

impl GroupUsage {
    /// Uses.
    #[must_use]
    pub fn k(&self) -> u64 {
        self.profile.k()
    }

    /// Uses in 1,000 characters.
    #[must_use]
    pub fn per_thousand(&self) -> Option<f64> {
        (self.characters > 0).then(|| self.k() as f64 * 1000.0 / self.characters as f64)
    }
}

pub(super) fn domains(survey: &Survey, documents: &[usize]) -> Vec<GroupUsage> {
    let mut order: Vec<&str> = Vec::new();
    let mut gathered: HashMap<&str, Gathered> = HashMap::new();
    for concept in &survey.glossary.concepts {
        let domain = concept.domain.as_str();
        gathered.entry(domain).or_insert_with(|| {
            order.push(domain);
            Gathered::default()
        });
    }
    for &document in documents {
        let usage = &survey.documents[document];
        for (term, uses) in in_use(usage) {
            let domain = survey.glossary.concept(term.concept).domain.as_str();
            if let Some(gathered) = gathered.get_mut(domain) {
                gathered.add_document(document, usage);
                gathered.add_term(term, uses);
            }
        }
    }
    order
        .into_iter()
        .filter_map(|domain| Some((domain, gathered.remove(domain)?)))
        .filter(|(_, gathered)| !gathered.terms.is_empty())
        .map(|(domain, gathered)| gathered.finish(domain, &survey.glossary))
        .collect()
}

pub(super) fn years(survey: &Survey, documents: &[usize]) -> Vec<GroupUsage> {
    let mut years: BTreeMap<(bool, &str), Gathered> = BTreeMap::new();
    for &document in documents {
        let usage = &survey.documents[document];
        let date = usage.info.date.as_deref();
        let year = date.and_then(|date| date.get(..4)).unwrap_or_default();
        years.entry((year.is_empty(), year)).or_default().add_all(document, usage);
    }
    years.into_iter().map(|((_, year), gathered)| gathered.finish(year, &survey.glossary)).collect()
}

pub(super) fn documents(survey: &Survey, documents: &[usize]) -> Vec<GroupUsage> {
    let group = |&document: &usize| {
        let usage = &survey.documents[document];
        let mut gathered = Gathered::default();
        gathered.add_all(document, usage);
        gathered.finish(&usage.info.id, &survey.glossary)
    };
    documents.iter().map(group).collect()
}

fn in_use(usage: &DocumentUsage) -> impl Iterator<Item = (TermId, u64)> {
    usage.terms.iter().map(|term| (term.term, term.uses())).filter(|&(_, uses)| uses > 0)
}

/// What is gathered of a group.
#[derive(Default)]
struct Gathered {
    documents: Vec<usize>,
    characters: u64,
    terms: BTreeMap<TermId, u64>,
}

impl Gathered {
    fn add_all(&mut self, document: usize, usage: &DocumentUsage) {
        self.add_document(document, usage);
        for (term, uses) in in_use(usage) {
            self.add_term(term, uses);
        }
    }

    /// Documents come in order, each perhaps several times.
    fn add_document(&mut self, document: usize, usage: &DocumentUsage) {
        if self.documents.last() != Some(&document) {
            self.documents.push(document);
            self.characters += usage.characters;
        }
    }

    fn add_term(&mut self, term: TermId, uses: u64) {
        *self.terms.entry(term).or_default() += uses;
    }

    fn finish(self, name: &str, glossary: &Glossary) -> GroupUsage {
        let mut profile = Profile::default();
        let mut concepts: BTreeMap<ConceptId, bool> = BTreeMap::new();
        let mut indices = Vec::new();
        let terms: Vec<(TermId, Language, u64)> = self
            .terms
            .into_iter()
            .map(|(term, uses)| (term, glossary.term(term).language, uses))
            .collect();
        for variants in terms.chunk_by(|one, two| (one.0.concept, one.1) == (two.0.concept, two.1))
        {
            let rows: Vec<Vec<(usize, u64)>> =
                variants.iter().map(|&(_, _, uses)| vec![(0, uses)]).collect();
            let measures = Measures::new(&rows.iter().collect::<Vec<_>>(), &Sizes::default());
            indices.push((measures.k, measures.hhi));
            *concepts.entry(variants[0].0.concept).or_default() |= variants.len() > 1;
            for &(term, _, uses) in variants {
                profile.add(glossary.term(term).status, uses);
            }
        }
        GroupUsage {
            name: name.to_owned(),
            documents: self.documents,
            characters: self.characters,
            concepts: concepts.len(),
            varied: concepts.values().filter(|&&varied| varied).count(),
            profile,
            hhi: weighted_mean(&indices),
        }
    }
}

fn weighted_mean(indices: &[(u64, Option<f64>)]) -> Option<f64> {
    let given = || indices.iter().filter_map(|&(k, hhi)| Some((k as f64, hhi?)));
    let k: f64 = given().map(|(k, _)| k).sum();
    (k >= LEAST_USES as f64).then(|| given().map(|(k, hhi)| k * hhi).sum::<f64>() / k)
}
