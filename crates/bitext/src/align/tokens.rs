//! What two languages write alike: numbers, dates, symbols, Latin words.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use zhengming_document::{MONTHS, spelt_ordinal};
use zhengming_text::Language;

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// A concept of the caller's.
    Concept,
    /// A word in Latin letters.
    Word,
    /// A number in words: *seventy-sixth*, 第七十六, *VII*.
    Ordinal,
    /// A number in digits.
    Number,
    /// A month.
    Month,
    /// The symbol of a document.
    Symbol,
}

/// Something that both languages may write, in a form that is the same for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Token {
    /// Equal for equal tokens, whatever their class.
    pub(super) key: u64,
    pub(super) class: Class,
}

impl Token {
    fn new(class: Class, value: impl Hash) -> Self {
        // A number is the same in digits and in words.
        let kind = if class == Class::Ordinal { Class::Number } else { class };
        let mut hasher = FxHasher::default();
        (kind, value).hash(&mut hasher);
        Self { key: hasher.finish(), class }
    }

    /// The token that stands for a concept.
    pub(super) fn concept(concept: u32) -> Self {
        Self::new(Class::Concept, concept)
    }
}

/// Digits that a number may have; longer rows are no numbers that anyone counts with.
const MOST_DIGITS: usize = 15;

/// The tokens of a folded text, sorted and each once.
pub(super) fn find(text: &str, language: Language) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_alphanumeric() {
            let (run, behind) = rest.split_at(run_length(rest));
            rest = behind;
            if run.contains('/') && run.bytes().any(|byte| byte.is_ascii_digit()) {
                tokens.push(Token::new(Class::Symbol, run));
            } else {
                rest = parts(run, behind, language, &mut tokens);
            }
        } else {
            rest = &rest[first.len_utf8()..];
            if first == '第'
                && let Some(value) = han_numeral(rest)
            {
                tokens.push(Token::new(Class::Ordinal, value));
            }
        }
    }
    tokens.sort_unstable();
    tokens.dedup_by_key(|token| token.key);
    tokens
}

/// Bytes of letters and digits with the strokes, points and hyphens between them.
fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let goes_on = |at: usize| match bytes[at] {
        b'/' | b'.' | b'-' | b',' => {
            let inside = bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
            let digits =
                || at > 0 && bytes[at - 1].is_ascii_digit() && bytes[at + 1].is_ascii_digit();
            inside && (bytes[at] != b',' || digits())
        }
        byte => byte.is_ascii_alphanumeric(),
    };
    (1..bytes.len()).find(|&at| !goes_on(at)).unwrap_or(bytes.len())
}

/// Takes a run without symbol apart; returns what is left of the text behind it.
fn parts<'t>(
    run: &str,
    mut behind: &'t str,
    language: Language,
    tokens: &mut Vec<Token>,
) -> &'t str {
    let mut parts = run.split(['-', '/']).filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        if part.as_bytes()[0].is_ascii_digit() {
            let rest = if parts.peek().is_none() { behind } else { "" };
            let (token, left) = number(part, rest, language);
            tokens.push(token);
            if parts.peek().is_none() {
                behind = left;
            }
        } else {
            // Without a year or a day behind it, *may* is a verb.
            let is_verb = part == "may" && !is_before_digit(behind);
            tokens.extend(word(part, language).filter(|_| !is_verb));
        }
    }
    behind
}

