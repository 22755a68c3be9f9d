//! The objects of the schema, made from what the analysis has.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use zhengming_consistency::{
    Analysis, ConceptUsage, DocumentUsage, Failure, FamilyUsage, GroupUsage, Measures, Place,
    Profile, Survey, TermTotals, TermUsage,
};
use zhengming_document::{Encoding, Format};
use zhengming_glossary::{Concept, Glossary, Language, Status};
use zhengming_tagger::Shield;

use super::Report;
use super::bitext::OppositeRow;

#[derive(Serialize)]
pub(crate) struct GlossaryRow<'a> {
    pub(crate) version: &'a str,
    pub(crate) concepts: usize,
    pub(crate) terms: usize,
}

#[derive(Serialize)]
pub(crate) struct TotalsRow {
    pub(crate) documents: usize,
    pub(crate) characters: u64,
    pub(crate) occurrences: u64,
    pub(crate) shielded: u64,
    pub(crate) concepts: usize,
    pub(crate) failures: usize,
}

#[derive(Serialize)]
pub(crate) struct DocumentRow<'a> {
    pub(crate) id: &'a str,
    pub(crate) path: Cow<'a, str>,
    symbol: Option<&'a str>,
    pub(crate) language: Option<Language>,
    pub(crate) date: Option<&'a str>,
    session: Option<u32>,
    pub(crate) title: Option<&'a str>,
    format: Format,
    encoding: Encoding,
    pub(crate) characters: u64,
    paragraphs: u64,
    pub(crate) occurrences: u64,
    pub(crate) shielded: u64,
    warnings: Vec<WarningRow<'a>>,
}

#[derive(Serialize)]
struct WarningRow<'a> {
    offset: u64,
    line: u64,
    message: &'a str,
}

#[derive(Serialize)]
pub(crate) struct FailureRow<'a> {
    pub(crate) path: Cow<'a, str>,
    pub(crate) message: &'a str,
}

#[derive(Serialize)]
pub(crate) struct ConceptRow<'a> {
    pub(crate) id: &'a str,
    pub(crate) en: Option<&'a str>,
    pub(crate) zh: Option<&'a str>,
    pub(crate) domain: &'a str,
    pub(crate) terms: Vec<TermRow<'a>>,
    hhi: Option<f64>,
    ltcr: Option<f64>,
    profile: Option<ProfileRow>,
    languages: BTreeMap<Language, LanguageRow<'a>>,
    /// What stands opposite of its terms, by their language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) opposite: BTreeMap<Language, OppositeRow>,
}

#[derive(Serialize)]
struct LanguageRow<'a> {
    #[serde(flatten)]
    measures: MeasuresRow,
    profile: Option<ProfileRow>,
    shielded: u64,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

#[derive(Serialize)]
struct MeasuresRow {
    uses: u64,
    variants: usize,
    documents: usize,
    hhi: Option<f64>,
    ltcr: Option<f64>,
    within: Option<f64>,
    drift: Option<f64>,
    dispersion: Option<f64>,
    per_thousand: Option<f64>,
    weak: bool,
}

#[derive(Clone, Copy, Serialize)]
struct ProfileRow {
    preferred: f64,
    admitted: f64,
    deprecated: f64,
}

#[derive(Serialize)]
pub(crate) struct TermRow<'a> {
    pub(crate) term: &'a str,
    pub(crate) lang: Language,
    pub(crate) status: Status,
    pub(crate) count: u64,
    pub(crate) nested: u64,
    pub(crate) shielded: u64,
    pub(crate) share: Option<f64>,
    pub(crate) documents: usize,
    pub(crate) per_thousand: Option<f64>,
    pub(crate) dispersion: Option<f64>,
    pub(crate) first: Option<&'a str>,
    pub(crate) last: Option<&'a str>,
    per_document: Vec<TermInDocumentRow<'a>>,
}

#[derive(Serialize)]
struct TermInDocumentRow<'a> {
    document: &'a str,
    path: Cow<'a, str>,
    count: u64,
    nested: u64,
    shielded: u64,
    places: Vec<PlaceRow>,
}

#[derive(Serialize)]
struct PlaceRow {
    label: String,
    span: (u64, u64),
    line: u64,
    column: u64,
    folds: zhengming_text::Folds,
    nested: bool,
    shielded: Option<Shield>,
}

