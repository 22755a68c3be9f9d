//! Dates in Chinese: 2024年12月4日, 2021年3月1日至5日, 二〇二一年, 2021-2025年, 12月22日.

use super::numerals::{Numeral, Script};
use crate::units::facts::fact::is_year;
use crate::units::facts::{Date, Fact, Value};

/// Adds the dates. Returns the numbers that are no parts of one.
pub(super) fn read(text: &str, numerals: &[Numeral], facts: &mut Vec<Fact>) -> Vec<Numeral> {
    let mut rest = Vec::new();
    let mut last: Option<(Date, usize)> = None;
    let mut at = 0;
    while at < numerals.len() {
        let joined = last.filter(|(_, end)| joins(&text[*end..numerals[at].range.start]));
        let read = Reading { text, numerals, joined: joined.map(|(date, _)| date) }.at(at);
        let Some((date, next, end)) = read else {
            rest.push(numerals[at].clone());
            at += 1;
            continue;
        };
        let range = numerals[at].range.start..end;
        facts.push(Fact { value: Value::Date(date), range, is_firm: true });
        last = Some((date, end));
        at = next;
    }
    rest
}

/// Whether two dates are joined by what stands between them, so that the second one may lack what
/// it shares with the first.
fn joins(between: &str) -> bool {
    matches!(
        between,
        "至" | "和"
            | "、"
            | "及"
            | "到"
            | "与"
            | "或"
            | "-"
            | "—"
            | "～"
            | "~"
            | "以及"
            | "，"
            | "和至"
    )
}

struct Reading<'t> {
    text: &'t str,
    numerals: &'t [Numeral],
    /// The date that the next one is joined to.
    joined: Option<Date>,
}

impl Reading<'_> {
    /// The date that starts with a numeral, the index of the numeral behind it, and where it ends.
    fn at(&self, first: usize) -> Option<(Date, usize, usize)> {
        let mut date = Date::default();
        let (mut at, mut end) = (first, self.numerals[first].range.end);
        if let Some(year) = self.year(first) {
            date.year = Some(year);
            let Some(behind) = self.unit(first, '年') else {
                return Some((date, first + 1, end));
            };
            (at, end) = (first + 1, behind);
        }
        if let Some((month, behind)) = self.part(at, end, first, '月', 12) {
            date.month = Some(month);
            (at, end) = (at + 1, behind);
        }
        if (date.month.is_some() || self.is_joined_day(date))
            && let Some((day, behind)) = self.part(at, end, first, '日', 31)
        {
            date.day = Some(day);
            (at, end) = (at + 1, behind);
        }
        let start = self.numerals.get(at).map_or(end, |numeral| numeral.range.start);
        let end_of_month = if at == first { start } else { end };
        if date.day.is_none()
            && (date.month.is_some() || self.is_joined_day(date))
            && let Some((day, behind)) = self.listed_day(at, end_of_month)
        {
            date.day = Some(day);
            (at, end) = (at + 1, behind);
        }
        if at == first {
            return None;
        }
        Some((self.inherited(date), at, end))
    }

    fn is_joined_day(&self, date: Date) -> bool {
        date == Date::default() && self.joined.is_some_and(|joined| joined.day.is_some())
    }

    /// Gives a date the greater parts of the one that it is joined to.
    fn inherited(&self, mut date: Date) -> Date {
        if let Some(joined) = self.joined {
            if date.month.is_none() && date.day.is_some() {
                (date.year, date.month) = (joined.year, joined.month);
            } else if date.year.is_none() && (date.day.is_some() == joined.day.is_some()) {
                date.year = joined.year;
            }
        }
        date
    }

    /// A year, with 年 behind it or without.
    fn year(&self, at: usize) -> Option<u16> {
        let numeral = &self.numerals[at];
        let year = numeral.whole().filter(|year| is_year(*year))?;
        let is_one = match numeral.script {
            Script::Run(4) => self.stands_free(numeral) && !self.is_disease(numeral),
            Script::Characters(4) => self.unit(at, '年').is_some(),
            _ => false,
        };
        u16::try_from(year).ok().filter(|_| is_one)
    }

    /// Whether a year is part of the name of a disease: 2019冠状病毒病.
    fn is_disease(&self, numeral: &Numeral) -> bool {
        let behind = &self.text[numeral.range.end..];
        behind.strip_prefix('年').unwrap_or(behind).starts_with("冠状病毒")
    }

    fn stands_free(&self, numeral: &Numeral) -> bool {
        let is_part = |c: char| c.is_ascii_alphanumeric();
        !self.text[..numeral.range.start].ends_with(is_part)
            && !self.text[numeral.range.end..].starts_with(is_part)
    }

    /// Where a unit ends that stands right behind a numeral.
    fn unit(&self, at: usize, unit: char) -> Option<usize> {
        let end = self.numerals[at].range.end;
        self.text[end..].starts_with(unit).then_some(end + unit.len_utf8())
    }

    /// A month or a day, which starts where the part before it ended.
    fn part(
        &self,
        at: usize,
        end: usize,
        first: usize,
        unit: char,
        most: u64,
    ) -> Option<(u8, usize)> {
        let numeral = self.numerals.get(at)?;
        if at != first && numeral.range.start != end {
            return None;
        }
        let behind = self.unit(at, unit)?;
        let value = numeral.whole().filter(|value| (1..=most).contains(value))?;
        if numeral.script == Script::Figures {
            return None;
        }
        Some((u8::try_from(value).ok()?, behind))
    }

    /// The first day of a list in which 日 stands behind the last one only: 3月1、2和5日.
    fn listed_day(&self, first: usize, end: usize) -> Option<(u8, usize)> {
        const MOST: usize = 31;
        let numeral = self.numerals.get(first)?;
        let value = numeral.whole().filter(|value| (1..=31).contains(value))?;
        let is_list = (first..self.numerals.len() - 1).take(MOST).find_map(|at| {
            let next = &self.numerals[at + 1];
            let is_joined = joins(&self.text[self.numerals[at].range.end..next.range.start]);
            match self.unit(at + 1, '日') {
                _ if !is_joined => Some(false),
                Some(_) => Some(true),
                None => None,
            }
        });
        let is_one = numeral.range.start == end && is_list == Some(true);
        is_one.then_some((u8::try_from(value).ok()?, numeral.range.end))
    }
}
