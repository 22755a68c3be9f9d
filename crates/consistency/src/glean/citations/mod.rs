//! Citations of resolutions and decisions by their numbers.

mod date;
mod form;
mod number;
mod organ;
mod title;

use std::cell::LazyCell;
use std::ops::Range;

use memchr::memchr2_iter;
use zhengming_document::MONTHS;
use zhengming_glossary::Language;

pub(crate) use date::{is_of_calendar, is_of_our_time};
use form::Act;
pub use form::Flaw;
pub use number::Number;
pub use organ::Organ;
use organ::{KNOWN_ENDS, Organs};

use super::{MOST_OF_A_KIND, OwnWords};
use crate::Place;
use crate::survey::Pending;
use crate::units::is_numeral;

/// So many bytes behind an English citation its organ may stand: *decision 81/29 of 25 April 2025
/// of the … Commission*.
const ORGAN_BEHIND: usize = 80;

/// So many bytes in front of a Chinese number its subject may take, with the date in front of that.
const LONGEST_SUBJECT: usize = 300;

/// So many bytes in front of a list its order may be told.
const NEAR: usize = 100;

/// A resolution or decision that is cited by its number, with a date or a title, or with a number
/// that looks wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub number: Number,
    /// The date, as `2018-12-22`. The calendar may not have it.
    pub date: Option<String>,
    /// The title, as a reader sees it.
    pub title: Option<Box<str>>,
    /// What looks wrong about the number.
    pub flaw: Option<Flaw>,
    /// Whose resolution it is.
    pub organ: Organ,
    /// The language of the passage.
    pub language: Language,
    /// Where it stands.
    pub place: Place,
}

/// A [`Citation`] without its place.
#[derive(Clone, Debug)]
pub(crate) struct Cited {
    number: Number,
    date: Option<String>,
    title: Option<Box<str>>,
    flaw: Option<Flaw>,
    organ: Organ,
    language: Language,
}

/// A number in a paragraph.
#[derive(Debug)]
struct Mention {
    number: Number,
    /// Where the number stands.
    digits: Range<usize>,
    /// The same with the date.
    range: Range<usize>,
    date: Option<String>,
    act: Option<Act>,
    language: Language,
}

impl Cited {
    pub(crate) fn at(self, place: Place) -> Citation {
        let Self { number, date, title, flaw, organ, language } = self;
        Citation { number, date, title, flaw, organ, language, place }
    }
}

/// The organ that a text names, where it is the line that opens a resolution: 大会，
pub(super) fn organ_of_line(text: &str) -> Option<Organ> {
    let organ = Organs::of(text).before(text.len());
    (organ != Organ::Own).then_some(organ)
}

/// Adds the citations of a paragraph that are the document's own words.
pub(crate) fn read(words: &mut OwnWords<'_>, found: &mut Vec<(Pending, Cited)>) {
    let text = words.text();
    let mentions: Vec<Mention> = memchr2_iter(b'/', b'(', text.as_bytes())
        .filter_map(|at| Mention::read(text, at))
        .collect();
    let breaks = breaks(text, &mentions);
    let organs = LazyCell::new(|| Organs::of(text));
    for (at, mention) in mentions.into_iter().enumerate() {
        if found.len() == MOST_OF_A_KIND {
            break;
        }
        let order =
            || Some(breaks[breaks.binary_search_by_key(&at, |(at, _)| *at).ok()?].1.clone());
        let other = || mention.of_other_body(text, &organs);
        let flaw = form::flaw(&mention.number, mention.act).or_else(order).or_else(other);
        if flaw.is_none() && matches!(mention.number, Number::Stroked(..)) {
            continue;
        }
        let title = mention.title(words);
        let title_date = || title_date(text, title.as_ref()?, &mention);
        let date = mention.date.clone().or_else(title_date);
        let date = date.or_else(|| subject_date(text, &mention));
        if date.is_none() && title.is_none() && flaw.is_none() {
            continue;
        }
        let Some(place) = words.place_of_name(mention.range.clone()) else { continue };
        let title = title.map(|range| words.shown(range));
        let organ = mention.organ(text, &organs);
        let Mention { number, language, .. } = mention;
        found.push((place, Cited { number, date, title, flaw, organ, language }));
    }
}

