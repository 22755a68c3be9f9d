//! CSV that a spreadsheet opens without running anything.

use std::io::{self, Write};

use crate::cell::csv_cell;

/// A table that is written row by row, its cells disarmed.
pub(crate) struct Sheet<W: Write>(csv::Writer<W>);

impl<W: Write> Sheet<W> {
    pub(crate) fn new(out: W) -> Self {
        Self(csv::Writer::from_writer(out))
    }

    pub(crate) fn row<C: AsRef<str>>(&mut self, cells: &[C]) -> io::Result<()> {
        let cells = cells.iter().map(|cell| csv_cell(cell.as_ref()).into_owned());
        // As an error of its own the crate would hide what kind of fault it is, a closed pipe too.
        self.0.write_record(cells).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }

    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_told_as_one() {
        let mut sheet = Sheet::new(Closed);
        let long = "网络安全".repeat(10_000);
        let error = sheet.row(&[long]).and_then(|()| sheet.finish()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }
}
