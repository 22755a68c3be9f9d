//! Tells the format of a file from its content and its name.

use std::path::Path;

use memchr::memmem;

use crate::Format;

/// What a text was recognised as.
pub(crate) struct Guess {
    pub format: Format,
    /// Whether the name said so too, or only the content.
    pub by_name: bool,
}

/// Recognises a format; an error says what the text is instead.
pub(crate) fn detect(path: &Path, head: &str) -> Result<Guess, &'static str> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let is = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
    let start = head.trim_start_matches(crate::text::is_blank);
    if start.starts_with('<') {
        if memmem::find(head.as_bytes(), b"<akomaNtoso").is_some() {
            return Ok(Guess { format: Format::Akn, by_name: true });
        }
        if is(&["xml"]) || start.starts_with("<?xml") {
            return Err("XML, but not Akoma Ntoso: no <akomaNtoso> element near its start");
        }
        let opening = start.get(..15).unwrap_or(start).to_ascii_lowercase();
        if opening.starts_with("<!doctype html") || opening.starts_with("<html") {
            return Err("an HTML page: save it as text or Markdown first");
        }
    } else if is(&["xml"]) {
        return Err("named as XML, but it does not begin with `<`");
    }
    if is(&["md", "markdown", "mkd"]) {
        return Ok(Guess { format: Format::Markdown, by_name: true });
    }
    let format = if looks_like_markdown(head) { Format::Markdown } else { Format::Text };
    Ok(Guess { format, by_name: false })
}

/// Whether a text that is not named as Markdown shows several of its signs.
fn looks_like_markdown(head: &str) -> bool {
    let bytes = head.as_bytes();
    let strong = head.lines().take(2000).map(strong_spans).sum::<usize>().min(2);
    let links = memmem::find_iter(bytes, b"](").take(2).count();
    let notes = memmem::find_iter(bytes, b"[^").take(2).count();
    let headings = head
        .lines()
        .take(2000)
        .filter(|line| {
            let level = line.bytes().take_while(|&b| b == b'#').count();
            (1..=6).contains(&level) && line.as_bytes().get(level) == Some(&b' ')
        })
        .take(2)
        .count();
    strong + links + notes + headings >= 2
}

/// Stretches of a line between two pairs of asterisks that mark them as bold. Three asterisks, or
/// two before a blank, are marks of notes.
fn strong_spans(line: &str) -> usize {
    let parts: Vec<&str> = line.split("**").collect();
    let is_bold = |part: &&&str| {
        let blank = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '*');
        !blank(part.chars().next()) && !blank(part.chars().next_back())
    };
    // With an even number of parts one pair of asterisks has no other.
    if parts.len().is_multiple_of(2) {
        0
    } else {
        parts.iter().skip(1).step_by(2).filter(is_bold).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asterisks_of_notes_are_no_markdown() {
        assert!(looks_like_markdown("1. **赞赏**报告；\n2. **欢迎**报告；\n"));
        assert!(looks_like_markdown("# 标题\n\n见[报告](https://example.org)。\n"));
        assert!(!looks_like_markdown("甲(法国)、*乙(印度)、**丙(巴西)、***丁(日本)、**戊\n"));
        assert!(!looks_like_markdown("错误!未定义书签。"));
    }
}
