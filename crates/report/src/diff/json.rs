use std::io::{self, Write};

use super::Differing;
use super::row::Whole;

/// The schema, indented.
pub(super) fn write(differing: &Differing<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Whole::new(differing))?;
    writeln!(out)
}
