//! Titles that stand with the numbers of resolutions, in folded text.

use std::ops::Range;

use zhengming_text::{Folded, QuoteKind};

use super::organ::ORGANS;

/// Longest title in bytes. No resolution has one that comes near it.
const LONGEST: usize = 2_000;

/// What introduces a title in Chinese.
const INTRODUCTIONS: [&str; 2] = ["题为", "名为"];

/// The title behind a citation that ends here: *75/240, entitled “…”*, 第75/240号决议，题为“……”.
pub(super) fn behind(folded: &Folded, end: usize) -> Option<Range<usize>> {
    // A note mark may be glued to the date.
    let skipped = |c: char| c.is_ascii_digit() || ", ，".contains(c);
    let rest = folded.text()[end..].trim_start_matches(skipped);
    let rest = rest.strip_prefix("决议").or_else(|| rest.strip_prefix("决定")).unwrap_or(rest);
    let rest = rest.trim_start_matches([',', '，', ' ']);
    let introductions = ["entitled ", "titled "].iter().chain(&INTRODUCTIONS);
    let rest = introductions.copied().find_map(|words| rest.strip_prefix(words))?;
    let title = quoted_from(folded, folded.text().len() - rest.len())?;
    // Of several titles, each for one of the numbers, it is not told here which is whose; and with
    // 的 the title is that of the next number.
    let next = folded.text()[title.end..].trim_start_matches(['"', ',', '，', ' ']);
    let is_one = !["and \"", "和\"", "、\"", "的"].iter().any(|other| next.starts_with(other));
    is_one.then_some(title)
}

/// The title in front of a Chinese citation that starts here: 题为“……”的大会2020年4月2日第74/270号.
pub(super) fn before(folded: &Folded, start: usize) -> Option<Range<usize>> {
    let mut text = folded.text()[..start].trim_end();
    let names = || ORGANS.iter().map(|(name, _)| *name).chain(["其", "的", "联合国"]);
    while let Some(shorter) = names().find_map(|name| text.strip_suffix(name)) {
        text = shorter;
    }
    let title = quoted_until(folded, text.len())?;
    let front = &folded.text()[..title.start];
    let open = front.chars().next_back()?;
    let front = &front[..front.len() - open.len_utf8()];
    without_introduction(front).map(|_| title)
}

/// A Chinese text without what it ends with to introduce a title, if it does.
pub(super) fn without_introduction(front: &str) -> Option<&str> {
    INTRODUCTIONS.iter().find_map(|words| front.strip_suffix(words))
}

/// What stands between the quotation mark that starts here and its partner.
fn quoted_from(folded: &Folded, start: usize) -> Option<Range<usize>> {
    let quotes = folded.quotes();
    let first = quotes.binary_search_by_key(&start, |quote| quote.at).ok()?;
    let mut open = 0_usize;
    let near = quotes[first..].iter().take_while(|quote| quote.at - start <= LONGEST);
    let end = near.enumerate().find(|(at, quote)| {
        match quote.kind {
            QuoteKind::SingleOpen => {}
            QuoteKind::Open | QuoteKind::TitleOpen => open += 1,
            QuoteKind::Straight if *at == 0 => open += 1,
            QuoteKind::Close | QuoteKind::TitleClose | QuoteKind::Straight => {
                open = open.saturating_sub(1);
            }
        }
        open == 0
    })?;
    between(folded, start, end.1.at)
}

/// What stands between the quotation mark that ends here and its partner.
fn quoted_until(folded: &Folded, end: usize) -> Option<Range<usize>> {
    let mark = folded.text()[..end].chars().next_back()?;
    let closing = end - mark.len_utf8();
    let quotes = folded.quotes();
    let last = quotes.binary_search_by_key(&closing, |quote| quote.at).ok()?;
    let mut closed = 0_usize;
    let near = quotes[..=last].iter().rev().take_while(|quote| closing - quote.at <= LONGEST);
    let start = near.enumerate().find(|(at, quote)| {
        match quote.kind {
            QuoteKind::SingleOpen => {}
            QuoteKind::Close | QuoteKind::TitleClose => closed += 1,
            QuoteKind::Straight if *at == 0 => closed += 1,
            QuoteKind::Open | QuoteKind::TitleOpen | QuoteKind::Straight => {
                closed = closed.saturating_sub(1);
            }
        }
        closed == 0
    })?;
    between(folded, start.1.at, closing)
}

fn between(folded: &Folded, open: usize, close: usize) -> Option<Range<usize>> {
    let width = folded.text()[open..].chars().next()?.len_utf8();
    (open + width < close).then_some(open + width..close)
}
