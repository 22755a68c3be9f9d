use std::ops::Range;

use ::pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

/// Vowels with tone marks, and the letters under them. The letter ü is written v.
const MARKED: [(char, &str); 6] =
    [('a', "āáǎà"), ('e', "ēéěèê"), ('i', "īíǐì"), ('o', "ōóǒò"), ('u', "ūúǔù"), ('v', "üǖǘǚǜ")];

/// A query that may be pinyin: only Latin letters, with or without tones and blanks.
pub(crate) struct PinyinQuery {
    letters: String,
}

/// Whether two Chinese texts are written differently and read alike, tones aside, character by
/// character, as slips of an input method are: 注意道 and 注意到. Of several readings the usual one
/// counts.
#[must_use]
pub fn sound_alike(one: &str, other: &str) -> bool {
    let reading = |char: char| char.to_pinyin().map(Pinyin::plain);
    let alike = |(one, other)| {
        one == other || reading(one).is_some_and(|same| reading(other) == Some(same))
    };
    one != other
        && one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).all(alike)
}

/// What of a Chinese character a query may have.
#[derive(Clone, Copy)]
enum Portion {
    /// Its reading; of the last character, the start of it.
    Reading,
    /// The first letter of its reading, or `zh`, `ch`, `sh`.
    Initial,
}

/// Positions in the query that have been reached, one bit each.
type Reached = u128;

impl PinyinQuery {
    /// Letters that fit into [`Reached`] with the position behind the last.
    const LONGEST: usize = 127;

    /// The query without tones and blanks; nothing if it cannot be pinyin.
    pub(crate) fn new(query: &str) -> Option<Self> {
        let mut letters = String::new();
        for char in query.chars().flat_map(char::to_lowercase) {
            match char {
                'a'..='z' | '0'..='9' => letters.push(char),
                // Tone marks that follow their letter: macron, acute, caron, grave.
                '\u{304}' | '\u{301}' | '\u{30c}' | '\u{300}' => {}
                '\u{308}' if letters.ends_with('u') => {
                    letters.pop();
                    letters.push('v');
                }
                '\'' | '’' | '-' => {}
                _ if char.is_whitespace() => {}
                _ => letters.push(unmarked(char)?),
            }
        }
        let letters = without_tone_numbers(&letters);
        (2..=Self::LONGEST).contains(&letters.len()).then_some(Self { letters })
    }

    /// The first part of a term that reads as the query, in bytes.
    pub(crate) fn find_readings(&self, term: &str) -> Option<Range<usize>> {
        self.find(term, Portion::Reading)
    }

    /// The first part of a term whose initials are the query, in bytes.
    pub(crate) fn find_initials(&self, term: &str) -> Option<Range<usize>> {
        self.find(term, Portion::Initial)
    }

    fn find(&self, term: &str, portion: Portion) -> Option<Range<usize>> {
        let starts_word = |start: usize| {
            let before = term[..start].chars().next_back();
            before.is_none_or(|before| !before.is_ascii_alphanumeric())
        };
        let may_start = |&(start, char): &(usize, char)| {
            is_read(char) || char.is_ascii_alphanumeric() && starts_word(start)
        };
        term.char_indices().filter(may_start).find_map(|(start, _)| {
            let length = self.fit(&term[start..], portion)?;
            // Latin words alone are found by their letters.
            let has_reading = term[start..start + length].chars().any(is_read);
            has_reading.then_some(start..start + length)
        })
    }

    /// Bytes at the start of `text` that the query fits.
    fn fit(&self, text: &str, portion: Portion) -> Option<usize> {
        let goal: Reached = 1 << self.letters.len();
        let mut reached: Reached = 1;
        for (offset, char) in text.char_indices() {
            reached = self.step(reached, char, portion);
            if reached & goal != 0 {
                return Some(offset + char.len_utf8());
            }
            if reached == 0 {
                return None;
            }
        }
        None
    }

