//! Numbers in figures and in Chinese characters.

use std::ops::Range;

use super::Figures;
use crate::units::facts::fact::WHOLE;

/// Longest number in characters.
const LONGEST: usize = 20;

/// A number as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// In thousandths.
    pub(super) value: u64,
    pub(super) range: Range<usize>,
    pub(super) script: Script,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// One run of so many figures.
    Run(usize),
    /// Figures with groups, decimals, or 万 and 亿 behind them.
    Figures,
    /// So many characters: 二〇二一, 十五, 三.
    Characters(usize),
    /// The sign of a list: ㈠, ①.
    Listed,
}

/// Whether a numeral may start with this byte. All of them start with one of these.
pub(super) fn may_start(byte: u8) -> bool {
    (0xE2..=0xE9).contains(&byte)
}

impl Numeral {
    /// A number in figures, perhaps with 万 or 亿 behind it.
    pub(super) fn of_figures(text: &str, start: usize, figures: Figures) -> Self {
        let mut script = figures.run.map_or(Script::Figures, Script::Run);
        let (mut value, mut end) = (figures.value, figures.end);
        // 40多亿 is more than four thousand million.
        let more = text[end..].chars().next().filter(|c| "多余几".contains(*c));
        let skipped = more.map_or(0, char::len_utf8);
        if text[end + skipped..].chars().next().and_then(scale).is_some_and(|scale| scale >= 10_000)
        {
            end += skipped;
        }
        while let Some(unit) = text[end..].chars().next()
            && let Some(scale) = scale(unit)
            && let Some(scaled) = value.checked_mul(scale)
        {
            (value, end, script) = (scaled, end + unit.len_utf8(), Script::Figures);
        }
        Self { value, range: start..end, script }
    }

    /// The number in characters that starts here.
    pub(super) fn of_characters(text: &str, start: usize) -> Option<Self> {
        if let Some(c) = text[start..].chars().next()
            && let Some(value) = listed(c)
        {
            let range = start..start + c.len_utf8();
            return Some(Self { value: value * WHOLE, range, script: Script::Listed });
        }
        let run = text[start..].chars().take(LONGEST + 1).take_while(|c| is_numeral(*c));
        let count = run.clone().count();
        if !(1..=LONGEST).contains(&count) {
            return None;
        }
        let run = &text[start..start + run.map(char::len_utf8).sum::<usize>()];
        let value = if count > 1 && run.chars().all(|c| digit(c).is_some()) {
            // 五六 is five or six.
            positional(run).filter(|_| count > 2)?
        } else {
            with_units(run)?
        };
        let value = value.checked_mul(WHOLE)?;
        Some(Self { value, range: start..start + run.len(), script: Script::Characters(count) })
    }

    /// The value, where it is whole.
    pub(super) fn whole(&self) -> Option<u64> {
        self.value.is_multiple_of(WHOLE).then_some(self.value / WHOLE)
    }
}

/// Whether numbers are written with this character: 〇, 三, 十.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || scale(c).is_some()
}

/// The whole number that a text is in Chinese characters: 二〇一五, 二十三.
pub(crate) fn in_characters(text: &str) -> Option<u64> {
    let numeral = Numeral::of_characters(text, 0)?;
    let is_all = numeral.range.end == text.len() && numeral.script != Script::Listed;
    is_all.then(|| numeral.whole()).flatten()
}

/// The value of a sign of a list.
fn listed(c: char) -> Option<u64> {
    let (first, count) = match c {
        '㈠'..='㈩' => ('㈠', 10),
        '①'..='⑳' => ('①', 20),
        _ => return None,
    };
    Some(u64::from(u32::from(c) - u32::from(first)) + 1).filter(|value| *value <= count)
}

fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn scale(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// 二〇二一
fn positional(run: &str) -> Option<u64> {
    run.chars().try_fold(0_u64, |value, c| value.checked_mul(10)?.checked_add(digit(c)?))
}

/// 三百二十一万
fn with_units(run: &str) -> Option<u64> {
    let (mut sum, mut section, mut last) = (0_u64, 0_u64, None);
    for c in run.chars() {
        if let Some(digit) = digit(c) {
            last = Some(digit);
            continue;
        }
        let scale = scale(c)?;
        if scale < 10_000 {
            section = section.checked_add(last.take().unwrap_or(1).checked_mul(scale)?)?;
        } else {
            section = section.checked_add(last.take().unwrap_or(0))?;
            sum = sum.checked_add(section.max(1))?.checked_mul(scale)?;
            section = 0;
        }
    }
    sum.checked_add(section)?.checked_add(last.unwrap_or(0))
}
