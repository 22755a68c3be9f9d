//! What a report says: one model for all formats, made from a survey as it is asked for, so that a
//! report on many documents is never in memory as a whole.

mod bitext;
mod rows;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use zhengming_consistency::{Analysis, ConceptUsage, Survey, TermTotals, Translation};
use zhengming_glossary::{ConceptId, Language};

use rows::{DocumentRow, FamilyRow, GlossaryRow, TotalsRow};

pub(crate) use bitext::{BitextRow, OppositeRow, SharesRow};
pub(crate) use rows::{ConceptRow, FailureRow, GroupRow, TermRow, name_in};

/// What the rows of the frequency table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Concepts.
    #[default]
    Concept,
    /// Documents.
    Document,
    /// Domains.
    Domain,
    /// Years of the documents.
    Year,
}

impl By {
    /// All kinds of rows, the ordinary one first.
    pub const ALL: [Self; 4] = [Self::Concept, Self::Document, Self::Domain, Self::Year];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Document => "document",
            Self::Domain => "domain",
            Self::Year => "year",
        }
    }
}

/// A report on a survey.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    pub(crate) survey: &'a Survey,
    pub(crate) analysis: &'a Analysis,
    /// What there is to be said of documents in both languages.
    pub translation: Option<&'a Translation>,
    /// What the rows of the frequency table are.
    pub by: By,
    /// Rows of the frequency table: the most frequent; all where there is none.
    pub top: Option<usize>,
    /// Concepts listed as varying; all where there is none.
    pub top_varying: Option<usize>,
}

impl<'a> Report<'a> {
    /// A report by concept, of all of them.
    #[must_use]
    pub fn new(survey: &'a Survey, analysis: &'a Analysis) -> Self {
        Self {
            survey,
            analysis,
            translation: None,
            by: By::default(),
            top: None,
            top_varying: None,
        }
    }

    pub(crate) fn glossary(&self) -> GlossaryRow<'a> {
        GlossaryRow::new(&self.survey.glossary)
    }

    pub(crate) fn totals(&self) -> TotalsRow {
        TotalsRow::new(self.survey, self.analysis)
    }

    pub(crate) fn documents(&self) -> impl Iterator<Item = DocumentRow<'a>> + use<'a> {
        self.survey.documents.iter().map(DocumentRow::new)
    }

    pub(crate) fn failures(&self) -> impl Iterator<Item = FailureRow<'a>> + use<'a> {
        self.survey.failures.iter().map(FailureRow::new)
    }

    /// Concepts in use in the order of the glossary, both languages of one together.
    pub(crate) fn concepts(&self) -> impl Iterator<Item = ConceptRow<'a>> + use<'a> {
        let report = *self;
        let mut concepts: Vec<&[ConceptUsage]> =
            self.analysis.concepts.chunk_by(|one, two| one.concept == two.concept).collect();
        if let Some(top) = self.top {
            let uses = |usages: &[ConceptUsage]| usages.iter().map(|usage| usage.measures.k).sum();
            let mut ranked: Vec<(Reverse<u64>, usize)> =
                concepts.iter().enumerate().map(|(at, row)| (Reverse(uses(row)), at)).collect();
            ranked.sort_unstable();
            ranked.truncate(top);
            ranked.sort_unstable_by_key(|&(_, at)| at);
            concepts = ranked.into_iter().map(|(_, at)| concepts[at]).collect();
        }
        concepts.into_iter().map(move |usages| ConceptRow::new(&report, usages))
    }

    /// Documents in both languages; none, where there are none.
    pub(crate) fn bitext(&self) -> Option<BitextRow> {
        Some(BitextRow::new(self.translation?, &self.survey.glossary))
    }

    /// What stands opposite of the terms of a concept, where documents are in both languages.
    pub(crate) fn opposite(&self, concept: ConceptId) -> BTreeMap<Language, OppositeRow> {
        let glossary = &self.survey.glossary;
        let of = |translation| bitext::opposite(translation, glossary, concept);
        self.translation.map(of).unwrap_or_default()
    }

    pub(crate) fn families(&self) -> impl Iterator<Item = FamilyRow<'a>> + use<'a> {
        let survey = self.survey;
        self.analysis.families.iter().map(move |usage| FamilyRow::new(survey, usage))
    }

    pub(crate) fn domains(&self) -> impl Iterator<Item = GroupRow<'a>> + use<'a> {
        self.analysis.domains.iter().map(GroupRow::new)
    }

    pub(crate) fn years(&self) -> impl Iterator<Item = GroupRow<'a>> + use<'a> {
        self.analysis.years.iter().map(GroupRow::new)
    }

    /// Groups of the frequency table; none where its rows are concepts.
    pub(crate) fn groups(&self) -> Vec<GroupRow<'a>> {
        let groups = match self.by {
            By::Concept => return Vec::new(),
            By::Document => &self.analysis.documents,
            By::Domain => &self.analysis.domains,
            By::Year => &self.analysis.years,
        };
        groups.iter().map(GroupRow::new).collect()
    }

    /// Concepts in one language each, the most used first.
    pub(crate) fn by_frequency(&self) -> Vec<&'a ConceptUsage> {
        let mut usages: Vec<&ConceptUsage> =
            self.analysis.concepts.iter().filter(|usage| usage.measures.k > 0).collect();
        usages.sort_by_key(|usage| Reverse(usage.measures.k));
        usages
    }

    /// Concepts with more than one term in use, in one language each; first those of which most
    /// uses would have to change for all to be alike.
    pub(crate) fn varying(&self) -> Vec<&'a ConceptUsage> {
        let mut usages: Vec<&ConceptUsage> =
            self.analysis.concepts.iter().filter(|usage| usage.varies()).collect();
        let unlike = |usage: &ConceptUsage| {
            let main = usage.terms.iter().map(TermTotals::uses).max().unwrap_or_default();
            usage.measures.k - main
        };
        usages.sort_by_key(|usage| Reverse((unlike(usage), usage.measures.k)));
        usages
    }
}

/// A list that is made while it is written.
struct Lazy<F>(F);

impl<F, I> Serialize for Lazy<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// The schema `zhengming.report/1`; `docs/report-schema.md` describes it.
impl Serialize for Report<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", "zhengming.report/1")?;
        map.serialize_entry("column_unit", crate::names::COLUMN_UNIT)?;
        map.serialize_entry("glossary", &self.glossary())?;
        map.serialize_entry("totals", &self.totals())?;
        map.serialize_entry("documents", &Lazy(|| self.documents()))?;
        map.serialize_entry("concepts", &Lazy(|| self.concepts()))?;
        map.serialize_entry("families", &Lazy(|| self.families()))?;
        map.serialize_entry("domains", &Lazy(|| self.domains()))?;
        map.serialize_entry("years", &Lazy(|| self.years()))?;
        if let Some(bitext) = self.bitext() {
            map.serialize_entry("bitext", &bitext)?;
        }
        map.serialize_entry("failures", &Lazy(|| self.failures()))?;
        map.end()
    }
}
