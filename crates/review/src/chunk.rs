//! Data as it stands in the page: JSON, compressed, in letters and digits.

use std::io::{self, Write};

use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderStringWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use serde::Serialize;

/// Bytes of JSON in a chunk, about: small enough to be unpacked between two frames, large enough to
/// compress well.
const TARGET: usize = 256 << 10;

/// The JSON of a value.
pub(crate) fn json(value: &impl Serialize) -> io::Result<String> {
    serde_json::to_string(value).map_err(io::Error::from)
}

/// JSON, packed.
pub(crate) fn pack(json: &str) -> io::Result<String> {
    let mut encoder = GzEncoder::new(EncoderStringWriter::new(&STANDARD), Compression::new(8));
    encoder.write_all(json.as_bytes())?;
    Ok(encoder.finish()?.into_inner())
}

/// Packs items together, several to a chunk, each chunk a JSON array.
#[derive(Default)]
pub(crate) struct Packer {
    open: String,
    in_open: u32,
    /// Chunks that are complete but not packed.
    ready: Vec<String>,
    packed: Vec<String>,
}

/// Where an item is: number of the chunk, and index in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct At(pub(crate) u32, pub(crate) u32);

impl Packer {
    /// Adds an item, given as JSON.
    pub(crate) fn add(&mut self, item: &str) -> At {
        if !self.open.is_empty() && self.open.len() + item.len() > TARGET {
            self.close();
        }
        let at = At((self.packed.len() + self.ready.len()) as u32, self.in_open);
        self.open.push(if self.in_open == 0 { '[' } else { ',' });
        self.open.push_str(item);
        self.in_open += 1;
        at
    }

    fn close(&mut self) {
        if self.in_open > 0 {
            self.open.push(']');
            self.ready.push(std::mem::take(&mut self.open));
            self.in_open = 0;
        }
    }

    /// Compresses what is complete, on all threads.
    pub(crate) fn compress(&mut self) -> io::Result<()> {
        let packed: Result<Vec<String>, _> =
            self.ready.par_iter().map(|chunk| pack(chunk)).collect();
        self.packed.extend(packed?);
        self.ready.clear();
        Ok(())
    }

    /// All chunks, packed.
    pub(crate) fn finish(mut self) -> io::Result<Vec<String>> {
        self.close();
        self.compress()?;
        Ok(self.packed)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use base64::Engine;
    use flate2::read::GzDecoder;
    use proptest::prelude::*;

    use super::*;

    fn unpacked(packed: &str) -> String {
        let bytes = STANDARD.decode(packed).unwrap();
        let mut json = String::new();
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut json).unwrap();
        json
    }

    #[test]
    fn items_are_found_where_the_packer_put_them() {
        let mut packer = Packer::default();
        let items: Vec<String> =
            (0..7).map(|n| format!("\"{}\"", n.to_string().repeat(90_000))).collect();
        let places: Vec<At> = items.iter().map(|item| packer.add(item)).collect();
        let chunks: Vec<Vec<String>> = packer
            .finish()
            .unwrap()
            .iter()
            .map(|chunk| serde_json::from_str(&unpacked(chunk)).unwrap())
            .collect();
        assert_eq!(chunks.len(), 4);
        for (At(chunk, at), item) in places.into_iter().zip(&items) {
            assert_eq!(format!("\"{}\"", chunks[chunk as usize][at as usize]), *item);
        }
    }

    proptest! {
        #[test]
        fn hostile_text_is_letters_and_digits(text in "(<|/|!|-|script|>|\"|'|&|\u{2028}|中|.){0,60}") {
            let packed = pack(&json(&text).unwrap()).unwrap();
            prop_assert!(packed.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)));
            prop_assert_eq!(serde_json::from_str::<String>(&unpacked(&packed)).unwrap(), text);
        }
    }
}
