//! Forms looked for in a text without the tagger's rules: whether anything of a term is there.

use std::ops::Range;

use zhengming_glossary::Language;

/// So many characters may stand between the parts of a term.
const WIDEST_GAP: usize = 10;

/// So many characters at the start of an English word are compared.
const STEM: usize = 5;

/// What words of the same stem may end in, *race* and *racing*.
const ENDINGS: [char; 3] = ['e', 's', 'y'];

/// English words that do not count.
pub(super) const SMALL_WORDS: [&str; 9] = ["of", "the", "and", "for", "in", "to", "on", "a", "s"];

/// Whether a folded form stands in a folded text, if only inside another word or with other words
/// between its parts, so that its concept is there.
pub(super) fn is_there(text: &str, form: &str, language: Language) -> bool {
    match language {
        Language::En => has_words(text, form),
        Language::Zh => text.contains(form) || is_split(text, form) || is_contracted(text, form),
    }
}

/// Whether all words of an English form are somewhere in the text, whatever their endings.
fn has_words(text: &str, form: &str) -> bool {
    let mut words = form.split([' ', '-']).filter(|word| !SMALL_WORDS.contains(word)).peekable();
    words.peek().is_some()
        && words.all(|word| text.contains(start_of(word, STEM).trim_end_matches(ENDINGS)))
}

/// Whether a Chinese form stands there in two parts: 可持续发展各项目标.
fn is_split(text: &str, form: &str) -> bool {
    let cuts = form.char_indices().skip(1).map(|(at, _)| form.split_at(at));
    cuts.into_iter().any(|(head, tail)| follows(text, head, tail, WIDEST_GAP))
}

/// Whether a longer Chinese form stands there shortened to its first character and its second half,
/// as where two share it: 公私部门.
fn is_contracted(text: &str, form: &str) -> bool {
    let length = form.chars().count();
    let tail = form.char_indices().nth(length.div_ceil(2)).map(|(at, _)| &form[at..]);
    length >= 4 && tail.is_some_and(|tail| follows(text, start_of(form, 1), tail, 2))
}

/// Whether the last three characters of a longer Chinese name stand in the text.
pub(super) fn has_last_word(text: &str, name: &str) -> bool {
    let length = name.chars().count();
    let last = name.char_indices().nth(length.saturating_sub(3)).map(|(at, _)| &name[at..]);
    length > 3 && last.is_some_and(|last| text.contains(last))
}

/// Whether `tail` comes behind `head` with at most so many characters in between.
fn follows(text: &str, head: &str, tail: &str, gap: usize) -> bool {
    text.match_indices(head).any(|(at, _)| {
        let behind = start_of(&text[at + head.len()..], gap + tail.chars().count());
        behind.contains(tail)
    })
}

/// The longest part of a Chinese form that stands in the text outside the ranges given: at least
/// half of the form, and two characters.
pub(super) fn longest_part<'f>(
    text: &str,
    form: &'f str,
    taken: &[Range<usize>],
) -> Option<(&'f str, Range<usize>)> {
    let bounds: Vec<usize> = form.char_indices().map(|(at, _)| at).chain([form.len()]).collect();
    let length = bounds.len() - 1;
    let free = |part: &str| {
        let ranges = text.match_indices(part).map(|(at, _)| at..at + part.len());
        ranges.into_iter().find(|range| {
            !taken.iter().any(|taken| taken.start <= range.start && range.end <= taken.end)
        })
    };
    let least = length.div_ceil(2).max(2);
    (least..length).rev().find_map(|size| {
        let mut parts = (0..=length - size).map(|from| &form[bounds[from]..bounds[from + size]]);
        parts.find_map(|part| Some((part, free(part)?)))
    })
}

fn start_of(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_there_in_parts_and_inside_words() {
        let zh = |text, form| is_there(text, form, Language::Zh);
        assert!(zh("实现可持续发展各项目标", "可持续发展目标"));
        assert!(zh("拓宽公私部门伙伴关系", "私营部门"));
        assert!(zh("执行反海盗法", "执法"));
        assert!(!zh("促请营部门和学术界", "私营部门"));
        assert!(!zh("可持续开发", "可持续发展"));
        assert!(has_last_word("理事会第五届会议", "人权理事会"));
        assert!(!has_last_word("裁军审议会议", "裁军审议委员会") && !has_last_word("规范", "规范"));
        let en = |text, form| is_there(text, form, Language::En);
        assert!(en("prevent nuclear arms racing", "arms race"));
        assert!(en("the items on its agenda", "agenda item"));
        assert!(!en("operational plans", "plan of action"));
        assert!(!en("of the", "of"));
    }

    #[test]
    fn the_part_that_is_left_of_a_form_is_found_outside_terms() {
        assert_eq!(longest_part("促请营部门", "私营部门", &[]), Some(("营部门", 6..15)));
        assert_eq!(longest_part("可持续开发", "可持续发展", &[]), Some(("可持续", 0..9)));
        assert_eq!(longest_part("联合国的", "联合国系统", &[0..9, 0..12]), None);
        assert_eq!(longest_part("规则", "规范", &[]), None);
        assert_eq!(longest_part("", "规范", &[]), None);
    }
}
