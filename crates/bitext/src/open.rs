use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use lzma_rust2::XzReader;

use crate::table::{Table, Units};
use crate::{Error, Input, Unit, pair};

/// Most memory that unpacking may take, in KiB.
const MOST_MEMORY: u32 = 128 << 10;

/// An aligned text that is being read: an iterator of its units, in the order of the file.
///
/// After an error nothing more comes.
pub struct Bitext {
    body: Body,
    left: usize,
}

enum Body {
    Table(Box<Units>),
    Units(std::vec::IntoIter<Unit>),
    Failed(Option<Error>),
}

impl Bitext {
    /// Opens an input.
    ///
    /// # Errors
    ///
    /// Where a file cannot be opened, a table has no fitting header, or one of two documents
    /// cannot be read.
    pub fn open(input: &Input) -> Result<Self, Error> {
        match input {
            Input::Table(path) => Ok(Self::of_table(open_table(path)?)),
            Input::Pair { zh, en } => {
                let (units, left) = pair::read(zh, en).map_err(Error::Document)?;
                Ok(Self { body: Body::Units(units.into_iter()), left })
            }
        }
    }

    /// Reads a table from memory as if it stood in a file named `name`. Problems of the header
    /// come as the first item.
    pub fn from_bytes(name: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) -> Self {
        let input = Box::new(Cursor::new(bytes.into()));
        unpacked(name.as_ref(), input)
            .map(Self::of_table)
            .unwrap_or_else(|error| Self { body: Body::Failed(Some(error)), left: 0 })
    }

    /// Paragraphs that had no partner and were left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left
    }

    fn of_table(table: Table) -> Self {
        Self { body: Body::Table(Box::new(Units::new(table))), left: 0 }
    }
}

pub(crate) fn open_table(path: &Path) -> Result<Table, Error> {
    let file = File::open(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    unpacked(path, Box::new(file))
}

/// The table that an input holds, packed by xz or not.
pub(crate) fn unpacked(path: &Path, mut input: Box<dyn Read + Send>) -> Result<Table, Error> {
    let fail = |source| Error::Io { path: path.to_owned(), source };
    let mut head = [0; 6];
    let length = fill(&mut input, &mut head).map_err(fail)?;
    let whole = Cursor::new(head[..length].to_vec()).chain(input);
    let lines: Box<dyn BufRead + Send> = if head[..length] == *b"\xfd7zXZ\0" {
        let packed = BufReader::new(whole);
        Box::new(BufReader::new(XzReader::new_mem_limit(packed, true, MOST_MEMORY)))
    } else {
        Box::new(BufReader::new(whole))
    };
    Table::new(path, lines)
}

/// Reads until the buffer is full or the input ends.
fn fill(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match input.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

impl Iterator for Bitext {
    type Item = Result<Unit, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.body {
            Body::Units(units) => units.next().map(Ok),
            Body::Failed(error) => error.take().map(Err),
            Body::Table(units) => {
                let next = units.next_unit();
                if next.is_err() {
                    self.body = Body::Failed(None);
                }
                next.transpose()
            }
        }
    }
}
