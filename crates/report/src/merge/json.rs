use std::io::{self, Write};

use super::Merging;
use super::row::Whole;

/// The schema, indented.
pub(super) fn write(merging: &Merging<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Whole::new(merging))?;
    writeln!(out)
}
