//! The places of a stream in the order of what follows them.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::chunks::{Chunks, from_little_endian};
use crate::side::DEPTH;
use crate::vocabulary::END;

/// Places of a stream but the ends of units, in the order of what follows them: a bucket for each
/// key, which is read when it is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Suffixes {
    chunks: Chunks,
    buckets: Vec<OnceLock<Vec<u32>>>,
}

impl Suffixes {
    /// Puts the places of a stream of keys in order.
    pub(crate) fn new(keys: &[u32], symbols: usize) -> Self {
        let mut counts = vec![0_u32; symbols];
        keys.iter().for_each(|&key| counts[key as usize] += 1);
        let mut sorted = sorted(keys, &counts);
        from_little_endian(&mut sorted);
        let bytes = bytemuck::cast_slice(&sorted).to_vec();
        Self::of_chunks(Chunks::of_bytes(bytes, Self::ends(&counts)))
    }

    pub(crate) fn of_chunks(chunks: Chunks) -> Self {
        let buckets = chunks.ends().iter().map(|_| OnceLock::new()).collect();
        Self { chunks, buckets }
    }

    pub(crate) fn chunks(&self) -> &Chunks {
        &self.chunks
    }

    /// Where the bucket of each key ends in bytes, by the numbers of places. Ends of units have none.
    pub(crate) fn ends(counts: &[u32]) -> Vec<u64> {
        let mut end = 0;
        let ends = (0_u32..).zip(counts).map(|(key, &count)| {
            end += if key == END { 0 } else { u64::from(count) * 4 };
            end
        });
        ends.collect()
    }

    /// The places of a key in the order of the keys behind them, up to [`DEPTH`]; of places with the
    /// same ones the first comes first.
    pub(crate) fn bucket(&self, key: u32) -> &[u32] {
        let bucket = self.buckets.get(key as usize);
        bucket.map_or(&[], |bucket| bucket.get_or_init(|| self.chunks.numbers(key as usize)))
    }
}

/// All places: first by counting, then within each first key by comparison.
fn sorted(keys: &[u32], counts: &[u32]) -> Vec<u32> {
    let mut next = Vec::with_capacity(counts.len());
    let mut end = 0_usize;
    for (key, &count) in (0_u32..).zip(counts) {
        next.push(end);
        end += if key == END { 0 } else { count as usize };
    }
    let mut sorted = vec![0; end];
    for (place, &key) in (0_u32..).zip(keys).filter(|&(_, &key)| key != END) {
        let next = &mut next[key as usize];
        sorted[*next] = place;
        *next += 1;
    }
    let mut buckets = Vec::with_capacity(counts.len());
    let mut rest = sorted.as_mut_slice();
    for (_, &count) in (0_u32..).zip(counts).filter(|&(key, _)| key != END) {
        let (bucket, behind) = rest.split_at_mut(count as usize);
        rest = behind;
        if bucket.len() > 1 {
            buckets.push(bucket);
        }
    }
    let behind = |place: u32| {
        let start = place as usize + 1;
        keys.get(start..(start + DEPTH - 1).min(keys.len())).unwrap_or_default()
    };
    // The largest first, so that no thread is left with it at the end.
    buckets.sort_unstable_by_key(|bucket| std::cmp::Reverse(bucket.len()));
    buckets.into_par_iter().for_each(|bucket| {
        bucket.par_sort_unstable_by(|&one, &two| behind(one).cmp(behind(two)).then(one.cmp(&two)));
    });
    sorted
}
