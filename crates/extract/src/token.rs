//! Folded text as tokens: Chinese characters and words of the lists, English words.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use zhengming_text::Language;

use crate::words::{Class, LONGEST, class};

/// A token of a text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Bytes in the folded text.
    pub(crate) range: Range<usize>,
    pub(crate) class: Class,
}

/// The tokens of a folded text in order. What lies between two of them is blank.
pub(crate) fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (start, word) in text.split_word_bound_indices() {
        let range = start..start + word.len();
        let Some(first) = word.chars().next() else { continue };
        if first.is_whitespace() {
            continue;
        }
        let is_word = first.is_alphabetic() && !word.contains(['.', '_', ':']);
        let class = match language {
            _ if !is_word || is_adverb(word) => Class::Break,
            // Chinese is looked at below, where words of several characters are known.
            Language::Zh => Class::Content,
            Language::En => {
                let listed = class(Language::En, word);
                let listed = listed.or_else(|| class(Language::En, &stem(word)));
                listed.unwrap_or(if is_adjective(word) { Class::Trail } else { Class::Content })
            }
        };
        tokens.push(Token { range, class });
    }
    if language == Language::Zh { joined(text, &tokens) } else { tokens }
}

/// Whether an English word ends as adverbs do. Nouns that end so are few.
fn is_adverb(word: &str) -> bool {
    const NOUNS: [&str; 8] =
        ["assembly", "family", "supply", "reply", "ally", "anomaly", "monopoly", "italy"];
    word.len() == 1 && word.is_ascii() || word.ends_with("ly") && !NOUNS.contains(&word)
}

/// Whether an English word ends as adjectives and participles do: a term may begin with it.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["al", "ive", "ic", "ous", "ful", "able", "ible", "ary", "ed"];
    const NOUNS: [&str; 33] = [
        "proposal",
        "material",
        "approval",
        "official",
        "referral",
        "removal",
        "disposal",
        "trial",
        "capital",
        "journal",
        "individual",
        "goal",
        "survival",
        "principal",
        "deal",
        "withdrawal",
        "objective",
        "initiative",
        "directive",
        "alternative",
        "perspective",
        "archive",
        "representative",
        "incentive",
        "public",
        "traffic",
        "topic",
        "logic",
        "secretary",
        "library",
        "summary",
        "boundary",
        "seed",
    ];
    let is_noun = NOUNS.contains(&word) || word.ends_with("general");
    !is_noun && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a character is a Chinese numeral, as numbers of articles have.
fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| "一二三四五六七八九十百千零〇两".contains(c))
}

/// Joins characters to words of the list: at each place the longest.
fn joined(text: &str, characters: &[Token]) -> Vec<Token> {
    let mut words = Vec::with_capacity(characters.len());
    let mut at = 0;
    while let Some(first) = characters.get(at) {
        let longest = (at + LONGEST).min(characters.len());
        let found = (at + 1..=longest).rev().find_map(|end| {
            let range = first.range.start..characters[end - 1].range.end;
            let class = class(Language::Zh, text.get(range.clone())?)?;
            Some((end, Token { range, class }))
        });
        let found = numeral(text, characters, at).or(found);
        let (end, token) = found.unwrap_or_else(|| (at + 1, first.clone()));
        words.push(token);
        at = end;
    }
    words
}

/// A number at a place, with the word of order before it: 第十二, 二十, but not 第三方, 一致.
fn numeral(text: &str, characters: &[Token], at: usize) -> Option<(usize, Token)> {
    let word = |place: usize| Some(&text[characters.get(place)?.range.clone()]);
    let is_ordinal = word(at) == Some("第");
    let first = at + usize::from(is_ordinal);
    let end = (first..).find(|&place| !word(place).is_some_and(is_numeral))?;
    let is_party = matches!(word(end), Some("方" | "国" | "者"));
    let is_number = end - first > 1 || (is_ordinal && end > first && !is_party);
    let last = characters[..end].last().filter(|_| is_number)?;
    let range = characters[at].range.start..last.range.end;
    Some((end, Token { range, class: Class::Break }))
}

/// The form by which English words are compared: without the endings of the plural and the
/// genitive.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    let word = word.strip_suffix("'s").unwrap_or(word);
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => Cow::Borrowed(stem),
        _ => Cow::Borrowed(word),
    }
}
