//! Notes at the foot of pages and the bare numbers that refer to them.

use super::lines;

/// The number that a note begins with, and the bytes before its text: `2 A/68/98。`.
pub(crate) fn number(line: &str) -> Option<(u32, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, length) = if digits > 0 {
        (line.get(..digits.min(4))?.parse().ok()?, digits)
    } else {
        superscript(line)?
    };
    let behind = &line[length..];
    let text = behind.trim_start();
    let spaced = text.len() < behind.len() || digits == 0;
    (digits <= 3 && spaced && !text.is_empty()).then_some((number, line.len() - text.len()))
}

/// A number in superscript digits and the bytes it takes.
pub(crate) fn superscript(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut length) = (0, 0);
    for c in text.chars().take(3) {
        let Some(digit) = superscript_digit(c) else { break };
        number = number * 10 + digit;
        length += c.len_utf8();
    }
    (length > 0).then_some((number, length))
}

/// Whether raised text is the mark of a note: a number, or several with commas.
pub(crate) fn is_mark(raised: &str) -> bool {
    let mark = raised.trim();
    !mark.is_empty()
        && mark.len() <= 12
        && mark.starts_with(|c: char| c.is_ascii_digit())
        && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '，' | '、' | ' '))
}

/// The value of a superscript digit.
pub(crate) fn superscript_digit(c: char) -> Option<u32> {
    Some(match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' | '⁴'..='⁹' => c as u32 - '⁰' as u32,
        _ => return None,
    })
}

/// Whether a note came to its end: a full stop, on a line that has room left.
pub(crate) fn is_over(note: &str, width: usize) -> bool {
    let last = note.rsplit('\n').next().unwrap_or(note);
    note.ends_with(['。', '.']) && lines::width(last) * 100 < width * 86
}
