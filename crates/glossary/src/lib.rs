//! Concepts and terms.
mod concept;

pub use concept::{
    Concept, ConceptId, ConceptKind, Family, Glossary, Location, Position, Status, Term, TermId,
};
pub use zhengming_text::Language;