/// A number, with the blanks, units and powers of ten behind it.
fn number<'t>(part: &str, mut behind: &'t str, language: Language) -> (Token, &'t str) {
    let is_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
    let length = part.bytes().take_while(|byte| is_number(byte)).count();
    let mut digits: String = part[..length].replace(',', "");
    // Chinese texts part thousands by blanks.
    while language == Language::Zh && length == part.len() && digits.len() < MOST_DIGITS {
        let Some(group) = behind.strip_prefix(' ').and_then(|next| next.get(..3)) else { break };
        let ends = behind.as_bytes().get(4).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if !ends || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        digits.push_str(group);
        behind = &behind[4..];
        let point = behind.as_bytes().first() == Some(&b'.');
        let decimals = behind.bytes().skip(1).take_while(u8::is_ascii_digit).count();
        if point && decimals > 0 {
            digits.push_str(&behind[..=decimals]);
            behind = &behind[decimals + 1..];
            break;
        }
    }
    if let Some(rest) = behind.strip_prefix('月')
        && let Some(month) = digits.parse::<usize>().ok().filter(|month| (1..=12).contains(month))
    {
        return (Token::new(Class::Month, month), rest);
    }
    const POWERS: [(&str, f64); 4] =
        [("万", 1e4), ("亿", 1e8), (" million", 1e6), (" billion", 1e9)];
    let power =
        POWERS.iter().find(|(name, _)| behind.starts_with(name)).map_or(1.0, |found| found.1);
    let token = match digits.parse::<f64>() {
        // Thousandths are kept, so that 1.2亿 and 120 million are one.
        Ok(value) if digits.len() <= MOST_DIGITS => {
            Token::new(Class::Number, (value * power * 1000.0).round() as u64)
        }
        _ => Token::new(Class::Symbol, digits),
    };
    (token, behind)
}

fn is_before_digit(behind: &str) -> bool {
    behind.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

fn word(word: &str, language: Language) -> Option<Token> {
    let word = word.trim_end_matches('.');
    if word.len() < 2 {
        return None;
    }
    let ordinal = |value: u32| Token::new(Class::Ordinal, u64::from(value) * 1000);
    if let Some(value) = roman(word) {
        return Some(ordinal(value));
    }
    if language == Language::En {
        if let Some(month) = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word)) {
            return Some(Token::new(Class::Month, month + 1));
        }
        if word.ends_with(['t', 'd', 'h'])
            && let Some(value) = spelt_ordinal(word)
        {
            return Some(ordinal(value));
        }
    }
    Some(Token::new(Class::Word, word))
}

/// The value of a small Roman numeral of several letters.
fn roman(word: &str) -> Option<u32> {
    let mut value: u32 = 0;
    let mut before = 0;
    for letter in word.bytes().rev() {
        let digit = match letter {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            _ => return None,
        };
        value = if digit < before { value.checked_sub(digit)? } else { value + digit };
        before = digit;
    }
    (value < 90 && word.len() <= 8).then_some(value)
}

/// The value of the Chinese numeral at the start of a text, in thousandths.
fn han_numeral(text: &str) -> Option<u64> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let (mut value, mut digit, mut any) = (0_u64, 0, false);
    for c in text.chars().take(8) {
        let known = DIGITS.iter().zip(0..).find(|(known, _)| **known == c).map(|found| found.1);
        let unit = match c {
            '十' => 10,
            '百' => 100,
            _ if known.is_some() => 1,
            _ => break,
        };
        any = true;
        match known {
            Some(known) => digit = known,
            None => {
                value += unit * if digit == 0 { 1 } else { digit };
                digit = 0;
            }
        }
    }
    any.then_some((value + digit) * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_give_the_same_tokens() {
        for (en, zh, many) in [
            ("resolution 76/19 of 6 december 2021", "2021年12月6日第76/19号决议", 4),
            ("a/c.1/76/l.13", "文件a/c.1/76/l.13，", 1),
            ("the seventysixth session, 2021-2025", "第七十六届会议2021-2025年", 3),
            ("120 million people, 1,234.5 tons", "1.2亿人，1 234.5吨", 2),
            ("chapter vii", "第七章", 1),
        ] {
            let keys = |tokens: Vec<Token>| -> Vec<u64> {
                let kept = tokens.iter().filter(|token| token.class != Class::Word);
                let mut keys: Vec<u64> = kept.map(|token| token.key).collect();
                keys.sort_unstable();
                keys
            };
            let (en, zh) = (keys(find(en, Language::En)), keys(find(zh, Language::Zh)));
            assert_eq!(en, zh);
            assert_eq!(en.len(), many);
        }
    }
}
