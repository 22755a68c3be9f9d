//! The texts of units as they are written, packed.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use zhengming_text::Language;

use crate::chunks::Chunks;

/// Units of a block. More are packed better, fewer are read faster.
pub(crate) const BLOCK: usize = 32;

/// Most that a block unpacks to. Units are far smaller; a hostile block is not.
const MOST: u64 = 64 << 20;

/// Blocks of packed texts, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    pub(crate) blocks: Chunks,
}

/// Blocks that come one after the other.
#[derive(Default)]
pub(crate) struct TextsBuilder {
    bytes: Vec<u8>,
    ends: Vec<u64>,
}

impl TextsBuilder {
    pub(crate) fn push(&mut self, block: &[u8]) {
        self.bytes.extend_from_slice(block);
        self.ends.push(self.bytes.len() as u64);
    }

    pub(crate) fn finish(self) -> Texts {
        Texts { blocks: Chunks::of_bytes(self.bytes, self.ends) }
    }
}

/// Packs the texts of at most [`BLOCK`] units, each in the order of [`Language::ALL`].
pub(crate) fn pack<'t>(units: impl Iterator<Item = [&'t str; 2]>) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for text in units.flatten() {
        let length = u32::try_from(text.len()).map_err(|_| std::io::ErrorKind::InvalidData)?;
        encoder.write_all(&length.to_le_bytes())?;
        encoder.write_all(text.as_bytes())?;
    }
    encoder.finish()
}

impl Texts {
    /// The text of a unit in one language; empty where the block is damaged.
    pub(crate) fn get(&self, unit: u32, language: Language) -> String {
        self.read(unit, language).unwrap_or_default()
    }

    fn read(&self, unit: u32, language: Language) -> Option<String> {
        let packed = self.blocks.read(unit as usize / BLOCK);
        let mut decoder = ZlibDecoder::new(packed.as_slice()).take(MOST);
        let mut length = [0; 4];
        for _ in 0..(unit as usize % BLOCK) * 2 + language as usize {
            decoder.read_exact(&mut length).ok()?;
            let skipped = u64::from(u32::from_le_bytes(length));
            std::io::copy(&mut (&mut decoder).take(skipped), &mut std::io::sink()).ok()?;
        }
        decoder.read_exact(&mut length).ok()?;
        let mut text = String::new();
        let length = u64::from(u32::from_le_bytes(length));
        decoder.take(length).read_to_string(&mut text).ok()?;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back() {
        let mut texts = TextsBuilder::default();
        let units: Vec<[String; 2]> =
            (0..70).map(|n| [format!("unit {n}"), format!("第{n}段")]).collect();
        for block in units.chunks(BLOCK) {
            texts.push(&pack(block.iter().map(|[en, zh]| [en.as_str(), zh.as_str()])).unwrap());
        }
        let texts = texts.finish();
        for unit in [0, 31, 32, 69] {
            for language in Language::ALL {
                assert_eq!(texts.get(unit, language), units[unit as usize][language as usize]);
            }
        }
        assert_eq!(texts.get(70, Language::En), "");
        assert_eq!(texts.get(u32::MAX, Language::En), "");
    }
}
