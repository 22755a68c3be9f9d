//! The file of an index: a head with the length and the checksum of each part, then the parts.
//!
//! The places of symbols and the texts are most of it. They are read when they are needed, in
//! chunks that have checksums of their own.
//!
//! Numbers are little-endian. Whatever does not fit, a wrong length or a number that points
//! nowhere, is an error; nothing in a file is trusted because its checksum is right.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::chunks::{Chunks, Damage, from_little_endian};
use crate::index::Index;
use crate::read_at::ReadAt;
use crate::side::Side;
use crate::source::Source;
use crate::strings::Strings;
use crate::suffixes::Suffixes;
use crate::texts::{BLOCK, Texts};
use crate::vocabulary::Vocabulary;

/// First bytes of an index.
const MAGIC: [u8; 8] = *b"ZHMINDEX";

/// Version of the layout. A file of another one is made anew.
const VERSION: u32 = 2;

/// Parts of a file: of the whole, and of each side.
const PARTS: usize = 14 + 2 * PARTS_OF_SIDE;
const PARTS_OF_SIDE: usize = 8;

/// Bytes in front of the table of parts, of each of its entries, and of its checksum.
const FRONT: usize = MAGIC.len() + 4;
const ENTRY: usize = 12;
const CHECKSUM: usize = 4;

/// Numbers that are read at once, each portion by a thread.
const PORTION: usize = 1 << 19;

const WRONG_CHECKSUM: FileError = FileError::Damaged("a checksum in it is wrong");

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
        let mut listed = Strings::default();
        sources.iter().for_each(|source| listed.push(&source.to_line()));
        let mut symbols = Strings::default();
        self.vocabulary.texts().for_each(|text| symbols.push(text));
        let parts = self.parts(&listed, &symbols);
        let mut head = [&MAGIC[..], &VERSION.to_le_bytes()].concat();
        let mut table = Vec::with_capacity(PARTS * ENTRY);
        for part in &parts {
            table.extend_from_slice(&part.length().to_le_bytes());
            table.extend_from_slice(&part.checksum().to_le_bytes());
        }
        head.extend_from_slice(&table);
        head.extend_from_slice(&crc32fast::hash(&table).to_le_bytes());
        out.write_all(&head)?;
        parts.iter().try_for_each(|part| part.write(out))
    }

    /// All parts in their order.
    fn parts<'p>(&'p self, listed: &'p Strings, symbols: &'p Strings) -> Vec<Part<'p>> {
        let mut parts = Vec::with_capacity(PARTS);
        parts.extend(strings(listed));
        parts.extend(strings(symbols));
        parts.push(numbers(self.vocabulary.keys()));
        parts.extend(strings(&self.documents));
        parts.push(numbers(&self.years));
        parts.push(numbers(&self.document_of));
        parts.extend(strings(&self.places));
        let blocks = &self.texts.blocks;
        let ends = blocks.ends().iter().flat_map(|end| end.to_le_bytes()).collect();
        parts.push(Part::Bytes(Cow::Owned(ends)));
        parts.push(numbers(blocks.checksums()));
        parts.push(Part::Chunks(blocks));
        for side in &self.sides {
            parts.extend([&side.stream, &side.starts, &side.frequencies].map(|list| numbers(list)));
            parts.extend(side.edges.iter().map(|list| numbers(list)));
            parts.push(numbers(side.suffixes.chunks().checksums()));
            parts.push(Part::Chunks(side.suffixes.chunks()));
        }
        parts
    }

    /// Opens an index, if it was made from these sources; else none. What is needed for few questions
    /// only is read when it is needed; see [`Index::damage`].
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or is no sound index.
    pub fn read(
        input: impl ReadAt + 'static,
        is_current: impl FnOnce(&[Source]) -> bool,
    ) -> Result<Option<Self>, FileError> {
        let mut parts = Parts::open(Arc::new(input))?;
        let [listed, ends] = parts.next();
        let listed = parts.strings(listed, ends)?;
        let sources: Option<Vec<Source>> = listed.iter().map(Source::of_line).collect();
        let sources = sources.ok_or(FileError::Damaged("the list of its sources"))?;
        if !is_current(&sources) {
            return Ok(None);
        }
        let index = parts.index()?;
        index.checked().map(Some)
    }

    /// The index, if all its numbers point somewhere.
    fn checked(self) -> Result<Self, FileError> {
        let units = self.document_of.len();
        let holds = |holds: bool, what: &'static str| {
            if holds { Ok(()) } else { Err(FileError::Damaged(what)) }
        };
        let is_document = |&document: &u32| (document as usize) < self.documents.len();
        holds(self.years.len() == self.documents.len(), "the years of documents")?;
        holds(self.document_of.iter().all(is_document), "the documents of units")?;
        holds(self.places.len() == units, "the places of units")?;
        holds(self.texts.blocks.ends().len() == units.div_ceil(BLOCK), "the texts of units")?;
        for Side { stream, starts, frequencies, edges, .. } in &self.sides {
            let is_of_keys = |list: &Vec<u32>| list.len() == self.vocabulary.len();
            holds(is_of_keys(frequencies) && edges.iter().all(is_of_keys), "the frequencies")?;
            holds(starts.len() == units + 1, "the number of units")?;
            // Each unit has its end at least.
            holds(starts.is_sorted_by(|one, two| one < two), "the starts of units")?;
            holds(starts.first() == Some(&0), "the first unit")?;
            holds(starts.last().map(|&end| end as usize) == Some(stream.len()), "the last unit")?;
        }
        Ok(self)
    }
}