    /// The positions reached behind a character of the term.
    fn step(&self, reached: Reached, char: char, portion: Portion) -> Reached {
        let mut next: Reached = 0;
        let mut advance = |part: &str| {
            for at in (0..self.letters.len()).filter(|at| reached >> at & 1 == 1) {
                let rest = &self.letters[at..];
                if rest.starts_with(part) {
                    next |= 1 << (at + part.len());
                } else if matches!(portion, Portion::Reading) && part.starts_with(rest) {
                    next |= 1 << self.letters.len();
                }
            }
        };
        let Some(readings) = char.to_pinyin_multi() else {
            if char.is_ascii_alphanumeric() {
                advance(char.to_ascii_lowercase().encode_utf8(&mut [0; 4]));
                return next;
            }
            // Blanks and marks between characters are not read.
            return reached;
        };
        for reading in readings.into_iter().map(Pinyin::plain) {
            match portion {
                Portion::Reading if reading.contains('ü') => {
                    advance(&reading.replace('ü', "v"));
                    advance(&reading.replace('ü', "u"));
                }
                Portion::Reading => advance(reading),
                Portion::Initial => initials(reading).into_iter().for_each(&mut advance),
            }
        }
        next
    }
}

fn is_read(char: char) -> bool {
    char.to_pinyin_multi().is_some()
}

/// The first letter, and the first two where they are one sound.
fn initials(reading: &str) -> Vec<&str> {
    let lengths =
        if ["zh", "ch", "sh"].iter().any(|&two| reading.starts_with(two)) { 1..=2 } else { 1..=1 };
    lengths.filter_map(|length| reading.get(..length)).collect()
}

fn unmarked(char: char) -> Option<char> {
    MARKED.iter().find(|(_, marked)| marked.contains(char)).map(|&(letter, _)| letter)
}

/// Leaves out digits 1 to 5 behind a letter, which number tones: `xin4xi1`.
fn without_tone_numbers(letters: &str) -> String {
    let mut kept = String::new();
    let mut before = ' ';
    for char in letters.chars() {
        if !(before.is_ascii_lowercase() && matches!(char, '1'..='5')) {
            kept.push(char);
        }
        before = char;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, term: &str) -> Option<&'static str> {
        let query = PinyinQuery::new(query)?;
        let readings = query.find_readings(term).map(|_| "reading");
        readings.or_else(|| query.find_initials(term).map(|_| "initials"))
    }

    #[test]
    fn slips_of_an_input_method_sound_alike() {
        for (one, other) in [("注意道", "注意到"), ("觉定", "决定"), ("强雕", "强调")]
        {
            assert!(sound_alike(one, other) && sound_alike(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("注意到", "注意到"),
            ("注意", "注意到"),
            ("核准", "核可"),
            ("极大", "期待"),
            ("a", "b"),
            ("", ""),
        ] {
            assert!(!sound_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn pinyin_is_found_with_and_without_tones_blanks_and_endings() {
        for query in
            ["xinxi", "xin xi", "Xìnxī", "xin4 xi1", "xin'xi", "xinx", "xi\u{300}nxi\u{304}"]
        {
            assert_eq!(found(query, "关键信息基础设施"), Some("reading"), "{query}");
        }
        for (query, term) in [("lvxing", "履行"), ("lü xing", "履行"), ("luxing", "履行")] {
            assert_eq!(found(query, term), Some("reading"), "{query}");
        }
        assert_eq!(found("5gjishu", "5G技术"), Some("reading"));
        assert_eq!((found("ct", "ICT技术"), found("ict", "ICT技术")), (None, None));
        assert_eq!(PinyinQuery::new("xinxi").unwrap().find_readings("大信息"), Some(3..9));
    }

    #[test]
    fn initials_of_all_readings_are_found() {
        for (query, term) in [
            ("xxhtxjs", "信息和通信技术"),
            ("cq", "长期"),
            ("zq", "长期"),
            ("zhq", "长期"),
            ("zy", "重要"),
            ("ictjs", "ICT技术"),
            ("5gjs", "发展5G技术"),
            ("lhgxz", "《联合国宪章》"),
        ] {
            assert_eq!(found(query, term), Some("initials"), "{query}");
        }
    }

    #[test]
    fn hostile_queries_find_nothing() {
        for query in ["", "x", "''''", "信息", "\0\0", "xinxi!", &"x".repeat(100_000)] {
            assert_eq!(found(query, "信息"), None);
        }
    }
}
