//! JSON for reading and for programs.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

/// Pieces of JSON are a few bytes long; so many are put together before they go on.
const BUFFER: usize = 1 << 16;

/// Writes a value, indented, with a line end behind it.
pub(crate) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    out.flush()
}
