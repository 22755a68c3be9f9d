//! English phrases word by word.

use zhengming_text::Folded;

use super::bags::spread;

/// Words that join others and may stand in another place or be left out.
const ARTICLES: [&str; 5] = ["the", "a", "an", "its", "their"];

/// Words between phrases. Behind a noun none of them makes it a part of a longer noun.
const LINKS: [&str; 39] = [
    "of",
    "for",
    "on",
    "in",
    "to",
    "at",
    "by",
    "with",
    "from",
    "against",
    "among",
    "between",
    "and",
    "or",
    "nor",
    "but",
    "as",
    "that",
    "which",
    "who",
    "whose",
    "when",
    "where",
    "while",
    "through",
    "within",
    "without",
    "under",
    "over",
    "into",
    "including",
    "regarding",
    "concerning",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
];

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Blank,
    Comma,
    Break,
}

/// What a word is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Content,
    Article,
    Link,
}

/// A word of a folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// Byte at which it starts.
    pub(super) start: usize,
    pub(super) gap: Gap,
    pub(super) role: Role,
}

impl Word<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The same for a word in both numbers.
    pub(super) fn value(&self) -> u64 {
        let (stem, y) = stem(self.text);
        let bytes = stem.bytes().chain(y.then_some(b'y'));
        spread(bytes.fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        }))
    }

    pub(super) fn is_alike(&self, other: &Self) -> bool {
        stem(self.text) == stem(other.text)
    }
}

/// A word without the ending of the plural, and whether that left out a *y*.
fn stem(word: &str) -> (&str, bool) {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return (stem, true);
    }
    if let Some(stem) = word.strip_suffix('y') {
        return (stem, true);
    }
    let is_plural = word.len() > 3 && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    (word.strip_suffix('s').filter(|_| is_plural).unwrap_or(word), false)
}

/// The words of a folded text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut behind = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find(is_letter) {
        let start = at + found;
        let length = text[start..].find(|char| !is_letter(char)).unwrap_or(text.len() - start);
        let word = &text[start..start + length];
        let gap = match &text[behind..start] {
            " " => Gap::Blank,
            ", " => Gap::Comma,
            _ => Gap::Break,
        };
        words.push(Word { text: word, start, gap, role: role(word) });
        at = start + length;
        behind = at;
    }
    words
}

fn role(word: &str) -> Role {
    match word {
        _ if ARTICLES.contains(&word) => Role::Article,
        _ if LINKS.contains(&word) => Role::Link,
        _ => Role::Content,
    }
}

/// Letters and digits of words that are parted by blanks.
fn is_letter(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '\'' || ('\u{C0}'..'\u{250}').contains(&char)
}

/// Place of the head in words that are a noun with attributes and perhaps *of* and another; none,
/// where they are anything else.
pub(super) fn head(words: &[Word<'_>]) -> Option<usize> {
    let is_plain = |word: &Word<'_>| word.role != Role::Link || word.text == "of";
    let is_one = words.iter().all(is_plain) && words[1..].iter().all(|word| word.gap == Gap::Blank);
    let of = words.iter().position(|word| word.text == "of").unwrap_or(words.len());
    let head = of.checked_sub(1)?;
    (is_one && words[head].role == Role::Content).then_some(head)
}

/// Whether a word looks like one that must stand in front of a noun.
pub(super) fn is_adjective(word: &str) -> bool {
    ["al", "able", "ible", "ive", "ic", "ous", "ing", "ed"].iter().any(|end| word.ends_with(end))
}

/// Whether hyphens inside the stretch were folded away, or it stands in an address.
pub(super) fn is_no_plain_text(folded: &Folded, start: usize, end: usize) -> bool {
    let joins = |char: char| "/.@_#:-\\".contains(char);
    let text = folded.text();
    folded.source_span(start..end).len() != end - start
        || text[..start].ends_with(joins)
        || text[end..].starts_with(|char| char != '.' && joins(char))
}
