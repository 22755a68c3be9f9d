use serde::Serialize;
use zhengming_document::{DocumentInfo, Encoding};
use zhengming_glossary::{Glossary, Status};
use zhengming_tagger::{Occurrence, Shield};
use zhengming_text::{Folds, Language};

use crate::names::COLUMN_UNIT;

/// Name and version of the schema of occurrences.
pub(crate) const SCHEMA: &str = "zhengming.occurrence/1";

/// An occurrence with all that belongs to it, as `docs/report-schema.md` describes it.
#[derive(Serialize)]
pub(crate) struct Record<'a> {
    pub(crate) schema: &'static str,
    pub(crate) document: &'a str,
    pub(crate) path: std::borrow::Cow<'a, str>,
    pub(crate) encoding: Encoding,
    pub(crate) concept: &'a str,
    pub(crate) domain: &'a str,
    pub(crate) term: &'a str,
    pub(crate) status: Status,
    pub(crate) language: Language,
    pub(crate) rendering: Option<&'a str>,
    pub(crate) label: String,
    pub(crate) span: [u64; 2],
    pub(crate) line: u64,
    pub(crate) column: u64,
    pub(crate) column_unit: &'static str,
    pub(crate) source: &'a str,
    pub(crate) folds: Folds,
    pub(crate) nested: bool,
    pub(crate) shielded: Option<Shield>,
}

impl<'a> Record<'a> {
    pub(crate) fn new(
        glossary: &'a Glossary,
        document: &'a DocumentInfo,
        found: &'a Occurrence<'a>,
    ) -> Self {
        let concept = glossary.concept(found.term.concept);
        let term = glossary.term(found.term);
        Self {
            schema: SCHEMA,
            document: &document.id,
            path: document.path.to_string_lossy(),
            encoding: document.encoding,
            concept: &concept.id,
            domain: &concept.domain,
            term: &term.text,
            status: term.status,
            language: term.language,
            rendering: concept.preferred(term.language.other()).map(|term| term.text.as_str()),
            label: found.label.to_string(),
            span: [found.span.0, found.span.1],
            line: found.line,
            column: found.column,
            column_unit: COLUMN_UNIT,
            source: found.source,
            folds: found.folds,
            nested: found.nested,
            shielded: found.shield,
        }
    }
}
