//! Tells from the widths of its lines how a text is broken into lines.

use super::lines::{Line, Lines, char_width, width};
use crate::{cover, mark, phrase};

/// How the lines of a text relate to its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each line is an entry of its own, as in a list of terms.
    List,
    /// Widths say little; the words at a break tell whether it lies inside a paragraph.
    Loose(Wrap),
    /// Paragraphs are broken over lines of one width, as on the pages of a PDF.
    Torn(Wrap),
}

/// How paragraphs are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrap {
    /// Columns that a full line has; none where lines are not broken to a width.
    pub width: Option<usize>,
    /// The indent above which a line opens a paragraph, where indents tell.
    pub indent: Option<usize>,
    /// Whether blank lines part paragraphs; they do not where any two lines have one between.
    pub blank_parts: bool,
    /// Whether all finished paragraphs have a blank line behind.
    pub blank_ends: bool,
    /// Whether most lines end in the middle of a sentence, however short they are.
    pub ragged: bool,
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
    /// Whether it stands alone by its own words: it is numbered or from a cover.
    alone: bool,
    /// Columns of its first word, or of its first character where that is a wide one.
    first_word: usize,
    /// Whether it breaks off behind or goes on with a word that no entry of a list ends or
    /// begins with.
    broken_off: bool,
    /// Whether it has columns, as a table has.
    tabbed: bool,
    /// Whether it is nothing but a number.
    number: bool,
}

impl Layout {
    /// Measures the first lines of a text.
    pub(crate) fn measure(head: &str) -> Self {
        let lines = measured(head);
        if let Some(torn) = torn(&lines) {
            Self::Torn(torn)
        } else if is_list(&lines) {
            Self::List
        } else {
            Self::Loose(loose(&lines))
        }
    }

    /// Columns of a full line, 0 where they are not known.
    pub(crate) fn width(self) -> usize {
        match self {
            Self::List => 0,
            Self::Loose(wrap) | Self::Torn(wrap) => wrap.width.unwrap_or(0),
        }
    }

    /// Whether the text was taken from pages.
    pub(crate) fn is_torn(self) -> bool {
        matches!(self, Self::Torn(_))
    }
}

/// The layout of a text most of whose lines have one width.
fn torn(lines: &[Measured]) -> Option<Wrap> {
    let full = full_width(lines).filter(|full| (NARROWEST..=WIDEST).contains(full))?;
    let is_full = |line: &Measured| line.width * 100 >= full * 86;
    let broken = lines.iter().filter(|line| is_full(line) && !line.ends_sentence).count();
    let ended = lines.iter().filter(|line| is_full(line) && line.ends_sentence).count();
    if broken < 3 || broken < ended || broken * 5 < lines.len() {
        return None;
    }
    Some(Wrap {
        width: Some(full),
        indent: telling_indent(lines, full),
        blank_parts: blank_parts(lines),
        blank_ends: blank_ends(lines, full),
        ragged: false,
    })
}

fn loose(lines: &[Measured]) -> Wrap {
    let full = full_width(lines).unwrap_or(0);
    Wrap {
        width: (full <= WIDEST).then_some(full),
        indent: opening_indent(lines),
        blank_parts: !is_double_spaced(lines, full),
        blank_ends: blank_ends(lines, full),
        ragged: is_ragged(lines),
    }
}

/// Whether the lines are entries of a list or table: hardly any ends or opens like a paragraph,
/// and their widths are not those of lines broken to fit.
fn is_list(lines: &[Measured]) -> bool {
    // A few numbers alone on a line are marks of notes, many are a column.
    let numbers = lines.iter().filter(|line| line.number).count();
    let (words, all) = (lines.len() - numbers, lines.len());
    if numbers > 0 && numbers * 3 <= all && words < 3 {
        return false;
    }
    let tabbed = lines.iter().filter(|line| line.tabbed).count();
    if tabbed >= 2 && tabbed * 2 > lines.len() {
        return true;
    }
    let like_text =
        lines.iter().filter(|line| line.ends_sentence || line.alone || line.broken_off).count();
    if lines.len() < 3 || like_text * 5 > lines.len() {
        return false;
    }
    let full = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let slack = full.div_ceil(7).max(4);
    let near = lines.windows(2).filter(|p| p[0].width + p[1].first_word + slack >= full).count();
    // Text that is broken to a width has a shorter line now and then, if only the last.
    let even = like_text == 0 && full < NARROWEST && lines.iter().all(|line| line.width == full);
    full < 14 || even || near * 10 < (lines.len() - 1) * 7
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
        ends_sentence: phrase::ends_sentence(phrase::without_closing(text)),
        blank_before,
        alone: mark::parse(text).is_some() || cover::is_line(text),
        first_word: first_word(text),
        broken_off: breaks_off(text),
        tabbed: text.contains('\t'),
        number: text.bytes().all(|b| b.is_ascii_digit()),
    }
}

