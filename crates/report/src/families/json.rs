use std::io::{self, Write};

use serde::Serialize;
use zhengming_compare::{Case, Family, Step, Use, Variant};

use super::Histories;
use crate::compare::json::TextRow;

#[derive(Serialize)]
struct Page<'a> {
    schema: &'static str,
    documents: usize,
    clauses: usize,
    families: Vec<FamilyRow<'a>>,
}

/// A clause and its later versions.
#[derive(Serialize)]
struct FamilyRow<'a> {
    documents: usize,
    uses: usize,
    variants: Vec<VariantRow<'a>>,
}

/// A wording, and what changed from the one before it.
#[derive(Serialize)]
struct VariantRow<'a> {
    en: &'a str,
    zh: &'a str,
    first: UseRow<'a>,
    last: UseRow<'a>,
    uses: Vec<UseRow<'a>>,
    /// Index of the variant that this one is compared with.
    from: Option<usize>,
    case: Option<&'static str>,
    changes: Vec<TextRow<'a>>,
}

/// A clause of a document.
#[derive(Serialize)]
struct UseRow<'a> {
    document: &'a str,
    date: Option<&'a str>,
    label: String,
}

/// The schema `zhengming.families/1`; `docs/compare.md` describes it.
pub(super) fn write(histories: &Histories<'_>, out: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        schema: "zhengming.families/1",
        documents: histories.history.versions.len(),
        clauses: histories.history.compared,
        families: histories.shown().iter().map(|f| FamilyRow::new(histories, f)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &page)?;
    writeln!(out)
}

impl<'a> FamilyRow<'a> {
    fn new(histories: &Histories<'a>, family: &'a Family) -> Self {
        let step = |at: usize| at.checked_sub(1).and_then(|before| family.steps.get(before));
        let variants = family.variants.iter().enumerate();
        Self {
            documents: family.documents,
            uses: family.uses(),
            variants: variants.map(|(at, it)| VariantRow::new(histories, it, step(at))).collect(),
        }
    }
}

impl<'a> VariantRow<'a> {
    fn new(histories: &Histories<'a>, variant: &'a Variant, step: Option<&'a Step>) -> Self {
        let first = variant.first();
        let text = &histories.history.versions[first.version].clauses[first.clause].text;
        let changes = step.into_iter().flat_map(|step| step.wordings.iter());
        let changes = changes.filter_map(|(language, wording)| {
            Some(TextRow::new(language, wording.as_ref()?, histories.glossary))
        });
        Self {
            en: &text.en,
            zh: &text.zh,
            first: UseRow::new(histories, first),
            last: UseRow::new(histories, variant.last()),
            uses: variant.uses.iter().map(|&place| UseRow::new(histories, place)).collect(),
            from: step.map(|step| step.from),
            case: step.and_then(Step::case).map(Case::name),
            changes: changes.collect(),
        }
    }
}

impl<'a> UseRow<'a> {
    fn new(histories: &Histories<'a>, place: Use) -> Self {
        let version = &histories.history.versions[place.version];
        Self {
            document: &version.name,
            date: version.date.as_deref(),
            label: version.clauses[place.clause].place.to_string(),
        }
    }
}
