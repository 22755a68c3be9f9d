//! Concepts and terms.
mod checks;
mod concept;
mod core;
mod draft;
mod formats;
mod load;
mod problem;
mod source;
mod suggest;
mod values;

pub use concept::{
    Concept, ConceptId, ConceptKind, Domain, Family, Glossary, Location, Position, Status, Term,
    TermId,
};
pub use core::core;
pub use load::{Loaded, load, load_bytes};
pub use problem::{Problem, Severity};
pub use zhengming_text::Language;
