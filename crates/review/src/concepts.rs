//! Concepts as the page tells them.

use std::io;

use serde::Serialize;
use zhengming_consistency::{ConceptUsage, Measures, Survey, TermTotals};
use zhengming_glossary::{Concept, ConceptKind, Language, Term};

use crate::chunk::{At, Packer, json};
use crate::renderings::{PairData, Places, ReachData, Rendered};
use crate::terms::Terms;

/// A concept in the index.
#[derive(Serialize)]
pub(crate) struct ConceptRow<'a> {
    id: &'a str,
    /// What it is called in each language: the preferred term.
    en: Option<&'a str>,
    zh: Option<&'a str>,
    domain: &'a str,
    kind: ConceptKind,
    /// All its terms, of both languages, also those that do not occur, for the search.
    forms: Vec<&'a str>,
    usage: Vec<UsageRow>,
    at: At,
}

/// A concept in one language, in the index.
#[derive(Serialize)]
struct UsageRow {
    lang: Language,
    uses: u64,
    shielded: u64,
    documents: usize,
    variants: usize,
    /// Uses that would have to change for all to be alike.
    unlike: u64,
    hhi: Option<f64>,
}

/// The rest of a concept.
#[derive(Serialize)]
struct ConceptData<'a> {
    definition: Option<&'a str>,
    note: Option<&'a str>,
    unattested: Option<&'a str>,
    usage: Vec<UsageData<'a>>,
    terms: Vec<TermData<'a>>,
    reach: Vec<ReachData>,
    pairs: Vec<PairData>,
}

/// The measures of a concept in one language.
#[derive(Serialize)]
struct UsageData<'a> {
    lang: Language,
    preferred: u64,
    admitted: u64,
    deprecated: u64,
    ltcr: Option<f64>,
    within: Option<f64>,
    drift: Option<f64>,
    dispersion: Option<f64>,
    per_thousand: Option<f64>,
    weak: bool,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

/// A term, whether it occurs or not.
#[derive(Serialize)]
struct TermData<'a> {
    /// Its number, if it occurs.
    number: Option<u32>,
    text: &'a str,
    lang: Language,
    status: &'static str,
    abbreviation: bool,
    reason: Option<&'a str>,
    note: Option<&'a str>,
    only_for: Option<&'a str>,
    valid: (Option<&'a str>, Option<&'a str>),
    sources: &'a [String],
    count: u64,
    nested: u64,
    shielded: u64,
    first: Option<&'a str>,
    last: Option<&'a str>,
    /// Texts that it stands in, four numbers each: number of the text less that of the one before,
    /// disjoint, nested, shielded occurrences.
    texts: Vec<u64>,
}

/// The concepts in use, and their details, packed.
pub(crate) fn concepts<'a>(
    survey: &'a Survey,
    terms: &Terms<'a>,
    rendered: &Rendered<'a>,
    places: &Places,
) -> io::Result<(Vec<ConceptRow<'a>>, Packer)> {
    let mut packer = Packer::default();
    let mut rows = Vec::with_capacity(terms.usages.len());
    for usages in &terms.usages {
        let id = usages[0].concept;
        let concept = survey.glossary.concept(id);
        let totals: Vec<&TermTotals> = usages.iter().flat_map(|usage| &usage.terms).collect();
        let term = |(at, term): (u32, &'a Term)| {
            let found = totals.iter().find(|it| it.term.term == at).copied();
            TermData::new(term, found, found.and_then(|it| terms.number(it.term)))
        };
        let data = ConceptData {
            definition: concept.definition.as_deref(),
            note: concept.note.as_deref(),
            unattested: concept.unattested.as_deref(),
            usage: usages.iter().map(UsageData::new).collect(),
            terms: (0..).zip(&concept.terms).map(term).collect(),
            reach: rendered.reach(survey, id),
            pairs: rendered.pairs(id, places),
        };
        let at = packer.add(&json(&data)?);
        rows.push(ConceptRow::new(concept, usages, at));
    }
    Ok((rows, packer))
}

/// Uses that would have to change for all to be alike.
pub(crate) fn unlike(usage: &ConceptUsage) -> u64 {
    let most = usage.terms.iter().map(TermTotals::uses).max().unwrap_or_default();
    usage.measures.k - most
}

/// What a concept is called in a language.
pub(crate) fn name(concept: &Concept, language: Language) -> Option<&str> {
    let term = concept.preferred(language).or_else(|| concept.terms_in(language).next());
    term.map(|term| term.text.as_str())
}

impl<'a> ConceptRow<'a> {
    fn new(concept: &'a Concept, usages: &[ConceptUsage], at: At) -> Self {
        let usage = usages.iter().map(|usage| UsageRow {
            lang: usage.language,
            uses: usage.measures.k,
            shielded: usage.shielded,
            documents: usage.measures.documents,
            variants: usage.measures.variants,
            unlike: unlike(usage),
            hhi: rounded(usage.measures.hhi),
        });
        Self {
            id: &concept.id,
            en: name(concept, Language::En),
            zh: name(concept, Language::Zh),
            domain: &concept.domain,
            kind: concept.kind,
            forms: concept.terms.iter().map(|term| term.text.as_str()).collect(),
            usage: usage.collect(),
            at,
        }
    }
}

impl<'a> UsageData<'a> {
    fn new(usage: &'a ConceptUsage) -> Self {
        let Measures { ltcr, within, drift, dispersion, per_thousand, .. } = usage.measures;
        Self {
            lang: usage.language,
            preferred: usage.profile.preferred,
            admitted: usage.profile.admitted,
            deprecated: usage.profile.deprecated,
            ltcr: rounded(ltcr),
            within: rounded(within),
            drift: rounded(drift),
            dispersion: rounded(dispersion),
            per_thousand: rounded(per_thousand),
            weak: usage.measures.is_weak(),
            first: usage.first.as_deref(),
            last: usage.last.as_deref(),
        }
    }
}

impl<'a> TermData<'a> {
    fn new(term: &'a Term, totals: Option<&'a TermTotals>, number: Option<u32>) -> Self {
        Self {
            number,
            text: &term.text,
            lang: term.language,
            status: term.status.name(),
            abbreviation: term.abbreviation,
            reason: term.reason.as_deref(),
            note: term.note.as_deref(),
            only_for: term.only_for.as_deref(),
            valid: (term.valid_from.as_deref(), term.valid_until.as_deref()),
            sources: &term.sources,
            count: totals.map_or(0, |it| it.count),
            nested: totals.map_or(0, |it| it.nested),
            shielded: totals.map_or(0, |it| it.shielded),
            first: totals.and_then(|it| it.first.as_deref()),
            last: totals.and_then(|it| it.last.as_deref()),
            texts: totals.map(texts).unwrap_or_default(),
        }
    }
}

fn texts(totals: &TermTotals) -> Vec<u64> {
    let mut before = 0;
    let mut texts = Vec::with_capacity(4 * totals.per_document.len());
    for at in &totals.per_document {
        texts.extend([(at.document - before) as u64, at.count, at.nested, at.shielded]);
        before = at.document;
    }
    texts
}

/// To four places, as many as are shown.
pub(crate) fn rounded(value: Option<f64>) -> Option<f64> {
    value.map(|value| (value * 10_000.0).round() / 10_000.0)
}
