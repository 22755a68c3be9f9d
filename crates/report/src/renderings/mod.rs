//! How a term was rendered: a file for each format.

mod json;
mod text;

use zhengming_rendering::{Answer, Index};

use crate::format::formats;

formats! {
    /// A format that the renderings of a term are written in.
    RenderFormat of Rendered<'_>;
    /// At most as many columns as the terminal has, with examples.
    Text "text" text;
    /// The schema `zhengming.render/1`, for programs.
    Json "json" json;
}

/// The renderings of a term.
#[derive(Clone, Copy, Debug)]
pub struct Rendered<'a> {
    /// What was found.
    pub answer: &'a Answer,
    /// Where it was looked for.
    pub index: &'a Index,
    /// Columns that lines for reading have.
    pub columns: usize,
}
