use std::ops::Range;

use zhengming_text::fold_term;

/// English words as a search compares them: in one number, one spelling, and without blanks
/// between them, so that *Cyber security* is *cybersecurity* and *behaviors* are *behaviour*.
pub(crate) struct Loose {
    joined: String,
    words: Vec<Word>,
}

struct Word {
    /// Where it ends in the joined form.
    end: usize,
    /// Bytes of the text that it stands for.
    source: Range<usize>,
}

/// Endings of plurals and what they are put for; the first that fits counts.
const NUMBERS: [(&str, &str); 10] = [
    ("sses", "ss"),
    ("yses", "ysis"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("s", ""),
];

/// Letters by which British and American spelling differ. Other words that have them are changed
/// alike on both sides, which does no harm.
const SPELLINGS: [(&str, &str); 8] = [
    ("ll", "l"),
    ("tre", "ter"),
    ("our", "or"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("ence", "ense"),
    ("mme", "m"),
];

impl Loose {
    /// The words of a text; nothing where it has a letter that is not Latin.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        if text.chars().any(|c| c.is_alphabetic() && c >= '\u{2e80}') {
            return None;
        }
        let mut loose = Self { joined: String::new(), words: Vec::new() };
        let mut start = None;
        for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
            match (start, is_part(char)) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    loose.push(text, from..at);
                    start = None;
                }
                _ => {}
            }
        }
        (!loose.joined.is_empty()).then_some(loose)
    }

    /// All words in one, as they are compared.
    pub(crate) fn joined(&self) -> &str {
        &self.joined
    }

    /// The words of a text in one number, all in one, in the spelling that they have.
    pub(crate) fn in_one_number(text: &str) -> String {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| singular(&fold_term(word))).collect()
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        self.joined.push_str(&plain(&fold_term(&text[source.clone()])));
        self.words.push(Word { end: self.joined.len(), source });
    }

    /// Bytes of the text that the words of a query stand for: all of them if `whole`, else so many
    /// as begin and end with the query.
    pub(crate) fn find(&self, query: &Self) -> Option<(Range<usize>, bool)> {
        let ends = |at: usize| at == 0 || self.words.iter().any(|word| word.end == at);
        let (start, end) = self
            .joined
            .match_indices(&query.joined)
            .map(|(at, found)| (at, at + found.len()))
            .find(|&(start, end)| ends(start) && ends(end))?;
        let first = self.words.iter().find(|word| word.end > start)?;
        let last = self.words.iter().find(|word| word.end >= end)?;
        let whole = start == 0 && end == self.joined.len();
        Some((first.source.start..last.source.end, whole))
    }
}

/// A folded word in one number.
fn singular(word: &str) -> String {
    let singular = NUMBERS.iter().find_map(|(plural, ending)| {
        let stem = word.strip_suffix(plural)?;
        (stem.len() > 1).then(|| format!("{stem}{ending}"))
    });
    singular.unwrap_or_else(|| word.to_owned())
}

/// A folded word in one number and spelling.
fn plain(word: &str) -> String {
    SPELLINGS
        .iter()
        .fold(singular(word), |word, (british, american)| word.replace(british, american))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_spellings_and_divisions_do_not_matter() {
        let found = |query: &str, term: &str| Loose::new(term)?.find(&Loose::new(query)?);
        for (query, term, expected) in [
            ("Cyber security", "cybersecurity", Some((0..13, true))),
            ("capacity building", "capacity-building", Some((0..17, true))),
            ("points of contact", "point of contact", Some((0..16, true))),
            ("state behaviors", "responsible State behaviour", Some((12..27, false))),
            ("CERTs", "CERT", Some((0..4, true))),
            ("art", "party", None),
            ("网络", "网络", None),
            ("", "network", None),
        ] {
            assert_eq!(found(query, term), expected, "{query}");
        }
    }
}
