use std::ops::Range;

use zhengming_text::Language;

use super::{Fact, facts};
use crate::units::sight::Seen;

/// The facts of one side of a unit, and its text, in which a value that was not read as the same
/// kind of fact may still stand.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// The folded texts of the paragraphs, one a line.
    pub(super) text: String,
    /// In the order of the text. Ranges are of bytes in it.
    pub(super) facts: Vec<Fact>,
    /// Where the paragraphs start in the text.
    starts: Vec<usize>,
}

impl Side {
    pub(super) fn of(paragraphs: &[Seen<'_>], language: Language) -> Self {
        let mut side = Self::default();
        paragraphs.iter().for_each(|seen| side.push(seen.text(), language));
        side
    }

    /// Adds the folded text of a paragraph.
    pub(super) fn push(&mut self, text: &str, language: Language) {
        if !self.starts.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.starts.push(start);
        self.text.push_str(text);
        let moved = |Fact { value, range, is_firm }| {
            let range: Range<usize> = range;
            Fact { value, range: start + range.start..start + range.end, is_firm }
        };
        self.facts.extend(facts(text, language).into_iter().map(moved));
    }

    /// Which paragraph a range of the text is in, and where.
    pub(super) fn paragraph(&self, range: &Range<usize>) -> (usize, Range<usize>) {
        let at = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        let start = self.starts.get(at).copied().unwrap_or_default();
        (at, range.start - start..range.end - start)
    }
}
