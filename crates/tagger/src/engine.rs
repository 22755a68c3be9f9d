//! The automata behind one small interface.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use daachorse::CharwiseDoubleArrayAhoCorasick;

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

pub(crate) enum Engine {
    Bytes(AhoCorasick),
    Characters(CharwiseDoubleArrayAhoCorasick<u32>),
    /// No forms, no matches.
    Empty,
}

impl Engine {
    /// An automaton for the patterns, which must be distinct and not empty.
    pub(crate) fn new(patterns: &[String], kind: EngineKind) -> Result<Self, String> {
        if patterns.is_empty() {
            return Ok(Self::Empty);
        }
        let kind = match kind {
            EngineKind::Auto if patterns.len() <= MOST_FORMS_FOR_DFA => EngineKind::Dfa,
            EngineKind::Auto => EngineKind::DoubleArray,
            chosen => chosen,
        };
        match kind {
            EngineKind::Dfa => bytes(patterns, AhoCorasickKind::DFA),
            EngineKind::Nfa => bytes(patterns, AhoCorasickKind::ContiguousNFA),
            EngineKind::Auto | EngineKind::DoubleArray => {
                CharwiseDoubleArrayAhoCorasick::new(patterns)
                    .map(Self::Characters)
                    .map_err(|error| error.to_string())
            }
        }
    }

    /// Calls `found` with start, end and pattern of every match, overlapping ones included. Matches
    /// come by their ends.
    #[inline]
    pub(crate) fn search(&self, text: &str, mut found: impl FnMut(usize, usize, u32)) {
        match self {
            Self::Bytes(automaton) => {
                for hit in automaton.find_overlapping_iter(text) {
                    found(hit.start(), hit.end(), hit.pattern().as_u32());
                }
            }
            Self::Characters(automaton) => {
                for hit in automaton.find_overlapping_iter(text) {
                    found(hit.start(), hit.end(), hit.value());
                }
            }
            Self::Empty => {}
        }
    }
}

fn bytes(patterns: &[String], kind: AhoCorasickKind) -> Result<Engine, String> {
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(kind))
        .build(patterns)
        .map(Engine::Bytes)
        .map_err(|error| error.to_string())
}
