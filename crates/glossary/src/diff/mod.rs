//! What two states of a glossary differ in.

mod fields;
mod pairing;

use self::fields::{concept_fields, domain_fields, family_fields, term_fields, version};
use self::pairing::{pair_concepts, pair_terms};
use crate::{ConceptId, Domain, Family, Glossary, TermId};

/// What one glossary has that another has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Concepts that differ, in the order of the new glossary; removed ones at the end.
    pub concepts: Vec<ConceptDiff>,
    /// Families that differ, in the same order.
    pub families: Vec<FamilyDiff>,
    /// Domains whose titles differ, in the same order.
    pub domains: Vec<DomainDiff>,
    /// The version, where it differs.
    pub version: Option<FieldDiff>,
}

/// A concept that differs. It was added or removed where one of the two is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptDiff {
    /// In the old glossary.
    pub old: Option<ConceptId>,
    /// In the new glossary.
    pub new: Option<ConceptId>,
    /// What was said of it and is said now. Empty where it was added or removed.
    pub fields: Vec<FieldDiff>,
    /// Its terms that differ. Empty where it was added or removed.
    pub terms: Vec<TermDiff>,
}

/// A term that differs. It was added or removed where one of the two is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermDiff {
    /// In the old glossary.
    pub old: Option<TermId>,
    /// In the new glossary.
    pub new: Option<TermId>,
    /// What was said of it and is said now.
    pub fields: Vec<FieldDiff>,
}

/// A family that differs. It was added or removed where one of the two is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyDiff {
    /// Its id.
    pub id: String,
    /// Whether the old glossary has it.
    pub is_old: bool,
    /// Whether the new glossary has it.
    pub is_new: bool,
    /// What was said of it and is said now.
    pub fields: Vec<FieldDiff>,
}

/// A domain whose titles differ. One without titles is as good as none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainDiff {
    /// Its id.
    pub id: String,
    /// Titles that were and are now, by their language.
    pub fields: Vec<FieldDiff>,
}

/// One thing that is said of a concept, a term or a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDiff {
    /// Its name in glossary files.
    pub field: &'static str,
    /// What was said; empty for nothing. Of lists, what only the old one has.
    pub old: String,
    /// What is said now.
    pub new: String,
}

/// What became of a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiffKind {
    /// The new glossary alone has it.
    Added,
    /// The old glossary alone has it.
    Removed,
    /// It has another id, and may differ in more.
    Renamed,
    /// It differs.
    Changed,
}

impl DiffKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Renamed, Self::Changed];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Changed => "changed",
        }
    }
}

impl ConceptDiff {
    /// What became of the concept.
    #[must_use]
    pub fn kind(&self) -> DiffKind {
        match (self.old, self.new) {
            (None, _) => DiffKind::Added,
            (_, None) => DiffKind::Removed,
            _ if self.fields.iter().any(|field| field.field == "id") => DiffKind::Renamed,
            _ => DiffKind::Changed,
        }
    }
}

impl Diff {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
            && self.families.is_empty()
            && self.domains.is_empty()
            && self.version.is_none()
    }
}

/// Compares two states of a glossary. Concepts are known by their ids, and where one has another
/// id by sharing at least half of its terms; terms by their form. Order and places do not count.
///
/// ```
/// use zhengming_glossary::{DiffKind, diff, load_bytes};
///
/// let old = load_bytes("a.csv", "id,en,zh\nnorm,norm,规范\nrules,rule,规则\n").glossary;
/// let new = load_bytes("a.csv", "id,en,zh\nnorms,norm,规范\nrules,rule,条例\n").glossary;
/// let found = diff(&old, &new);
/// let kinds: Vec<DiffKind> = found.concepts.iter().map(|concept| concept.kind()).collect();
/// assert_eq!(kinds, [DiffKind::Renamed, DiffKind::Changed]);
/// let [added, removed] = &found.concepts[1].terms[..] else { panic!() };
/// assert_eq!(new.term(added.new.unwrap()).text, "条例");
/// assert_eq!(old.term(removed.old.unwrap()).text, "规则");
/// assert!(diff(&new, &new).is_empty());
/// ```
#[must_use]
pub fn diff(old: &Glossary, new: &Glossary) -> Diff {
    let pairs = pair_concepts(old, new);
    let concepts = pairs.into_iter().filter_map(|pair| diff_concept(old, new, pair)).collect();
    Diff {
        concepts,
        families: diff_families(old, new),
        domains: diff_domains(old, new),
        version: version(old, new),
    }
}

