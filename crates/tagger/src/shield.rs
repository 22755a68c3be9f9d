//! Stretches of a paragraph that are not the author's own words: titles and quotations.

use std::ops::Range;

use serde::Serialize;
use zhengming_text::{Folded, QuoteKind};

use crate::mention;

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
    stretches: Vec<Stretch>,
    open: Vec<(usize, Shield)>,
}

/// What stands between two marks.
#[derive(Debug)]
struct Stretch {
    start: usize,
    end: usize,
    shield: Shield,
    /// Whether the words around the marks make what fills them a cited title or a word that is
    /// spoken of: 题为“……”, “……”一词.
    mention: bool,
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
                QuoteKind::SingleOpen => self.cite_single(folded.text(), quote.at + width),
                QuoteKind::Straight => self.open.push((quote.at + width, Shield::Quotation)),
            }
        }
        self.find_mentions(folded.text());
    }

    /// What shields the folded range. What fills its marks exactly is the author's own use, 缩小
    /// “数字鸿沟” and 《公约》, but where the words around them make it a cited title or a mention.
    #[must_use]
    pub fn over(&self, start: usize, end: usize) -> Option<Shield> {
        self.around(start, end).filter(|it| it.mention || !it.is(start, end)).map(shield).min()
    }

    /// What shields the folded range of an accepted name. A name that fills its marks exactly is
    /// the author's own use of that name, whatever stands around: 题为“未来契约”的第79/1号决议.
    #[must_use]
    pub fn over_name(&self, start: usize, end: usize) -> Option<Shield> {
        self.around(start, end).filter(|it| !it.is(start, end)).map(shield).min()
    }

    /// What shields the folded range of words that are neither accepted nor a name. What fills
    /// 《…》 is then the title of a work, whose words the author did not choose.
    #[must_use]
    pub fn over_wrong_term(&self, start: usize, end: usize) -> Option<Shield> {
        let is_own = |it: &Stretch| it.shield == Shield::Quotation && !it.mention;
        self.around(start, end).filter(|it| !it.is(start, end) || !is_own(it)).map(shield).min()
    }

    /// Whether the folded range stands in any stretch.
    pub(crate) fn hold(&self, start: usize, end: usize) -> bool {
        self.around(start, end).next().is_some()
    }

    fn around(&self, start: usize, end: usize) -> impl Iterator<Item = &Stretch> {
        self.stretches.iter().filter(move |it| it.start <= start && end <= it.end)
    }

    /// The stretches, in folded bytes between their marks, those in a “……” before it.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<usize>, Shield)> {
        self.stretches.iter().map(|it| (it.start..it.end, it.shield))
    }

    /// Tells the quotations that are titles or mentions: by the words in front of the first or
    /// behind the last of those that are joined, 题为“……”和“……”的分项.
    fn find_mentions(&mut self, text: &str) {
        let is_joined = |one: &Stretch, next: &Stretch| {
            let between = text.get(one.end..next.start).unwrap_or_default();
            let mut between = between.chars();
            between.next().is_some()
                && between.next_back().is_some()
                && mention::joins(between.as_str())
        };
        for list in self.stretches.chunk_by_mut(is_joined) {
            let (Some(first), Some(last)) = (list.first(), list.last()) else { continue };
            let front = before_mark(text, first.start);
            let mut behind = text[last.end..].chars();
            behind.next();
            let has_quotation = list.iter().any(|it| it.shield == Shield::Quotation);
            if mention::entitles(front) {
                list.iter_mut().for_each(|it| it.mention = true);
            } else if has_quotation && (mention::leads(front) || mention::follows(behind.as_str()))
            {
                let quotations = list.iter_mut().filter(|it| it.shield == Shield::Quotation);
                quotations.for_each(|it| it.mention = true);
            }
        }
    }

    /// Shields what stands between ‘ and ’ where the words in front make it a title or a mention.
    /// Elsewhere nobody knows whether ’ closes a quotation or is an apostrophe.
    fn cite_single(&mut self, text: &str, start: usize) {
        let front = before_mark(text, start);
        if !mention::entitles(front) && !mention::leads(front) {
            return;
        }
        let inner = &text[start..];
        let mut marks = inner.match_indices('\'').map(|(at, _)| at);
        let closes = |at: &usize| !inner[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if let Some(length) = marks.find(closes) {
            let end = start + length;
            self.stretches.push(Stretch { start, end, shield: Shield::Quotation, mention: true });
        }
    }

    fn is_open(&self, shield: Shield) -> bool {
        self.open.iter().any(|&(_, open)| open == shield)
    }

    fn close(&mut self, at: usize, shield: Shield) {
        if let Some(found) = self.open.iter().rposition(|&(_, open)| open == shield) {
            let (start, _) = self.open[found];
            self.open.truncate(found);
            self.stretches.push(Stretch { start, end: at, shield, mention: false });
        }
    }
}

impl Stretch {
    fn is(&self, start: usize, end: usize) -> bool {
        (self.start, self.end) == (start, end)
    }
}

/// The text in front of the mark that ends here.
fn before_mark(text: &str, end: usize) -> &str {
    let mut front = text[..end].chars();
    front.next_back();
    front.as_str()
}

fn shield(stretch: &Stretch) -> Shield {
    stretch.shield
}
