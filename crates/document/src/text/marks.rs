//! Bare note numbers in running text, as PDF extraction leaves them: `报告，3`, `Action,1`.

use std::collections::HashSet;

use zhengming_text::Edit;

use crate::{Kind, Paragraph};

/// Characters behind a number that make it a number of something: 第3 段, 2 月, 5 个.
const MEASURES: &str = "月日年届段次号条款项章个名国卷节页期人时分点亿万千百十位种类级%％";

/// A number that may be a note mark.
struct Candidate {
    start: usize,
    end: usize,
    number: u32,
    strength: Strength,
}

/// How much the place of a number speaks for a note mark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// Behind a Han character.
    Weak,
    /// Behind a mark of punctuation.
    Strong,
    /// Behind a closing mark or glued to a word, where no other number stands.
    Certain,
}

/// Bytes of the note marks in the paragraphs of a whole text.
///
/// A number is taken for one only on evidence: the numbers of the notes found in the text, or
/// where it has none and is torn, at least three numbers behind punctuation that count up by one.
pub(crate) fn find(
    text: &str,
    torn: bool,
    paragraphs: &[Paragraph],
    edits: &[Edit],
) -> Vec<(u64, u64)> {
    let notes: Vec<u32> =
        paragraphs.iter().filter(|p| p.kind == Kind::Note).map(|p| p.label.number).collect();
    if notes.is_empty() && !torn {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    for paragraph in paragraphs.iter().filter(|p| p.kind != Kind::Note) {
        let own = &edits[paragraph.edits.0 as usize..paragraph.edits.1 as usize];
        in_paragraph(text, paragraph, own, &mut candidates);
    }
    let chosen =
        if notes.is_empty() { without_notes(&candidates) } else { with_notes(&candidates, &notes) };
    chosen.into_iter().map(|c| (c.start as u64, c.end as u64)).collect()
}

/// The numbers that are due, in order; those that were seen before, behind punctuation; and where
/// nothing else can be meant, any number of a note.
fn with_notes<'a>(candidates: &'a [Candidate], notes: &[u32]) -> Vec<&'a Candidate> {
    let known: HashSet<u32> = notes.iter().copied().collect();
    let mut seen = HashSet::new();
    let mut due = 0;
    let mut chosen = Vec::new();
    for candidate in candidates {
        let number = candidate.number;
        let next = notes.get(due) == Some(&number);
        if next {
            due += 1;
            seen.insert(number);
        }
        let again = match candidate.strength {
            Strength::Weak => false,
            Strength::Strong => seen.contains(&number),
            Strength::Certain => known.contains(&number),
        };
        if next || again {
            chosen.push(candidate);
        }
    }
    // A few hits far from the number of notes are chance, unless nothing else can be meant.
    if due * 3 < notes.len() {
        chosen.retain(|candidate| candidate.strength == Strength::Certain);
    }
    chosen
}

/// The strong candidates of the longest run that counts up by one, and with it those that refer
/// back to smaller numbers.
fn without_notes(candidates: &[Candidate]) -> Vec<&Candidate> {
    let strong: Vec<&Candidate> =
        candidates.iter().filter(|candidate| candidate.strength > Strength::Weak).collect();
    // Length of the longest run so far that ends with each number, which has three digits.
    let mut runs = [0_u32; 1000];
    for candidate in &strong {
        let number = candidate.number as usize % runs.len();
        runs[number] = runs[number].max(runs[number.saturating_sub(1)] + 1);
    }
    let longest = runs.iter().zip(0_u32..).max_by_key(|&(length, _)| length);
    match longest {
        Some((&length, last)) if length >= 3 => {
            strong.into_iter().filter(|candidate| candidate.number <= last).collect()
        }
        _ => Vec::new(),
    }
}

fn in_paragraph(text: &str, paragraph: &Paragraph, edits: &[Edit], found: &mut Vec<Candidate>) {
    let bytes = text.as_bytes();
    let span = paragraph.span;
    let mut at = span.start;
    while at < span.end {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = bytes[at..span.end].iter().take_while(|b| b.is_ascii_digit()).count();
        let end = at + digits;
        if let Some(strength) = strength(&text[span.start..at], &text[end..span.end], digits)
            && let Ok(number) = text[at..end].parse()
            && number > 0
            && !is_edited(edits, at, end)
        {
            found.push(Candidate { start: at, end, number, strength });
        }
        at = end;
    }
}

