//! Labels for paragraphs that come from elsewhere than a document file.

use crate::{
    Kind, Label,
    mark::{self, Mark},
    structure::{Item, Labeller, Place, Shape},
};

/// The part of a document that a paragraph is said to stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The cover page.
    Cover,
    /// The title.
    Title,
    /// The preamble, from the line that names the organ.
    Preamble,
    /// What follows the preamble, annexes and the lines at the end included.
    Main,
    /// A heading in the main part.
    MainHeading,
    /// The lines at the end.
    Conclusion,
    /// A footnote.
    Note,
}

impl Section {
    /// The section that a table of aligned texts calls so: `coverPage`, `preface`, `preamble`,
    /// `mainBody:h`, `conclusions`, `note`; any other name is of the main part.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        match name {
            "coverPage" => Self::Cover,
            "preface" => Self::Title,
            "preamble" | "preamble:h" => Self::Preamble,
            "mainBody:h" => Self::MainHeading,
            "conclusions" => Self::Conclusion,
            "note" => Self::Note,
            _ => Self::Main,
        }
    }
}

/// Labels the paragraphs of a document in the order of reading, where a table of aligned texts
/// names the section and the number of each. The labels are those that a [`crate::Reader`] gives to
/// the document itself.
///
/// ```
/// use zhengming_document::{Section, Sections};
///
/// let mut sections = Sections::default();
/// assert_eq!(sections.next(Section::Preamble, "", "大会，").0.to_string(), "PP 0");
/// assert_eq!(sections.next(Section::Main, "1.", "决定：").0.to_string(), "OP 1");
/// assert_eq!(sections.next(Section::Main, "", "(a) 继续讨论；").0.to_string(), "OP 1 (a)");
/// ```
#[derive(Clone, Debug)]
pub struct Sections {
    labeller: Labeller,
    in_main: bool,
    preamble: bool,
}

impl Default for Sections {
    fn default() -> Self {
        Self { labeller: Labeller::new(Shape::Resolution), in_main: false, preamble: false }
    }
}

impl Sections {
    /// Labels the next paragraph: its section, its number as written (`1.`, `(a)`, empty where the
    /// text begins with the number or has none), and its text.
    pub fn next(&mut self, section: Section, number: &str, text: &str) -> (Label, Kind) {
        let (written, text) = split_number(text);
        let mark = parse(number).or_else(|| parse(written));
        let kind = if section == Section::MainHeading { Kind::Heading } else { Kind::Text };
        let place = self.place(section, number);
        self.labeller.next(Item { text, mark, place, kind })
    }

    fn place(&mut self, section: Section, number: &str) -> Place {
        match section {
            // Some tables count operative paragraphs to the preamble, which has no numbers.
            Section::Preamble if self.preamble && self.is_operative(number) => {
                self.place(Section::Main, number)
            }
            Section::Cover => Place::Cover,
            Section::Title => Place::Title,
            Section::Preamble => {
                self.preamble = true;
                Place::Preamble
            }
            // Behind the first paragraph the text itself tells where an annex begins.
            Section::Main | Section::MainHeading if self.in_main => Place::Unknown,
            Section::Main | Section::MainHeading => {
                self.in_main = true;
                if !self.preamble {
                    self.labeller = Labeller::new(Shape::Decision);
                }
                Place::Main
            }
            Section::Conclusion => Place::Conclusion,
            Section::Note => Place::Note(number.trim_end_matches('.').parse().ok()),
        }
    }

    /// Whether a paragraph with this number, or a part of one, has left the preamble.
    fn is_operative(&self, number: &str) -> bool {
        match parse(number) {
            Some(Mark::Number(_)) => true,
            Some(Mark::Section) | None => false,
            Some(_) => self.in_main,
        }
    }
}

/// The number that `text` begins with, and the rest without the blanks between.
///
/// ```
/// assert_eq!(zhengming_document::split_number("(a) Decides;"), ("(a)", "Decides;"));
/// assert_eq!(zhengming_document::split_number("2019 was dry"), ("", "2019 was dry"));
/// ```
#[must_use]
pub fn split_number(text: &str) -> (&str, &str) {
    match mark::parse(text) {
        Some((_, length)) if length < text.len() => (text[..length].trim_end(), &text[length..]),
        _ => ("", text),
    }
}

/// The mark that a number written by itself stands for.
pub(crate) fn parse(number: &str) -> Option<Mark> {
    let number = number.trim();
    // A mark is told by what follows it, as in running text.
    (!number.is_empty()).then(|| mark::parse(&format!("{number} x"))).flatten().map(|found| found.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_paragraphs_are_operative_where_the_preamble_is_named() {
        let mut sections = Sections::default();
        let rows = [
            ("", "The General Assembly,"),
            ("", "Recalling the report,"),
            ("(a)", "Its findings,"),
            ("1.", "Requests States:"),
            ("(a)", "To report;"),
            ("2.", "Decides to go on."),
        ];
        let labels =
            rows.map(|(number, text)| sections.next(Section::Preamble, number, text).0.to_string());
        assert_eq!(labels, ["PP 0", "PP 1", "PP 1 (a)", "OP 1", "OP 1 (a)", "OP 2"]);
    }
}
