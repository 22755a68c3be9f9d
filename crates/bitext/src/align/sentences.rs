//! Sentences inside paragraphs.

use unicode_segmentation::UnicodeSegmentation;
use zhengming_text::{Folded, Folder, Language, Span};

use super::Alignment;
use super::item::Item;
use super::program::SENTENCES;

/// Abbreviations of resolutions that end with a point inside a sentence, in small letters.
const ABBREVIATIONS: [&str; 22] = [
    "add", "al", "art", "arts", "cf", "chap", "corr", "dr", "e.g", "ed", "i.e", "mr", "mrs", "ms",
    "no", "nos", "para", "paras", "prof", "rev", "sect", "vol",
];

/// Two texts as sentences that belong together.
///
/// ```
/// use zhengming_bitext::sentences;
///
/// let (en, zh) = ("See para. 4. It rains; we stay.", "见第4段。下雨；我们留下。");
/// let found = sentences(en, zh);
/// assert_eq!(&en[found.en[0].range()], "See para. 4.");
/// assert_eq!(&zh[found.zh[1].range()], "下雨；");
/// assert_eq!(found.alignment.links[2].en, [2]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentences {
    /// The English sentences, in bytes, without blanks at their ends.
    pub en: Vec<Span>,
    /// The Chinese sentences, likewise.
    pub zh: Vec<Span>,
    /// Which of them belong together, by their indices.
    pub alignment: Alignment,
}

/// Aligns two paragraphs sentence by sentence. A semicolon ends a sentence too: resolutions have
/// items of lists between semicolons.
#[must_use]
pub fn sentences(en: &str, zh: &str) -> Sentences {
    let (of_en, of_zh) = (split(en, Language::En), split(zh, Language::Zh));
    let [en, zh] =
        [(en, &of_en, Language::En), (zh, &of_zh, Language::Zh)].map(|(text, spans, language)| {
            let mut folded = Folded::default();
            let item = |&span: &Span| {
                Folder.fold(text, span, &[], &mut folded);
                Item::new(folded.text(), language)
            };
            spans.iter().map(item).collect::<Vec<_>>()
        });
    let links = super::align_items(&en, &zh, &SENTENCES);
    let links = super::in_order(links, en.len(), zh.len());
    Sentences { en: of_en, zh: of_zh, alignment: Alignment { links } }
}

/// The sentences of a text.
fn split(text: &str, language: Language) -> Vec<Span> {
    let mut ends: Vec<usize> = match language {
        Language::En => text.split_sentence_bound_indices().map(|(at, _)| at).collect(),
        Language::Zh => Vec::new(),
    };
    ends.retain(|&end| !goes_on(text, end));
    ends.extend(marked_ends(text));
    ends.push(text.len());
    ends.sort_unstable();
    ends.dedup();
    let mut spans: Vec<Span> = Vec::new();
    let mut start = 0;
    for end in ends {
        let sentence = text[start..end].trim();
        if sentence.chars().any(char::is_alphanumeric) {
            let from = sentence.as_ptr() as usize - text.as_ptr() as usize;
            spans.push(Span::new(from, from + sentence.len()));
        } else if let Some(last) = spans.last_mut().filter(|_| !sentence.is_empty()) {
            last.end = start + text[start..end].trim_end().len();
        }
        start = end;
    }
    spans
}

/// The places behind marks that end a sentence in both languages, with the quotation marks and
/// brackets that follow them.
fn marked_ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(|(at, mark)| {
        let rest = &text[at + mark.len_utf8()..];
        let is_end = match mark {
            '。' | '；' | '！' | '？' => true,
            ';' | '!' | '?' => rest.starts_with(char::is_whitespace),
            _ => false,
        };
        let closing = |c: char| "”’」』）)\"'".contains(c);
        is_end.then(|| text.len() - rest.trim_start_matches(closing).len())
    })
}

/// Whether the sentence goes on where the rules of Unicode see an end: behind an abbreviation, an
/// initial or the number of a paragraph, or before a small letter or digit.
fn goes_on(text: &str, end: usize) -> bool {
    let before = text[..end].trim_end();
    let Some(before) = before.strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or(before);
    let is_short = word.chars().count() == 1 || word.bytes().all(|byte| byte.is_ascii_digit());
    let starts = word.len() == before.trim_start().len();
    let next = text[end..].chars().next();
    ABBREVIATIONS.contains(&word.to_lowercase().as_str())
        || is_short && (starts || word.starts_with(|c: char| c.is_ascii_alphabetic()))
        || next.is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, language: Language) -> Vec<&str> {
        split(text, language).into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn sentences_end_at_stops_but_not_behind_abbreviations() {
        let text = "1. The report (A/65/201, paras. 3 and 4) of Mr. J. Roe is old. “It is long.” \
                    See resolution 76/19. Noted; it ends here";
        assert_eq!(
            parts(text, Language::En),
            [
                "1. The report (A/65/201, paras. 3 and 4) of Mr. J. Roe is old.",
                "“It is long.”",
                "See resolution 76/19.",
                "Noted;",
                "it ends here",
            ]
        );
        assert_eq!(
            parts("报告很旧。“报告很长。” 见3.5段！（见A/65/201。）完", Language::Zh),
            ["报告很旧。", "“报告很长。”", "见3.5段！", "（见A/65/201。）", "完"]
        );
        assert!(parts("  \n", Language::En).is_empty());
    }

    #[test]
    fn sentences_are_aligned_like_paragraphs() {
        let en = "The first report came in 2019. The second one, which was a great deal longer, \
                  came in 2021 and was read with care by all of the members. Nobody read the third.";
        let zh = "第一份报告于2019年提出。第二份报告篇幅更长，于2021年提出。所有人都阅读了该报告。无人阅读第三份报告。";
        let found = sentences(en, zh);
        let links: Vec<_> =
            found.alignment.links.iter().map(|one| (&one.en[..], &one.zh[..])).collect();
        assert_eq!(links, [(&[0][..], &[0][..]), (&[1], &[1, 2]), (&[2], &[3])]);
    }
}
