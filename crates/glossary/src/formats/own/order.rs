//! The order in which keys are written.

/// Keys of a file, in front of its tables.
pub(in crate::formats) const FILE: [&str; 3] = ["domain", "title", "version"];

/// Keys of a concept.
pub(in crate::formats) const CONCEPT: [&str; 7] =
    ["id", "kind", "definition", "note", "unattested", "en", "zh"];

/// Keys of a term that is written as a table.
pub(in crate::formats) const TERM: [&str; 12] = [
    "term",
    "status",
    "abbreviation",
    "only_for",
    "reason",
    "shared",
    "position",
    "not_in",
    "valid_from",
    "valid_until",
    "note",
    "sources",
];

/// Keys of a family.
pub(in crate::formats) const FAMILY: [&str; 3] = ["id", "note", "members"];
