use std::collections::{BTreeMap, HashSet};

use zhengming_bitext::year_of_symbol;
use zhengming_glossary::{Concept, ConceptKind, Glossary, Language, Status};

/// How much a glossary holds, and how much of it is proved.
///
/// ```
/// use zhengming_consistency::Statistics;
/// use zhengming_glossary::{Language, Status, load_bytes};
///
/// let toml = "[[concept]]\nid = \"norm\"\nen = [\"norm\"]\nzh = [\"规范\", \"准则\"]";
/// let statistics = Statistics::new(&load_bytes("norm.toml", toml).glossary);
/// assert_eq!((statistics.concepts, statistics.terms(Language::Zh, Status::Admitted)), (1, 1));
/// assert_eq!(statistics.domains[0].proof.silent, 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Version of the glossary.
    pub version: String,
    /// Concepts.
    pub concepts: usize,
    /// Concepts of each kind, in the order of [`ConceptKind::ALL`].
    pub kinds: [usize; ConceptKind::ALL.len()],
    /// Families.
    pub families: usize,
    /// Terms by language and status, in the orders of [`Language::ALL`] and [`Status::ALL`].
    counts: [[usize; Status::ALL.len()]; Language::ALL.len()],
    /// Terms that are abbreviations.
    pub abbreviations: usize,
    /// Terms with sources.
    pub sourced_terms: usize,
    /// Concepts with terms in both languages.
    pub bilingual: usize,
    /// Concepts with a definition.
    pub defined: usize,
    /// Concepts with a note.
    pub noted: usize,
    /// Concepts by proof.
    pub proof: Proof,
    /// Reasons why concepts have no source, with the number of such concepts, the commonest first.
    pub reasons: Vec<(String, usize)>,
    /// Figures of each domain, in the order of the glossary.
    pub domains: Vec<DomainStatistics>,
    /// Documents named in sources.
    pub documents: usize,
    /// Paragraphs named in sources.
    pub paragraphs: usize,
    /// The oldest source whose year is known, and its year.
    pub oldest: Option<(u16, String)>,
    /// The newest one.
    pub newest: Option<(u16, String)>,
}

/// The concepts of a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DomainStatistics {
    /// The domain.
    pub id: String,
    /// Its concepts.
    pub concepts: usize,
    /// Its terms.
    pub terms: usize,
    /// Its concepts by proof.
    pub proof: Proof,
}

/// Concepts by what proves their use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// With a source.
    pub attested: usize,
    /// Without one, and with the reason.
    pub unattested: usize,
    /// With neither.
    pub silent: usize,
}

impl Proof {
    fn add(&mut self, concept: &Concept) {
        if concept.terms.iter().any(|term| !term.sources.is_empty()) {
            self.attested += 1;
        } else if concept.unattested.is_some() {
            self.unattested += 1;
        } else {
            self.silent += 1;
        }
    }
}

impl Statistics {
    /// Counts what a glossary holds.
    #[must_use]
    pub fn new(glossary: &Glossary) -> Self {
        let mut found = Self {
            version: glossary.version.clone(),
            concepts: glossary.concepts.len(),
            families: glossary.families.len(),
            ..Self::default()
        };
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for concept in &glossary.concepts {
            found.add(concept);
            let has_source = concept.terms.iter().any(|term| !term.sources.is_empty());
            if let (false, Some(reason)) = (has_source, &concept.unattested) {
                *reasons.entry(reason).or_default() += 1;
            }
        }
        found.reasons = reasons.into_iter().map(|(text, count)| (text.to_owned(), count)).collect();
        found.reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        found.add_sources(glossary);
        found
    }

    /// Terms of a language and status.
    #[must_use]
    pub fn terms(&self, language: Language, status: Status) -> usize {
        self.counts[language as usize][status as usize]
    }

    /// Terms of a language.
    #[must_use]
    pub fn terms_in(&self, language: Language) -> usize {
        self.counts[language as usize].iter().sum()
    }

    fn add(&mut self, concept: &Concept) {
        self.kinds[concept.kind as usize] += 1;
        self.defined += usize::from(concept.definition.is_some());
        self.noted += usize::from(concept.note.is_some());
        let has = |language: &Language| concept.terms_in(*language).next().is_some();
        self.bilingual += usize::from(Language::ALL.iter().all(has));
        self.proof.add(concept);
        for term in &concept.terms {
            self.counts[term.language as usize][term.status as usize] += 1;
            self.abbreviations += usize::from(term.abbreviation);
            self.sourced_terms += usize::from(!term.sources.is_empty());
        }
        let known = self.domains.iter().position(|domain| domain.id == concept.domain);
        let place = known.unwrap_or_else(|| {
            let id = concept.domain.clone();
            self.domains.push(DomainStatistics { id, ..DomainStatistics::default() });
            self.domains.len() - 1
        });
        let domain = &mut self.domains[place];
        domain.concepts += 1;
        domain.terms += concept.terms.len();
        domain.proof.add(concept);
    }

    fn add_sources(&mut self, glossary: &Glossary) {
        let sources: HashSet<&str> =
            glossary.terms().flat_map(|(_, term)| &term.sources).map(String::as_str).collect();
        let symbol = |source: &'_ str| source.split(' ').next().unwrap_or_default().to_owned();
        self.paragraphs = sources.len();
        self.documents = sources.iter().map(|source| symbol(source)).collect::<HashSet<_>>().len();
        let dated = sources
            .iter()
            .filter_map(|source| Some((year_of_symbol(&symbol(source))?, (*source).to_owned())));
        let mut dated: Vec<(u16, String)> = dated.collect();
        dated.sort();
        self.oldest = dated.first().cloned();
        self.newest = dated.pop();
    }
}
