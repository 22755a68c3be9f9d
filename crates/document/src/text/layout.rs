//! Tells from the widths of its lines whether a text is torn.

use super::lines::{Line, Lines, width};
use crate::phrase;

/// How the lines of a text relate to its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each line is a paragraph.
    Whole,
    /// Paragraphs are broken over lines.
    Torn(Torn),
}

/// How paragraphs are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Torn {
    /// Columns that a full line has.
    pub width: usize,
    /// The indent above which a line opens a paragraph, where indents tell.
    pub indent: Option<usize>,
    /// Whether blank lines part paragraphs; they do not where any two lines have one between.
    pub blank_parts: bool,
}

/// Lines wider than this are not broken to fit a page.
const WIDEST: usize = 150;
/// Lines narrower than this are no page.
const NARROWEST: usize = 30;

struct Measured {
    indent: usize,
    width: usize,
    ends_sentence: bool,
    blank_before: bool,
}

impl Layout {
    /// Measures the first lines of a text.
    pub(crate) fn measure(head: &str) -> Self {
        let lines = measured(head);
        let Some(full) = full_width(&lines) else { return Self::Whole };
        let is_full = |line: &Measured| line.width * 100 >= full * 86;
        let broken = lines.iter().filter(|line| is_full(line) && !line.ends_sentence).count();
        let ended = lines.iter().filter(|line| is_full(line) && line.ends_sentence).count();
        if broken < 3 || broken < ended || broken * 5 < lines.len() {
            return Self::Whole;
        }
        Self::Torn(Torn {
            width: full,
            indent: telling_indent(&lines, full),
            blank_parts: blank_parts(&lines),
        })
    }
}

fn measured(head: &str) -> Vec<Measured> {
    let mut blank_before = false;
    let mut lines = Vec::new();
    for line in Lines::new(head, true) {
        if line.text.is_empty() {
            blank_before = true;
            continue;
        }
        lines.push(measure_line(head, line, std::mem::take(&mut blank_before)));
    }
    lines
}

fn measure_line(head: &str, line: Line, blank_before: bool) -> Measured {
    let indent = width(&head[line.start..line.text.start]);
    let text = &head[line.text.range()];
    Measured {
        indent,
        width: indent + width(text),
        ends_sentence: phrase::ends_sentence(text),
        blank_before,
    }
}

/// The width that the widest lines come up to, a few stray ones aside.
fn full_width(lines: &[Measured]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let at = widths.len().saturating_sub(1 + widths.len() / 50);
    widths.get(at).copied().filter(|full| (NARROWEST..=WIDEST).contains(full))
}

/// Indents tell where lines behind a finished paragraph have more of it than the lines that go
/// on from a full one.
fn telling_indent(lines: &[Measured], full: usize) -> Option<usize> {
    let (mut opening, mut going_on) = (Vec::new(), Vec::new());
    for pair in lines.windows(2) {
        let [before, line] = pair else { continue };
        let is_full = before.width * 100 >= full * 86;
        match (is_full, before.ends_sentence) {
            (true, false) => going_on.push(line.indent),
            (false, true) => opening.push(line.indent),
            _ => {}
        }
    }
    going_on.sort_unstable();
    let base = *going_on.get(going_on.len() / 2)?;
    let over = |list: &[usize]| list.iter().filter(|&&indent| indent > base).count();
    let tells = opening.len() >= 3
        && over(&opening) * 10 >= opening.len() * 7
        && over(&going_on) * 10 <= going_on.len();
    tells.then_some(base)
}

/// Blank lines part paragraphs where they are neither everywhere nor hardly anywhere.
fn blank_parts(lines: &[Measured]) -> bool {
    let blank = lines.iter().filter(|line| line.blank_before).count();
    let tight_full =
        lines.windows(2).filter(|pair| !pair[0].ends_sentence && !pair[1].blank_before).count();
    let open = lines.windows(2).filter(|pair| !pair[0].ends_sentence).count();
    blank * 20 >= lines.len() && tight_full * 10 >= open * 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_paragraph_per_line_is_whole() {
        let text = "各国应当在使用信息和通信技术时遵守国际法，并继续就此交换意见。\n".repeat(40);
        assert_eq!(Layout::measure(&text), Layout::Whole);
        assert_eq!(Layout::measure("词\n术语\n概念\n"), Layout::Whole);
        assert_eq!(Layout::measure(""), Layout::Whole);
    }

    #[test]
    fn lines_broken_at_one_width_are_torn() {
        let line = "各国应当在使用信息和通信技术时遵守国际法并继续就此交换\n";
        let text = format!("{line}{line}{line}意见。\n").repeat(4);
        let Layout::Torn(torn) = Layout::measure(&text) else { panic!("not torn") };
        assert_eq!(torn.width, 54);
        assert_eq!(torn.indent, None);
    }
}
