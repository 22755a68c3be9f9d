//! Decides whether a line break lies inside a paragraph.

use zhengming_text::Span;

use super::{
    layout::Wrap,
    lines::{Line, char_width, width},
};
use crate::{
    Part, cover, date,
    mark::{self, Mark},
    phrase, symbol,
};

/// What lies between two lines of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Between {
    /// Blank lines.
    pub blank: bool,
    /// The end of a page.
    pub page: bool,
    /// From the first to the last byte that is no text.
    pub gap: Option<Span>,
}

impl Between {
    /// Whether the lines follow each other.
    pub(crate) fn is_empty(&self) -> bool {
        !self.blank && !self.page && self.gap.is_none()
    }

    /// Adds a stretch that is no text.
    pub(crate) fn skip(&mut self, span: Span) {
        let start = self.gap.map_or(span.start, |gap| gap.start);
        self.gap = Some(Span::new(start, span.end));
    }
}

/// Two lines and all that the decision depends on.
pub(crate) struct Join<'a> {
    pub text: &'a str,
    pub wrap: Wrap,
    /// Whether the widths of the lines tell little.
    pub loose: bool,
    /// The part that the open paragraph belongs to.
    pub part: Part,
    /// Number of the last paragraph before the open one, and of its sub-paragraph.
    pub numbers: (u32, [u8; 3]),
    /// The mark that the open paragraph begins with.
    pub group_mark: Option<Mark>,
    /// Where the text of the open paragraph starts.
    pub group_start: usize,
    /// Its last line.
    pub before: Line,
    /// The line in question.
    pub line: Line,
    pub between: &'a Between,
    pub errors: &'a [Span],
}

/// How the text before the break ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// In the middle of a sentence.
    Open,
    /// With a comma.
    Comma,
    /// With a full stop, a semicolon or a colon.
    Stop,
}

impl Ending {
    fn of(line: &str) -> Self {
        match line.chars().next_back() {
            Some('，' | ',') => Self::Comma,
            Some('。' | '；' | '：' | '！' | '？' | '.' | ';' | ':' | '!' | '?') => Self::Stop,
            _ => Self::Open,
        }
    }
}

/// Whether the break lies inside a paragraph.
pub(crate) fn joins(join: &Join<'_>) -> bool {
    if join.splits_symbol() {
        return true;
    }
    let parted = join.wrap.blank_parts && join.between.blank && !join.between.page;
    let clean = join.loose && join.errors.is_empty();
    if parted && clean {
        return false;
    }
    let ending = join.ending();
    // Long clean texts are read fast for what is told here.
    if clean && join.wrap.width.is_none() && ending == Ending::Stop {
        return false;
    }
    if join.opens_numbered(ending) || join.meets_heading(ending) {
        return false;
    }
    join.torn_by_error().unwrap_or_else(|| !parted && join.joins_lines(ending))
}

