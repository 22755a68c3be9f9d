//! The file of an index: a head with a checksum, then sections, each with its length in front.
//!
//! Numbers are little-endian. Whatever does not fit, a wrong length or a number that points
//! nowhere, is an error; nothing in a file is trusted because its checksum is right.

use std::fmt;
use std::io::{self, Read, Write};

use crate::index::Index;
use crate::side::Side;
use crate::source::Source;
use crate::strings::Strings;
use crate::texts::{BLOCK, Texts};
use crate::vocabulary::{END, Vocabulary};

/// First bytes of an index.
const MAGIC: [u8; 8] = *b"ZHMINDEX";

/// Version of the layout. A file of another one is made anew.
const VERSION: u32 = 1;

/// Bytes that are read at once, so that a wrong length asks for no memory that is not filled.
const PORTION: usize = 8 << 20;

/// Why a file is not used.
#[derive(Debug)]
pub enum FileError {
    /// It cannot be read or written.
    Io(io::Error),
    /// It is no index at all.
    NoIndex,
    /// It is an index of another version of Zhengming.
    OtherVersion(u32),
    /// It is damaged: what is wrong.
    Damaged(&'static str),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::NoIndex => f.write_str("the file is no index of Zhengming"),
            Self::OtherVersion(version) => {
                write!(f, "the index has the layout {version}, expected {VERSION}")
            }
            Self::Damaged(what) => write!(f, "the index is damaged: {what}"),
        }
    }
}

impl std::error::Error for FileError {}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged("it ends too early"),
            _ => Self::Io(error),
        }
    }
}

impl Index {
    /// Writes the index, and what it was made from.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn write(&self, sources: &[Source], out: &mut dyn Write) -> io::Result<()> {
        let mut out = Writer { out, checksum: crc32fast::Hasher::new() };
        out.out.write_all(&MAGIC)?;
        out.out.write_all(&VERSION.to_le_bytes())?;
        let mut listed = Strings::default();
        sources.iter().for_each(|source| listed.push(&source.to_line()));
        out.strings(&listed)?;
        let mut symbols = Strings::default();
        self.vocabulary.texts().for_each(|text| symbols.push(text));
        out.strings(&symbols)?;
        out.numbers(self.vocabulary.keys())?;
        out.strings(&self.documents)?;
        out.numbers(&self.years)?;
        out.numbers(&self.document_of)?;
        out.strings(&self.places)?;
        let ends: Vec<u8> = self.texts.ends.iter().flat_map(|end| end.to_le_bytes()).collect();
        out.bytes(&ends)?;
        out.bytes(&self.texts.bytes)?;
        for side in &self.sides {
            out.numbers(&side.stream)?;
            out.numbers(&side.starts)?;
            out.numbers(&side.suffixes)?;
            out.numbers(&side.frequencies)?;
            side.edges.iter().try_for_each(|edges| out.numbers(edges))?;
        }
        let checksum = out.checksum.finalize();
        out.out.write_all(&checksum.to_le_bytes())
    }

    /// Reads an index, if it was made from these sources; else none.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or is no sound index.
    pub fn read(
        input: &mut dyn Read,
        is_current: impl FnOnce(&[Source]) -> bool,
    ) -> Result<Option<Self>, FileError> {
        let mut input = Reader { input, checksum: crc32fast::Hasher::new() };
        let mut head = [0; MAGIC.len()];
        input.input.read_exact(&mut head).map_err(|_| FileError::NoIndex)?;
        if head != MAGIC {
            return Err(FileError::NoIndex);
        }
        match input.version()? {
            VERSION => {}
            other => return Err(FileError::OtherVersion(other)),
        }
        let listed = input.strings()?;
        let sources: Option<Vec<Source>> = listed.iter().map(Source::of_line).collect();
        let sources = sources.ok_or(FileError::Damaged("the list of its sources"))?;
        if !is_current(&sources) {
            return Ok(None);
        }
        let index = input.index()?;
        index.checked().map(Some)
    }

    /// The index, if all its numbers point somewhere.
    fn checked(self) -> Result<Self, FileError> {
        let units = self.document_of.len();
        let below = |numbers: &[u32], bound: usize| {
            numbers.iter().copied().max().is_none_or(|most| (most as usize) < bound)
        };
        let holds = |holds: bool, what: &'static str| {
            if holds { Ok(()) } else { Err(FileError::Damaged(what)) }
        };
        holds(self.years.len() == self.documents.len(), "the years of documents")?;
        holds(below(&self.document_of, self.documents.len()), "the documents of units")?;
        holds(self.places.len() == units, "the places of units")?;
        holds(self.texts.ends.len() == units.div_ceil(BLOCK), "the texts of units")?;
        for Side { stream, starts, suffixes, frequencies, .. } in &self.sides {
            holds(below(stream, self.vocabulary.len()), "a symbol")?;
            holds(below(suffixes, stream.len()), "the order of places")?;
            holds(frequencies.len() == self.vocabulary.len(), "the frequencies")?;
            holds(starts.len() == units + 1, "the number of units")?;
            holds(starts.is_sorted(), "the starts of units")?;
            holds(starts.first() == Some(&0), "the first unit")?;
            holds(starts.last().map(|&end| end as usize) == Some(stream.len()), "the last unit")?;
            let is_end = |&end: &u32| {
                (end as usize).checked_sub(1).and_then(|last| stream.get(last)) == Some(&END)
            };
            holds(starts.iter().skip(1).all(is_end), "the ends of units")?;
        }
        Ok(self)
    }
}