/// Whether an edit touches these bytes.
fn is_edited(edits: &[Edit], start: usize, end: usize) -> bool {
    let first = edits.partition_point(|edit| edit.span.end <= start);
    edits.get(first).is_some_and(|edit| edit.span.start < end)
}

/// Whether a number alone on a line between two others is the mark of a note that tore them apart:
/// Chinese goes on from one to the other, and counts nothing by it.
pub(crate) fn tears(before: &str, number: &str, behind: &str) -> bool {
    let is_han = |c: Option<char>| c.is_some_and(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    (1..=3).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && !number.starts_with('0')
        && is_han(before.chars().next_back())
        && is_han(behind.chars().next())
        && !behind.starts_with(|c| MEASURES.contains(c))
        && strength(before, "", number.len()).is_some()
}

/// How much digits between `before` and `behind` look like a note mark, if at all.
fn strength(before: &str, behind: &str, digits: usize) -> Option<Strength> {
    let last = before.chars().next_back()?;
    let closing = matches!(last, '》' | '”' | '」' | '』');
    if digits > 3 || !goes_on_as_text(behind, closing) {
        return None;
    }
    let word = last_word(before);
    match last {
        '》' | '”' | '」' | '』' => Some(Strength::Certain),
        '，' | '。' | '；' | '：' | '、' | '）' | ')' | ';' | '"' => Some(Strength::Strong),
        ',' if is_plain_word(&word[..word.len() - 1]) => Some(Strength::Certain),
        ',' | '.' | ':' => follows_word(word, digits).then_some(Strength::Strong),
        'a'..='z' => is_plain_word(word).then_some(Strength::Certain),
        // 第 numbers what follows it, and 约 and the like count it.
        '第' | '约' | '共' | '近' | '达' | '逾' | '至' | '于' | '在' | '从' | '到' => {
            None
        }
        c if ('\u{4E00}'..='\u{9FFF}').contains(&c) => Some(Strength::Weak),
        _ => None,
    }
}

/// The end of `text` behind its last blank, of which only the last bytes are looked at.
fn last_word(text: &str) -> &str {
    const FAR_ENOUGH: usize = 64;
    let from = (text.len().saturating_sub(FAR_ENOUGH)..=text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    text[from..].rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Whether a word is one of four letters or more, with no capitals inside, unlike G77 and IPv4.
fn is_plain_word(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    letters.len() >= 4
        && letters.bytes().skip(1).all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'\''))
}

/// Whether text goes on behind a note mark as it does behind none but a mark: with a blank, an
/// end, or punctuation, behind a closing mark also at once, but with no unit of measure.
fn goes_on_as_text(behind: &str, closed: bool) -> bool {
    let rest = behind.trim_start();
    let spaced = rest.len() < behind.len();
    let Some(next) = rest.chars().next() else { return true };
    if MEASURES.contains(next) {
        return false;
    }
    if spaced {
        // Thousands are parted by blanks: 3 000.
        let group = rest.bytes().take_while(u8::is_ascii_digit).count() == 3;
        return !group && !matches!(next, '%' | '-' | '–' | '/');
    }
    closed && !next.is_ascii()
        || matches!(next, '，' | '。' | '；' | '：' | '、' | '》' | '”' | ',' | ';' | ')' | '）')
}

/// Whether a comma or point belongs to a word before it: not 1,5 or A/C.1 or No.2.
fn follows_word(word: &str, digits: usize) -> bool {
    const ABBREVIATED: [&str; 10] =
        ["No", "no", "Nos", "nos", "para", "paras", "vol", "art", "p", "pp"];
    let bare = word.trim_end_matches([',', '.', ':']);
    let point = word.ends_with('.');
    let decimal = bare.ends_with(|c: char| c.is_ascii_digit())
        && (point || word.ends_with(':') || digits == 3);
    let abbreviated = point && ABBREVIATED.contains(&bare);
    let symbol = bare.contains('/') || point && bare.len() < 3;
    !decimal && !abbreviated && !symbol && !bare.is_empty()
}