impl Mention {
    /// The mention whose number has its stroke or bracket at this byte.
    fn read(text: &str, at: usize) -> Option<Self> {
        let read = |at| Number::read(text, at).or_else(|| Number::read_stroked(text, at));
        let (digits, number) = read(at)?;
        let Some(before) = text[..digits.start].strip_suffix('第') else {
            let language = language_around(text, &digits);
            let dated = date::english(&text[digits.end..]);
            let end = digits.end + dated.as_ref().map_or(0, |(length, _)| *length);
            let act = english_act(&text[..digits.start]);
            let date = dated.map(|(_, date)| date);
            let range = digits.start..end;
            return Some(Self { number, range, digits, date, act, language });
        };
        let behind = text[digits.end..].trim_start_matches(' ');
        // In a list 号 may stand behind the last number only: 第69/193和69/196号.
        let goes_on = || behind.starts_with(['、', '和', '及']).then_some(behind);
        let rest = behind.strip_prefix('号').or_else(goes_on)?;
        let end = text.len() - rest.len();
        // Without 通过 the date may end a period: 延长至2021年9月17日的第2543(2020)号决议.
        let before = before.strip_suffix("通过的").unwrap_or(before);
        let dated = date::chinese(before);
        let start = dated.as_ref().map_or(digits.start - '第'.len_utf8(), |(start, _)| *start);
        let (act, date) = (chinese_act(rest), dated.map(|(_, date)| date));
        Some(Self { number, digits, range: start..end, date, act, language: Language::Zh })
    }

    fn title(&self, words: &OwnWords<'_>) -> Option<Range<usize>> {
        let folded = words.sight.folded;
        let before = || title::before(folded, self.range.start);
        let before = if self.language == Language::Zh { before() } else { None };
        before.or_else(|| title::behind(folded, self.range.end))
    }

    /// The flaw of a number that does not have the form of the body that stands beside it: *Security
    /// Council resolution 75/240*, 大会第2341(2017)号决议.
    fn of_other_body(
        &self,
        text: &str,
        organs: &LazyCell<Organs, impl FnOnce() -> Organs>,
    ) -> Option<Flaw> {
        let before = &text[..self.range.start];
        let before = match self.language {
            Language::Zh => without_year(before),
            Language::En => {
                let before = before.trim_end_matches(' ');
                let before = before.strip_suffix('s').unwrap_or(before);
                // The last letter of UNSCR is the resolution.
                match before.strip_suffix("resolution") {
                    Some(body) => body.trim_end_matches(' '),
                    None if before.ends_with("unscr") => before,
                    None => return None,
                }
            }
        };
        if !KNOWN_ENDS.iter().any(|end| before.ends_with(end)) {
            return None;
        }
        let organ = organs.alone_at(text, before.len())?;
        form::is_of_other_body(&self.number, organ).then_some(Flaw::OtherBody(organ))
    }

    fn organ(&self, text: &str, organs: &Organs) -> Organ {
        let front = organs.before(self.range.start);
        let behind = first(&text[self.range.end..], ORGAN_BEHIND);
        if self.language == Language::Zh || !behind.starts_with(" of ") {
            return front;
        }
        let behind = behind.split([';', '.', '(']).next().unwrap_or_default();
        match Organs::of(behind).before(behind.len()) {
            Organ::Own => front,
            organ => organ,
        }
    }
}

/// A text without 通过的 at its end, and a year in front of that: 安全理事会2015年通过的. 的 alone may
/// end what another body decided: 大会关于加强经济及社会理事会的第72/305号决议.
fn without_year(text: &str) -> &str {
    let text = text.strip_suffix("通过的").unwrap_or(text);
    let is_figure = |c: char| c.is_ascii_digit() || is_numeral(c);
    text.strip_suffix('年').map_or(text, |text| text.trim_end_matches(is_figure))
}

