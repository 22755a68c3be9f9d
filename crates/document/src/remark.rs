use zhengming_text::{LineIndex, Span};

use crate::Batch;

/// What a comment begins with that speaks to us, in letters of either case.
const NAME: &str = "zhengming";

/// What stands behind the name, in either script.
const COLONS: [char; 2] = [':', '：'];

/// A comment of Markdown or XML that speaks to us: `<!-- zhengming: … -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What stands behind `zhengming:`.
    pub text: String,
    /// Whether there is a colon. A comment without one may speak of us only.
    pub has_colon: bool,
    /// Line on which that starts, from 1.
    pub line: u64,
    /// Column at which it starts, in code points from 1.
    pub column: u64,
    /// Bytes of the paragraph that the comment stands in or ends, of several inside each other the
    /// inner one; behind the last text of a row of a table, those of the row; else between
    /// paragraphs those of the next one. None behind the last one.
    pub covers: Option<(u64, u64)>,
}

/// The remarks among the comments of a text, which are given with their brackets. Behind the last
/// text of a row of a table a remark covers the row.
pub(crate) fn remarks(text: &str, comments: &[Span], rows: &[Span], batch: &Batch) -> Vec<Remark> {
    if comments.is_empty() {
        return Vec::new();
    }
    let lines = LineIndex::new(text);
    let remark = |&comment: &Span| {
        let (words, has_colon) = behind_name(text, comment)?;
        let position = lines.position(text, words.start);
        let inside = batch.paragraphs.iter().map(|paragraph| paragraph.span);
        let inside = inside.filter(|span| span.start <= comment.start && comment.start < span.end);
        let next = batch.paragraphs.iter().map(|paragraph| paragraph.span);
        let next = next.filter(|span| span.start >= comment.end).min_by_key(|span| span.start);
        let before = batch.paragraphs.iter().map(|paragraph| paragraph.span);
        let before = before.filter(|span| span.end <= comment.start);
        let ended = before.max_by_key(|span| span.end);
        let ended = ended.filter(|span| is_in_line(&text[span.end..comment.start]));
        let row =
            rows.iter().copied().find(|row| row.start <= comment.start && comment.end <= row.end);
        let goes_on = |row: &Span| next.is_some_and(|next| next.start < row.end);
        let row = row.filter(|row| !goes_on(row));
        let covers = inside.min_by_key(|span| span.len()).or(ended).or(row).or(next);
        Some(Remark {
            text: text[words.range()].to_owned(),
            has_colon,
            line: position.line as u64,
            column: position.column as u64,
            covers: covers.map(|span| (span.start as u64, span.end as u64)),
        })
    };
    comments.iter().filter_map(remark).collect()
}

/// Whether what stands between the text of a paragraph and a comment belongs to the same line of
/// it: blanks, other comments, the ends of marks and of inline elements.
fn is_in_line(between: &str) -> bool {
    const INLINE: [&str; 9] = ["a", "b", "em", "i", "span", "strong", "sub", "sup", "u"];
    let mut rest = between;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '*', '_', '`']);
        let comment = rest.strip_prefix("<!--").and_then(|inner| inner.split_once("-->"));
        let closing = rest.strip_prefix("</").and_then(|name| name.split_once('>'));
        rest = match (comment, closing) {
            (Some((_, behind)), _) => behind,
            (_, Some((name, behind))) if INLINE.contains(&name.trim_end()) => behind,
            _ => return rest.is_empty(),
        };
    }
}

