//! consistency
mod survey;
pub use survey::{Context, DocumentUsage, Failure, Place, Survey, TermUsage};
