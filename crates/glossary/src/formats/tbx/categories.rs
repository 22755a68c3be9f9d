//! Data categories of TBX: where they stand, what they may say, and what they are to us.

use crate::Status;
use crate::formats::labels::{OfConcept, OfTerm};

/// A part of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Concept,
    Language,
    Term,
}

/// A public dialect of TBX, each of which has all categories of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dialect {
    Core,
    Min,
    Basic,
}

/// A data category.
pub(super) struct Category {
    pub(super) name: &'static str,
    /// The element in DCA style.
    pub(super) element: &'static str,
    /// The smallest dialect that has it.
    pub(super) dialect: Dialect,
    pub(super) levels: &'static [Level],
    /// The values that it may have, if they are few and readers rely on them.
    pub(super) values: &'static [&'static str],
}

use Level::{Concept, Language, Term};

const ALL_LEVELS: &[Level] = &[Concept, Language, Term];

const fn category(
    name: &'static str,
    element: &'static str,
    dialect: Dialect,
    levels: &'static [Level],
) -> Category {
    Category { name, element, dialect, levels, values: &[] }
}

/// The categories of the public dialects, after the Schematron rules of TBX-Min and TBX-Basic.
/// `usageStatus` is what drafts of the standard called `administrativeStatus`.
pub(super) static CATEGORIES: [Category; 18] = [
    category("customerSubset", "admin", Dialect::Min, &[Concept, Term]),
    category("subjectField", "descrip", Dialect::Min, &[Concept]),
    Category {
        values: &[
            "admittedTerm-admn-sts",
            "deprecatedTerm-admn-sts",
            "supersededTerm-admn-sts",
            "preferredTerm-admn-sts",
        ],
        ..category("administrativeStatus", "termNote", Dialect::Min, &[Term])
    },
    Category {
        values: &[
            "preferred",
            "admitted",
            "deprecated",
            "superseded",
            "notRecommended",
            "obsolete",
        ],
        ..category("usageStatus", "termNote", Dialect::Min, &[Term])
    },
    Category {
        values: &["adjective", "noun", "other", "verb", "adverb", "properNoun"],
        ..category("partOfSpeech", "termNote", Dialect::Min, &[Term])
    },
    category("externalCrossReference", "xref", Dialect::Min, ALL_LEVELS),
    category("projectSubset", "admin", Dialect::Basic, &[Concept, Term]),
    category("source", "admin", Dialect::Basic, ALL_LEVELS),
    category("context", "descrip", Dialect::Basic, &[Term]),
    category("definition", "descrip", Dialect::Basic, &[Concept, Language]),
    category("crossReference", "ref", Dialect::Basic, &[Concept, Term]),
    category("geographicalUsage", "termNote", Dialect::Basic, &[Term]),
    category("grammaticalGender", "termNote", Dialect::Basic, &[Term]),
    category("termLocation", "termNote", Dialect::Basic, &[Term]),
    category("termType", "termNote", Dialect::Basic, &[Term]),
    category("transactionType", "transac", Dialect::Basic, ALL_LEVELS),
    category("responsibility", "transacNote", Dialect::Basic, ALL_LEVELS),
    category("xGraphic", "xref", Dialect::Basic, &[Concept, Language]),
];

impl Dialect {
    /// The dialect of a `type` attribute; nothing if it is not one of the public ones known here.
    pub(super) fn of_type(name: &str) -> Option<Self> {
        [Self::Core, Self::Min, Self::Basic]
            .into_iter()
            .find(|dialect| dialect.name().eq_ignore_ascii_case(name))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Core => "TBX-Core",
            Self::Min => "TBX-Min",
            Self::Basic => "TBX-Basic",
        }
    }
}

/// The category of a name.
pub(super) fn category_named(name: &str) -> Option<&'static Category> {
    CATEGORIES.iter().find(|category| category.name == name)
}

/// The category that carries what is said of a term.
pub(super) fn category_of_term(what: OfTerm) -> Option<&'static Category> {
    category_named(match what {
        OfTerm::Status => "administrativeStatus",
        OfTerm::Abbreviation => "termType",
        OfTerm::Source => "source",
        _ => return None,
    })
}

/// The category that carries what is said of a concept.
pub(super) fn category_of_concept(what: OfConcept) -> Option<&'static Category> {
    category_named(match what {
        OfConcept::Domain => "subjectField",
        OfConcept::Definition => "definition",
        _ => return None,
    })
}

/// The name of a status as ISO 30042 has it.
pub(super) fn picklist_value(status: Status) -> String {
    format!("{}Term-admn-sts", status.name())
}

/// The status of any spelling: `preferredTerm-admn-sts`, `preferredTerm`, `preferred`, and the
/// names that other standards have for the same.
pub(super) fn status_of(value: &str) -> Option<Status> {
    let value = value.trim().to_ascii_lowercase();
    let stem = value.strip_suffix("-admn-sts").unwrap_or(&value);
    let stem = stem.strip_suffix("term").unwrap_or(stem);
    Some(match stem {
        "preferred" | "main" => Status::Preferred,
        "admitted" | "allowed" | "standardized" | "legal" | "regulated" => Status::Admitted,
        "deprecated" | "notrecommended" | "forbidden" | "prohibited" => Status::Deprecated,
        "superseded" | "obsolete" | "archaic" => Status::Superseded,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_in_every_spelling() {
        for status in Status::ALL {
            let name = status.name();
            for spelling in [
                picklist_value(status),
                format!("{name}Term"),
                name.to_owned(),
                name.to_uppercase(),
            ] {
                assert_eq!(status_of(&spelling), Some(status), "{spelling}");
            }
        }
        assert_eq!(status_of("not an allowed value"), None);
    }
}