/// A part of a file that is written.
enum Part<'p> {
    Bytes(Cow<'p, [u8]>),
    /// Chunks with checksums of their own.
    Chunks(&'p Chunks),
}

impl Part<'_> {
    fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Chunks(chunks) => chunks.total(),
        }
    }

    fn checksum(&self) -> u32 {
        match self {
            Self::Bytes(bytes) => crc32fast::hash(bytes),
            Self::Chunks(_) => 0,
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => out.write_all(bytes),
            Self::Chunks(chunks) => chunks.copy_to(out),
        }
    }
}

fn numbers(numbers: &[u32]) -> Part<'_> {
    Part::Bytes(if cfg!(target_endian = "little") {
        Cow::Borrowed(bytemuck::cast_slice(numbers))
    } else {
        Cow::Owned(numbers.iter().flat_map(|number| number.to_le_bytes()).collect())
    })
}

fn strings(strings: &Strings) -> [Part<'_>; 2] {
    [Part::Bytes(Cow::Borrowed(strings.text.as_bytes())), numbers(&strings.ends)]
}

/// Where a part stands in a file that is read.
#[derive(Clone, Copy, Default)]
struct Extent {
    start: u64,
    length: usize,
    checksum: u32,
}

/// The parts of a file that is read, one after the other.
struct Parts {
    input: Arc<dyn ReadAt>,
    extents: std::vec::IntoIter<Extent>,
    damage: Damage,
}

impl Parts {
    /// Reads the head. The parts are as long as the file, so that a wrong length asks for no memory.
    fn open(input: Arc<dyn ReadAt>) -> Result<Self, FileError> {
        let mut head = [0; FRONT + PARTS * ENTRY + CHECKSUM];
        let length = input.length()?;
        let known = head.len().min(usize::try_from(length).unwrap_or(usize::MAX));
        input.read_exact_at(&mut head[..known], 0)?;
        let (magic, rest) = head.split_at(MAGIC.len());
        let (version, rest) = rest.split_at(FRONT - MAGIC.len());
        let (table, checksum) = rest.split_at(PARTS * ENTRY);
        if !MAGIC.starts_with(&magic[..known.min(MAGIC.len())]) {
            return Err(FileError::NoIndex);
        }
        if known < FRONT {
            return Err(FileError::Damaged("it ends too early"));
        }
        match number(version) {
            VERSION => {}
            other => return Err(FileError::OtherVersion(other)),
        }
        if known < head.len() {
            return Err(FileError::Damaged("it ends too early"));
        }
        if number(checksum) != crc32fast::hash(table) {
            return Err(FileError::Damaged("its head"));
        }
        let mut start = head.len() as u64;
        let mut extents = Vec::with_capacity(PARTS);
        for entry in table.chunks_exact(ENTRY) {
            let part = long_number(&entry[..8]);
            let end = start.checked_add(part).filter(|&end| end <= length);
            let end = end.ok_or(FileError::Damaged("it ends too early"))?;
            let part = usize::try_from(part).map_err(|_| FileError::Damaged("a length"))?;
            extents.push(Extent { start, length: part, checksum: number(&entry[8..]) });
            start = end;
        }
        if start != length {
            return Err(FileError::Damaged("it goes on behind its end"));
        }
        Ok(Self { input, extents: extents.into_iter(), damage: Damage::default() })
    }

    /// So many parts.
    fn next<const N: usize>(&mut self) -> [Extent; N] {
        std::array::from_fn(|_| self.extents.next().unwrap_or_default())
    }

