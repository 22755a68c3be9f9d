use std::io::{self, Write};

use zhengming_consistency::Attestation;

use super::row::Whole;
use crate::json;

/// The schema, indented.
pub(super) fn write(attestation: &Attestation, out: &mut dyn Write) -> io::Result<()> {
    json::write(&Whole::new(attestation), out)
}
