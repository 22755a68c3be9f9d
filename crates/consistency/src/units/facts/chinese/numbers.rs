//! Numbers, percentages and sessions in Chinese.

use std::ops::Range;

use super::numerals::{Numeral, Script};
use crate::units::facts::fact::WHOLE;
use crate::units::facts::{Fact, Measure, Value};

/// Words of measure behind which a single character is a number: 五个, 三次.
const MEASURES: &str = "个名项次年月日周天届种类份位条款段章节国级期倍处页件人亿万小时分";

/// Characters behind which a single one is no number: 每五年, 前三个, and 六 in 五六年.
const NO_NUMBER_BEHIND: &str = "每上下前后逐一二三四五六七八九";

/// Adds numbers and sessions.
pub(super) fn read(text: &str, numerals: &[Numeral], facts: &mut Vec<Fact>) {
    let mut last: Option<(usize, Measure)> = None;
    for at in 0..numerals.len() {
        let numeral = &numerals[at];
        let before = &text[..numeral.range.start];
        let behind = &text[numeral.range.end..];
        // In 第五、六和七段 the numbers that follow are ordinals too.
        let goes_on = last.is_some_and(|(end, measure)| {
            let between = &before[end.min(before.len())..];
            measure == Measure::Ordinal && matches!(between, "、" | "和" | "至" | "及" | "-" | "与")
        });
        let is_ordinal = before.ends_with('第') || before.ends_with("第(") || goes_on;
        let is_percent = before.ends_with("百分之")
            || behind.starts_with(['%', '％'])
            || behind.starts_with("个百分点");
        let measure = match () {
            () if is_percent => Measure::Percent,
            () if is_ordinal => Measure::Ordinal,
            () => Measure::Plain,
        };
        let is_session = is_ordinal && is_session(numerals, at, text);
        let value = match numeral.whole() {
            Some(session) if is_session => Value::Session(session),
            _ => Value::Number(numeral.value, measure),
        };
        let is_own =
            behind.starts_with('页') || numeral.range.start == 0 && behind.starts_with('.');
        let is_firm = !is_own
            && (is_ordinal
                || is_percent
                || is_firm(numeral, before, behind, &text[numeral.range.clone()]))
            && !shares_scale(numerals, at, text);
        last = Some((numeral.range.end, measure));
        let range = shown(text, &numeral.range, is_session);
        facts.push(Fact { value, range, is_firm });
    }
}

/// A number with the words around it that make it an ordinal, a percentage or a session.
fn shown(text: &str, range: &Range<usize>, is_session: bool) -> Range<usize> {
    let before = &text[..range.start];
    let lead = ["第", "百分之"].into_iter().find(|lead| before.ends_with(lead));
    let tail =
        if is_session && text[range.end..].starts_with('届') { '届'.len_utf8() } else { 0 };
    range.start - lead.map_or(0, str::len)..range.end + tail
}

/// Whether 届 stands behind a number, or behind the last one of its list.
fn is_session(numerals: &[Numeral], at: usize, text: &str) -> bool {
    let mut end = numerals[at].range.end;
    for next in &numerals[at + 1..] {
        let between = &text[end..next.range.start];
        if !matches!(between, "、" | "和" | "至" | "及" | "和第" | "、第" | "至第" | "及第")
        {
            break;
        }
        end = next.range.end;
    }
    let behind = &text[end..];
    behind.starts_with("届会议")
        || behind.starts_with("届特别会议")
        || behind.starts_with("届紧急特别会议")
        || behind.starts_with("届会")
        || behind.starts_with("届常会")
        || behind.starts_with("届年会")
}

/// Whether 万 or 亿 behind the next number is meant here too: 6.38至7.2亿.
fn shares_scale(numerals: &[Numeral], at: usize, text: &str) -> bool {
    let Some(next) = numerals.get(at + 1) else { return false };
    let between = &text[numerals[at].range.end..next.range.start];
    let shown = &text[next.range.clone()];
    matches!(between, "至" | "到" | "-" | "和" | "～")
        && shown.ends_with(['万', '亿'])
        && !text[numerals[at].range.clone()].ends_with(['万', '亿'])
}

fn is_firm(numeral: &Numeral, before: &str, behind: &str, numerals: &str) -> bool {
    match numeral.script {
        Script::Run(_) | Script::Figures => {
            let in_name = |c: char| c.is_ascii_alphanumeric();
            let is_name = behind.starts_with("冠状病毒")
                || behind.starts_with("年冠状病毒")
                || behind.starts_with('时')
                || before.ends_with('时')
                || before.ends_with(in_name)
                || behind.starts_with(in_name)
                || before.strip_suffix('-').is_some_and(|word| word.ends_with(in_name));
            !is_name
        }
        Script::Characters(1) => {
            (3 * WHOLE..=10 * WHOLE).contains(&numeral.value)
                && behind.starts_with(|c: char| MEASURES.contains(c))
                && !(numeral.value == 10 * WHOLE && behind.starts_with('分'))
                && !behind.starts_with("分之")
                && !before.ends_with(|c: char| NO_NUMBER_BEHIND.contains(c))
        }
        // ㈠ may be (a) or (i) in English.
        Script::Listed => false,
        // 百万, 千千万万 and 万一 are no numbers.
        Script::Characters(_) => !numerals.starts_with(['百', '千', '万', '亿']),
    }
}
