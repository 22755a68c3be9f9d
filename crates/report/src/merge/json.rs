use std::io::{self, Write};

use super::Merging;
use super::row::Whole;
use crate::json;

/// The schema, indented.
pub(super) fn write(merging: &Merging<'_>, out: &mut dyn Write) -> io::Result<()> {
    json::write(&Whole::new(merging), out)
}
