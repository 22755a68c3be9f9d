use std::ops::Range;

use crate::{Fold, Folds, Span};

/// Which side of a quotation or title a mark stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// “ 「 『 and the like.
    Open,
    /// ” 」 』 and the like.
    Close,
    /// The straight mark, which may be either.
    Straight,
    /// ‘ and the like. The mark that closes it is no sure one: it is the apostrophe, too.
    SingleOpen,
    /// 《 or 〈.
    TitleOpen,
    /// 》 or 〉.
    TitleClose,
}

/// A quotation or title mark in folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Byte offset of the mark in the folded text.
    pub at: usize,
    /// Which mark it is.
    pub kind: QuoteKind,
}

/// Folded text with its way back to the source.
///
/// The way back is kept as runs in which both texts advance byte by byte together, so that clean
/// text costs one run and a look-up is a binary search over the places where something was folded.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    pub(crate) text: String,
    characters: usize,
    runs: Vec<Run>,
    notes: Vec<Note>,
    quotes: Vec<Quote>,
    hyphens: Vec<Hyphen>,
}

/// A stretch of folded text and the source bytes that it stands for.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Where the run starts in the folded text. It ends where the next one starts.
    folded: u32,
    source: u32,
    source_end: u32,
}

/// A place in the folded text at which the source differs from it.
#[derive(Clone, Copy, Debug)]
struct Note {
    at: u32,
    fold: Fold,
    /// Whether something is missing in front of `at`, rather than changed at it.
    gap: bool,
}

/// A place where a hyphen inside a word was left out.
#[derive(Clone, Copy, Debug)]
struct Hyphen {
    at: u32,
    /// Whether it parts words. At the end of a line it may only part syllables.
    parts_words: bool,
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length of the folded text in code points.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.characters
    }

    /// The source bytes of a range of the folded text, without what is left out at its two ends.
    ///
    /// Takes O(log n) for n places where the texts differ. An empty range gives an empty span, a
    /// range that cuts a replaced character the whole of it.
    #[must_use]
    pub fn source_span(&self, folded: Range<usize>) -> Span {
        let Some(first) = self.run_at(folded.start) else { return Span::default() };
        let start = self.source_start(first, folded.start);
        if folded.is_empty() {
            return Span::new(start, start);
        }
        let Some(last) = self.run_at(folded.end - 1) else { return Span::default() };
        Span::new(start, self.source_end(last, folded.end))
    }

    /// How the source of a range of the folded text differs from it.
    #[must_use]
    pub fn folds(&self, folded: Range<usize>) -> Folds {
        let first = self.notes.partition_point(|note| (note.at as usize) < folded.start);
        self.notes[first..]
            .iter()
            .take_while(|note| (note.at as usize) < folded.end)
            .filter(|note| !note.gap || note.at as usize > folded.start)
            .map(|note| note.fold)
            .collect()
    }

    /// Quotation and title marks in order.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// Whether a hyphen that parts two words was left out at this offset of the folded text, as
    /// between *ICT* and *related* in `ICT-related`. A hyphen at the end of a line counts behind an
    /// abbreviation only: elsewhere it may part syllables.
    #[must_use]
    pub fn parts_words_at(&self, at: usize) -> bool {
        self.hyphens
            .binary_search_by(|hyphen| (hyphen.at as usize).cmp(&at))
            .is_ok_and(|found| self.hyphens[found].parts_words)
    }

    /// Index of the run that holds the folded byte.
    fn run_at(&self, folded: usize) -> Option<usize> {
        self.runs.partition_point(|run| run.folded as usize <= folded).checked_sub(1)
    }

    fn folded_len(&self, run: usize) -> usize {
        let end = self.runs.get(run + 1).map_or(self.text.len(), |next| next.folded as usize);
        end - self.runs[run].folded as usize
    }

    fn is_even(&self, run: usize) -> bool {
        let Run { source, source_end, .. } = self.runs[run];
        (source_end - source) as usize == self.folded_len(run)
    }

    fn source_start(&self, run: usize, folded: usize) -> usize {
        let Run { folded: start, source, source_end } = self.runs[run];
        let inside = folded - start as usize;
        if self.is_even(run) {
            (source as usize + inside).min(source_end as usize)
        } else {
            source as usize
        }
    }

    fn source_end(&self, run: usize, folded: usize) -> usize {
        let Run { folded: start, source, source_end } = self.runs[run];
        if self.is_even(run) {
            source as usize + (folded - start as usize).min(self.folded_len(run))
        } else {
            source_end as usize
        }
    }
}

/// What the folder writes with.
impl Folded {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.characters = 0;
        self.runs.clear();
        self.notes.clear();
        self.quotes.clear();
        self.hyphens.clear();
    }

    /// Adds text that is in the source as it stands, and whose characters were counted.
    #[inline]
    pub(crate) fn copy(&mut self, text: &str, source: usize) {
        if !text.is_empty() {
            self.reach(source, source + text.len(), true);
            self.text.push_str(text);
        }
    }

    /// Counts characters that are still to be copied.
    #[inline]
    pub(crate) fn count(&mut self, characters: usize) {
        self.characters += characters;
    }

    /// Adds a character that stands for other source bytes.
    #[inline]
    pub(crate) fn replace(&mut self, char: char, source: Range<usize>) {
        let even = char.len_utf8() == source.len();
        self.reach(source.start, source.end, even);
        self.text.push(char);
        self.characters += 1;
    }

    /// Notes that the source differs at the character to come.
    pub(crate) fn note_change(&mut self, fold: Fold) {
        self.note(fold, false);
    }

    /// Notes that something of the source is left out in front of the character to come.
    pub(crate) fn note_gap(&mut self, fold: Fold) {
        if !self.text.is_empty() {
            self.note(fold, true);
        }
    }

    pub(crate) fn note_quote(&mut self, kind: QuoteKind) {
        self.quotes.push(Quote { at: self.text.len(), kind });
    }

    pub(crate) fn note_hyphen(&mut self, parts_words: bool) {
        self.hyphens.push(Hyphen { at: offset(self.text.len()), parts_words });
    }

    /// Offset of the last hyphen that was left out, or 0.
    pub(crate) fn last_hyphen(&self) -> usize {
        self.hyphens.last().map_or(0, |hyphen| hyphen.at as usize)
    }

    fn note(&mut self, fold: Fold, gap: bool) {
        self.notes.push(Note { at: offset(self.text.len()), fold, gap });
    }

    /// Makes sure that the next folded byte belongs to a run that covers the source bytes given.
    #[inline]
    fn reach(&mut self, start: usize, end: usize, even: bool) {
        let (source, source_end, folded) = (offset(start), offset(end), offset(self.text.len()));
        if let Some(run) = self.runs.last_mut() {
            let so_far_even = run.source_end - run.source == folded - run.folded;
            if even && so_far_even && run.source_end == source {
                run.source_end = source_end;
                return;
            }
        }
        self.runs.push(Run { folded, source, source_end });
    }
}

/// Offsets are kept in four bytes: a paragraph is far smaller than 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("a text to fold is smaller than 4 GiB")
}