fn diff_domains(old: &Glossary, new: &Glossary) -> Vec<DomainDiff> {
    let titled = |glossary: &Glossary, id: &str| {
        let known = glossary.domains.iter().find(|domain| domain.id == id);
        known.cloned().unwrap_or_else(|| Domain { id: id.to_owned(), en: None, zh: None })
    };
    let mut ids: Vec<&str> = new.domains.iter().map(|domain| domain.id.as_str()).collect();
    for domain in &old.domains {
        if !ids.contains(&domain.id.as_str()) {
            ids.push(&domain.id);
        }
    }
    let differing = ids.into_iter().map(|id| DomainDiff {
        id: id.to_owned(),
        fields: domain_fields(&titled(old, id), &titled(new, id)),
    });
    differing.filter(|domain| !domain.fields.is_empty()).collect()
}

fn diff_concept(
    old: &Glossary,
    new: &Glossary,
    pair: (Option<ConceptId>, Option<ConceptId>),
) -> Option<ConceptDiff> {
    let (Some(old_id), Some(new_id)) = pair else {
        let (old, new) = pair;
        return Some(ConceptDiff { old, new, fields: Vec::new(), terms: Vec::new() });
    };
    let (before, now) = (old.concept(old_id), new.concept(new_id));
    let fields = concept_fields(before, now);
    let terms: Vec<TermDiff> = pair_terms(before, now)
        .into_iter()
        .filter_map(|(old, new)| {
            let fields = match (old, new) {
                (Some(old), Some(new)) => term_fields(&before.terms[old], &now.terms[new]),
                _ => Vec::new(),
            };
            let differs = old.is_none() || new.is_none() || !fields.is_empty();
            let id = |concept, term: usize| TermId {
                concept,
                term: u32::try_from(term).unwrap_or(u32::MAX),
            };
            differs.then(|| TermDiff {
                old: old.map(|term| id(old_id, term)),
                new: new.map(|term| id(new_id, term)),
                fields,
            })
        })
        .collect();
    let differs = !fields.is_empty() || !terms.is_empty();
    differs.then_some(ConceptDiff { old: Some(old_id), new: Some(new_id), fields, terms })
}

