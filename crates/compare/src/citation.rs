//! Dates, sessions, symbols and numbers of paragraphs: what every new resolution brings up to date.

use zhengming_document::{MONTHS, spelt_ordinal};

use crate::token::{Class, Piece};

/// What a number counts that is part of a date or a symbol, or that 第 makes an ordinal of.
const COUNTED: [&str; 12] =
    ["年", "月", "日", "号", "届", "次", "段", "条", "款", "章", "节", "项"];

/// Words after which a number names a place in a document.
const NUMBERED: [&str; 9] = [
    "paragraph",
    "paragraphs",
    "para",
    "article",
    "articles",
    "section",
    "annex",
    "resolution",
    "decision",
];

/// Words of citations that mean nothing without their numbers.
const CITED: [&str; 16] = [
    "resolution",
    "resolutions",
    "decision",
    "decisions",
    "session",
    "sessions",
    "paragraph",
    "paragraphs",
    "决",
    "议",
    "定",
    "会",
    "至",
    "号",
    "日",
    "年",
];

/// Whether a word may go with numbers in a change that only brings citations up to date.
pub(crate) fn is_cited_word(word: &str) -> bool {
    CITED.contains(&word)
}

/// Finds the pieces that belong to citations.
pub(crate) fn mark_citations(text: &str, pieces: &mut Vec<Piece>) {
    join_symbols(text, pieces);
    let word = |pieces: &[Piece], at: usize| pieces.get(at).map_or("", |p| &text[p.range.clone()]);
    let mut at = 0;
    while at < pieces.len() {
        let form = word(pieces, at);
        let before = at.checked_sub(1).map_or("", |before| word(pieces, before));
        let after = word(pieces, at + 1);
        let is_cited = pieces[at].term.is_none()
            && (is_symbol(form)
                || is_number(form) && is_dated(form, before, after)
                || is_ordinal(form)
                || MONTHS.contains(&form) && (is_number(before) || is_number(after))
                || is_letter(form) && is_symbol(before));
        if form == "第" && pieces[at].term.is_none() {
            at = mark_ordinal(text, pieces, at);
            continue;
        }
        if is_cited {
            pieces[at].class = Class::Citation;
            if COUNTED[..4].contains(&after) && pieces[at + 1].term.is_none() {
                pieces[at + 1].class = Class::Citation;
                at += 1;
            }
        }
        at += 1;
    }
}

/// Marks 第, the number behind it and what it counts; goes on behind them.
fn mark_ordinal(text: &str, pieces: &mut [Piece], first: usize) -> usize {
    let word = |piece: &Piece| &text[piece.range.clone()];
    let is_numeral = |piece: &Piece| {
        let form = word(piece);
        piece.term.is_none()
            && (is_number(form)
                || is_symbol(form)
                || form.chars().all(|c| "一二三四五六七八九十百零〇".contains(c)))
    };
    let numerals = pieces[first + 1..].iter().take_while(|piece| is_numeral(piece)).count();
    if numerals == 0 {
        return first + 1;
    }
    let mut end = first + 1 + numerals;
    let counted = |piece: &Piece| piece.term.is_none() && COUNTED.contains(&word(piece));
    let is_party = pieces.get(end).is_some_and(|piece| matches!(word(piece), "方" | "国" | "者"));
    if is_party {
        return end;
    }
    end += usize::from(pieces.get(end).is_some_and(counted));
    pieces[first..end].iter_mut().for_each(|piece| piece.class = Class::Citation);
    end
}