#[derive(Serialize)]
pub(crate) struct FamilyRow<'a> {
    id: &'a str,
    lang: Language,
    #[serde(flatten)]
    measures: MeasuresRow,
    members: Vec<MemberRow<'a>>,
}

#[derive(Serialize)]
struct MemberRow<'a> {
    concept: &'a str,
    term: Option<&'a str>,
    uses: u64,
    share: Option<f64>,
    documents: usize,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

#[derive(Serialize)]
pub(crate) struct GroupRow<'a> {
    pub(crate) name: &'a str,
    pub(crate) documents: usize,
    pub(crate) characters: u64,
    pub(crate) occurrences: u64,
    pub(crate) per_thousand: Option<f64>,
    pub(crate) concepts: usize,
    pub(crate) varied: usize,
    pub(crate) hhi: Option<f64>,
    profile: Option<ProfileRow>,
}

impl<'a> GlossaryRow<'a> {
    pub(super) fn new(glossary: &'a Glossary) -> Self {
        Self {
            version: &glossary.version,
            concepts: glossary.concepts.len(),
            terms: glossary.terms().count(),
        }
    }
}

impl TotalsRow {
    pub(super) fn new(survey: &Survey, analysis: &Analysis) -> Self {
        let documents = || survey.documents.iter().map(DocumentRow::new);
        let in_use = analysis.concepts.chunk_by(|one, two| one.concept == two.concept);
        Self {
            documents: survey.documents.len(),
            characters: documents().map(|document| document.characters).sum(),
            occurrences: documents().map(|document| document.occurrences).sum(),
            shielded: documents().map(|document| document.shielded).sum(),
            concepts: in_use.filter(|usages| usages.iter().any(|u| u.measures.k > 0)).count(),
            failures: survey.failures.len(),
        }
    }
}

impl<'a> DocumentRow<'a> {
    pub(super) fn new(usage: &'a DocumentUsage) -> Self {
        let info = &usage.info;
        let warnings = usage.warnings.iter().map(|warning| WarningRow {
            offset: warning.offset,
            line: warning.line,
            message: &warning.message,
        });
        Self {
            id: &info.id,
            path: info.path.to_string_lossy(),
            symbol: info.symbol.as_deref(),
            language: info.language,
            date: info.date.as_deref(),
            session: info.session,
            title: info.title.as_deref(),
            format: info.format,
            encoding: info.encoding,
            characters: usage.characters,
            paragraphs: usage.paragraphs,
            occurrences: usage.terms.iter().map(TermUsage::uses).sum(),
            shielded: usage.terms.iter().map(|term| term.shielded).sum(),
            warnings: warnings.collect(),
        }
    }
}

impl<'a> FailureRow<'a> {
    pub(crate) fn new(failure: &'a Failure) -> Self {
        Self { path: failure.path.to_string_lossy(), message: &failure.message }
    }
}

impl<'a> ConceptRow<'a> {
    /// The usages of one concept, one for each language, at least one.
    pub(super) fn new(report: &Report<'a>, usages: &'a [ConceptUsage]) -> Self {
        let survey = report.survey;
        let concept = survey.glossary.concept(usages[0].concept);
        // Of two that are used alike often, the first.
        let main = usages.iter().rev().max_by_key(|usage| usage.measures.k).unwrap_or(&usages[0]);
        Self {
            id: &concept.id,
            en: name_in(concept, Language::En),
            zh: name_in(concept, Language::Zh),
            domain: &concept.domain,
            terms: usages
                .iter()
                .flat_map(|usage| usage.terms.iter().map(|term| (usage.measures.k, term)))
                .map(|(k, term)| TermRow::new(survey, term, k))
                .collect(),
            hhi: main.measures.hhi,
            ltcr: main.measures.ltcr,
            profile: ProfileRow::new(main.profile),
            languages: usages.iter().map(|usage| (usage.language, usage.into())).collect(),
            opposite: report.opposite(usages[0].concept),
        }
    }
}

impl ConceptRow<'_> {
    /// Herfindahl–Hirschman index and lexical translation consistency ratio in a language.
    pub(crate) fn consistency(&self, language: Language) -> (Option<f64>, Option<f64>) {
        let row = self.languages.get(&language);
        row.map_or((None, None), |row| (row.measures.hhi, row.measures.ltcr))
    }
}

