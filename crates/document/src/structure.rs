//! Tells which part of a resolution each paragraph belongs to, and numbers it.

use crate::{
    Kind, Label, Part,
    article::article_number,
    date,
    mark::{self, Mark},
    phrase,
};

/// What is known of a document before its paragraphs are labelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A cover, a line that names the organ, a preamble, operative paragraphs.
    Resolution,
    /// A numbered title and then text without a preamble.
    Decision,
    /// Operative paragraphs without what goes before them.
    Operative,
    /// A text with numbered paragraphs.
    Numbered,
    /// Any other text.
    #[default]
    Plain,
}

/// Where the reader of a format knows a paragraph to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// To be told from the text.
    Unknown,
    /// On the cover.
    Cover,
    /// The title.
    Title,
    /// The preamble, from the line that names the organ.
    Preamble,
    /// The main part.
    Main,
    /// The text of an annex.
    Annex,
    /// The lines at the end.
    Conclusion,
    /// The note of this number, or the next one.
    Note(Option<u32>),
}

/// A paragraph to be labelled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    /// Its text without number; the start and end of it are looked at.
    pub text: &'a str,
    /// Its number.
    pub mark: Option<Mark>,
    /// Where it is known to stand.
    pub place: Place,
    /// What it is, as far as the format says.
    pub kind: Kind,
}

/// Bytes of the longest line that heads an article.
const LONGEST_ARTICLE: usize = 40;

/// Labels paragraphs in the order of reading.
#[derive(Clone, Debug)]
pub(crate) struct Labeller {
    shape: Shape,
    part: Part,
    annex: u8,
    number: u32,
    /// Whether that number is its own.
    is_own: bool,
    /// Article of the body, and how often numbers began anew in it.
    article: u16,
    restarts: u16,
    sub: [u8; 3],
    note: u32,
    /// Whether the sub-paragraphs of the first level are marked by ㈠ in the place of (a).
    han_letters: bool,
    /// Whether the paragraph before did not lead on to this one by a comma.
    sentence_over: bool,
    /// Whether the paragraph before ended with a full stop, as the last one of a resolution does.
    full_stop: bool,
}

impl Labeller {
    pub(crate) fn new(shape: Shape) -> Self {
        let part = match shape {
            Shape::Resolution | Shape::Decision => Part::Cover,
            Shape::Operative => Part::Operative,
            Shape::Numbered | Shape::Plain => Part::Body,
        };
        Self {
            shape,
            part,
            annex: 0,
            number: 0,
            is_own: false,
            article: 0,
            restarts: 0,
            sub: [0; 3],
            note: 0,
            han_letters: false,
            sentence_over: true,
            full_stop: false,
        }
    }

    /// The part that the last paragraph, notes aside, belonged to.
    pub(crate) fn part(&self) -> Part {
        self.part
    }

    /// The part that a paragraph with this number would be labelled with, as far as the number
    /// tells.
    pub(crate) fn part_of_next(&self, mark: Option<Mark>) -> Part {
        match (self.part, mark) {
            (Part::Preamble, Some(Mark::Number(_))) => Part::Operative,
            (Part::Title, _) if self.shape == Shape::Decision => Part::Body,
            (Part::Title, _) => Part::Cover,
            (part, _) => part,
        }
    }

    /// Number of the last paragraph that had one, and of its last sub-paragraph.
    pub(crate) fn numbers(&self) -> (u32, [u8; 3]) {
        (self.number, self.sub)
    }

    /// The label of a paragraph that goes on after it was cut.
    pub(crate) fn current(&self) -> Label {
        let Self { part, number, annex, article, restarts, sub, .. } = *self;
        Label { part, number, annex, article, restarts, sub }
    }

    /// Labels the next paragraph.
    pub(crate) fn next(&mut self, item: Item<'_>) -> (Label, Kind) {
        if let Place::Note(number) = item.place {
            self.note = number.unwrap_or(self.note + 1);
            return (Label { number: self.note, ..Label::part(Part::Note) }, Kind::Note);
        }
        let item = Item { text: phrase::without_note_mark(item.text), ..item };
        self.enter(&item);
        let labelled = self.number_in_part(&item);
        self.sentence_over = !item.text.ends_with(['，', ',', '、']);
        self.full_stop = item.text.ends_with(['。', '.']);
        labelled
    }

