//! Chinese text without the words that only join others.

use std::ops::Range;

/// The particle of attributes.
pub(super) const PARTICLE: &str = "的";

/// Words that join parts of equal rank.
pub(super) const JOINING: [&str; 5] = ["以及", "和", "与", "及", "、"];

/// A text without 的 and joining words, with the way back.
#[derive(Default)]
pub(super) struct Bare {
    pub(super) text: String,
    /// For each byte of the text where its character stands in the text that it was made from.
    origin: Vec<u32>,
}

impl Bare {
    pub(super) fn new(text: &str) -> Self {
        let mut bare = Self::default();
        bare.text.reserve(text.len());
        bare.origin.reserve(text.len());
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            match joint(&text[at..]) {
                0 => {
                    let length = char.len_utf8();
                    bare.text.push(char);
                    bare.origin.extend(std::iter::repeat_n(at as u32, length));
                    at += length;
                }
                length => at += length,
            }
        }
        bare
    }

    /// Where a stretch of this text stands in the text that it was made from. It must not be empty.
    pub(super) fn range(&self, bare: Range<usize>) -> Range<usize> {
        let last = bare.end - 1;
        let start = self.origin[bare.start] as usize;
        let last_char =
            self.origin[..=last].iter().rev().take_while(|&&at| at == self.origin[last]);
        start..self.origin[last] as usize + last_char.count()
    }
}

/// Bytes of 的 or a joining word at the start of a text.
fn joint(text: &str) -> usize {
    let starts = |word: &&&str| text.starts_with(**word);
    match text.chars().next() {
        Some('以' | '和' | '与' | '及' | '、') => {
            JOINING.iter().find(starts).map_or(0, |w| w.len())
        }
        Some('的') => PARTICLE.len(),
        _ => 0,
    }
}

/// The characters of a form, each with what joins it to the next.
pub(super) fn joints(form: &str) -> Vec<(char, &str)> {
    let mut joints: Vec<(char, &str)> = Vec::new();
    let (mut at, mut behind) = (0, 0);
    while let Some(char) = form[at..].chars().next() {
        match joint(&form[at..]) {
            0 => {
                if let Some(last) = joints.last_mut() {
                    last.1 = &form[behind..at];
                }
                at += char.len_utf8();
                behind = at;
                joints.push((char, ""));
            }
            length => at += length,
        }
    }
    joints
}

/// Whether a list goes on in a text.
pub(super) fn goes_on(text: &str) -> bool {
    JOINING.iter().any(|word| text.starts_with(word)) || text.starts_with(['等', '或'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_joins_is_left_out_and_found_again() {
        let text = "国际和平以及安全的a、b";
        let bare = Bare::new(text);
        assert_eq!(bare.text, "国际平安全ab");
        assert_eq!(&text[bare.range(0..6)], "国际");
        assert_eq!(&text[bare.range(3..12)], "际和平以及安");
        assert_eq!(&text[bare.range(12..17)], "全的a、b");
        assert_eq!(
            joints(text),
            [
                ('国', ""),
                ('际', "和"),
                ('平', "以及"),
                ('安', ""),
                ('全', "的"),
                ('a', "、"),
                ('b', "")
            ]
        );
    }
}
