use zhengming_text::{Edit, EditKind, Span, shows_blank};

/// A keyword in context, as a reader sees it. White space of the source is one blank, and none
/// between Chinese characters, where it comes from the break of a line; edits and control characters
/// are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Text of the paragraph before the term, cut at the front.
    pub before: Box<str>,
    /// The term as the document has it.
    pub keyword: Box<str>,
    /// Text behind it, cut at the end.
    pub after: Box<str>,
}

/// Longest keyword in characters. No term comes near it; a text that hides a megabyte of signs
/// without width in a term does.
const LONGEST_KEYWORD: usize = 400;

/// The text that a reader sees of a paragraph: file text with its edits applied.
#[derive(Clone, Copy)]
pub(super) struct Visible<'a> {
    pub(super) source: &'a str,
    pub(super) paragraph: Span,
    pub(super) edits: &'a [Edit],
}

impl Context {
    /// The context of `term`, with at most `width` characters on either side.
    pub(super) fn new(visible: Visible<'_>, term: Span, width: usize) -> Self {
        let Span { start, end } = visible.paragraph;
        let keyword = squeezed(None, visible.chars(term), LONGEST_KEYWORD);
        let (first, last) = (keyword.chars().next(), keyword.chars().next_back());
        let before = visible.chars(Span::new(start, term.start)).rev();
        let before = squeezed(first, before, width).chars().rev().collect::<String>();
        let after = squeezed(last, visible.chars(Span::new(term.end, end)), width);
        Self { before: before.into(), keyword: keyword.into(), after: after.into() }
    }
}

impl<'a> Visible<'a> {
    fn chars(self, span: Span) -> impl DoubleEndedIterator<Item = char> + 'a {
        let first = self.edits.partition_point(|edit| edit.span.start < span.start);
        let count = self.edits[first..].partition_point(|edit| edit.span.start < span.end);
        let edits = &self.edits[first..first + count];
        (0..=edits.len()).flat_map(move |at| {
            let start = at.checked_sub(1).map_or(span.start, |before| edits[before].span.end);
            let end = edits.get(at).map_or(span.end, |edit| edit.span.start);
            let replacement = edits.get(at).and_then(|edit| match edit.kind {
                EditKind::Drop(_) => None,
                EditKind::Replace(char) => Some(char),
            });
            self.source[start..end.max(start)].chars().chain(replacement)
        })
    }
}

/// The first `width` characters behind `last`, with blanks where they show.
fn squeezed(mut last: Option<char>, chars: impl Iterator<Item = char>, width: usize) -> String {
    let mut squeezed = String::new();
    let mut room = width;
    let mut blank = false;
    for char in chars.filter(|char| char.is_whitespace() || !char.is_control()) {
        if char.is_whitespace() {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) && last.is_some_and(|last| shows_blank(last, char)) {
            if room < 2 {
                break;
            }
            squeezed.push(' ');
            room -= 1;
        }
        if room == 0 {
            break;
        }
        squeezed.push(char);
        room -= 1;
        last = Some(char);
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use zhengming_text::Fold;

    use super::*;

    fn context(source: &str, term: &str, edits: &[Edit], width: usize) -> [String; 3] {
        let start = source.find(term).unwrap();
        let visible = Visible { source, paragraph: Span::new(0, source.len()), edits };
        let Context { before, keyword, after } =
            Context::new(visible, Span::new(start, start + term.len()), width);
        [before, keyword, after].map(Into::into)
    }

    #[test]
    fn white_space_is_one_blank_and_the_sides_are_cut() {
        assert_eq!(
            context(
                "各国应遵守 \n\n 负责任\n国家行为，\u{1b}并促进合作",
                "负责任\n国家行为",
                &[],
                4
            ),
            ["国应遵守", "负责任国家行为", "，并促进"]
        );
        assert_eq!(context("use of\n  ICT \n by all", "ICT", &[], 4), ["of ", "ICT", " by"]);
    }

    #[test]
    fn edits_are_applied() {
        let source = "强调<b>规范</b>&amp;原则";
        let edit = |text: &str, kind| {
            let start = source.find(text).unwrap();
            Edit { span: Span::new(start, start + text.len()), kind }
        };
        let edits = [
            edit("<b>", EditKind::Drop(Fold::Markup)),
            edit("</b>", EditKind::Drop(Fold::Markup)),
            edit("&amp;", EditKind::Replace('&')),
        ];
        assert_eq!(context(source, "规范", &edits, 9), ["强调", "规范", "&原则"]);
        assert_eq!(context(source, "原则", &edits, 2), ["范&", "原则", ""]);
    }
}
