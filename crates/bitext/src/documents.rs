//! The documents that a file of aligned texts holds, one after the other.

use std::io::{BufRead, Cursor, Read};
use std::path::Path;

use zhengming_text::LineIndex;

use crate::format::{self, Format};
use crate::table::Table;
use crate::table_documents::TableReader;
use crate::whole::WholeFile;
use crate::{AlignedDocument, Error, delimited, json_lines, packed, po, tmx, xliff};

/// A reader of a format: gives the documents of a file in their order.
pub(crate) trait Reader: Send {
    /// The next document, or none at the end.
    fn next_document(&mut self) -> Result<Option<AlignedDocument>, Error>;
}

/// An iterator of the documents of a file of aligned texts, in the order of the file: of a table
/// one for each symbol, of XLIFF one for each original, of other formats the file as a whole.
///
/// After an error nothing more comes.
pub struct Documents {
    reader: Option<Box<dyn Reader>>,
}

impl Documents {
    /// Opens a file, packed by xz, gzip or zstd or not.
    ///
    /// # Errors
    ///
    /// Where the file cannot be opened, or is not what its format demands. Formats other than
    /// tables are read to their end here.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::new(path, packed::open(path)?)
    }

    /// Reads a file from memory as if it were named `name`.
    ///
    /// # Errors
    ///
    /// As for [`Documents::open`].
    pub fn from_bytes(name: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) -> Result<Self, Error> {
        Self::new(name.as_ref(), from_memory(name.as_ref(), bytes.into())?)
    }

    fn new(path: &Path, input: Box<dyn BufRead + Send>) -> Result<Self, Error> {
        let reader: Box<dyn Reader> = match Opened::new(path, input)? {
            Opened::Table(table) => Box::new(TableReader::new(path, table)),
            Opened::Whole(documents) => Box::new(Whole(documents.into_iter())),
        };
        Ok(Self { reader: Some(reader) })
    }
}

impl Iterator for Documents {
    type Item = Result<AlignedDocument, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.reader.as_mut()?.next_document();
        if !matches!(next, Ok(Some(_))) {
            self.reader = None;
        }
        next.transpose()
    }
}

/// The documents of a file that was read as a whole.
struct Whole(std::vec::IntoIter<AlignedDocument>);

impl Reader for Whole {
    fn next_document(&mut self) -> Result<Option<AlignedDocument>, Error> {
        Ok(self.0.next())
    }
}

/// A file whose format is known.
pub(crate) enum Opened {
    Table(Table),
    Whole(Vec<AlignedDocument>),
}

impl Opened {
    /// Tells the format of an unpacked input, first by its content, then by its name.
    pub(crate) fn new(path: &Path, mut input: Box<dyn BufRead + Send>) -> Result<Self, Error> {
        let mut head = vec![0; format::HEAD];
        let length = packed::fill(&mut input, &mut head)
            .map_err(|source| Error::Io { path: path.to_owned(), source })?;
        head.truncate(length);
        let by_name = || format::of_name(path).map(|(format, _)| format);
        let format = match format::of_content(&head).or_else(by_name).unwrap_or(Format::Table) {
            Format::Table => format::of_header(&head),
            other => other,
        };
        let input = Cursor::new(head).chain(input);
        let read = match format {
            Format::Table => return Ok(Self::Table(Table::new(path, Box::new(input))?)),
            Format::Delimited => delimited::read,
            Format::JsonLines => json_lines::read,
            Format::Po => po::read,
            Format::Tmx => tmx::read,
            Format::Xliff => xliff::read,
        };
        let file = WholeFile::read(path, Box::new(input))?;
        let lines = LineIndex::new(file.text());
        let builders = read(&file)?;
        let mut documents: Vec<AlignedDocument> =
            builders.into_iter().map(|builder| builder.finish(&file, &lines)).collect();
        if let Some(first) = documents.first_mut() {
            first.warnings.splice(0..0, file.warnings);
        }
        Ok(Self::Whole(documents))
    }
}

/// Bytes in memory, unpacked.
pub(crate) fn from_memory(path: &Path, bytes: Vec<u8>) -> Result<Box<dyn BufRead + Send>, Error> {
    packed::unpacked(Box::new(Cursor::new(bytes)))
        .map_err(|source| Error::Io { path: path.to_owned(), source })
}
