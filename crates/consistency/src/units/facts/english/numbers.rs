//! Numbers, percentages and sessions in English.

use super::super::fact::WHOLE;
use super::super::{Fact, Measure, Value};
use super::words::{self, Word};
use super::{Sort, Token};

/// So many tokens behind an ordinal the word *session* may stand: *seventy-fifth and resumed
/// seventy-sixth sessions*.
const SESSION_BEHIND: usize = 6;

/// Words between an ordinal and *session*.
const BEFORE_SESSION: [&str; 11] = [
    "and",
    "to",
    "or",
    "special",
    "emergency",
    "regular",
    "resumed",
    "annual",
    "ordinary",
    "substantive",
    "organizational",
];

/// Words behind which a Roman numeral or a figure is the number of a part.
const PARTS: [&str; 30] = [
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "article",
    "articles",
    "section",
    "sections",
    "sect",
    "sects",
    "chapter",
    "chapters",
    "part",
    "parts",
    "annex",
    "annexes",
    "rule",
    "rules",
    "goal",
    "goals",
    "target",
    "targets",
    "item",
    "items",
    "no",
    "nos",
    "vol",
    "vols",
    "volume",
    "supplement",
];

/// Adds numbers and sessions of the tokens that are not taken.
pub(super) fn read(text: &str, tokens: &[Token], facts: &mut Vec<Fact>) {
    let mut at = 0;
    while at < tokens.len() {
        let read = match tokens[at].sort {
            Sort::Figures(_) => figures(text, tokens, at),
            Sort::Word => spelt(text, tokens, at)
                .or_else(|| implied(text, tokens, at))
                .or_else(|| roman(text, tokens, at)),
            Sort::Mark | Sort::Taken => None,
        };
        let Some((fact, next)) = read else {
            at += 1;
            continue;
        };
        // *Three decades* are thirty years or three of them.
        if let Value::Number(years, measure) = fact.value
            && word(text, tokens, next - 1) == "decades"
            && next > at + 1
        {
            let value = Value::Number(years / 10, measure);
            facts.push(Fact { value, range: fact.range.clone(), is_firm: false });
        }
        at = next;
        facts.push(fact);
    }
}

fn word<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    tokens.get(at).map_or("", |token| &text[token.range.clone()])
}

/// A number in figures, perhaps with `million` or `per cent` behind it, and the token behind it.
fn figures(text: &str, tokens: &[Token], at: usize) -> Option<(Fact, usize)> {
    let Token { range, sort: Sort::Figures(figures) } = tokens[at].clone() else { return None };
    let mut next = at + 1;
    let touches = |next: usize| tokens.get(next).is_some_and(|t| t.range.start == range.end);
    let glued = if touches(next) { word(text, tokens, next) } else { "" };
    let before = text[..range.start].chars().next_back();
    // `covid-19`, `h5n1`: names, not numbers.
    let in_name = before.is_some_and(|c| c.is_ascii_alphanumeric())
        || before == Some('-')
            && text[..range.start - 1].ends_with(|c: char| c.is_ascii_lowercase());
    let is_ordinal = matches!(glued, "st" | "nd" | "rd" | "th");
    let is_word = glued.starts_with(|c: char| c.is_ascii_lowercase());
    let mut value = figures.value;
    let mut measure = Measure::Plain;
    if is_ordinal {
        next += 1;
        let value = value / WHOLE;
        let end = tokens[next - 1].range.end;
        return Some((ordinal(text, tokens, value, range.start..end, next), next));
    }
    if let Some(scale) = words::scale(word(text, tokens, next)) {
        value = value.checked_mul(scale)?;
        next += 1;
    }
    if word(text, tokens, next) == "%" || word(text, tokens, next) == "percent" {
        (measure, next) = (Measure::Percent, next + 1);
    } else if word(text, tokens, next) == "per" && word(text, tokens, next + 1) == "cent" {
        (measure, next) = (Measure::Percent, next + 2);
    }
    if is_part(text, tokens, at) {
        measure = Measure::Ordinal;
    }
    let is_time = is_time(text, tokens, next);
    let years = decades(text, tokens, next);
    if let Some(years) = years {
        value = value.checked_mul(years)?;
        next += 1;
    }
    let range = range.start..tokens[next - 1].range.end;
    // `article 2.1` is 第二条第一项.
    let is_dotted = measure == Measure::Ordinal && figures.run.is_none();
    let is_firm = !in_name
        && !is_label(text, tokens, at)
        && !is_page(text, tokens, at)
        && years.is_none()
        && !is_word
        && !is_time
        && !is_dotted
        && !shares_scale(text, tokens, next);
    Some((Fact { value: Value::Number(value, measure), range, is_firm }, next))
}

/// Whether a word like *paragraph* or *para.* stands in front of a token.
fn is_part(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| word(text, tokens, at));
    PARTS.contains(&before(1)) || before(1) == "." && PARTS.contains(&before(2))
}

/// Whether a number is the label of its paragraph: `50. The resources`.
fn is_label(text: &str, tokens: &[Token], at: usize) -> bool {
    at == 0 && word(text, tokens, 1) == "."
}

/// Whether a number is that of a page, which each language has its own.
fn is_page(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_word = |back: usize| {
        let before = at.checked_sub(back).map_or("", |at| word(text, tokens, at));
        matches!(before, "p" | "pp" | "page" | "pages")
    };
    is_word(1) || is_word(2)
}

/// The years of the decades that may follow a number: *six decades* are 60年.
fn decades(text: &str, tokens: &[Token], next: usize) -> Option<u64> {
    (word(text, tokens, next) == "decades").then_some(10)
}

