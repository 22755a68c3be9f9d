//! Dates in English: `1 and 15 March 2024`, `from 30 May to 2 June 2024`, `March 2024`, `2021-2025`.

use zhengming_document::MONTHS;

use super::super::fact::is_year;
use super::super::{Date, Fact, Value};
use super::{Sort, Token};

/// Months that are other words too.
const OTHER_WORDS: [&str; 2] = ["march", "may"];

/// Adds the dates, and marks their tokens as taken.
pub(super) fn read(text: &str, tokens: &mut [Token], facts: &mut Vec<Fact>) {
    let mut dates = Vec::new();
    for at in 0..tokens.len() {
        if let Some(month) = month(text, &tokens[at]) {
            with_month(text, tokens, at, month, &mut dates);
        }
    }
    inherit_years(text, &mut dates);
    take(tokens, &dates);
    facts.append(&mut dates);
    for token in tokens.iter_mut() {
        if let Some(year) = bare_year(text, token) {
            let (value, range) = (Value::Date(Date::year(year)), token.range.clone());
            facts.push(Fact { value, range, is_firm: true });
            token.sort = Sort::Taken;
        }
    }
}

/// Marks the tokens of dates as taken. Both are in the order of the text.
fn take(tokens: &mut [Token], dates: &[Fact]) {
    let mut dates = dates.iter().peekable();
    for token in tokens {
        while dates.next_if(|date| date.range.end <= token.range.start).is_some() {}
        if dates.peek().is_some_and(|date| date.range.start <= token.range.start) {
            token.sort = Sort::Taken;
        }
    }
}

fn month(text: &str, token: &Token) -> Option<u8> {
    if token.sort != Sort::Word || !(3..=9).contains(&token.range.len()) {
        return None;
    }
    let word = &text[token.range.clone()];
    let month = MONTHS.iter().position(|name| *name == word)?;
    u8::try_from(month + 1).ok()
}

/// Adds the dates of the month at a token.
fn with_month(text: &str, tokens: &[Token], at: usize, month: u8, dates: &mut Vec<Fact>) {
    let mut days: Vec<usize> = Vec::new();
    let mut next = at;
    while let Some(before) = next.checked_sub(1)
        && day(&tokens[before]).is_some()
    {
        days.push(before);
        match before.checked_sub(1) {
            Some(joint) if joins(text, &tokens[joint]) => next = joint,
            _ => break,
        }
        // `24, 25, and 30 March`
        if let Some(comma) = next.checked_sub(1)
            && joins(text, &tokens[comma])
        {
            next = comma;
        }
    }
    days.reverse();
    let mut last = at;
    // `March 15, 2024`
    if days.is_empty() && day(tokens.get(at + 1).unwrap_or(&tokens[at])).is_some() {
        let is_comma = |token: &Token| &text[token.range.clone()] == ",";
        if tokens.get(at + 2).is_some_and(is_comma) && year_at(text, tokens, at + 3).is_some() {
            days.push(at + 1);
            last = at + 2;
        }
    }
    let year = year_at(text, tokens, last + 1);
    if year.is_some() {
        last += 1;
    }
    let word = &text[tokens[at].range.clone()];
    if days.is_empty()
        && year.is_none()
        && OTHER_WORDS.contains(&word)
        && !is_listed(text, tokens, at)
    {
        return;
    }
    let end = year.map_or(tokens[last].range.end, |(_, end)| end);
    let date = |day| Date { year: year.map(|(year, _)| year), month: Some(month), day };
    let Some((final_day, others)) = days.split_last() else {
        let (value, range) = (Value::Date(date(None)), tokens[at].range.start..end);
        dates.push(Fact { value, range, is_firm: true });
        return;
    };
    for other in others {
        let value = Value::Date(date(day(&tokens[*other])));
        dates.push(Fact { value, range: tokens[*other].range.clone(), is_firm: true });
    }
    let start = tokens[*final_day].range.start.min(tokens[at].range.start);
    let value = Value::Date(date(day(&tokens[*final_day])));
    dates.push(Fact { value, range: start..end, is_firm: true });
}

/// Whether another month follows behind a joint: *in May and December 2021*.
fn is_listed(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|joint| joins(text, joint))
        && tokens.get(at + 2).is_some_and(|next| month(text, next).is_some())
}

fn day(token: &Token) -> Option<u8> {
    let Sort::Figures(figures) = token.sort else { return None };
    figures.run.filter(|run| *run <= 2)?;
    figures.whole().filter(|day| (1..=31).contains(day)).and_then(|day| u8::try_from(day).ok())
}

/// The year at a token, and where it ends. A note mark may be glued to it.
fn year_at(text: &str, tokens: &[Token], at: usize) -> Option<(u16, usize)> {
    let token = tokens.get(at)?;
    let Sort::Figures(figures) = token.sort else { return None };
    // The point of a decimal may end a sentence, with a note mark behind it.
    let figures = match figures.run {
        Some(4..=6) => &text[token.range.start..token.range.start + 4],
        Some(_) => return None,
        None => text[token.range.clone()].split('.').next().filter(|year| year.len() == 4)?,
    };
    let year: u16 = figures.parse().ok()?;
    is_year(u64::from(year)).then_some((year, token.range.start + 4))
}

/// Whether a token joins two days or dates in a list or a range.
fn joins(text: &str, token: &Token) -> bool {
    matches!(&text[token.range.clone()], "and" | "to" | "or" | "," | "-" | "&")
}

/// Gives dates without a year the year of the date that they are joined to.
fn inherit_years(text: &str, dates: &mut [Fact]) {
    for at in (1..dates.len()).rev() {
        let (Value::Date(next), range) = (dates[at].value.clone(), dates[at].range.clone()) else {
            continue;
        };
        let Value::Date(date) = &mut dates[at - 1].value else { continue };
        let own = date.year;
        date.year = own.or(next.year);
        let between = text.get(dates[at - 1].range.end..range.start).unwrap_or_default();
        let is_joined = between.split([' ', ',']).all(|word| {
            matches!(word, "" | "and" | "to" | "or" | "-" | "until" | "through" | "from" | "on")
        });
        if !is_joined && let Value::Date(date) = &mut dates[at - 1].value {
            date.year = own;
        }
    }
}

/// A year that stands alone.
fn bare_year(text: &str, token: &Token) -> Option<u16> {
    let Sort::Figures(figures) = token.sort else { return None };
    figures.run.filter(|run| *run == 4)?;
    let year = figures.whole().filter(|year| is_year(*year))?;
    // `1990s`, `A1999`
    let behind = text[token.range.end..].bytes().next();
    let before = text[..token.range.start].bytes().next_back();
    let is_free = behind.is_none_or(|byte| !byte.is_ascii_alphanumeric())
        && before.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    u16::try_from(year).ok().filter(|_| is_free)
}
