//! How a paragraph ends: translators keep it.

/// What a paragraph or sentence ends with, quotation marks aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Comma,
    Semicolon,
    Colon,
    Stop,
    Bracket,
    Digit,
    Other,
}

/// How much more often a Chinese paragraph (columns) ends so where its English (rows) does than
/// elsewhere: natural logarithms, in the order of [`Ending`], counted on the exact pairs of the
/// corpus and cut at -4 (see `docs/alignment.md`).
const LIKENESS: [[f32; 7]; 7] = [
    [1.3, -4.0, -4.0, -4.0, -4.0, -4.0, -4.0],
    [-4.0, 1.1, -4.0, -4.0, -4.0, -4.0, -4.0],
    [-4.0, -4.0, 4.0, -4.0, -1.8, -3.3, -4.0],
    [-4.0, -4.0, -4.0, 1.7, -4.0, -4.0, -3.7],
    [-4.0, -4.0, -2.0, -4.0, 4.0, -3.1, 0.2],
    [-4.0, -4.0, -3.9, -4.0, -3.5, 2.6, 1.0],
    [-4.0, -4.0, -3.0, -4.0, -3.1, -4.0, 1.8],
];

impl Ending {
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || "”’\"'*」』".contains(c));
        match text.chars().next_back() {
            Some(',' | '，' | '、') => Self::Comma,
            Some(';' | '；') => Self::Semicolon,
            Some(':' | '：') => Self::Colon,
            Some('.' | '。' | '!' | '！' | '?' | '？') => Self::Stop,
            Some(')' | '）' | ']') => Self::Bracket,
            Some(c) if c.is_ascii_digit() => Self::Digit,
            _ => Self::Other,
        }
    }

    /// What the endings of an English and a Chinese paragraph tell for or against the two.
    pub(super) fn likeness(self, zh: Self) -> f32 {
        LIKENESS[self as usize][zh as usize]
    }
}
