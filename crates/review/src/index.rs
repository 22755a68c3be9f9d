//! The index: what the page knows before anything else is unpacked.

use std::borrow::Cow;

use serde::Serialize;
use zhengming_consistency::{DocumentUsage, Failure, GroupUsage, Survey, TermUsage};
use zhengming_document::Language;

use crate::chunk::At;
use crate::concepts::{ConceptRow, rounded};
use crate::findings::RuleRow;
use crate::heat::Heat;
use crate::terms::TermRow;
use crate::top::Item;

/// The schema `zhengming.review/1`, which belongs to the script of the same page and to nobody else.
#[derive(Serialize)]
pub(crate) struct Index<'a> {
    pub(crate) schema: &'static str,
    pub(crate) version: &'static str,
    pub(crate) glossary: GlossaryRow<'a>,
    pub(crate) totals: Totals,
    pub(crate) documents: Vec<DocumentRow>,
    pub(crate) texts: Vec<TextRow<'a>>,
    pub(crate) failures: Vec<FailureRow<'a>>,
    pub(crate) concepts: Vec<ConceptRow<'a>>,
    pub(crate) terms: &'a [TermRow<'a>],
    pub(crate) domains: Vec<DomainRow<'a>>,
    pub(crate) rules: Vec<RuleRow>,
    pub(crate) top: Vec<Item>,
    pub(crate) heat: Vec<Heat>,
}

#[derive(Serialize)]
pub(crate) struct GlossaryRow<'a> {
    pub(crate) version: &'a str,
    pub(crate) concepts: usize,
    pub(crate) terms: usize,
}

#[derive(Serialize)]
pub(crate) struct Totals {
    pub(crate) characters: u64,
    pub(crate) paragraphs: u64,
    pub(crate) uses: u64,
    pub(crate) shielded: u64,
    pub(crate) findings: usize,
    /// Findings that are known, which count nowhere else.
    pub(crate) known: usize,
    pub(crate) families: usize,
    /// Clauses that were compared for families.
    pub(crate) clauses: usize,
}

/// A document, in one language or in two.
#[derive(Serialize)]
pub(crate) struct DocumentRow {
    /// Symbol, or path where there is none.
    pub(crate) id: String,
    /// What stands for it in links.
    pub(crate) slug: String,
    /// That of whichever text has one; where both do, the one that fits the symbol. Figures go by the
    /// dates of the texts.
    pub(crate) date: Option<String>,
    /// Numbers of its texts.
    pub(crate) texts: Vec<usize>,
    /// Where the rest of it is; none where it could not be read again.
    pub(crate) at: Option<At>,
    /// Where the families of its clauses are, if it has any.
    pub(crate) links: Option<At>,
}

/// A document in one language.
#[derive(Serialize)]
pub(crate) struct TextRow<'a> {
    /// Number of the document.
    pub(crate) document: u32,
    /// Where its paragraphs are, among those of its language.
    pub(crate) at: Option<At>,
    pub(crate) lang: Option<Language>,
    pub(crate) title: Option<String>,
    /// Its own date, which may differ from that of the same document in the other language.
    date: Option<&'a str>,
    path: Cow<'a, str>,
    characters: u64,
    paragraphs: u64,
    uses: u64,
    shielded: u64,
    /// Concepts in use, and those of them that go by several terms.
    concepts: usize,
    varied: usize,
    hhi: Option<f64>,
    /// Findings of rules that are on by default, and of the others.
    findings: (usize, usize),
    warnings: Vec<(u64, &'a str)>,
}

#[derive(Serialize)]
pub(crate) struct FailureRow<'a> {
    path: Cow<'a, str>,
    message: &'a str,
}

/// A domain of the glossary.
#[derive(Serialize)]
pub(crate) struct DomainRow<'a> {
    id: &'a str,
    en: Option<&'a str>,
    zh: Option<&'a str>,
    texts: usize,
    concepts: usize,
    varied: usize,
    preferred: u64,
    admitted: u64,
    deprecated: u64,
    hhi: Option<f64>,
}

impl<'a> TextRow<'a> {
    /// A text; its document and title are filled in when it is read.
    pub(crate) fn new(
        usage: &'a DocumentUsage,
        group: &GroupUsage,
        findings: (usize, usize),
    ) -> Self {
        Self {
            document: 0,
            at: None,
            lang: usage.info.language,
            title: usage.info.title.clone(),
            date: usage.info.date.as_deref(),
            path: usage.info.path.to_string_lossy(),
            characters: usage.characters,
            paragraphs: usage.paragraphs,
            uses: usage.terms.iter().map(TermUsage::uses).sum(),
            shielded: usage.terms.iter().map(|term| term.shielded).sum(),
            concepts: group.concepts,
            varied: group.varied,
            hhi: rounded(group.hhi),
            findings,
            warnings: usage.warnings.iter().map(|it| (it.line, it.message.as_str())).collect(),
        }
    }
}

impl<'a> FailureRow<'a> {
    pub(crate) fn new(failure: &'a Failure) -> Self {
        Self { path: failure.path.to_string_lossy(), message: &failure.message }
    }
}

impl<'a> DomainRow<'a> {
    pub(crate) fn new(survey: &'a Survey, group: &'a GroupUsage) -> Self {
        let title = survey.glossary.domains.iter().find(|domain| domain.id == group.name);
        Self {
            id: &group.name,
            en: title.and_then(|it| it.en.as_deref()),
            zh: title.and_then(|it| it.zh.as_deref()),
            texts: group.documents.len(),
            concepts: group.concepts,
            varied: group.varied,
            preferred: group.profile.preferred,
            admitted: group.profile.admitted,
            deprecated: group.profile.deprecated,
            hhi: rounded(group.hhi),
        }
    }
}