fn diff_families(old: &Glossary, new: &Glossary) -> Vec<FamilyDiff> {
    let find = |glossary: &'_ Glossary, id: &str| -> Option<usize> {
        glossary.families.iter().position(|family| family.id == id)
    };
    let nothing = Family::default();
    let of_new = new.families.iter().filter_map(|now| {
        let before = find(old, &now.id).map(|at| &old.families[at]);
        let fields = family_fields((old, before.unwrap_or(&nothing)), (new, now));
        let differs = before.is_none() || !fields.is_empty();
        let is_old = before.is_some();
        differs.then(|| FamilyDiff { id: now.id.clone(), is_old, is_new: true, fields })
    });
    let removed = old.families.iter().filter(|before| find(new, &before.id).is_none());
    let removed = removed.map(|before| FamilyDiff {
        id: before.id.clone(),
        is_old: true,
        is_new: false,
        fields: family_fields((old, before), (new, &nothing)),
    });
    of_new.chain(removed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load_bytes;

    fn of(old: &str, new: &str) -> (Glossary, Glossary, Diff) {
        let load = |text: &str| load_bytes("a.toml", text).glossary;
        let (old, new) = (load(old), load(new));
        let found = diff(&old, &new);
        (old, new, found)
    }

    #[test]
    fn what_is_said_of_concepts_and_terms_is_compared() {
        let old = "[[concept]]\nid = \"a\"\nnote = \"n\"\nen = [\"norm\"]\nzh = [\"规范\", \
                   { term = \"准则\", sources = [\"X 1\", \"X 2\"] }]\n";
        let new = "[[concept]]\nid = \"a\"\nen = [\"norm\"]\nzh = [\"规范\", \
                   { term = \"准则\", status = \"deprecated\", reason = \"r\", sources = [\"X 2\", \"X 3\"] }]\n";
        let (_, _, found) = of(old, new);
        let [concept] = &found.concepts[..] else { panic!("{found:?}") };
        assert_eq!(concept.kind(), DiffKind::Changed);
        assert_eq!((concept.fields[0].field, concept.fields[0].old.as_str()), ("note", "n"));
        let told: Vec<_> = concept.terms[0]
            .fields
            .iter()
            .map(|f| (f.field, f.old.as_str(), f.new.as_str()))
            .collect();
        assert_eq!(
            told,
            [("status", "admitted", "deprecated"), ("reason", "", "r"), ("sources", "X 1", "X 3"),]
        );
    }

    #[test]
    fn a_new_spelling_of_a_term_is_a_change_of_it() {
        let concept = |term: &str| format!("[[concept]]\nid = \"a\"\nen = [\"{term}\"]\n");
        let (_, _, found) = of(&concept("non-binding"), &concept("nonbinding"));
        let fields = &found.concepts[0].terms[0].fields;
        assert_eq!((fields[0].field, fields[0].new.as_str()), ("term", "nonbinding"));
    }

    #[test]
    fn order_does_not_count_and_strangers_are_no_renaming() {
        let one = "[[concept]]\nid = \"a\"\nen = [\"x\"]\nzh = [\"一\"]\n";
        let two = "[[concept]]\nid = \"b\"\nen = [\"y\"]\nzh = [\"二\"]\n";
        let (_, _, found) = of(&format!("{one}{two}"), &format!("{two}{one}"));
        assert!(found.is_empty());
        let (_, _, found) = of(one, two);
        let kinds: Vec<_> = found.concepts.iter().map(ConceptDiff::kind).collect();
        assert_eq!(kinds, [DiffKind::Added, DiffKind::Removed]);
    }

    /// A glossary in which everything is said that can be, and the same with one thing changed.
    #[test]
    fn whatever_is_said_counts() {
        let whole = r#"
domain = "a"
title = { en = "Norms", zh = "规范" }
version = "1"

[[concept]]
id = "norm"
kind = "name"
definition = "d"
note = "n"
unattested = "u"
en = ["norm", "standard"]
zh = [
  "规范",
  { term = "准则", status = "deprecated", abbreviation = true, only_for = "norm", reason = "r", shared = "s", position = "opening", not_in = ["准则一", "准则二"], valid_from = "2001", valid_until = "2002", note = "t", sources = ["X, 1", "Y"] },
]

[[concept]]
id = "rule"
en = ["rule"]
zh = ["规则"]

[[concept]]
id = "law"
en = ["law"]
zh = ["法律"]

[[family]]
id = "family"
note = "f"
members = ["norm", "rule"]
"#;
        let changes = [
            ("version = \"1\"", "version = \"2\""),
            ("en = \"Norms\"", "en = \"The norms\""),
            (", zh = \"规范\" }", " }"),
            ("\"law\"\nen", "\"laws\"\nen"),
            ("domain = \"a\"", "domain = \"b\""),
            ("kind = \"name\"", "kind = \"formula\""),
            ("definition = \"d\"", "definition = \"e\""),
            ("note = \"n\"", ""),
            ("unattested = \"u\"", ""),
            ("\"norm\", \"standard\"", "\"norm\""),
            ("\"norm\", \"standard\"", "\"standard\", \"norm\""),
            ("[\"rule\"]", "[\"Rule\"]"),
            ("\"deprecated\"", "\"superseded\""),
            ("abbreviation = true, ", ""),
            ("only_for = \"norm\"", "only_for = \"standard\""),
            ("reason = \"r\"", "reason = \"s\""),
            ("shared = \"s\", ", ""),
            ("position = \"opening\", ", ""),
            ("\"准则一\", \"准则二\"", "\"准则二\""),
            ("\"2001\"", "\"2000\""),
            ("\"2002\"", "\"2003\""),
            ("note = \"t\", ", ""),
            ("\"X, 1\", \"Y\"", "\"X, 1\""),
            ("\"X, 1\", \"Y\"", "\"X\", \"1\", \"Y\""),
            ("\"X, 1\", \"Y\"", "\"X, 1\", \"Y\", \"Y\""),
            ("note = \"f\"\n", ""),
            ("[\"norm\", \"rule\"]", "[\"norm\", \"rule\", \"law\"]"),
            ("id = \"family\"", "id = \"kin\""),
        ];
        for (old, new) in changes {
            assert!(whole.contains(old), "{old}");
            for (one, two) in [(old, new), (new, old)] {
                let changed = whole.replacen(old, new, 1);
                let (from, to) = if one == old { (whole, &*changed) } else { (&*changed, whole) };
                assert!(!of(from, to).2.is_empty(), "{one} → {two}");
            }
        }
        assert!(of(whole, whole).2.is_empty());
    }
}
