//! The numbers and letters that paragraphs begin with.

use crate::phrase;

/// What a paragraph is numbered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `1.`, `一、`: a paragraph.
    Number(u32),
    /// `(a)`: a sub-paragraph, or a small Roman numeral where the letter may be one.
    Letter(u8),
    /// `(ii)` and longer.
    Roman(u8),
    /// `㈠`, `(一)`.
    Han(u8),
    /// `(1)`, `1)`, `①`.
    Digit(u8),
    /// `I.`, `A.`, `一.`: a section, whose text is a heading.
    Section,
    /// `–`, `•`.
    Bullet,
}

/// The mark at the start of `text` and the bytes it takes with the blanks behind it.
pub(crate) fn parse(text: &str) -> Option<(Mark, usize)> {
    let first = *text.as_bytes().first()?;
    let (mark, length) = match first {
        b'0'..=b'9' => arabic(text)?,
        b'(' => bracketed(text, ')', 1)?,
        b'I' | b'V' | b'X' | b'A'..=b'H' => section(text)?,
        b'-' | b'*' => (Mark::Bullet, dash(text)?),
        // None of the Chinese characters in marks starts with the latter.
        0x00..=0x7F | 0xE6..=0xE9 => return None,
        _ => wide(text)?,
    };
    let rest = &text[length..];
    let blank = rest.len() - rest.trim_start().len();
    Some((mark, length + blank))
}

fn arabic(text: &str) -> Option<(Mark, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 3 {
        return None;
    }
    let number = text[..digits].parse().ok()?;
    let mut behind = text[digits..].chars();
    let point = behind.next()?;
    let next = behind.next();
    let open = next.is_none_or(|c| c.is_whitespace() || !c.is_ascii());
    match point {
        '.' | '．' if open => Some((Mark::Number(number), digits + point.len_utf8())),
        '、' if next.is_some_and(|c| !c.is_ascii_digit() && !c.is_whitespace()) => {
            Some((Mark::Number(number), digits + point.len_utf8()))
        }
        ')' | '）' if open => Some((Mark::Digit(rank(number)), digits + point.len_utf8())),
        _ => None,
    }
}

fn bracketed(text: &str, close: char, open: usize) -> Option<(Mark, usize)> {
    let end = text.char_indices().skip(1).take(9).find(|&(_, c)| c == close)?.0;
    let inner = &text[open..end];
    let length = end + close.len_utf8();
    if let Ok(number) = inner.parse::<u32>() {
        return (inner.len() <= 2).then_some((Mark::Digit(rank(number)), length));
    }
    if let [letter @ b'a'..=b'z'] = inner.as_bytes() {
        return Some((Mark::Letter(letter - b'a' + 1), length));
    }
    if let Some(value) = roman(inner) {
        return Some((Mark::Roman(value), length));
    }
    if let [one @ b'a'..=b'z', two] = inner.as_bytes()
        && one == two
    {
        return Some((Mark::Letter(one - b'a' + 27), length));
    }
    Some((Mark::Han(rank(han(inner)?)), length))
}

fn section(text: &str) -> Option<(Mark, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let word = &text[..letters];
    let numeral = letters == 1 || roman(&word.to_ascii_lowercase()).is_some();
    let rest = text[letters..].strip_prefix('.')?;
    (letters <= 5 && numeral && rest.starts_with([' ', '\t', '\u{3000}']))
        .then_some((Mark::Section, letters + 1))
}

fn dash(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let length = chars.next()?.len_utf8();
    chars.next()?.is_whitespace().then_some(length)
}

fn wide(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    let length = first.len_utf8();
    let mark = match first {
        '\u{3220}'..='\u{3229}' => Mark::Han((first as u32 - 0x3220 + 1) as u8),
        '①'..='⑳' => Mark::Digit((first as u32 - '①' as u32 + 1) as u8),
        '⑴'..='⒇' => Mark::Digit((first as u32 - '⑴' as u32 + 1) as u8),
        '（' => return bracketed(text, '）', length),
        '–' | '—' | '•' | '·' | '●' | '▪' => return Some((Mark::Bullet, dash(text)?)),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            return han_numbered(text);
        }
        _ => return None,
    };
    Some((mark, length))
}

/// `一、` opens a paragraph, or where no sentence follows a section, as `一.` does.
fn han_numbered(text: &str) -> Option<(Mark, usize)> {
    let end = text.char_indices().take(5).find(|&(_, c)| han_digit(c).is_none() && c != '十')?.0;
    let number = han(&text[..end])?;
    let point = text[end..].chars().next()?;
    let mark = match point {
        '、' if text.len() <= 60 && !phrase::ends_sentence(text.trim_end()) => Mark::Section,
        '、' => Mark::Number(number),
        '.' | '．' => Mark::Section,
        _ => return None,
    };
    Some((mark, end + point.len_utf8()))
}

fn rank(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// The value of a Chinese numeral below a thousand, as in 七十三 or 一百零二.
pub(crate) fn han(numeral: &str) -> Option<u32> {
    if numeral.is_empty() || numeral.len() > 21 {
        return None;
    }
    let (mut total, mut digit) = (0, None);
    for c in numeral.chars() {
        match c {
            '十' | '百' => {
                let unit = if c == '十' { 10 } else { 100 };
                total += digit.take().unwrap_or(1) * unit;
            }
            '零' | '〇' => {}
            _ => {
                if digit.replace(han_digit(c)?).is_some() {
                    return None;
                }
            }
        }
    }
    let value = total + digit.unwrap_or(0);
    (value > 0).then_some(value)
}

fn han_digit(c: char) -> Option<u32> {
    "一二三四五六七八九".chars().zip(1..).find(|&(digit, _)| digit == c).map(|(_, value)| value)
}

/// The value of a small Roman numeral, as in `xiv`.
pub(crate) fn roman(numeral: &str) -> Option<u8> {
    if numeral.is_empty() || numeral.len() > 8 {
        return None;
    }
    let mut values = [0_u32; 8];
    for (value, letter) in values.iter_mut().zip(numeral.bytes()) {
        *value = match letter {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            _ => return None,
        };
    }
    let mut total: i64 = 0;
    for (at, &value) in values.iter().enumerate() {
        let subtract = values.get(at + 1).is_some_and(|&next| next > value);
        total += if subtract { -i64::from(value) } else { i64::from(value) };
    }
    u8::try_from(total).ok().filter(|&value| value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_all_styles_are_read() {
        let cases = [
            ("1. 赞赏", Some((Mark::Number(1), 3))),
            ("12．欢迎", Some((Mark::Number(12), 5))),
            ("一、维持和平；", Some((Mark::Number(1), 6))),
            ("十二、维持和平。", Some((Mark::Number(12), 9))),
            ("二、结论", Some((Mark::Section, 6))),
            ("(a) 在", Some((Mark::Letter(1), 4))),
            ("（b）在", Some((Mark::Letter(2), 7))),
            ("(xiv) to", Some((Mark::Roman(14), 6))),
            ("㈢ 在", Some((Mark::Han(3), 4))),
            ("(二十一) 在", Some((Mark::Han(21), 12))),
            ("(1) to", Some((Mark::Digit(1), 4))),
            ("II. Work", Some((Mark::Section, 4))),
            ("– To", Some((Mark::Bullet, 4))),
            ("2015年", None),
            ("57/53号", None),
            ("1.5 亿", None),
            ("(A/73/505)", None),
            ("(见第 3 段)", None),
            ("十年期", None),
            ("Assembly", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
