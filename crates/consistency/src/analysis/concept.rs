use std::collections::BTreeMap;

use zhengming_glossary::{ConceptId, Language, TermId};

use super::base::Bases;
use super::measure::{Measures, Row};
use super::profile::Profile;
use crate::Survey;

/// One concept in one language.
#[derive(Clone, Debug)]
pub struct ConceptUsage {
    /// The concept.
    pub concept: ConceptId,
    /// The language of its terms.
    pub language: Language,
    /// Its terms that occur, shielded or not, in the order of the glossary, preferred first.
    pub terms: Vec<TermTotals>,
    /// Frequency and consistency; the variants are the terms.
    pub measures: Measures,
    /// Uses by the status of the term.
    pub profile: Profile,
    /// Occurrences in titles and quotations, which are no uses.
    pub shielded: u64,
    /// Date of the earliest dated document with a use.
    pub first: Option<String>,
    /// Date of the latest.
    pub last: Option<String>,
}

/// One term over all documents.
#[derive(Clone, Debug)]
pub struct TermTotals {
    /// The term.
    pub term: TermId,
    /// Disjoint occurrences in the documents' own words.
    pub count: u64,
    /// Occurrences nested in longer terms, in the documents' own words.
    pub nested: u64,
    /// Occurrences of either kind in titles and quotations.
    pub shielded: u64,
    /// Its frequency and dispersion. Measured alone it has one variant.
    pub measures: Measures,
    /// Documents in which it occurs, shielded or not, in their order. [`Survey::usage`] has the
    /// places.
    pub per_document: Vec<DocumentCount>,
    /// Date of the earliest dated document with a use.
    pub first: Option<String>,
    /// Date of the latest.
    pub last: Option<String>,
}

/// A term in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentCount {
    /// Index of the document in [`Survey::documents`].
    pub document: usize,
    /// Disjoint occurrences in the document's own words.
    pub count: u64,
    /// Nested occurrences in the document's own words.
    pub nested: u64,
    /// Occurrences in titles and quotations.
    pub shielded: u64,
}

impl ConceptUsage {
    /// Whether more than one term is in use.
    #[must_use]
    pub fn varies(&self) -> bool {
        self.measures.variants > 1
    }
}

impl TermTotals {
    /// Uses: disjoint and nested occurrences in the documents' own words.
    #[must_use]
    pub fn uses(&self) -> u64 {
        self.count + self.nested
    }
}

impl DocumentCount {
    /// Uses: disjoint and nested occurrences in the document's own words.
    #[must_use]
    pub fn uses(&self) -> u64 {
        self.count + self.nested
    }
}

/// All concepts in use, by glossary order and language.
pub(super) fn concepts(survey: &Survey, documents: &[usize], bases: &Bases) -> Vec<ConceptUsage> {
    let totals: Vec<TermTotals> = counts(survey, documents)
        .into_iter()
        .map(|(term, per_document)| totals(survey, term, per_document, bases))
        .collect();
    let group = |term: &TermTotals| (term.term.concept, survey.glossary.term(term.term).language);
    totals
        .chunk_by(|one, two| group(one) == group(two))
        .map(|terms| {
            let (concept, language) = group(&terms[0]);
            concept_usage(survey, concept, language, terms.to_vec(), bases)
        })
        .collect()
}

/// Sorted by term, and so by concept and within it by language.
fn counts(survey: &Survey, documents: &[usize]) -> BTreeMap<TermId, Vec<DocumentCount>> {
    let mut counts: BTreeMap<TermId, Vec<DocumentCount>> = BTreeMap::new();
    for &document in documents {
        for usage in &survey.documents[document].terms {
            counts.entry(usage.term).or_default().push(DocumentCount {
                document,
                count: usage.count,
                nested: usage.nested,
                shielded: usage.shielded,
            });
        }
    }
    counts
}

fn totals(
    survey: &Survey,
    term: TermId,
    per_document: Vec<DocumentCount>,
    bases: &Bases,
) -> TermTotals {
    let language = survey.glossary.term(term).language;
    let (first, last) = dates(survey, &per_document);
    TermTotals {
        term,
        count: per_document.iter().map(|at| at.count).sum(),
        nested: per_document.iter().map(|at| at.nested).sum(),
        shielded: per_document.iter().map(|at| at.shielded).sum(),
        measures: Measures::new(&[&row(&per_document)], bases.of(language)),
        per_document,
        first,
        last,
    }
}

fn concept_usage(
    survey: &Survey,
    concept: ConceptId,
    language: Language,
    terms: Vec<TermTotals>,
    bases: &Bases,
) -> ConceptUsage {
    let rows: Vec<Row> = terms.iter().map(|term| row(&term.per_document)).collect();
    let mut profile = Profile::default();
    for term in &terms {
        profile.add(survey.glossary.term(term.term).status, term.uses());
    }
    ConceptUsage {
        concept,
        language,
        measures: Measures::new(&rows.iter().collect::<Vec<_>>(), bases.of(language)),
        profile,
        shielded: terms.iter().map(|term| term.shielded).sum(),
        first: terms.iter().filter_map(|term| term.first.clone()).min(),
        last: terms.iter().filter_map(|term| term.last.clone()).max(),
        terms,
    }
}

pub(super) fn row(per_document: &[DocumentCount]) -> Row {
    per_document.iter().map(|at| (at.document, at.uses())).filter(|&(_, uses)| uses > 0).collect()
}

/// Dates of the earliest and latest dated documents with a use.
fn dates(survey: &Survey, per_document: &[DocumentCount]) -> (Option<String>, Option<String>) {
    let dated = || {
        per_document
            .iter()
            .filter(|at| at.uses() > 0)
            .filter_map(|at| survey.documents[at.document].info.date.as_ref())
    };
    (dated().min().cloned(), dated().max().cloned())
}
