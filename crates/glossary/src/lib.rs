//! Concepts and terms: loading, checking and looking up glossaries.
//!
//! A [`Glossary`] is a list of [`Concept`]s. A concept has any number of [`Term`]s in each
//! language, and each term has a [`Status`]: preferred, admitted, deprecated or superseded. The
//! crate knows no documents; finding terms in texts is the business of the tagger.
//!
//! - [`core()`] is the core glossary, which is built in.
//! - [`load()`] reads files and folders, [`load_bytes`] a file in memory. Both give a [`Loaded`]: what
//!   could be read, and every [`Problem`] with file, line and column.
//! - [`Glossary::merge`] adds one glossary to another.
//! - [`lint()`] makes remarks on a glossary that is free of errors.
//! - [`export`] writes a glossary in any [`Format`].
//! - [`losses`] says what a format cannot carry of it.
//! - [`reconcile`] compares another glossary with ours: new, same, conflicting.
//! - [`reformat`] lays a file out, [`repair()`] mends it, [`diff()`] compares two states of a glossary.
//! - [`find()`] looks concepts up by a part of a term, pinyin, or pinyin initials.
//!
//! # Which terms does a concept have?
//!
//! ```
//! use zhengming_glossary::{Language, Status, load_bytes};
//!
//! let file = r#"
//! [[concept]]
//! id = "civil"
//! en = ["civil"]
//! zh = ["民用", { term = "民事", status = "deprecated", reason = "Of civil law." }]
//! "#;
//! let loaded = load_bytes("technology.toml", file);
//! assert!(loaded.problems.is_empty());
//!
//! let concept = &loaded.glossary.concepts[0];
//! assert_eq!(concept.domain, "technology");
//! assert_eq!(concept.preferred(Language::Zh).unwrap().text, "民用");
//! let slip = concept.terms_in(Language::Zh).last().unwrap();
//! assert_eq!((slip.text.as_str(), slip.status), ("民事", Status::Deprecated));
//! assert_eq!(slip.location.to_string(), "technology.toml:5:22");
//! ```
//!
//! # What is wrong with a file?
//!
//! Loading does not stop at the first slip. Columns count code points.
//!
//! ```
//! use zhengming_glossary::load_bytes;
//!
//! let file = r#"
//! [[concept]]
//! id = "norm"
//! en = ["norm"]
//! zh = ["规范", { term = "准则", status = "prefered" }, " 守则"]
//! "#;
//! let problems: Vec<String> =
//!     load_bytes("norm.toml", file).problems.iter().map(ToString::to_string).collect();
//! assert_eq!(problems, [
//!     "norm.toml:5:37: error: unknown status \"prefered\", expected preferred, admitted, \
//!      deprecated or superseded (did you mean \"preferred\"?)",
//!     "norm.toml:5:51: error: term \" 守则\" begins or ends with a blank (take the blank out)",
//! ]);
//! ```
//!
//! # Where does the query stand in the term?
//!
//! Ranges are byte offsets into the term as it is written, however the query was.
//!
//! ```
//! use zhengming_glossary::{find, load_bytes};
//!
//! let file = "concept,lang,term\nict-security,zh,信息和通信技术安全\n";
//! let glossary = load_bytes("terms.csv", file).glossary;
//! for query in ["通信技术", "通信技術", "tōngxìn jìshù", "txjs"] {
//!     assert_eq!(find(&glossary, query)[0].range, 9..21, "{query}");
//! }
//! ```
//!
//! # Why a hand-written walk over TOML instead of a derived one?
//!
//! A derived reader stops at the first value that does not fit, and points at the whole table for
//! an unknown key. The file format is for people who write no programs; all slips of a file must be
//! told at once, each where it stands. The keys that loading asks for are the keys that it knows, so
//! no list of them is kept, and a test compares them with the JSON Schema for editors.

mod adopt;
mod amend;
mod checks;
mod concept;
mod core;
mod diff;
mod draft;
mod encoding;
mod find;
mod formats;
mod lint;
mod load;
mod lookup;
mod loose;
mod merge;
mod own_ids;
mod pinyin;
mod reconcile;
mod relations;
mod repair;
mod select;
mod source;
mod tags;
mod values;

pub use amend::{AmendError, SourceEdit, set_sources};
pub use checks::expressible;
pub use concept::{
    Concept, ConceptId, ConceptKind, Domain, Family, Glossary, Position, Status, Term, TermId,
};
pub use core::core;
pub use diff::{ConceptDiff, Diff, DiffKind, DomainDiff, FamilyDiff, FieldDiff, TermDiff, diff};
pub use find::{Hit, MatchKind, find};
pub use formats::{
    ColumnMap, Difference, ExportOptions, Format, Loss, TextEncoding, Written, export, losses,
    reformat, written,
};
pub use lint::lint;
pub use load::{
    LoadOptions, Loaded, glossary_files, load, load_bytes, load_bytes_with, load_folder_of,
    load_with,
};
pub use lookup::{Lookup, lookup};
pub use pinyin::sound_alike;
pub use reconcile::{
    Conflict, ConflictKind, Meeting, MeetingKind, Near, NearKind, Reconciled, reconcile,
};
pub use relations::{Relations, relations};
pub use repair::{Repair, repair};
pub use zhengming_problem::{Location, Problem, Severity, nearest_within};
pub use zhengming_text::Language;
