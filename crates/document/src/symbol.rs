//! Document symbols such as `A/RES/73/266`, `A/C.1/76/L.13` and `S/RES/2608 (2021)`.

use std::path::Path;

/// The series that symbols of United Nations documents begin with.
const SERIES: [&str; 14] =
    ["A", "S", "E", "T", "ST", "DP", "CCPR", "CEDAW", "CERD", "CRC", "HRI", "TD", "UNEP", "INF"];

/// Bytes of the longest beginning of a symbol that is looked at.
const LONGEST_START: usize = 60;

/// The symbol at the start of `text` in its usual form, and the bytes it takes.
pub(crate) fn parse(text: &str) -> Option<(String, usize)> {
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-')))
        .unwrap_or(text.len());
    let body = text[..end].trim_end_matches(['.', '-', '/']);
    let parts: Vec<&str> = body.split('/').collect();
    let (series, rest) = parts.split_first()?;
    let numbered = rest.last()?.bytes().any(|b| b.is_ascii_digit());
    if !SERIES.contains(series) || !numbered || !rest.iter().all(|part| is_component(part)) {
        return None;
    }
    let mut symbol = body.to_owned();
    let mut length = body.len();
    let behind = text[length..].trim_start_matches(' ');
    if let Some(year) = year_in_brackets(behind) {
        symbol.push(' ');
        symbol.push_str(year);
        length = text.len() - behind.len() + year.len();
    } else if let Some(letter) = lone_capital(&text[length..]) {
        symbol.push(' ');
        symbol.push(letter);
        length += 2;
    }
    Some((symbol, length))
}

/// Whether a line ends with a symbol that is broken behind a slash.
pub(crate) fn may_go_on(line: &str) -> bool {
    let word = line.rsplit(|c: char| c.is_whitespace() || !c.is_ascii()).next().unwrap_or(line);
    let word = word.trim_start_matches(['(', '[']);
    let Some((series, rest)) = word.split_once('/') else { return false };
    word.ends_with('/')
        && word.len() <= LONGEST_START
        && SERIES.contains(&series)
        && rest.split_terminator('/').all(is_component)
}

/// `RES`, `73`, `C.1`, `L.13`, `Rev.1`, `ES-10`, `257B`.
fn is_component(part: &str) -> bool {
    let mut bytes = part.bytes();
    let Some(first) = bytes.next() else { return false };
    if part.len() > 12 || !(first.is_ascii_uppercase() || first.is_ascii_digit()) {
        return false;
    }
    let word = part.bytes().take_while(u8::is_ascii_alphabetic).count();
    let lower = part.bytes().take(word).skip(1).any(|b| b.is_ascii_lowercase());
    // Words with small letters are only those that number a version: Add.1, Rev.2, Corr.1.
    let behind = part[word..].trim_start_matches(['.', '-']);
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &behind[digits..];
    let tail_fits = tail.is_empty() || digits > 0 && is_tail(tail);
    tail_fits && (!lower || digits > 0) && (word == 0 || digits > 0 || behind.is_empty())
}

fn is_tail(tail: &str) -> bool {
    tail.len() == 1 && tail.as_bytes()[0].is_ascii_uppercase()
        || tail.strip_prefix('-').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
}

/// `(2021)`, which the Security Council puts behind its numbers.
fn year_in_brackets(text: &str) -> Option<&str> {
    let year = text.get(..6)?;
    let digits = year.strip_prefix('(')?.strip_suffix(')')?;
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(year)
}

/// The ` B` of `A/RES/75/257 B`.
fn lone_capital(text: &str) -> Option<char> {
    let mut chars = text.strip_prefix(' ')?.chars();
    let letter = chars.next().filter(char::is_ascii_uppercase)?;
    chars.next().is_none_or(char::is_whitespace).then_some(letter)
}

/// The symbol that stands at the end of a line, alone or behind the name of the organization.
pub(crate) fn at_line_end(line: &str) -> Option<String> {
    let line = line.trim();
    if line.len() > 200 {
        return None;
    }
    line.match_indices(|c: char| c.is_ascii_uppercase())
        .filter(|&(at, _)| at == 0 || line[..at].ends_with(char::is_whitespace))
        .find_map(|(at, _)| {
            let (symbol, length) = parse(&line[at..])?;
            line[at + length..].trim_end_matches(['*', ' ']).is_empty().then_some(symbol)
        })
}

