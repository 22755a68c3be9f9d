use std::io::{self, Write};

use zhengming_consistency::Attestation;

use super::row::Whole;

/// The schema, indented.
pub(super) fn write(attestation: &Attestation, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Whole::new(attestation))?;
    writeln!(out)
}