struct Writer<'w> {
    out: &'w mut dyn Write,
    checksum: crc32fast::Hasher,
}

impl Writer<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        let length = (bytes.len() as u64).to_le_bytes();
        for part in [&length, bytes] {
            self.checksum.update(part);
            self.out.write_all(part)?;
        }
        Ok(())
    }

    fn numbers(&mut self, numbers: &[u32]) -> io::Result<()> {
        if cfg!(target_endian = "little") {
            return self.bytes(bytemuck::cast_slice(numbers));
        }
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        self.bytes(&bytes)
    }

    fn strings(&mut self, strings: &Strings) -> io::Result<()> {
        self.bytes(strings.text.as_bytes())?;
        self.numbers(&strings.ends)
    }
}

struct Reader<'r> {
    input: &'r mut dyn Read,
    checksum: crc32fast::Hasher,
}

impl Reader<'_> {
    fn version(&mut self) -> Result<u32, FileError> {
        let mut version = [0; 4];
        self.input.read_exact(&mut version)?;
        Ok(u32::from_le_bytes(version))
    }

    /// All behind the list of sources.
    fn index(&mut self) -> Result<Index, FileError> {
        let symbols = self.strings()?;
        let vocabulary = Vocabulary::of_parts(symbols.iter(), self.numbers()?)
            .ok_or(FileError::Damaged("the symbols"))?;
        let (documents, years) = (self.strings()?, self.numbers()?);
        let (document_of, places) = (self.numbers()?, self.strings()?);
        let ends = self.bytes()?;
        let ends = ends.chunks_exact(8).map(|end| {
            end.iter().rev().fold(0_u64, |number, &byte| (number << 8) | u64::from(byte))
        });
        let texts = Texts { ends: ends.collect(), bytes: self.bytes()? };
        let mut sides = [self.side()?, self.side()?];
        let checksum = std::mem::take(&mut self.checksum).finalize();
        if self.version()? != checksum {
            return Err(FileError::Damaged("its checksum is wrong"));
        }
        sides.iter_mut().for_each(Side::note_units);
        Ok(Index { vocabulary, sides, documents, years, document_of, places, texts })
    }

    fn side(&mut self) -> Result<Side, FileError> {
        let (stream, starts) = (self.numbers()?, self.numbers()?);
        let (suffixes, frequencies) = (self.numbers()?, self.numbers()?);
        let edges = [self.numbers()?, self.numbers()?, self.numbers()?];
        Ok(Side { stream, starts, suffixes, frequencies, edges, ..Side::default() })
    }

    fn length(&mut self) -> Result<usize, FileError> {
        let mut length = [0; 8];
        self.input.read_exact(&mut length)?;
        self.checksum.update(&length);
        usize::try_from(u64::from_le_bytes(length)).map_err(|_| FileError::Damaged("a length"))
    }

    fn bytes(&mut self) -> Result<Vec<u8>, FileError> {
        let length = self.length()?;
        let mut bytes = Vec::new();
        while bytes.len() < length {
            let start = bytes.len();
            bytes.resize(length.min(start + PORTION), 0);
            self.input.read_exact(&mut bytes[start..])?;
            self.checksum.update(&bytes[start..]);
        }
        Ok(bytes)
    }

    fn numbers(&mut self) -> Result<Vec<u32>, FileError> {
        let length = self.length()?;
        if length % 4 != 0 {
            return Err(FileError::Damaged("a length"));
        }
        let length = length / 4;
        let mut numbers: Vec<u32> = Vec::new();
        while numbers.len() < length {
            let start = numbers.len();
            numbers.resize(length.min(start + PORTION / 4), 0);
            let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut numbers[start..]);
            self.input.read_exact(bytes)?;
            self.checksum.update(bytes);
        }
        if cfg!(target_endian = "big") {
            numbers.iter_mut().for_each(|number| *number = number.swap_bytes());
        }
        Ok(numbers)
    }

    fn strings(&mut self) -> Result<Strings, FileError> {
        let text = String::from_utf8(self.bytes()?).map_err(|_| FileError::Damaged("a text"))?;
        let ends = self.numbers()?;
        let is_sound = ends.is_sorted()
            && ends.last().map_or(0, |&end| end as usize) == text.len()
            && ends.iter().all(|&end| text.is_char_boundary(end as usize));
        if !is_sound {
            return Err(FileError::Damaged("a text"));
        }
        Ok(Strings { text, ends })
    }
}
