//! tagger
mod boundary;
mod candidate;
mod engine;
mod inflect;
mod occurrence;
mod opening;
mod parts;
mod resolve;
mod shield;
mod surface;
mod tagger;

pub use engine::EngineKind;
pub use occurrence::{Match, Occurrence};
pub use shield::Shield;
pub use tagger::{BuildError, Scratch, Tagger};