/// The preferred term of a concept in a language, else its first one.
pub(crate) fn name_in(concept: &Concept, language: Language) -> Option<&str> {
    let term = concept.preferred(language).or_else(|| concept.terms_in(language).next());
    term.map(|term| term.text.as_str())
}

impl<'a> From<&'a ConceptUsage> for LanguageRow<'a> {
    fn from(usage: &'a ConceptUsage) -> Self {
        Self {
            measures: usage.measures.into(),
            profile: ProfileRow::new(usage.profile),
            shielded: usage.shielded,
            first: usage.first.as_deref(),
            last: usage.last.as_deref(),
        }
    }
}

impl From<Measures> for MeasuresRow {
    fn from(measures: Measures) -> Self {
        Self {
            uses: measures.k,
            variants: measures.variants,
            documents: measures.documents,
            hhi: measures.hhi,
            ltcr: measures.ltcr,
            within: measures.within,
            drift: measures.drift,
            dispersion: measures.dispersion,
            per_thousand: measures.per_thousand,
            weak: measures.is_weak(),
        }
    }
}

impl ProfileRow {
    fn new(profile: Profile) -> Option<Self> {
        let shares = profile.shares()?;
        Some(Self {
            preferred: shares.preferred,
            admitted: shares.admitted,
            deprecated: shares.deprecated,
        })
    }
}

impl<'a> TermRow<'a> {
    /// A term of a concept that has `k` uses in the language.
    pub(crate) fn new(survey: &'a Survey, totals: &'a TermTotals, k: u64) -> Self {
        let term = survey.glossary.term(totals.term);
        Self {
            term: &term.text,
            lang: term.language,
            status: term.status,
            count: totals.count,
            nested: totals.nested,
            shielded: totals.shielded,
            share: share(totals.uses(), k),
            documents: totals.measures.documents,
            per_thousand: totals.measures.per_thousand,
            dispersion: totals.measures.dispersion,
            first: totals.first.as_deref(),
            last: totals.last.as_deref(),
            per_document: totals
                .per_document
                .iter()
                .filter_map(|at| {
                    let document = survey.documents.get(at.document)?;
                    let places = document.usage(totals.term).map_or(&[][..], |usage| &usage.places);
                    Some(TermInDocumentRow {
                        document: &document.info.id,
                        path: document.info.path.to_string_lossy(),
                        count: at.count,
                        nested: at.nested,
                        shielded: at.shielded,
                        places: places.iter().map(PlaceRow::new).collect(),
                    })
                })
                .collect(),
        }
    }
}

impl PlaceRow {
    fn new(place: &Place) -> Self {
        Self {
            label: place.label.to_string(),
            span: place.span,
            line: place.line,
            column: place.column,
            folds: place.folds,
            nested: place.nested,
            shielded: place.shield,
        }
    }
}

/// A part of `k` uses; none where there are none.
pub(crate) fn share(uses: u64, k: u64) -> Option<f64> {
    (k > 0).then(|| uses as f64 / k as f64)
}

impl<'a> FamilyRow<'a> {
    pub(super) fn new(survey: &'a Survey, usage: &'a FamilyUsage) -> Self {
        let members = usage.members.iter().map(|member| {
            let concept = survey.glossary.concept(member.concept);
            MemberRow {
                concept: &concept.id,
                term: name_in(concept, usage.language),
                uses: member.uses,
                share: share(member.uses, usage.measures.k),
                documents: member.documents,
                first: member.first.as_deref(),
                last: member.last.as_deref(),
            }
        });
        Self {
            id: survey.glossary.families.get(usage.family).map_or("", |family| &family.id),
            lang: usage.language,
            measures: usage.measures.into(),
            members: members.collect(),
        }
    }
}

impl<'a> GroupRow<'a> {
    pub(super) fn new(usage: &'a GroupUsage) -> Self {
        Self {
            name: &usage.name,
            documents: usage.documents.len(),
            characters: usage.characters,
            occurrences: usage.k(),
            per_thousand: usage.per_thousand(),
            concepts: usage.concepts,
            varied: usage.varied,
            hhi: usage.hhi,
            profile: ProfileRow::new(usage.profile),
        }
    }
}
