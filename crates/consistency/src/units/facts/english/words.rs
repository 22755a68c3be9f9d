//! Numbers in English words, as folded: `twentyone`, `seventyfifth`.

use zhengming_document::spelt_ordinal;

/// What a word is as a part of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// `three`, `twenty`, `twentyone`.
    Count(u64),
    /// `third`, `twentyfirst`.
    Ordinal(u64),
    /// `hundred`.
    Hundred,
    /// `thousand`, `million` and so on.
    Scale(u64),
    /// `hundredth`.
    Hundredth,
}

const BELOW_TWENTY: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Longest number that is one word: `seventyseventh`.
const LONGEST: usize = 15;

pub(super) fn of(word: &str) -> Option<Word> {
    // No other letter starts a number.
    if word.len() < 3 || word.len() > LONGEST || !b"efhmnostzbt".contains(&word.as_bytes()[0]) {
        return None;
    }
    match word {
        "hundred" => return Some(Word::Hundred),
        "hundredth" => return Some(Word::Hundredth),
        _ => {}
    }
    scale(word).map(Word::Scale).or_else(|| count(word).map(Word::Count)).or_else(|| {
        let is_ordinal = word.ends_with("th")
            || word.ends_with("first")
            || word.ends_with("second")
            || word.ends_with("third");
        let ordinal = if is_ordinal { spelt_ordinal(word) } else { None };
        ordinal.map(|ordinal| Word::Ordinal(u64::from(ordinal)))
    })
}

/// The value of `thousand`, `million` and so on.
pub(super) fn scale(word: &str) -> Option<u64> {
    Some(match word {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The number that a word has in it or stands for: `fiveyear`, `decade`.
pub(super) fn implied(word: &str) -> Option<u64> {
    let value = match word {
        "both" | "twice" | "double" | "half" | "pair" | "bilateral" => 2,
        "quarter" | "quarters" | "quarterly" => 4,
        "decade" | "decades" => 10,
        "dozen" | "annual" | "annually" => 12,
        "century" => 100,
        _ => return UNITS.iter().find_map(|unit| count(word.strip_suffix(unit)?)),
    };
    Some(value)
}

/// What a number is joined to in one word.
const UNITS: [&str; 14] = [
    "year", "yearly", "month", "day", "week", "hour", "point", "member", "part", "fold", "step",
    "stage", "minute", "person",
];

fn count(word: &str) -> Option<u64> {
    let below = |word: &str| BELOW_TWENTY.iter().position(|name| *name == word);
    if let Some(count) = below(word) {
        return Some(count as u64);
    }
    let (tens, rest) = TENS
        .iter()
        .enumerate()
        .find_map(|(at, tens)| Some((10 * (at as u64 + 2), word.strip_prefix(tens)?)))?;
    match rest {
        "" => Some(tens),
        _ => below(rest).filter(|ones| (1..10).contains(ones)).map(|ones| tens + ones as u64),
    }
}