    /// All behind the list of sources. The sides are read at the same time.
    fn index(mut self) -> Result<Index, FileError> {
        let [symbols, symbol_ends, keys, documents, document_ends] = self.next();
        let [years, document_of, places, place_ends] = self.next();
        let [text_ends, text_checksums, texts] = self.next();
        let sides: [[Extent; PARTS_OF_SIDE]; 2] = [self.next(), self.next()];
        let (sides, rest) = rayon::join(
            || rayon::join(|| self.side(sides[0]), || self.side(sides[1])),
            || {
                let symbols = self.strings(symbols, symbol_ends)?;
                let vocabulary = Vocabulary::of_parts(symbols.iter(), self.numbers(keys)?)
                    .ok_or(FileError::Damaged("the symbols"))?;
                let ends = self.bytes(text_ends)?;
                let ends = ends.chunks_exact(8).map(long_number).collect();
                let blocks = self.chunks(texts, ends, self.numbers(text_checksums)?)?;
                Ok::<_, FileError>(Index {
                    vocabulary,
                    sides: <[Side; 2]>::default(),
                    documents: self.strings(documents, document_ends)?,
                    years: self.numbers(years)?,
                    document_of: self.numbers(document_of)?,
                    places: self.strings(places, place_ends)?,
                    texts: Texts { blocks },
                })
            },
        );
        Ok(Index { sides: [sides.0?, sides.1?], ..rest? })
    }

    fn side(&self, extents: [Extent; PARTS_OF_SIDE]) -> Result<Side, FileError> {
        let [stream, starts, frequencies, left, right, all, checksums, suffixes] = extents;
        let edges = [self.numbers(left)?, self.numbers(right)?, self.numbers(all)?];
        let ends = Suffixes::ends(&edges[2]);
        let suffixes = self.chunks(suffixes, ends, self.numbers(checksums)?)?;
        let mut side = Side {
            stream: self.numbers(stream)?,
            starts: self.numbers(starts)?,
            suffixes: Suffixes::of_chunks(suffixes),
            frequencies: self.numbers(frequencies)?,
            edges,
            units: Vec::new(),
        };
        side.note_units();
        Ok(side)
    }

    /// Chunks that are as long as a part.
    fn chunks(
        &self,
        extent: Extent,
        ends: Vec<u64>,
        checksums: Vec<u32>,
    ) -> Result<Chunks, FileError> {
        let is_sound = ends.is_sorted()
            && ends.last().copied().unwrap_or(0) == extent.length as u64
            && checksums.len() == ends.len();
        if !is_sound {
            return Err(FileError::Damaged("the lengths of chunks"));
        }
        let (input, damage) = (Arc::clone(&self.input), Arc::clone(&self.damage));
        Ok(Chunks::of_file(input, extent.start, ends, checksums, damage))
    }

    fn bytes(&self, extent: Extent) -> Result<Vec<u8>, FileError> {
        let mut bytes = vec![0; extent.length];
        self.input.read_exact_at(&mut bytes, extent.start)?;
        if crc32fast::hash(&bytes) == extent.checksum { Ok(bytes) } else { Err(WRONG_CHECKSUM) }
    }

    fn numbers(&self, extent: Extent) -> Result<Vec<u32>, FileError> {
        if !extent.length.is_multiple_of(4) {
            return Err(FileError::Damaged("a length"));
        }
        let mut numbers = vec![0_u32; extent.length / 4];
        let portions = numbers.par_chunks_mut(PORTION).enumerate();
        let checksums = portions.map(|(at, portion)| {
            let bytes: &mut [u8] = bytemuck::cast_slice_mut(portion);
            self.input.read_exact_at(bytes, extent.start + (at * PORTION * 4) as u64)?;
            let mut checksum = crc32fast::Hasher::new();
            checksum.update(bytes);
            from_little_endian(portion);
            Ok::<_, io::Error>(checksum)
        });
        let mut whole = crc32fast::Hasher::new();
        for checksum in checksums.collect::<io::Result<Vec<_>>>()? {
            whole.combine(&checksum);
        }
        if whole.finalize() == extent.checksum { Ok(numbers) } else { Err(WRONG_CHECKSUM) }
    }

    fn strings(&self, text: Extent, ends: Extent) -> Result<Strings, FileError> {
        let text =
            String::from_utf8(self.bytes(text)?).map_err(|_| FileError::Damaged("a text"))?;
        let ends = self.numbers(ends)?;
        let is_sound = ends.is_sorted()
            && ends.last().map_or(0, |&end| end as usize) == text.len()
            && ends.iter().all(|&end| text.is_char_boundary(end as usize));
        if !is_sound {
            return Err(FileError::Damaged("a text"));
        }
        Ok(Strings { text, ends })
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, &byte| (number << 8) | u32::from(byte))
}

fn long_number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| (number << 8) | u64::from(byte))
}