    fn go_to(&mut self, part: Part) {
        if self.part != part {
            self.part = part;
            self.number = 0;
            (self.article, self.restarts) = (0, 0);
            self.sub = [0; 3];
            self.sentence_over = true;
        }
    }

    /// Moves on to the part that `item` begins.
    fn enter(&mut self, item: &Item<'_>) {
        match item.place {
            Place::Cover => self.go_to(Part::Cover),
            Place::Title => self.go_to(Part::Title),
            Place::Preamble => self.go_to(Part::Preamble),
            Place::Main => self.go_to(match self.shape {
                Shape::Resolution | Shape::Operative => Part::Operative,
                Shape::Decision | Shape::Numbered | Shape::Plain => Part::Body,
            }),
            Place::Annex => {
                self.go_to(Part::Annex);
                self.annex_heading(item.text);
            }
            Place::Conclusion => self.go_to(Part::Conclusion),
            Place::Note(_) => {}
            Place::Unknown => self.tell_part(item),
        }
    }

    fn tell_part(&mut self, item: &Item<'_>) {
        if self.shape == Shape::Resolution && phrase::is_formula(item.text) {
            self.part = Part::Cover;
            self.go_to(Part::Preamble);
            return;
        }
        match self.part {
            Part::Title if self.shape == Shape::Decision => self.go_to(Part::Body),
            // Whatever stands between the title and the organ is said of the whole document.
            Part::Title => self.go_to(Part::Cover),
            Part::Preamble => {
                let numbered = matches!(item.mark, Some(Mark::Number(_) | Mark::Section));
                let opens =
                    phrase::opens_operative(item.text) || self.number > 0 && is_heading_line(item);
                if numbered || opens {
                    self.go_to(Part::Operative);
                }
            }
            Part::Operative | Part::Body | Part::Annex | Part::Conclusion => self.tell_end(item),
            Part::Cover | Part::Note | Part::Unit => {}
        }
    }

    fn tell_end(&mut self, item: &Item<'_>) {
        if item.mark.is_some() {
            return;
        }
        let resolution = self.shape != Shape::Plain && self.shape != Shape::Numbered;
        if resolution && phrase::annex(item.text).is_some() {
            self.go_to(Part::Annex);
            self.annex_heading(item.text);
        } else if resolution && self.part != Part::Annex && self.ends_at(item.text) {
            self.go_to(Part::Conclusion);
        }
    }

    /// Whether a paragraph is the first of the conclusion: the meeting, or the date above it.
    fn ends_at(&self, text: &str) -> bool {
        phrase::opens_conclusion(text)
            || self.part == Part::Operative && self.full_stop && date::is_date(text)
    }

    fn annex_heading(&mut self, text: &str) {
        if let Some(number) = phrase::annex(text) {
            self.annex = number;
            self.number = 0;
            self.sub = [0; 3];
        }
    }

    fn number_in_part(&mut self, item: &Item<'_>) -> (Label, Kind) {
        let kind = self.kind(item);
        match self.part {
            Part::Cover | Part::Title | Part::Conclusion | Part::Unit => {
                return (Label::part(self.part), kind);
            }
            Part::Preamble | Part::Operative | Part::Annex | Part::Note | Part::Body => {}
        }
        if let Some(article) = self.article_heading(item) {
            (self.article, self.restarts) = (article, 0);
            self.number = 0;
        }
        if kind == Kind::Heading {
            self.sub = [0; 3];
            let Self { part, annex, article, .. } = *self;
            return (Label { annex, article, ..Label::part(part) }, kind);
        }
        match item.mark {
            Some(Mark::Number(number)) => {
                self.go_to_number(number);
                // The first sub-paragraph may stand in the line of the number: `1. (a) …`.
                if let Some((mark @ (Mark::Letter(_) | Mark::Roman(_)), _)) = mark::parse(item.text)
                {
                    self.step(mark);
                }
            }
            Some(mark) if self.step(mark) => {}
            _ => self.count_unnumbered(item),
        }
        (self.current(), kind)
    }

