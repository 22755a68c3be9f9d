//! Concepts and terms.
mod checks;
mod concept;
mod core;
mod draft;
mod encoding;
mod find;
mod formats;
mod lint;
mod load;
mod merge;
mod pinyin;
mod problem;
mod source;
mod suggest;
mod tags;
mod values;

pub use concept::{
    Concept, ConceptId, ConceptKind, Domain, Family, Glossary, Location, Position, Status, Term,
    TermId,
};
pub use core::core;
pub use find::{Hit, MatchKind, find};
pub use lint::lint;
pub use load::{Loaded, load, load_bytes};
pub use problem::{Problem, Severity};
pub use zhengming_text::Language;
