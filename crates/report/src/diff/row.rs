use serde::Serialize;
use zhengming_glossary::{
    Concept, ConceptDiff, DiffKind, DomainDiff, FamilyDiff, FieldDiff, Language, Status, Term,
    TermDiff,
};
use zhengming_text::counted;

use super::Differing;

/// All of it, field by field as in `docs/cli.md`.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    pub(super) schema: &'static str,
    pub(super) concepts: Vec<ConceptRow<'a>>,
    pub(super) families: Vec<FamilyRow<'a>>,
    /// Domains with other titles.
    pub(super) domains: Vec<DomainRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<FieldRow<'a>>,
}

/// A concept that differs.
#[derive(Serialize)]
pub(super) struct ConceptRow<'a> {
    pub(super) kind: &'static str,
    pub(super) concept: &'a str,
    pub(super) domain: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fields: Vec<FieldRow<'a>>,
    /// Those that differ; all of a concept that was added or removed.
    pub(super) terms: Vec<TermRow<'a>>,
}

/// A term that differs.
#[derive(Serialize)]
pub(super) struct TermRow<'a> {
    pub(super) kind: &'static str,
    pub(super) language: Language,
    pub(super) term: &'a str,
    pub(super) status: Status,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fields: Vec<FieldRow<'a>>,
}

/// A family that differs.
#[derive(Serialize)]
pub(super) struct FamilyRow<'a> {
    pub(super) kind: &'static str,
    pub(super) family: &'a str,
    pub(super) fields: Vec<FieldRow<'a>>,
}

/// A domain whose titles differ.
#[derive(Serialize)]
pub(super) struct DomainRow<'a> {
    pub(super) domain: &'a str,
    pub(super) fields: Vec<FieldRow<'a>>,
}

/// What was said, and what is said now.
#[derive(Serialize)]
pub(super) struct FieldRow<'a> {
    pub(super) field: &'static str,
    pub(super) old: &'a str,
    pub(super) new: &'a str,
}

impl<'a> Whole<'a> {
    pub(super) fn new(differing: &Differing<'a>) -> Self {
        let concepts = differing.diff.concepts.iter();
        Self {
            schema: "zhengming.diff/1",
            concepts: concepts.filter_map(|found| ConceptRow::new(differing, found)).collect(),
            families: differing.diff.families.iter().map(FamilyRow::new).collect(),
            domains: differing.diff.domains.iter().map(DomainRow::new).collect(),
            version: differing.diff.version.as_ref().map(field),
        }
    }

    /// The concepts of a kind.
    pub(super) fn of(&self, kind: DiffKind) -> Vec<&ConceptRow<'a>> {
        self.concepts.iter().filter(|row| row.kind == kind.name()).collect()
    }

    /// `1 concept added, 2 concepts changed; 3 terms added`, or that nothing differs.
    pub(super) fn summary(&self) -> String {
        let count = |kind: DiffKind| (self.of(kind).len(), kind);
        let concepts = listed(DiffKind::ALL.map(count), "concept");
        let known = || self.concepts.iter().filter(|row| !is_whole(row.kind));
        let terms = || known().flat_map(|row| &row.terms);
        let count = |kind: DiffKind| (terms().filter(|row| row.kind == kind.name()).count(), kind);
        let terms = listed(DiffKind::ALL.map(count), "term");
        let families = match self.families.len() {
            0 => String::new(),
            1 => "1 family differs".to_owned(),
            count => format!("{count} families differ"),
        };
        let domains = match self.domains.len() {
            0 => String::new(),
            1 => "1 domain has other titles".to_owned(),
            count => format!("{count} domains have other titles"),
        };
        let version = self.version.as_ref().map_or("", |_| "another version").to_owned();
        let parts = [concepts, terms, families, domains, version];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "no difference".to_owned() } else { parts.join("; ") }
    }
}

/// Whether all of a concept is new or gone, so that its terms are told with it.
fn is_whole(kind: &str) -> bool {
    [DiffKind::Added, DiffKind::Removed].iter().any(|whole| whole.name() == kind)
}

fn listed(counts: [(usize, DiffKind); 4], what: &str) -> String {
    let some = counts.into_iter().filter(|&(count, _)| count > 0);
    let parts: Vec<String> =
        some.map(|(count, kind)| format!("{} {}", counted(count, what), kind.name())).collect();
    parts.join(", ")
}

impl<'a> ConceptRow<'a> {
    fn new(differing: &Differing<'a>, found: &'a ConceptDiff) -> Option<Self> {
        let old = found.old.map(|id| differing.old.concept(id));
        let new = found.new.map(|id| differing.new.concept(id));
        let shown: &Concept = new.or(old)?;
        let kind = found.kind();
        let terms = if is_whole(kind.name()) {
            let row = |term: &'a Term| TermRow::new(kind, term, &[]);
            shown.terms.iter().map(row).collect()
        } else {
            found.terms.iter().filter_map(|term| TermRow::of(differing, term)).collect()
        };
        Some(Self {
            kind: kind.name(),
            concept: &shown.id,
            domain: &shown.domain,
            fields: fields(&found.fields),
            terms,
        })
    }
}

impl<'a> TermRow<'a> {
    fn of(differing: &Differing<'a>, found: &'a TermDiff) -> Option<Self> {
        let old = found.old.map(|id| differing.old.term(id));
        let new = found.new.map(|id| differing.new.term(id));
        let kind = match (old, new) {
            (None, _) => DiffKind::Added,
            (_, None) => DiffKind::Removed,
            _ => DiffKind::Changed,
        };
        Some(Self::new(kind, new.or(old)?, &found.fields))
    }

    fn new(kind: DiffKind, term: &'a Term, changed: &'a [FieldDiff]) -> Self {
        Self {
            kind: kind.name(),
            language: term.language,
            term: &term.text,
            status: term.status,
            fields: fields(changed),
        }
    }
}

impl<'a> FamilyRow<'a> {
    fn new(found: &'a FamilyDiff) -> Self {
        let kind = match (found.is_old, found.is_new) {
            (false, _) => DiffKind::Added,
            (_, false) => DiffKind::Removed,
            _ => DiffKind::Changed,
        };
        Self { kind: kind.name(), family: &found.id, fields: fields(&found.fields) }
    }
}

impl<'a> DomainRow<'a> {
    fn new(found: &'a DomainDiff) -> Self {
        Self { domain: &found.id, fields: fields(&found.fields) }
    }
}

fn fields(found: &[FieldDiff]) -> Vec<FieldRow<'_>> {
    found.iter().map(field).collect()
}

fn field(found: &FieldDiff) -> FieldRow<'_> {
    FieldRow { field: found.field, old: &found.old, new: &found.new }
}