/// The symbol that a file is named after: `A-C.1-76-L.13.zh.txt` → `A/C.1/76/L.13`.
pub(crate) fn from_file_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let mut stem = name;
    // What stands behind a point and is no number does not belong to the symbol.
    while let Some((before, after)) = stem.rsplit_once('.') {
        if after.bytes().next().is_some_and(|b| b.is_ascii_digit()) {
            break;
        }
        stem = before;
    }
    let parts: Vec<&str> = stem.split(['-', '_']).collect();
    let council_year = match parts.as_slice() {
        ["S", "RES", _, year] if year.len() == 4 => Some(*year),
        _ => None,
    };
    let joined = match council_year {
        Some(year) => format!("{} ({year})", parts[..3].join("/")),
        None => join_special_sessions(&parts),
    };
    if parts.len() < 3 {
        return None;
    }
    let (symbol, length) = parse(&joined)?;
    (length == joined.len()).then(|| split_letter(symbol))
}

/// `A-RES-ES-10-21` is `A/RES/ES-10/21`.
fn join_special_sessions(parts: &[&str]) -> String {
    let mut joined = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            let special = at > 1 && matches!(parts[at - 1], "ES" | "S");
            joined.push(if special { '-' } else { '/' });
        }
        joined.push_str(part);
    }
    joined
}

/// `75/257B` as file names have it is `75/257 B`.
fn split_letter(mut symbol: String) -> String {
    if symbol.ends_with(|c: char| c.is_ascii_uppercase()) {
        let at = symbol.len() - 1;
        if symbol[..at].ends_with(|c: char| c.is_ascii_digit()) {
            symbol.insert(at, ' ');
        }
    }
    symbol
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read_in_their_usual_form() {
        for (text, expected) in [
            ("A/RES/73/266 ", Some("A/RES/73/266")),
            ("A/C.1/76/L.13", Some("A/C.1/76/L.13")),
            ("S/RES/2608(2021)", Some("S/RES/2608 (2021)")),
            ("S/RES/2627 (2022)", Some("S/RES/2627 (2022)")),
            ("A/RES/75/257 B", Some("A/RES/75/257 B")),
            ("A/RES/ES-10/21", Some("A/RES/ES-10/21")),
            ("A/76/L.31/Add.1", Some("A/76/L.31/Add.1")),
            ("A/CONF.192/PC/L.3", Some("A/CONF.192/PC/L.3")),
            ("A/B/C", None),
            ("Assembly", None),
            ("and/or 5", None),
        ] {
            assert_eq!(parse(text).map(|found| found.0).as_deref(), expected, "{text}");
        }
        assert_eq!(at_line_end(" 联 合 国   A/RES/73/266 ").as_deref(), Some("A/RES/73/266"));
        assert_eq!(at_line_end("[根据第一委员会的报告(A/73/505)通过]"), None);
    }

    #[test]
    fn symbols_are_broken_behind_slashes() {
        for line in ["A/RES/", "联合国 A/C.1/76/", "回顾其(A/RES/", "文件A/"] {
            assert!(may_go_on(line), "{line}");
        }
        for line in ["and/", "网络/", "/", "B/RES/", "A/RES/73/266", "a/"] {
            assert!(!may_go_on(line), "{line}");
        }
    }

    #[test]
    fn file_names_give_symbols() {
        for (name, expected) in [
            ("A-C.1-76-L.13.zh.txt", Some("A/C.1/76/L.13")),
            ("dir/A-RES-73-266.zh.txt", Some("A/RES/73/266")),
            ("S-RES-2608-2021.en.xml", Some("S/RES/2608 (2021)")),
            ("A-RES-75-257B.zh.txt", Some("A/RES/75/257 B")),
            ("A-RES-61-1.operative.zh.txt", Some("A/RES/61/1")),
            ("A-C.3-56-L.draft-right-to-development.en.txt", None),
            ("un-charter.zh.txt", None),
            ("笔记 一.txt", None),
            ("2024-05-01.txt", None),
        ] {
            assert_eq!(from_file_name(Path::new(name)).as_deref(), expected, "{name}");
        }
    }
}
