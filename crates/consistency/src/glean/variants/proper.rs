//! English forms inside names: *Working Group on the Digital Gender Divide of the … Commission*.

use std::ops::Range;

use super::phrase::{Gap, Role, Word, words};
use crate::glean::OwnWords;

/// So many bytes on either side of a form are looked at. No word and the joining ones beside it are
/// longer.
const NEAR: usize = 80;

/// Whether a form of a term that has no capitals stands in capitals beside other words in capitals:
/// then it is a part of what they name. The first word of a sentence has its capital anyhow.
pub(super) fn is_in_name(own: &OwnWords<'_>, form: &Range<usize>, term: &str) -> bool {
    let text = own.text();
    let bytes = &text.as_bytes()[form.clone()];
    if !bytes[0].is_ascii_lowercase() || term.split(' ').any(is_capital) {
        return false;
    }
    let start = text.ceil_char_boundary(form.start.saturating_sub(NEAR));
    let end = text.floor_char_boundary(form.end.saturating_add(NEAR));
    let around = words(&text[start..end]);
    let first = around.partition_point(|word| start + word.start < form.start);
    let behind = around.partition_point(|word| start + word.end() <= form.end);
    let is_high = |word: &Word<'_>| is_capital(own.source(start + word.start..start + word.end()));
    let is_content = |word: &&Word<'_>| word.role == Role::Content;
    let inner = &around[first..behind.max(first)];
    if !inner.iter().filter(is_content).all(is_high) {
        return false;
    }
    let next = around[behind..].iter().take_while(|word| word.gap == Gap::Blank).find(is_content);
    if next.is_some_and(is_high) {
        return true;
    }
    let opens = |at: usize| around[at].gap == Gap::Break || at == 0;
    let mut before = (0..first).rev().take_while(|&at| around[at + 1].gap == Gap::Blank);
    before.find(|&at| is_content(&&around[at])).is_some_and(|at| !opens(at) && is_high(&around[at]))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
