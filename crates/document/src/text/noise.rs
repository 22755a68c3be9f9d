//! What PDF extraction leaves between the lines of a text: page furniture and field errors.

use memchr::memmem::FindIter;
use zhengming_text::Span;

use crate::symbol;

/// What word processors print where a field lost its target, by its beginning and its rest.
const FIELD_ERRORS: [(&str, &[&str]); 3] = [
    ("错误!", &["未定义书签。", "未找到引用源。", "未找到目录项。", "未指定主题。"]),
    ("错误！", &["未定义书签。", "未找到引用源。", "未找到目录项。", "未指定主题。"]),
    ("Error!", &["Bookmarknotdefined.", "Referencesourcenotfound.", "Nobookmarknamegiven."]),
];

/// The field errors in `text`, also where they are broken over lines.
pub(crate) fn field_errors(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    // A search for one byte tells most texts apart at the speed of memory.
    if !may_hold_field_error(text) {
        return found;
    }
    for (start, rests) in FIELD_ERRORS {
        for at in find_all(text, start) {
            let behind = at + start.len();
            if let Some(end) = rests.iter().find_map(|rest| spaced_match(text, behind, rest)) {
                found.push(Span::new(at, end));
            }
        }
    }
    found.sort_unstable();
    found
}

fn may_hold_field_error(text: &str) -> bool {
    memchr::memchr(b'!', text.as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), "错误！".as_bytes()).is_some()
}

fn find_all<'a>(text: &'a str, word: &'a str) -> FindIter<'a, 'a> {
    memchr::memmem::find_iter(text.as_bytes(), word.as_bytes())
}

/// The end of `word` in `text` from `at`, blanks and line breaks aside.
fn spaced_match(text: &str, at: usize, word: &str) -> Option<usize> {
    let mut expected = word.chars();
    let mut next = expected.next();
    for (offset, c) in text[at..].char_indices().take(80) {
        if c.is_whitespace() {
            continue;
        }
        if Some(c) != next {
            return None;
        }
        next = expected.next();
        if next.is_none() {
            return Some(at + offset + c.len_utf8());
        }
    }
    None
}

/// A kind of line that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// A line of underscores, behind which notes stand.
    Rule,
    /// Job numbers, page numbers, running heads.
    Page,
}

/// What is known of the document when its page furniture is looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Running {
    /// Symbol, which stands on every page.
    pub symbol: Option<String>,
    /// Title, which may stand beside it.
    pub title: Option<String>,
}

/// Longest line that is looked at, in bytes.
const LONGEST: usize = 240;

/// Whether `line`, trimmed, is page furniture. `torn` says that the text comes from pages, so
/// that lone numbers and running heads are such; before `behind_cover` a symbol is no running head.
pub(crate) fn furniture(
    line: &str,
    torn: bool,
    behind_cover: bool,
    running: &Running,
) -> Option<Furniture> {
    if line.len() > LONGEST {
        return None;
    }
    let first = *line.as_bytes().first()?;
    if matches!(first, b'_' | b'-' | 0xE2 | 0xEF) && is_rule(line) {
        return Some(Furniture::Rule);
    }
    let page = match first {
        b'0'..=b'9' | b'*' => is_job_or_page(line, torn),
        b'-' | b'P' | 0xE2 | 0xE7 | 0xE8 => is_named_page(line),
        _ => false,
    };
    let head = || torn && behind_cover && is_running_head(line, running);
    (page || head()).then_some(Furniture::Page)
}

/// Whether a line is drawn rather than written.
pub(crate) fn is_rule(line: &str) -> bool {
    let dashes = ['_', '-', '—', '─', '＿', '–'];
    line.chars().count() >= 8 && line.chars().all(|c| dashes.contains(&c) || c.is_whitespace())
}

/// `18-22650 (C)`, `*1822650*`, `18-22650 2/3`, `2/3`, and where the text is torn `2`.
fn is_job_or_page(line: &str, torn: bool) -> bool {
    if line.len() > 40 {
        return false;
    }
    let mut words = 0;
    let mut strong = false;
    for word in line.split_whitespace() {
        words += 1;
        if is_job_number(word) || is_bar_code(word) || is_page_of_pages(word) {
            strong = true;
        } else if !(is_job_suffix(word) || torn && is_small_number(word)) {
            return false;
        }
    }
    strong || torn && words == 1
}

