use std::io::{self, Write};

use crate::json;
use crate::model::Report;

/// The schema, indented.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    json::write(report, out)
}
