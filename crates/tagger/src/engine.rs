//! The automata behind one small interface.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use daachorse::CharwiseDoubleArrayAhoCorasick;

use crate::surface::Forms;

/// Which automaton searches.
///
/// All of them find the same matches; they differ in speed and memory. [`EngineKind::Auto`] takes
/// the deterministic automaton for small glossaries and the double array for larger ones, where a
/// deterministic automaton no longer fits the cache. Figures are in `docs/performance.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineKind {
    /// By the number of forms.
    #[default]
    Auto,
    /// Aho–Corasick as a contiguous NFA over bytes: least memory.
    Nfa,
    /// Aho–Corasick as a DFA over bytes.
    Dfa,
    /// Aho–Corasick as a double array over characters.
    DoubleArray,
}

/// Up to so many forms the deterministic automaton is the faster one.
const MOST_FORMS_FOR_DFA: usize = 600;

/// Two automata: one over forms with Chinese characters, one over the others.
pub(crate) struct Engine {
    wide: Searcher,
    latin: Searcher,
}

/// An automaton with the surface of each of its patterns.
struct Searcher {
    automaton: Automaton,
    surfaces: Vec<u32>,
}

enum Automaton {
    Bytes(AhoCorasick),
    Characters(CharwiseDoubleArrayAhoCorasick<u32>),
    /// No forms, no matches.
    Empty,
}

impl Engine {
    pub(crate) fn new(wide: &Forms, latin: &Forms, kind: EngineKind) -> Result<Self, String> {
        Ok(Self { wide: Searcher::new(wide, kind)?, latin: Searcher::new(latin, kind)? })
    }

    /// Calls `found` with start, end and surface of every match, overlapping ones included.
    #[inline]
    pub(crate) fn search(&self, text: &str, mut found: impl FnMut(usize, usize, u32)) {
        self.wide.search(text, 0, &mut found);
        let mut at = 0;
        while let Some(stretch) = latin_stretch(text, at) {
            at = stretch.end;
            let start = stretch.start;
            self.latin.search(&text[stretch], start, &mut found);
        }
    }
}

/// The next stretch without Chinese characters that has a letter in it, from `at` on.
#[inline]
fn latin_stretch(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = &text.as_bytes()[at..];
    let letter = first_letter(bytes)?;
    // The lead bytes of U+3000 to U+FFFF; what these planes hold besides Chinese is not Latin.
    let is_wide = |byte: &u8| matches!(byte, 0xE3..=0xEF);
    let before = bytes[..letter].iter().rposition(is_wide);
    let start = before.map_or(0, |lead| lead + 3);
    let end = bytes[letter..].iter().position(is_wide).map_or(bytes.len(), |wide| letter + wide);
    Some(at + start..at + end)
}

/// Place of the first small ASCII letter. Most Chinese paragraphs have none, and blocks of bytes
/// are looked through faster than single ones.
#[inline]
fn first_letter(bytes: &[u8]) -> Option<usize> {
    const BLOCK: usize = 32;
    let blocks = bytes.chunks(BLOCK).position(|block| {
        block.iter().fold(false, |found, byte| found | byte.is_ascii_lowercase())
    })?;
    let start = blocks * BLOCK;
    bytes[start..].iter().position(u8::is_ascii_lowercase).map(|letter| start + letter)
}

impl Searcher {
    fn new(forms: &Forms, kind: EngineKind) -> Result<Self, String> {
        Ok(Self {
            automaton: Automaton::new(&forms.forms, kind)?,
            surfaces: forms.surfaces.clone(),
        })
    }

    #[inline]
    fn search(&self, text: &str, base: usize, found: &mut impl FnMut(usize, usize, u32)) {
        let surface = |pattern: u32| self.surfaces[pattern as usize];
        match &self.automaton {
            Automaton::Bytes(automaton) => {
                for hit in automaton.find_overlapping_iter(text) {
                    found(base + hit.start(), base + hit.end(), surface(hit.pattern().as_u32()));
                }
            }
            Automaton::Characters(automaton) => {
                for hit in automaton.find_overlapping_iter(text) {
                    found(base + hit.start(), base + hit.end(), surface(hit.value()));
                }
            }
            Automaton::Empty => {}
        }
    }
}

impl Automaton {
    /// An automaton for the patterns, which must be distinct and not empty.
    fn new(patterns: &[String], kind: EngineKind) -> Result<Self, String> {
        if patterns.is_empty() {
            return Ok(Self::Empty);
        }
        match kind.for_forms(patterns.len()) {
            EngineKind::Dfa => bytes(patterns, AhoCorasickKind::DFA),
            EngineKind::Nfa => bytes(patterns, AhoCorasickKind::ContiguousNFA),
            EngineKind::Auto | EngineKind::DoubleArray => {
                CharwiseDoubleArrayAhoCorasick::new(patterns)
                    .map(Self::Characters)
                    .map_err(|error| error.to_string())
            }
        }
    }
}

impl EngineKind {
    /// The kind that is meant for so many forms.
    fn for_forms(self, forms: usize) -> Self {
        match self {
            Self::Auto if forms <= MOST_FORMS_FOR_DFA => Self::Dfa,
            Self::Auto => Self::DoubleArray,
            chosen => chosen,
        }
    }
}

fn bytes(patterns: &[String], kind: AhoCorasickKind) -> Result<Automaton, String> {
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(kind))
        .build(patterns)
        .map(Automaton::Bytes)
        .map_err(|error| error.to_string())
}