/// The date in front of the title of a Chinese citation that has it in front of its number:
/// 2015年9月25日题为“……”的第70/1号.
fn title_date(text: &str, title: &Range<usize>, mention: &Mention) -> Option<String> {
    if mention.language != Language::Zh || title.end > mention.range.start {
        return None;
    }
    let (mark, _) = text[..title.start].char_indices().next_back()?;
    let front = title::without_introduction(&text[..mark])?;
    let front = front.strip_suffix("通过的").unwrap_or(front);
    date::chinese(front).map(|(_, date)| date)
}

/// The date in front of the subject of a Chinese citation that has it in front of its number:
/// 2013年12月18日关于了解真相的权利的第68/165号.
fn subject_date(text: &str, mention: &Mention) -> Option<String> {
    if mention.language != Language::Zh || mention.date.is_some() {
        return None;
    }
    let before = last(text[..mention.range.start].strip_suffix('的')?, LONGEST_SUBJECT);
    let (front, subject) = before.rsplit_once("日关于")?;
    let date = &before[..front.len() + '日'.len_utf8()];
    let is_one = !subject.contains(['号', '，', '；', '。']);
    is_one.then(|| date::chinese(date)).flatten().map(|(_, date)| date)
}

/// The language of a number that no 第 introduces: in Chinese lists some have none.
fn language_around(text: &str, digits: &Range<usize>) -> Language {
    let before = text[..digits.start].trim_end().chars().next_back();
    let behind = text[digits.end..].chars().next();
    let is_chinese = [before, behind].into_iter().flatten().any(|c| "、和及，；号".contains(c));
    if is_chinese { Language::Zh } else { Language::En }
}

/// The act that an English text ends with: *resolution* in front of a number.
fn english_act(text: &str) -> Option<Act> {
    let text = text.trim_end_matches(' ');
    let text = text.strip_suffix('s').unwrap_or(text);
    let (rest, act) = match text.strip_suffix("resolution") {
        Some(rest) => (rest, Act::Resolution),
        None => (text.strip_suffix("decision")?, Act::Decision),
    };
    // Behind *resolutions and decisions* it is not told which number is what.
    let mut words = rest.split_ascii_whitespace().rev();
    let joined = matches!(words.next(), Some("and" | "or"))
        && words
            .next()
            .is_some_and(|word| word.starts_with("decision") || word.starts_with("resolution"));
    (!joined).then_some(act)
}

/// The act that a Chinese text starts with: 决议 behind 号.
fn chinese_act(text: &str) -> Option<Act> {
    let (rest, act) = match text.strip_prefix("决议") {
        Some(rest) => (rest, Act::Resolution),
        None => (text.strip_prefix("决定")?, Act::Decision),
    };
    let other = ["和决", "及决", "、决", "或决"];
    (!other.iter().any(|other| rest.starts_with(other))).then_some(act)
}

/// Words in front of a list that may stand for an order of its own.
const OWN_ORDERS: [&str; 7] =
    ["in particular", "particularly", "most recent", "latest", "特别是", "最近", "尤其"];

/// Where lists of numbers break their order: the index of the mention, and what to say of it.
fn breaks(text: &str, mentions: &[Mention]) -> Vec<(usize, Flaw)> {
    let goes_on = |one: &Mention, next: &Mention| {
        !matches!(one.number, Number::Stroked(..))
            && std::mem::discriminant(&one.number) == std::mem::discriminant(&next.number)
            && text.get(one.digits.end..next.digits.start).is_some_and(joins)
    };
    let mut start = 0;
    let mut breaks = Vec::new();
    for list in mentions.chunk_by(goes_on) {
        let numbers: Vec<_> = list.iter().map(|mention| &mention.number).collect();
        if let Some(at) = form::out_of_order(&numbers)
            && !rises_by_date(list, at)
            && !has_own_order(&text[..list[0].range.start])
        {
            let flaw = Flaw::OutOfOrder(list[at + 1].number.clone(), list.len());
            breaks.push((start + at, flaw));
        }
        start += list.len();
    }
    breaks
}