    /// Goes on to the paragraph of this number, which in the body may have been there before.
    pub(crate) fn go_to_number(&mut self, number: u32) {
        if self.part == Part::Body && number <= self.number {
            self.restarts = self.restarts.saturating_add(1);
        }
        (self.number, self.is_own) = (number, true);
        self.sub = [0; 3];
    }

    /// The number of the article that a line of the body heads.
    fn article_heading(&self, item: &Item<'_>) -> Option<u16> {
        if self.part != Part::Body || item.mark.is_some() || item.text.len() > LONGEST_ARTICLE {
            return None;
        }
        article_number(item.text).and_then(|article| u16::try_from(article).ok())
    }

    fn kind(&self, item: &Item<'_>) -> Kind {
        let heading = match self.part {
            Part::Title => true,
            Part::Operative | Part::Annex | Part::Body => {
                item.mark == Some(Mark::Section)
                    || self.article_heading(item).is_some()
                    || self.has_headings() && self.sentence_over && is_heading_line(item)
            }
            Part::Cover | Part::Preamble | Part::Conclusion | Part::Note | Part::Unit => false,
        };
        match item.mark {
            _ if heading => Kind::Heading,
            Some(Mark::Bullet) if item.kind == Kind::Text => Kind::Item,
            _ => item.kind,
        }
    }

    /// Whether a short line between paragraphs is a heading, rather than an entry of a list.
    fn has_headings(&self) -> bool {
        self.shape != Shape::Plain || self.article > 0
    }

    /// Counts a paragraph that has no number of its own.
    fn count_unnumbered(&mut self, item: &Item<'_>) {
        if item.mark == Some(Mark::Bullet) && self.part != Part::Body {
            return;
        }
        if item.mark == Some(Mark::Bullet) && self.is_own {
            // It is an item of the paragraph whose number was read last.
            self.sub = [0; 3];
            return;
        }
        self.is_own = false;
        match self.part {
            Part::Preamble if phrase::is_formula(item.text) && self.number == 0 => {}
            Part::Preamble => self.number += 1,
            Part::Operative if self.number == 0 => self.number = 1,
            Part::Body if self.shape != Shape::Numbered => self.number += 1,
            _ => {}
        }
        if self.part != Part::Operative {
            self.sub = [0; 3];
        }
    }

    /// Goes on to the sub-paragraph of this mark; `false` where the mark numbers none.
    fn step(&mut self, mark: Mark) -> bool {
        let letter = self.sub[0];
        self.han_letters &= letter > 0;
        let (level, rank) = match mark {
            Mark::Letter(rank) => self.letter_or_roman(rank),
            Mark::Roman(rank) => (1, rank),
            Mark::Han(rank) if letter > 0 && !self.han_letters => (1, rank),
            Mark::Han(rank) => {
                self.han_letters = true;
                (0, rank)
            }
            Mark::Digit(rank) => (2, rank),
            Mark::Number(_) | Mark::Section | Mark::Bullet => return false,
        };
        if self.part == Part::Operative {
            self.number = self.number.max(1);
        }
        self.sub[level] = rank;
        for below in &mut self.sub[level + 1..] {
            *below = 0;
        }
        true
    }

    /// `(i)` follows (h), or opens a list of small Roman numerals.
    fn letter_or_roman(&self, rank: u8) -> (usize, u8) {
        let [letter, roman, _] = self.sub;
        let value = match rank {
            9 => 1,
            22 => 5,
            24 => 10,
            _ => return (0, rank),
        };
        if roman > 0 && value == roman.saturating_add(1) {
            (1, value)
        } else if letter > 0 && rank == letter.saturating_add(1) && (roman == 0 || value != 1) {
            (0, rank)
        } else if value == 1 {
            (1, 1)
        } else {
            (0, rank)
        }
    }
}

/// Whether a line looks like a heading: short, without number and without a full stop.
fn is_heading_line(item: &Item<'_>) -> bool {
    item.mark.is_none()
        && item.kind == Kind::Text
        && item.text.len() <= 240
        && !phrase::ends_sentence(item.text)
        && !item.text.starts_with(char::is_lowercase)
}