/// Columns of the first word of a line, with the blank before it, or of its first character where
/// that is a wide one.
fn first_word(text: &str) -> usize {
    match text.chars().next() {
        Some(c) if char_width(c) == 2 => 2,
        _ => 1 + text.chars().take_while(|c| !c.is_whitespace()).count(),
    }
}

/// Whether a line ends or begins with a word that links others.
fn breaks_off(text: &str) -> bool {
    const LINKS: [&str; 16] = [
        "of", "the", "and", "to", "in", "for", "on", "by", "with", "as", "its", "that", "a", "or",
        "at", "from",
    ];
    text.split(' ').next_back().is_some_and(|word| LINKS.contains(&word))
        || text.split(' ').next().is_some_and(|word| LINKS.contains(&word))
        || text.contains([',', '，', '；'])
}

/// The width that the widest lines come up to, a few stray ones aside.
fn full_width(lines: &[Measured]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let at = widths.len().saturating_sub(1 + widths.len() / 50);
    widths.get(at).copied()
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

/// Whether the end of a paragraph shows by a blank line wherever it shows at all: behind lines
/// that end a sentence and have room left.
fn blank_ends(lines: &[Measured], full: usize) -> bool {
    let ends = lines
        .windows(2)
        .filter(|pair| pair[0].ends_sentence && pair[0].width * 100 < full * 70 && !pair[1].alone);
    let (mut blank, mut tight) = (0, 0);
    for pair in ends {
        if pair[1].blank_before { blank += 1 } else { tight += 1 }
    }
    blank > tight * 4
}

/// Whether lines are broken anywhere: two in three end in the middle of a sentence, with the next
/// one right behind. Headings with a line of text below each are but one in two.
fn is_ragged(lines: &[Measured]) -> bool {
    let open = lines.windows(2).filter(|pair| {
        let [before, line] = pair else { return false };
        !before.ends_sentence && !before.alone && !line.alone && !line.blank_before
    });
    let pairs = lines.len().saturating_sub(1);
    pairs > 0 && open.count() * 3 >= pairs * 2
}

/// Whether every line has a blank one behind, also those that end in the middle of a sentence
/// where they had to be broken.
fn is_double_spaced(lines: &[Measured], full: usize) -> bool {
    let mut open = 0;
    let mut broken = 0;
    for pair in lines.windows(2) {
        if !pair[1].blank_before {
            return false;
        }
        if !pair[0].ends_sentence && !pair[0].alone && !pair[1].alone {
            open += 1;
            broken += usize::from(pair[0].width * 100 >= full * 86);
        }
    }
    (NARROWEST..=WIDEST).contains(&full) && broken >= 2 && broken * 10 >= open * 7
}

/// The indent of lines that go on, where a larger one stands behind finished paragraphs only.
fn opening_indent(lines: &[Measured]) -> Option<usize> {
    let base = lines.iter().filter(|line| !line.alone).map(|line| line.indent).min()?;
    let indented = |line: &Measured| line.indent > base + 1 && !line.alone;
    let first = lines.first().filter(|line| indented(line)).map_or(0, |_| 1);
    let (mut opening, mut inside) = (first, 0);
    for pair in lines.windows(2).filter(|pair| indented(&pair[1])) {
        if pair[0].ends_sentence || pair[0].alone || pair[1].blank_before {
            opening += 1;
        } else {
            inside += 1;
        }
    }
    (opening >= 2 && inside * 10 <= opening).then_some(base + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_terms_are_told_from_text() {
        let text = "各国应当在使用信息和通信技术时遵守国际法，并继续就此交换意见。\n".repeat(40);
        assert!(matches!(Layout::measure(&text), Layout::Loose(_)));
        assert_eq!(Layout::measure("词\n术语\n概念\n"), Layout::List);
        assert_eq!(
            Layout::measure("网络空间\tcyberspace\n网络安全\tcybersecurity\n"),
            Layout::List
        );
        assert_eq!(
            Layout::measure("信息和通信技术产品\n负责任国家行为规范\n关键信息基础设施类\n"),
            Layout::List
        );
        assert!(matches!(Layout::measure(""), Layout::Loose(_)));
    }

    #[test]
    fn lines_broken_at_one_width_are_torn() {
        let line = "各国应当在使用信息和通信技术时遵守国际法并继续就此交换\n";
        let text = format!("{line}{line}{line}意见。\n").repeat(4);
        let Layout::Torn(torn) = Layout::measure(&text) else { panic!("not torn") };
        assert_eq!(torn.width, Some(54));
        assert_eq!(torn.indent, None);
    }
}