/// Whether a mention is not later than the next one in its list.
fn rises_by_date(list: &[Mention], at: usize) -> bool {
    matches!((date_in(list, at), date_in(list, at + 1)), (Some(one), Some(next)) if one <= next)
}

/// The date of a mention in a list. Where one serves several numbers, it stands behind them in
/// English and in front of them in Chinese.
fn date_in(list: &[Mention], at: usize) -> Option<&str> {
    let is_dated = |mention: &&Mention| mention.date.is_some();
    let serving = match list[at].language {
        Language::Zh => list[..=at].iter().rfind(is_dated),
        Language::En => list[at..].iter().find(is_dated),
    };
    serving?.date.as_deref()
}

/// At most the first so many bytes.
fn first(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// At most the last so many bytes.
fn last(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

/// Whether the words in front of a list say that its order is not that of the numbers.
fn has_own_order(before: &str) -> bool {
    let near = last(before, NEAR).rsplit([';', '；', '。']).next().unwrap_or_default();
    OWN_ORDERS.iter().any(|words| near.contains(words))
}

/// Whether what stands between two numbers joins them in one list: marks, *and*, and dates.
fn joins(text: &str) -> bool {
    let is_sign =
        |c: char| c.is_ascii_digit() || is_numeral(c) || " ,，、第号年月日和及以的".contains(c);
    let is_word = |word: &str| matches!(word, "" | "and" | "of") || MONTHS.contains(&word);
    text.chars().all(|c| is_sign(c) || c.is_ascii_lowercase()) && text.split(is_sign).all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<String> {
        memchr2_iter(b'/', b'(', text.as_bytes())
            .filter_map(|at| Mention::read(text, at))
            .filter_map(|mention| {
                let (range, date) = (mention.range.clone(), mention.date.as_ref()?);
                Some(format!(
                    "{} | {} {date} {:?}",
                    &text[range],
                    mention.number,
                    mention.organ(text, &Organs::of(text))
                ))
            })
            .collect()
    }

    #[test]
    fn numbers_with_their_own_date_are_read() {
        for (text, expected) in [
            (
                "回顾其1988年12月7日第43/78h号和1998年12月4日第53/70号决议",
                &[
                    "1988年12月7日第43/78h号 | 43/78 H 1988-12-07 Own",
                    "1998年12月4日第53/70号 | 53/70 1998-12-04 Own",
                ][..],
            ),
            (
                "安全理事会2000年10月31日第1325(2000)号决议",
                &["2000年10月31日第1325(2000)号 | 1325 (2000) 2000-10-31 SecurityCouncil"],
            ),
            (
                "general assembly resolutions 43/78 h of 7 december 1988 and 74/28, 74/29 of 12 december 2019",
                &[
                    "43/78 h of 7 december 1988 | 43/78 H 1988-12-07 Assembly",
                    "74/29 of 12 december 2019 | 74/29 2019-12-12 Assembly",
                ],
            ),
            (
                "decision 81/29 of 25 april 2025 of the economic commission",
                &["81/29 of 25 april 2025 | 81/29 2025-04-25 Other"],
            ),
        ] {
            assert_eq!(cited(text), expected, "{text}");
        }
    }

    #[test]
    fn elided_dates_ranges_special_sessions_and_glued_marks_are_no_citations() {
        for text in [
            "12月19日第69/219号决议",
            "延长至2021年9月17日的第2543(2020)号决议",
            "第74/28号和第74/29号决议",
            "2019年12月12日第1074/29号决议",
            "122019年12月12日第74/29号决议",
            "2020年12月31日第75/254a至c号决议",
            "a/res/74/29 of 12 december 2019",
            "resolutions 74/28 to 74/30",
            "1/2 of 4 of may",
            "(",
            "/",
        ] {
            assert_eq!(cited(text), [""; 0], "{text}");
        }
    }
}