impl Join<'_> {
    /// Whether a line that stands by itself lies on either side of the break.
    fn meets_heading(&self, ending: Ending) -> bool {
        let next = self.next();
        phrase::is_formula(next)
            || ending == Ending::Open && cover::opens_line(next)
            || ending == Ending::Stop && date::is_date(next)
            || ending != Ending::Comma
                && (phrase::annex(next).is_some() || phrase::opens_conclusion(next))
            || phrase::is_formula(self.group())
    }

    /// Tells by the two lines, where neither numbers nor headings nor blank lines tell.
    fn joins_lines(&self, ending: Ending) -> bool {
        if self.between.is_empty() && self.splits_word() {
            return true;
        }
        let part = self.part;
        if matches!(part, Part::Cover | Part::Title | Part::Conclusion) {
            return self.joins_on_cover(ending);
        }
        if let Some(base) = self.wrap.indent {
            let indent = width(&self.text[self.line.start..self.line.text.start]);
            if indent > base || !self.loose {
                return indent <= base;
            }
        }
        if self.loose {
            self.joins_by_words(ending, part)
        } else {
            self.joins_by_sentence(ending, part)
        }
    }

    fn next(&self) -> &str {
        &self.text[self.line.text.range()]
    }

    fn previous(&self) -> &str {
        &self.text[self.before.text.range()]
    }

    fn group(&self) -> &str {
        &self.text[self.group_start..self.before.text.end]
    }

    /// The end of the line before, without a bare note mark.
    fn ending(&self) -> Ending {
        let line = self.previous();
        match Ending::of(line) {
            Ending::Open => Ending::of(phrase::without_closing(line)),
            ending => ending,
        }
    }

    /// Whether the line begins with the number of a paragraph. In the middle of a sentence only
    /// the number that is due counts as one.
    fn opens_numbered(&self, ending: Ending) -> bool {
        let next = self.next();
        let Some((mark, skip)) = mark::parse(next) else { return false };
        if skip >= next.len() {
            return false;
        }
        if ending != Ending::Open || !self.is_full() {
            return true;
        }
        // What closes a bracket of the line before is no number: `第1816(200` and `8)号`.
        let closes = next.starts_with(|c: char| c.is_ascii_digit()) && is_open(self.previous());
        let (number, sub) = self.numbers;
        match (mark, self.group_mark) {
            (Mark::Digit(_), _) if closes => false,
            (Mark::Number(n), Some(Mark::Number(last))) => n == last + 1,
            (Mark::Number(n), _) => n == number + 1,
            (Mark::Letter(n), Some(Mark::Letter(last))) => n == last.saturating_add(1),
            (Mark::Letter(n), _) => n == 1 || n == sub[0].saturating_add(1),
            (Mark::Section, _) => self.loose,
            (Mark::Roman(_) | Mark::Han(_) | Mark::Digit(_) | Mark::Bullet, _) => true,
        }
    }

    /// Whether the first word of the next line would not have found room.
    fn is_full(&self) -> bool {
        self.fills(if self.loose { 75 } else { 88 })
    }

    /// Whether the line with the first word of the next one takes this share of the width, in
    /// percent.
    fn fills(&self, percent: usize) -> bool {
        let Some(full) = self.wrap.width else { return false };
        let next = self.next();
        let word = match next.chars().next() {
            Some(c) if char_width(c) == 2 => 2,
            _ => {
                1 + next
                    .chars()
                    .take_while(|&c| !c.is_whitespace() && char_width(c) == 1)
                    .count()
                    .min(full / 3)
            }
        };
        let end = width(&self.text[self.before.start..self.before.text.end]);
        (end + word) * 100 >= full * percent
    }

    /// Field errors tear lines apart wherever they stand.
    fn torn_by_error(&self) -> Option<bool> {
        let (from, to) = (self.before.text.end, self.line.text.start);
        let at = self.errors.partition_point(|error| error.end < from);
        let error = self.errors.get(at).filter(|error| error.start <= to)?;
        if error.start < from && error.end > to {
            return Some(true);
        }
        let base = self.wrap.indent?;
        let indent = width(&self.text[self.line.start..self.line.text.start]);
        Some(indent <= base || self.ending() == Ending::Open)
    }

    /// On the cover a line goes on only where it had to be broken.
    fn joins_on_cover(&self, ending: Ending) -> bool {
        let next = self.next();
        let previous = self.previous();
        let goes_on = self.is_full()
            || self.is_one_block()
            || self.loose
                && (opens_small(next)
                    || self.is_in_brackets()
                    || self.wrap.width.is_some()
                        && phrase::numbered_title(self.group()).is_some()
                        && !phrase::ends_sentence(next));
        ending == Ending::Open
            && goes_on
            && !next.starts_with(['[', '［'])
            && !date::is_date(next)
            && !date::is_date(previous)
            && !cover::opens_decision(next)
            && !phrase::says_adopted(previous)
            && phrase::numbered_title(next).is_none()
            && symbol::at_line_end(previous).is_none()
            && !(self.loose && (cover::is_line(previous) || cover::is_line(next)))
    }

    /// Whether the two lines follow each other among paragraphs that have blank lines between, and
    /// neither is a line of the cover by its own words: a title or topic breaks anywhere.
    fn is_one_block(&self) -> bool {
        let (previous, next) = (self.previous(), self.next());
        let parted = if self.loose { self.wrap.blank_ends } else { self.wrap.blank_parts };
        let ends_title = || {
            phrase::numbered_title(self.group()).is_some()
                && !phrase::ends_sentence(next)
                && self.wrap.width.is_some_and(|full| width(next) * 2 < full)
        };
        (parted || ends_title())
            && self.part != Part::Conclusion
            && self.between.is_empty()
            && !cover::is_line(previous)
            && !cover::is_line(next)
            && !cover::names_sponsors(previous)
    }

    /// Whether the open paragraph is a remark in brackets that is still to be closed.
    fn is_in_brackets(&self) -> bool {
        let group = self.group();
        group.starts_with('[') && !group.contains(']')
    }

    /// Tells by punctuation and opening words.
    fn joins_by_sentence(&self, ending: Ending, part: Part) -> bool {
        let next = self.next();
        if opens_small(next) {
            return true;
        }
        let resolution = matches!(part, Part::Preamble | Part::Operative);
        match ending {
            Ending::Open => self.is_full() || resolution || self.has_note_mark(),
            Ending::Stop if part == Part::Preamble => {
                self.is_full() && !phrase::opens_preambular(next)
            }
            Ending::Stop => self.is_full(),
            Ending::Comma if part == Part::Preamble => {
                !phrase::opens_preambular(next) && (self.is_full() || self.has_note_mark())
            }
            Ending::Comma => true,
        }
    }

    /// Whether a Latin word is broken by a hyphen.
    fn splits_word(&self) -> bool {
        let mut behind = self.previous().chars().rev();
        let hyphen = matches!(behind.next(), Some('-' | '\u{2010}' | '\u{2011}' | '\u{AD}'));
        hyphen
            && behind.next().is_some_and(|c| c.is_ascii_alphabetic())
            && self.next().starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// Whether a symbol is broken behind a slash, as in `A/RES/` and `73/266`.
    fn splits_symbol(&self) -> bool {
        self.previous().ends_with('/')
            && symbol::may_go_on(self.previous())
            && self.next().starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
    }

    /// Tells where widths say little. A term can be lost only by tearing a sentence, so a line
    /// that ends in the middle of one goes on unless it stands alone.
    fn joins_by_words(&self, ending: Ending, part: Part) -> bool {
        let next = self.next();
        let small = opens_small(next);
        match ending {
            Ending::Stop => self.is_full() && (small || self.wrap.blank_ends),
            Ending::Comma if self.wrap.blank_ends => true,
            Ending::Comma => {
                small
                    || self.is_full()
                        && !(phrase::opens_preambular(next) || phrase::opens_operative(next))
            }
            Ending::Open if small => true,
            Ending::Open if cover::is_line(next) || cover::is_line(self.previous()) => false,
            Ending::Open if self.wrap.width.is_none() && !self.wrap.blank_ends => {
                self.is_unfinished(part)
            }
            Ending::Open => !self.is_heading(),
        }
    }

    /// Whether the open paragraph, among lines that are not broken to a width, is certain to be
    /// one that ends with a mark of punctuation.
    fn is_unfinished(&self, part: Part) -> bool {
        let group = self.group();
        let opens = match part {
            Part::Preamble => phrase::opens_preambular(group),
            Part::Operative => matches!(self.group_mark, Some(Mark::Number(_) | Mark::Letter(_))),
            _ => false,
        };
        let sentence = group.contains(['，', ',']);
        opens && sentence || is_open(self.previous())
    }

    /// Whether the open paragraph is one line, too short to have been broken where it ends, and
    /// without number or punctuation.
    fn is_heading(&self) -> bool {
        let previous = self.previous();
        let numbered = !matches!(self.group_mark, None | Some(Mark::Section));
        let single = self.group_start >= self.before.start;
        let wide = self.wrap.width.is_none_or(|full| full >= 30);
        // Of lines that are broken anywhere a short one tells nothing; Latin headings have capitals.
        let telling =
            !self.wrap.ragged || self.next().starts_with(|c: char| c.is_ascii_uppercase());
        single
            && wide
            && telling
            && !numbered
            && !self.fills(60)
            && !phrase::opens_preambular(previous)
            && !phrase::opens_operative(previous)
            && !previous.contains(['，', '。', '；', ',', ';'])
            && !is_open(previous)
    }

    fn has_note_mark(&self) -> bool {
        phrase::without_note_mark(self.previous()).len() < self.previous().len()
    }
}

/// Whether a line begins with a small letter, as one does that goes on with a sentence. The letter of
/// a note below a table, `a 见A/…`, stands alone in front of Chinese.
fn opens_small(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(|c: char| c.is_ascii_lowercase()) else { return false };
    let behind = rest.trim_start().chars().next();
    let is_note =
        behind.is_some_and(|c| char_width(c) == 2) && rest.starts_with(char::is_whitespace);
    !is_note
}

/// Whether a quotation or bracket is still open at the end of a line.
fn is_open(line: &str) -> bool {
    let count = |open: [char; 3], close: [char; 3]| {
        line.matches(open).count() > line.matches(close).count()
    };
    count(['《', '“', '（'], ['》', '”', '）'])
        || line.rfind('(') > line.rfind(')')
        || line.ends_with('、')
}