/// Whether *million* or *billion* behind the next number is meant here too: `638 to 720 million`.
fn shares_scale(text: &str, tokens: &[Token], next: usize) -> bool {
    matches!(word(text, tokens, next), "to" | "and" | "or" | "-")
        && words::scale(word(text, tokens, next + 2)).is_some()
}

/// Whether a time of day ends behind this token: `9.30 a.m.`
fn is_time(text: &str, tokens: &[Token], next: usize) -> bool {
    matches!(word(text, tokens, next), "a" | "p" | "am" | "pm")
        && matches!(word(text, tokens, next + 1), "." | "m" | "")
        || word(text, tokens, next) == ":"
}

/// A number in words, and the token behind it.
fn spelt(text: &str, tokens: &[Token], at: usize) -> Option<(Fact, usize)> {
    let first = words::of(word(text, tokens, at))?;
    let start = tokens[at].range.start;
    let (mut sum, mut next) = (0_u64, at + 1);
    let mut group = match first {
        Word::Count(count) => count,
        Word::Ordinal(value) => {
            let range = tokens[at].range.clone();
            return Some((ordinal(text, tokens, value, range, next), next));
        }
        Word::Hundred | Word::Hundredth | Word::Scale(_) => return None,
    };
    loop {
        let skip = usize::from(word(text, tokens, next) == "and" && (group >= 100 || sum > 0));
        let is_word = tokens.get(next + skip).is_some_and(|token| token.sort == Sort::Word);
        let further = if is_word { words::of(word(text, tokens, next + skip)) } else { None };
        match further {
            Some(Word::Hundred) if skip == 0 && (1..100).contains(&group) => group *= 100,
            Some(Word::Hundredth) if skip == 0 && (1..100).contains(&group) => {
                let end = tokens[next].range.end;
                let value = group * 100;
                return Some((ordinal(text, tokens, value, start..end, next + 1), next + 1));
            }
            Some(Word::Scale(scale)) if skip == 0 && group > 0 => {
                sum = sum.checked_add(group.checked_mul(scale)?)?;
                group = 0;
            }
            // *Twenty four* and *twenty fourth* too are one number.
            Some(Word::Count(count))
                if group % 100 == 0 && (group > 0 || sum > 0) && count < 100
                    || skip == 0 && is_tens(group) && (1..10).contains(&count) =>
            {
                group += count;
            }
            Some(Word::Ordinal(last))
                if group > 0 && (group % 100 == 0 || is_tens(group) && last < 10) =>
            {
                next += skip + 1;
                let range = start..tokens[next - 1].range.end;
                return Some((ordinal(text, tokens, sum + group + last, range, next), next));
            }
            _ => break,
        }
        next += skip + 1;
    }
    let value = sum.checked_add(group)?;
    let mut measure = Measure::Plain;
    if word(text, tokens, next) == "per" && word(text, tokens, next + 1) == "cent" {
        (measure, next) = (Measure::Percent, next + 2);
    }
    let mut value = value;
    let years = decades(text, tokens, next);
    if let Some(years) = years {
        value = value.checked_mul(years)?;
        next += 1;
    }
    let range = start..tokens[next - 1].range.end;
    let value = Value::Number(value.checked_mul(WHOLE)?, measure);
    // *One* and *two* are often no numbers in Chinese: *one of*, *both*, 双方.
    let is_firm = years.is_none() && (next > at + 1 || !matches!(first, Word::Count(0..=2)));
    Some((Fact { value, range, is_firm }, next))
}

/// Whether ones may follow: twenty, two hundred and thirty.
fn is_tens(group: u64) -> bool {
    group.is_multiple_of(10) && group % 100 >= 20
}

/// An ordinal, or the number of a session if the word follows.
fn ordinal(
    text: &str,
    tokens: &[Token],
    value: u64,
    range: std::ops::Range<usize>,
    next: usize,
) -> Fact {
    for at in next..next + SESSION_BEHIND {
        let behind = word(text, tokens, at);
        if matches!(behind, "session" | "sessions") {
            return Fact { value: Value::Session(value), range, is_firm: true };
        }
        let goes_on = behind == ","
            || BEFORE_SESSION.contains(&behind)
            || matches!(words::of(behind), Some(Word::Ordinal(_)));
        if !goes_on {
            break;
        }
    }
    let value = Value::Number(value.saturating_mul(WHOLE), Measure::Ordinal);
    Fact { value, range, is_firm: true }
}

/// A number that a word implies, and the token behind it.
fn implied(text: &str, tokens: &[Token], at: usize) -> Option<(Fact, usize)> {
    let value = words::implied(word(text, tokens, at))? * WHOLE;
    let value = Value::Number(value, Measure::Plain);
    Some((Fact { value, range: tokens[at].range.clone(), is_firm: false }, at + 1))
}

/// A Roman numeral, and the token behind it.
fn roman(text: &str, tokens: &[Token], at: usize) -> Option<(Fact, usize)> {
    let numeral = word(text, tokens, at);
    let value = roman_value(numeral)?;
    let is_part = is_part(text, tokens, at);
    if numeral.len() < 2 && !is_part {
        return None;
    }
    let value = Value::Number(value * WHOLE, Measure::Ordinal);
    Some((Fact { value, range: tokens[at].range.clone(), is_firm: is_part }, at + 1))
}

fn roman_value(numeral: &str) -> Option<u64> {
    if numeral.len() > 7 {
        return None;
    }
    let digit = |byte| match byte {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        _ => None,
    };
    let digits: Vec<u64> = numeral.bytes().map(digit).collect::<Option<_>>()?;
    let (mut value, mut greatest) = (0, 0);
    for digit in digits.into_iter().rev() {
        if digit < greatest {
            value -= digit.min(value);
        } else {
            value += digit;
            greatest = digit;
        }
    }
    (value > 0).then_some(value)
}