/// What a comment says to us, without blanks around it, and whether it does so behind a colon.
fn behind_name(text: &str, comment: Span) -> Option<(Span, bool)> {
    let inner = text[comment.range()].strip_prefix("<!--")?;
    let inner = inner.strip_suffix("-->").unwrap_or(inner);
    let (name, behind) = inner.trim_start().split_at_checked(NAME.len())?;
    let colon = behind.trim_start().strip_prefix(COLONS);
    // A longer word is another one.
    let is_name = colon.is_some() || behind.starts_with(char::is_whitespace);
    if !name.eq_ignore_ascii_case(NAME) || !is_name {
        return None;
    }
    let words = colon.unwrap_or(behind).trim_start();
    let start = comment.start + "<!--".len() + inner.len() - words.len();
    Some((Span::new(start, start + words.trim_end().len()), colon.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REMARK: &str = "<!-- zhengming: ignore all reason=r -->";

    /// What the remarks of a Markdown text cover, `*` standing for each.
    fn covered(markdown: &str) -> Vec<String> {
        let text = markdown.replace('*', REMARK);
        let (_, batch) = crate::markdown::read("a.md".as_ref(), text, crate::Encoding::Utf8);
        let covers = |remark: &Remark| {
            let (start, end) = remark.covers?;
            Some(
                batch.text[start as usize..end as usize].replace(REMARK, "*").trim_end().to_owned(),
            )
        };
        batch.remarks.iter().map(|remark| covers(remark).unwrap_or_default()).collect()
    }

    #[test]
    fn a_remark_covers_its_paragraph_or_the_next_one() {
        for (markdown, expected) in [
            ("甲。\n\n*\n乙。\n\n丙。", "乙。"),
            ("甲。\n\n*\n\n乙。\n\n丙。", "乙。"),
            ("甲。\n*\n\n乙。", "乙。"),
            ("甲。 *\n\n乙。", "甲。"),
            ("甲，* 乙。\n\n丙。", "甲，* 乙。"),
            ("甲。\n*\n", ""),
        ] {
            assert_eq!(covered(markdown), [expected], "{markdown}");
        }
    }

    #[test]
    fn in_a_table_a_remark_covers_its_cell_the_next_one_or_the_row_that_it_ends() {
        let head = "| 甲 | 乙 |\n| --- | --- |\n";
        for (row, expected) in [
            ("| 丙 * | 丁 |", "丙"),
            ("| * 丙 | 丁 |", "丙"),
            ("| 丙 | 丁 * |", "丁"),
            ("| * | 丁 |", "丁"),
            ("| 丙 | * |", "| 丙 | * |"),
            ("| 丙 | 丁 | *", "| 丙 | 丁 | *"),
        ] {
            let found = covered(&format!("{head}{row}\n| 戊 | 己 |\n"));
            assert_eq!(found, [expected], "{row}");
        }
        assert_eq!(covered(&format!("*\n{head}")), ["甲"]);
        // A comment on a line of its own ends the table: what follows is no row any more.
        assert_eq!(covered(&format!("{head}*\n| 丙 | 丁 |\n")), ["| 丙 | 丁 |"]);
    }

    #[test]
    fn a_comment_at_the_end_of_a_line_belongs_to_it() {
        for between in ["", " ", "**", " <!-- x --> ", "</b>", "</em> <!-- x -->"] {
            assert!(is_in_line(between), "{between}");
        }
        for between in ["\n", "\n\n", "</p>", "</p> ", " | ", "<!-- x", "。"] {
            assert!(!is_in_line(between), "{between}");
        }
    }

    #[test]
    fn comments_that_speak_to_us_are_told_from_others() {
        for (comment, said) in [
            ("<!-- zhengming: ignore all -->", Some(("ignore all", true))),
            ("<!--ZHENGMING ：ignore all-->", Some(("ignore all", true))),
            ("<!-- zhengming ignore all -->", Some(("ignore all", false))),
            ("<!-- zhengming:", Some(("", true))),
            ("<!-- zhengming -->", Some(("", false))),
            ("<!-- zhengming-glossary: x -->", None),
            ("<!-- 正名: ignore all -->", None),
            ("<!-- 正 -->", None),
            ("<!---->", None),
        ] {
            let text = format!("前{comment}后");
            let span = Span::new("前".len(), "前".len() + comment.len());
            let found = behind_name(&text, span);
            let found = found.map(|(words, has_colon)| (&text[words.range()], has_colon));
            assert_eq!(found, said, "{comment}");
        }
    }
}