/// Joins what stands without a blank between around a stroke with numbers: A/RES/73/266, 43/78h.
fn join_symbols(text: &str, pieces: &mut Vec<Piece>) {
    let bytes = text.as_bytes();
    let part_of_symbol =
        |piece: &Piece| piece.term.is_none() && is_symbol_text(&text[piece.range.clone()]);
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let mut end = at;
        while end < pieces.len()
            && part_of_symbol(&pieces[end])
            && (end == at || pieces[end].range.start == pieces[end - 1].range.end)
        {
            end += 1;
        }
        if end > at + 1 {
            // A mark at the end belongs to the sentence.
            while end > at + 1 && matches!(&text[pieces[end - 1].range.clone()], "." | "-") {
                end -= 1;
            }
            let range = pieces[at].range.start..pieces[end - 1].range.end;
            let joined = &bytes[range.clone()];
            let has_digit = joined.iter().any(u8::is_ascii_digit);
            let is_range = joined.iter().all(|b| b.is_ascii_digit() || *b == b'-');
            if has_digit && (joined.contains(&b'/') || is_range) {
                kept.push(Piece { range, class: Class::Citation, term: None });
                at = end;
                continue;
            }
        }
        kept.extend_from_slice(&pieces[at..end.max(at + 1)]);
        at = end.max(at + 1);
    }
    *pieces = kept;
}

fn is_symbol_text(form: &str) -> bool {
    form.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-'))
}

/// `73/266`, `a/c.1/76/l.13`, `2021-2025`.
fn is_symbol(form: &str) -> bool {
    let bytes = form.as_bytes();
    let has = |wanted: u8| bytes.contains(&wanted);
    bytes.iter().any(u8::is_ascii_digit) && (has(b'/') || has(b'-')) && is_symbol_text(form)
}

fn is_number(form: &str) -> bool {
    !form.is_empty() && form.bytes().all(|b| b.is_ascii_digit())
}

fn is_letter(form: &str) -> bool {
    form.len() == 1 && form.as_bytes()[0].is_ascii_lowercase()
}

/// Whether a number is part of a date or a citation, rather than a quantity.
fn is_dated(form: &str, before: &str, after: &str) -> bool {
    let is_year = form.len() == 4 && matches!(&form[..2], "19" | "20" | "21");
    is_year
        || matches!(after, "月" | "日" | "号")
        || MONTHS.contains(&before)
        || MONTHS.contains(&after)
        || NUMBERED.contains(&before)
}

/// `first`, `seventyeighth` (folding leaves hyphens out), `21st`.
fn is_ordinal(form: &str) -> bool {
    let suffix = form.trim_start_matches(|c: char| c.is_ascii_digit());
    match form.len() - suffix.len() {
        0 => spelt_ordinal(form).is_some(),
        _ => matches!(suffix, "st" | "nd" | "rd" | "th"),
    }
}

#[cfg(test)]
mod tests {
    use crate::token::{Class, Tokenizer};

    /// What is cited in a text, joined by blanks.
    fn cited(text: &str) -> String {
        Tokenizer::new(None).with_pieces(text, |folded, pieces| {
            let cited = pieces.iter().filter(|piece| piece.class == Class::Citation);
            let forms: Vec<&str> = cited.map(|piece| &folded[piece.range.clone()]).collect();
            forms.join(" ")
        })
    }

    #[test]
    fn dates_sessions_and_symbols_are_citations() {
        for (text, expected) in [
            ("回顾其1988年12月7日第43/78 H号决议", "1988 年 12 月 7 日 第 43/78 h 号"),
            ("列入大会第七十八届会议临时议程", "第 七 十 八 届"),
            ("2021-2025年不限成员名额工作组", "2021-2025 年"),
            ("第三方和第二次年度报告", "第 二 次"),
            ("为期10年，3个月，37国", ""),
            ("its resolution 43/78 H of 7 December 1988", "43/78 h 7 december 1988"),
            ("at its seventy-eighth and sixth sessions", "seventyeighth sixth"),
            ("see A/C.1/76/L.13, and/or 37 States may", "a/c.1/76/l.13"),
            ("paragraph 4 of the twentieth report", "4 twentieth"),
            ("at its 5th and 21st meetings", "5th 21st"),
        ] {
            assert_eq!(cited(text), expected, "{text}");
        }
    }
}
