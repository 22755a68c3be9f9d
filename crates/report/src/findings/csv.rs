use std::io::{self, Write};

use super::Findings;
use super::passages::{HEADER, rows};
use crate::sheet::Sheet;

/// A line for each passage, its cells disarmed.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Sheet::new(out);
    table.row(&HEADER)?;
    rows(page).try_for_each(|row| table.row(&row))?;
    table.finish()
}
