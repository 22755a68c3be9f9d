//! Rows of words that come again, with how freely they stand in their surroundings.
//!
//! Level by level: a row of n words can only be frequent if both rows of n − 1 words in it are, so
//! that few rows have to be counted however long the texts are.

use std::collections::HashMap;

use crate::stream::{BREAK, Vocabulary};
use crate::words::Class;

/// No row of words.
const NONE: u32 = u32::MAX;

/// A row of words that comes again.
#[derive(Clone, Debug)]
pub(crate) struct Gram {
    /// Its words.
    pub(crate) words: Vec<u32>,
    pub(crate) count: u32,
    /// Branching entropy in nats to both sides. What parts the text, and words that are rare, count
    /// as a different neighbour each time.
    pub(crate) left: f64,
    pub(crate) right: f64,
}

/// The neighbours of a row on one side.
#[derive(Clone, Copy, Default)]
struct Neighbours {
    counted: u32,
    /// Σ c·ln c over the neighbours counted.
    sum: f64,
}

impl Neighbours {
    fn add(&mut self, count: u32) {
        self.counted += count;
        self.sum += f64::from(count) * f64::from(count).ln();
    }

    fn entropy(self, all: u32) -> f64 {
        f64::from(all).ln() - self.sum / f64::from(all)
    }
}

/// All rows of at most `longest` words that come at least `least` times.
pub(crate) fn grams(
    stream: &[u32],
    vocabulary: &Vocabulary,
    longest: usize,
    least: u32,
) -> Vec<Gram> {
    let mut counts = vec![0; vocabulary.len() + 1];
    stream.iter().for_each(|&word| counts[word as usize] += 1);
    let is_frequent = |word: u32| word != BREAK && counts[word as usize] >= least;
    let mut level = Level { grams: Vec::new(), at: stream.iter().map(|_| NONE).collect() };
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    for (place, &word) in stream.iter().enumerate().filter(|&(_, &word)| is_frequent(word)) {
        level.at[place] = *numbers.entry(word).or_insert_with(|| {
            level.grams.push((vec![word], counts[word as usize]));
            level.grams.len() as u32 - 1
        });
    }
    let mut all = Vec::new();
    while !level.grams.is_empty() {
        let words = level.grams[0].0.len();
        let (next, left, right) = level.next(stream, vocabulary, least);
        let sides = left.into_iter().zip(right);
        all.extend(level.grams.into_iter().zip(sides).map(|((words, count), (left, right))| {
            Gram { words, count, left: left.entropy(count), right: right.entropy(count) }
        }));
        if words == longest {
            break;
        }
        level = next;
    }
    all
}

/// The frequent rows of one length.
struct Level {
    grams: Vec<(Vec<u32>, u32)>,
    /// The row that begins at each place of the stream.
    at: Vec<u32>,
}

impl Level {
    /// The rows that are a word longer, and the neighbours of these on the left and right.
    fn next(
        &self,
        stream: &[u32],
        vocabulary: &Vocabulary,
        least: u32,
    ) -> (Self, Vec<Neighbours>, Vec<Neighbours>) {
        let words = self.grams[0].0.len();
        let pair = |place: usize| {
            let (first, second) = (self.at[place], *self.at.get(place + 1)?);
            (first != NONE && second != NONE).then_some((first, second))
        };
        let is_neighbour = |word: u32| vocabulary.word(word).class != Class::Link;
        let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
        (0..stream.len()).filter_map(pair).for_each(|pair| *counts.entry(pair).or_default() += 1);

        let mut left = vec![Neighbours::default(); self.grams.len()];
        let mut right = left.clone();
        let mut next = Self { grams: Vec::new(), at: vec![NONE; stream.len()] };
        let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
        for place in 0..stream.len() {
            let Some(pair) = pair(place) else { continue };
            let number = *numbers.entry(pair).or_insert_with(|| {
                let count = counts[&pair];
                // Function words are no neighbours: they stand beside terms, not in them.
                if is_neighbour(stream[place]) {
                    left[pair.1 as usize].add(count);
                }
                if is_neighbour(stream[place + words]) {
                    right[pair.0 as usize].add(count);
                }
                if count < least {
                    return NONE;
                }
                next.grams.push((stream[place..=place + words].to_vec(), count));
                next.grams.len() as u32 - 1
            });
            next.at[place] = number;
        }
        (next, left, right)
    }
}
