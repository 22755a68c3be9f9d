//! Plain text, clean or torn by extraction from a PDF.

mod breaks;
mod layout;
mod lines;
mod marks;
pub(crate) mod noise;
pub(crate) mod notes;
mod parser;
mod stream;

pub(crate) use lines::is_blank;
pub(crate) use stream::TextStream;
