use std::path::Path;

use crate::documents::{Opened, from_memory};
use crate::table::Units;
use crate::{AlignedDocument, Error, Input, Unit, packed, pair};

/// An aligned text that is being read: an iterator of its units, in the order of the file.
///
/// After an error nothing more comes.
pub struct Bitext {
    body: Body,
    left: usize,
}

enum Body {
    Table(Box<Units>),
    /// Documents, and the units of the one that is being given out.
    Documents(std::vec::IntoIter<AlignedDocument>, std::vec::IntoIter<Unit>),
    Units(std::vec::IntoIter<Unit>),
    Failed(Option<Error>),
}

impl Bitext {
    /// Opens an input.
    ///
    /// # Errors
    ///
    /// Where a file cannot be opened or is not what its format demands, or one of two documents
    /// cannot be read.
    pub fn open(input: &Input) -> Result<Self, Error> {
        match input {
            Input::File(path) => Ok(Self::of(Opened::new(path, packed::open(path)?)?)),
            Input::Pair { zh, en } => {
                let (units, left) = pair::read(zh, en).map_err(Error::Document)?;
                Ok(Self { body: Body::Units(units.into_iter()), left })
            }
        }
    }

    /// Reads a file from memory as if it were named `name`. Problems of a header, and all of files
    /// that are read as a whole, come as the first item.
    pub fn from_bytes(name: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) -> Self {
        let path = name.as_ref();
        from_memory(path, bytes.into())
            .and_then(|input| Opened::new(path, input))
            .map(Self::of)
            .unwrap_or_else(|error| Self { body: Body::Failed(Some(error)), left: 0 })
    }

    /// Paragraphs and units that had no partner and were left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left
    }

    fn of(opened: Opened) -> Self {
        match opened {
            Opened::Table(table) => {
                Self { body: Body::Table(Box::new(Units::new(table))), left: 0 }
            }
            Opened::Whole(documents) => {
                let lacking = |document: &AlignedDocument| {
                    document.units.iter().filter(|unit| !unit.is_paired()).count()
                };
                let left = documents.iter().map(lacking).sum();
                let units = Vec::new().into_iter();
                Self { body: Body::Documents(documents.into_iter(), units), left }
            }
        }
    }
}

impl Iterator for Bitext {
    type Item = Result<Unit, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.body {
            Body::Units(units) => units.next().map(Ok),
            Body::Failed(error) => error.take().map(Err),
            Body::Documents(documents, units) => loop {
                if let Some(unit) = units.next() {
                    return Some(Ok(unit));
                }
                *units = documents.next()?.pairs().into_iter();
            },
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
