//! What all output to terminals has in common.

pub(crate) mod clean;
pub mod style;
pub(crate) mod width;
