//! Stretches of a paragraph that are not the author's own words: titles and quotations.

use std::ops::Range;

use serde::Serialize;
use zhengming_text::{Folded, QuoteKind};

/// Why an occurrence does not speak for the document that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shield {
    /// It stands inside the title of another document, 《…》.
    Title,
    /// It stands inside a quotation.
    Quotation,
}

/// The shielded stretches of one paragraph, in folded bytes between the marks.
#[derive(Debug, Default)]
pub struct Shields {
    stretches: Vec<(usize, usize, Shield)>,
    open: Vec<(usize, Shield)>,
}

impl Shields {
    /// Finds the stretches of a folded paragraph. A mark without its partner shields nothing: a
    /// quotation that is never closed would silence the rest of the paragraph.
    pub fn find(&mut self, folded: &Folded) {
        self.stretches.clear();
        self.open.clear();
        for quote in folded.quotes() {
            let width = folded.text()[quote.at..].chars().next().map_or(1, char::len_utf8);
            match quote.kind {
                QuoteKind::Open => self.open.push((quote.at + width, Shield::Quotation)),
                QuoteKind::TitleOpen => self.open.push((quote.at + width, Shield::Title)),
                QuoteKind::Close => self.close(quote.at, Shield::Quotation),
                QuoteKind::TitleClose => self.close(quote.at, Shield::Title),
                QuoteKind::Straight if self.is_open(Shield::Quotation) => {
                    self.close(quote.at, Shield::Quotation);
                }
                QuoteKind::Straight => self.open.push((quote.at + width, Shield::Quotation)),
            }
        }
    }

    /// What shields the folded range. A name that fills its marks exactly is the author's own use
    /// of that name and not shielded.
    #[must_use]
    pub fn over(&self, start: usize, end: usize) -> Option<Shield> {
        self.stretches
            .iter()
            .filter(|&&(from, to, _)| from <= start && end <= to && (from, to) != (start, end))
            .map(|&(_, _, shield)| shield)
            .min()
    }

    /// The stretches, in folded bytes between their marks, in the order in which they end.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<usize>, Shield)> {
        self.stretches.iter().map(|&(start, end, shield)| (start..end, shield))
    }

    fn is_open(&self, shield: Shield) -> bool {
        self.open.iter().any(|&(_, open)| open == shield)
    }

    fn close(&mut self, at: usize, shield: Shield) {
        if let Some(found) = self.open.iter().rposition(|&(_, open)| open == shield) {
            let (start, _) = self.open[found];
            self.open.truncate(found);
            self.stretches.push((start, at, shield));
        }
    }
}
