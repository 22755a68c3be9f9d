use zhengming_text::{Edit, EditKind, Span};

/// A keyword in context. White space of the source is shown as single blanks, edits and control
/// characters are left out.
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
        let before: String = squeezed(visible.chars(Span::new(start, term.start)).rev(), width);
        let before = before.chars().rev().collect::<String>().trim_start().into();
        let keyword = squeezed(visible.chars(term), LONGEST_KEYWORD).into();
        let after = squeezed(visible.chars(Span::new(term.end, end)), width).trim_end().into();
        Self { before, keyword, after }
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

/// The first `width` characters, white space taken together.
fn squeezed(chars: impl Iterator<Item = char>, width: usize) -> String {
    let mut after_blank = false;
    chars
        .filter_map(|char| if char.is_whitespace() { Some(' ') } else { shown(char) })
        .filter(|&char| {
            let double = after_blank && char == ' ';
            after_blank = char == ' ';
            !double
        })
        .take(width)
        .collect()
}

fn shown(char: char) -> Option<char> {
    (!char.is_control()).then_some(char)
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
            ["应遵守 ", "负责任 国家行为", "，并促进"]
        );
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
