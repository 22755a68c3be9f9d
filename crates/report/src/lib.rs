//! Output of what the other crates found: for people in a terminal, and for programs.
mod cell;
mod concepts;
mod findings;
mod formats;
mod heading;
mod manual;
mod model;
mod names;
mod page;
mod tags;
mod terminal;

pub use concepts::{write_concept, write_hits};
pub use findings::{FindingFormat, Findings};
pub use formats::ReportFormat;
pub use manual::write_page;
pub use model::{By, Report};
pub use tags::{TagFormat, TagLayout, TagWriter, TaggedParagraph};
pub use terminal::clean::clean;
pub use terminal::style;
pub use terminal::width::{fit, width};
