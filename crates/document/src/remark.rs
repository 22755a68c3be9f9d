use zhengming_text::{LineIndex, Span};

use crate::Batch;

/// What a comment must begin with to speak to us.
const ADDRESS: &str = "zhengming:";

/// A comment of Markdown or XML that speaks to us: `<!-- zhengming: … -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What stands behind `zhengming:`.
    pub text: String,
    /// Line on which that starts, from 1.
    pub line: u64,
    /// Column at which it starts, in code points from 1.
    pub column: u64,
    /// Bytes of the paragraph that the comment stands in, of several inside each other the inner
    /// one; between paragraphs, those of the next one. None behind the last one.
    pub covers: Option<(u64, u64)>,
}

/// The remarks among the comments of a text, which are given with their brackets.
pub(crate) fn remarks(text: &str, comments: &[Span], batch: &Batch) -> Vec<Remark> {
    if comments.is_empty() {
        return Vec::new();
    }
    let lines = LineIndex::new(text);
    let remark = |&comment: &Span| {
        let words = behind_address(text, comment)?;
        let position = lines.position(text, words.start);
        let inside = batch.paragraphs.iter().map(|paragraph| paragraph.span);
        let inside = inside.filter(|span| span.start <= comment.start && comment.start < span.end);
        let next = batch.paragraphs.iter().map(|paragraph| paragraph.span);
        let next = next.filter(|span| span.start >= comment.end).min_by_key(|span| span.start);
        let covers = inside.min_by_key(|span| span.len()).or(next);
        Some(Remark {
            text: text[words.range()].to_owned(),
            line: position.line as u64,
            column: position.column as u64,
            covers: covers.map(|span| (span.start as u64, span.end as u64)),
        })
    };
    comments.iter().filter_map(remark).collect()
}

/// What a comment says to us, without blanks around it.
fn behind_address(text: &str, comment: Span) -> Option<Span> {
    let inner = text[comment.range()].strip_prefix("<!--")?;
    let inner = inner.strip_suffix("-->").unwrap_or(inner);
    let words = inner.trim_start().strip_prefix(ADDRESS)?.trim_start();
    let start = comment.start + "<!--".len() + inner.len() - words.len();
    Some(Span::new(start, start + words.trim_end().len()))
}
