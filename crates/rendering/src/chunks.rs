//! Parts of a file that are read when they are asked for.

use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::read_at::ReadAt;

/// Bytes that are copied at once.
const PORTION: usize = 1 << 20;

/// What was found to be wrong with a file after it was opened.
pub(crate) type Damage = Arc<OnceLock<String>>;

/// Chunks of bytes one behind the other, each with a checksum.
#[derive(Clone)]
pub(crate) struct Chunks {
    input: Arc<dyn ReadAt>,
    /// Where the first one starts.
    start: u64,
    /// Where each ends, from there.
    ends: Vec<u64>,
    checksums: Vec<u32>,
    damage: Damage,
}

impl Default for Chunks {
    fn default() -> Self {
        Self::of_bytes(Vec::new(), Vec::new())
    }
}

impl fmt::Debug for Chunks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").field("chunks", &self.ends.len()).finish_non_exhaustive()
    }
}

impl Chunks {
    /// Chunks of bytes in memory, by their ends.
    pub(crate) fn of_bytes(bytes: Vec<u8>, ends: Vec<u64>) -> Self {
        let checksum = |chunk: usize| {
            let range = range(&ends, chunk).and_then(|(start, end)| {
                bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
            });
            crc32fast::hash(range.unwrap_or_default())
        };
        let checksums = (0..ends.len()).into_par_iter().map(checksum).collect();
        Self { input: Arc::new(bytes), start: 0, ends, checksums, damage: Damage::default() }
    }

    /// Chunks of a file, from an offset on.
    pub(crate) fn of_file(
        input: Arc<dyn ReadAt>,
        start: u64,
        ends: Vec<u64>,
        checksums: Vec<u32>,
        damage: Damage,
    ) -> Self {
        Self { input, start, ends, checksums, damage }
    }

    /// The bytes of a chunk; none where it is damaged, which is noted.
    pub(crate) fn read(&self, chunk: usize) -> Vec<u8> {
        let mut bytes = vec![0; self.length(chunk)];
        if self.fill(chunk, &mut bytes) { bytes } else { Vec::new() }
    }

    /// The numbers of a chunk; none where it is damaged, which is noted.
    pub(crate) fn numbers(&self, chunk: usize) -> Vec<u32> {
        let mut numbers = vec![0_u32; self.length(chunk) / 4];
        if !self.fill(chunk, bytemuck::cast_slice_mut(&mut numbers)) {
            return Vec::new();
        }
        from_little_endian(&mut numbers);
        numbers
    }

    fn length(&self, chunk: usize) -> usize {
        range(&self.ends, chunk)
            .and_then(|(start, end)| usize::try_from(end - start).ok())
            .unwrap_or(0)
    }

    /// Fills a buffer with a chunk of its length. Whether that is sound.
    fn fill(&self, chunk: usize, bytes: &mut [u8]) -> bool {
        let Some((start, _)) = range(&self.ends, chunk) else { return false };
        let damaged = match self.input.read_exact_at(bytes, self.start + start) {
            Err(error) => error.to_string(),
            Ok(()) if self.checksums.get(chunk) == Some(&crc32fast::hash(bytes)) => return true,
            Ok(()) => "a checksum in it is wrong".to_owned(),
        };
        self.damage.get_or_init(|| damaged);
        false
    }

    pub(crate) fn ends(&self) -> &[u64] {
        &self.ends
    }

    pub(crate) fn checksums(&self) -> &[u32] {
        &self.checksums
    }

    /// Number of bytes of all chunks.
    pub(crate) fn total(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// What was found to be wrong so far.
    pub(crate) fn damage(&self) -> Option<&str> {
        self.damage.get().map(String::as_str)
    }

    /// Writes the bytes of all chunks.
    pub(crate) fn copy_to(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut buffer = vec![0; PORTION];
        let (mut at, end) = (self.start, self.start + self.total());
        while at < end {
            let length = usize::try_from(end - at).unwrap_or(PORTION).min(PORTION);
            self.input.read_exact_at(&mut buffer[..length], at)?;
            out.write_all(&buffer[..length])?;
            at += length as u64;
        }
        Ok(())
    }
}

/// Where a chunk starts and ends.
fn range(ends: &[u64], chunk: usize) -> Option<(u64, u64)> {
    let start = chunk.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    let end = *ends.get(chunk)?;
    (start <= end).then_some((start, end))
}

/// Turns numbers as they are in a file into those of the machine, or back.
pub(crate) fn from_little_endian(numbers: &mut [u32]) {
    if cfg!(target_endian = "big") {
        numbers.iter_mut().for_each(|number| *number = number.swap_bytes());
    }
}
