use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use zhengming_bitext::Unit;
use zhengming_text::Language;

use crate::side::Side;
use crate::strings::Strings;
use crate::texts::{BLOCK, Texts, TextsBuilder, pack};
use crate::tokens::{folded, symbols};
use crate::vocabulary::{END, Vocabulary};

/// An aligned text, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(crate) vocabulary: Vocabulary,
    /// In the order of [`Language::ALL`].
    pub(crate) sides: [Side; 2],
    /// Names of the documents, and their years, 0 where not known.
    pub(crate) documents: Strings,
    pub(crate) years: Vec<u32>,
    /// Document and place of each unit.
    pub(crate) document_of: Vec<u32>,
    pub(crate) places: Strings,
    pub(crate) texts: Texts,
}

/// Makes an [`Index`] from units as they come.
#[derive(Default)]
pub struct Builder {
    index: Index,
    streams: [Stream; 2],
    texts: TextsBuilder,
    known: FxHashMap<Arc<str>, u32>,
    waiting: Vec<Unit>,
}

#[derive(Default)]
struct Stream {
    symbols: Vec<u32>,
    starts: Vec<u32>,
}

/// Units that are cut into symbols at once.
const CHUNK: usize = BLOCK * 64;

impl Builder {
    /// Adds a unit.
    pub fn add(&mut self, unit: Unit) {
        self.waiting.push(unit);
        if self.waiting.len() == CHUNK {
            self.work();
        }
    }

    /// The index of all units that were added.
    #[must_use]
    pub fn finish(mut self) -> Index {
        self.work();
        let vocabulary = &self.index.vocabulary;
        self.index.sides = self.streams.map(|Stream { symbols, mut starts }| {
            starts.push(u32::try_from(symbols.len()).unwrap_or(u32::MAX));
            Side::new(symbols, starts, vocabulary)
        });
        self.index.texts = self.texts.finish();
        self.index
    }

    /// Takes in the units that wait. They are cut in parallel and numbered one after the other.
    fn work(&mut self) {
        let units = std::mem::take(&mut self.waiting);
        let work = |units: &[Unit]| Chunk::new(units);
        let chunks: Vec<Chunk> = units.par_chunks(BLOCK).map(work).collect();
        for chunk in chunks {
            let vocabulary = &mut self.index.vocabulary;
            let numbers: Vec<u32> =
                chunk.symbols.iter().map(|text| vocabulary.number(text)).collect();
            for (stream, rows) in self.streams.iter_mut().zip(chunk.rows) {
                for row in rows {
                    stream.starts.push(u32::try_from(stream.symbols.len()).unwrap_or(u32::MAX));
                    stream.symbols.extend(row.iter().map(|&symbol| numbers[symbol as usize]));
                    stream.symbols.push(END);
                }
            }
            self.texts.push(&chunk.packed);
        }
        for unit in units {
            self.index.places.push(&unit.place.to_string());
            let document = self.document(&unit);
            self.index.document_of.push(document);
        }
    }

    fn document(&mut self, unit: &Unit) -> u32 {
        let year = unit.year.map_or(0, u32::from);
        let index = &mut self.index;
        let document = *self.known.entry(Arc::clone(&unit.document)).or_insert_with(|| {
            index.documents.push(&unit.document);
            index.years.push(0);
            u32::try_from(index.years.len() - 1).unwrap_or(u32::MAX)
        });
        // The first paragraphs of a document may not tell it.
        index.years[document as usize] = index.years[document as usize].max(year);
        document
    }
}

/// Units that are cut into symbols with numbers of their own.
struct Chunk {
    symbols: Vec<Box<str>>,
    rows: [Vec<Vec<u32>>; 2],
    packed: Vec<u8>,
}

impl Chunk {
    fn new(units: &[Unit]) -> Self {
        let mut numbers: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut texts: Vec<Box<str>> = Vec::new();
        let rows = Language::ALL.map(|language| {
            let row = |unit: &Unit| {
                let folded = folded(unit.text(language));
                let mut row = Vec::new();
                symbols(&folded, |range, _| {
                    let text = &folded.text()[range];
                    let number = numbers.get(text).copied().unwrap_or_else(|| {
                        let number = u32::try_from(texts.len()).unwrap_or(u32::MAX);
                        texts.push(text.into());
                        numbers.insert(text.into(), number);
                        number
                    });
                    row.push(number);
                });
                row
            };
            units.iter().map(row).collect()
        });
        let pairs = units.iter().map(|unit| Language::ALL.map(|language| unit.text(language)));
        // Writing to memory does not fail; a text of 4 GiB is no unit.
        let packed = pack(pairs).unwrap_or_default();
        Self { symbols: texts, rows, packed }
    }
}

impl Index {
    /// Number of units.
    #[must_use]
    pub fn len(&self) -> usize {
        self.document_of.len()
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.document_of.is_empty()
    }

    /// Number of documents.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// What was found to be wrong with its file since it was opened. Answers from then on may lack
    /// something.
    #[must_use]
    pub fn damage(&self) -> Option<&str> {
        self.texts.blocks.damage()
    }

    pub(crate) fn side(&self, language: Language) -> &Side {
        &self.sides[language as usize]
    }

    /// The year of a unit's document, where it is known.
    pub(crate) fn year(&self, unit: u32) -> Option<u16> {
        let document = *self.document_of.get(unit as usize)?;
        let year = self.years.get(document as usize).copied()?;
        u16::try_from(year).ok().filter(|&year| year > 0)
    }
}
