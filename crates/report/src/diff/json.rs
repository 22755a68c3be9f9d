use std::io::{self, Write};

use super::Differing;
use super::row::Whole;
use crate::json;

/// The schema, indented.
pub(super) fn write(differing: &Differing<'_>, out: &mut dyn Write) -> io::Result<()> {
    json::write(&Whole::new(differing), out)
}