fn digits(word: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_job_number(word: &str) -> bool {
    word.split_once('-').is_some_and(|(year, job)| digits(year, 2..=2) && digits(job, 5..=6))
}

fn is_bar_code(word: &str) -> bool {
    word.strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'))
        .is_some_and(|code| digits(code, 6..=9))
}

fn is_page_of_pages(word: &str) -> bool {
    word.split_once('/').is_some_and(|(page, pages)| {
        digits(page, 1..=3)
            && digits(pages, 1..=3)
            && page.len() <= pages.len()
            && (page.len() < pages.len() || page <= pages)
    })
}

/// `(C)` and the date, as 140119, behind a job number.
fn is_job_suffix(word: &str) -> bool {
    matches!(word, "(C)" | "(E)" | "(F)" | "(R)" | "(S)" | "(A)") || digits(word, 6..=6)
}

fn is_small_number(word: &str) -> bool {
    digits(word, 1..=3)
}

/// `- 2 -`, `— 2 —`, `第 2 页`, `Page 2`, and the request to recycle.
fn is_named_page(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    if line.starts_with("Please recycle") || line.starts_with("请回收") {
        return true;
    }
    let number = line
        .strip_prefix("Page ")
        .or_else(|| line.strip_prefix('第').and_then(|rest| rest.strip_suffix('页')))
        .or_else(|| {
            let dashes = ['-', '—', '–'];
            let inner = line.strip_prefix(dashes)?.strip_suffix(dashes)?;
            Some(inner)
        });
    number.is_some_and(|n| {
        let n = n.trim();
        is_small_number(n)
            || n.split_once(" of ").is_some_and(|(a, b)| is_small_number(a) && is_small_number(b))
    })
}

/// The symbol of the document alone or beside its title.
fn is_running_head(line: &str, running: &Running) -> bool {
    let Some(own) = &running.symbol else { return false };
    if !line.contains('/') {
        return false;
    }
    let beside = if let Some((found, length)) = symbol::parse(line)
        && found == *own
    {
        line[length..].trim()
    } else if symbol::at_line_end(line).is_some_and(|found| found == *own) {
        line.rfind(own.split(' ').next().unwrap_or(own)).map_or("", |at| line[..at].trim())
    } else {
        return false;
    };
    let beside = beside.trim_end_matches(['…', '.']);
    beside.is_empty()
        || running.title.as_ref().is_some_and(|title| title.contains(beside))
        || matches!(beside, "联合国" | "United Nations")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_errors_are_found_also_when_broken() {
        let text = "2010年、\n错误!未定\n\n义书签。 2013年 Error! Bookmark\nnot defined. 错误!未必";
        let found: Vec<&str> =
            field_errors(text).into_iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, ["错误!未定\n\n义书签。", "Error! Bookmark\nnot defined."]);
    }

    #[test]
    fn page_furniture_is_told_from_text() {
        let running = Running {
            symbol: Some("A/RES/73/266".to_owned()),
            title: Some("从国际安全角度促进网络空间国家负责任行为".to_owned()),
        };
        for line in [
            "18-22650 (C)",
            "*1822650*",
            "01-66657 (E) 291101",
            "2/3",
            "2/3 18-22650",
            "- 2 -",
            "第 2 页",
            "Page 3 of 12",
            "7",
            "A/RES/73/266",
            "从国际安全角度促进网络空间国家负责任行为 A/RES/73/266",
        ] {
            assert_eq!(furniture(line, true, true, &running), Some(Furniture::Page), "{line}");
        }
        for line in ["57/53号", "57/53", "2000", "第 2 段", "A/RES/73/27", "1. 促请", "2018 年"]
        {
            assert_eq!(furniture(line, true, true, &running), None, "{line}");
        }
        assert_eq!(furniture("7", false, true, &running), None);
        assert_eq!(furniture("__________", false, false, &running), Some(Furniture::Rule));
    }
}
