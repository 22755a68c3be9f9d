use std::fmt;

/// The part of a resolution that a paragraph belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Cover page: organ, session, agenda item, sponsors, how adopted.
    Cover,
    /// The title of the resolution.
    Title,
    /// Preambular paragraphs, and the line that names the organ (number 0).
    Preamble,
    /// Operative paragraphs.
    Operative,
    /// Text of an annex.
    Annex,
    /// A footnote.
    Note,
    /// Meeting and date at the end.
    Conclusion,
    /// Text of a document that has none of these parts.
    Body,
    /// A unit of a translation file, which is cited by its number in the file.
    Unit,
}

/// Where in its document a paragraph stands, as it is cited: `PP 3`, `OP 1 (a)`, `note 2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// Part of the document.
    pub part: Part,
    /// Number of the paragraph, note or running paragraph within the part; 0 where there is none,
    /// as for headings and for the line that names the organ.
    pub number: u32,
    /// Number of the annex, 0 outside annexes and for an only annex.
    pub annex: u8,
    /// Number of the article of a body that has articles, else 0.
    pub article: u16,
    /// How often the numbers of the body, or of the article, began anew before this paragraph, as
    /// those of lists do; 0 in all other parts.
    pub restarts: u16,
    /// Sub-paragraph marks by level. The value is the rank (a = 1, ii = 2), 0 a level that is not
    /// used; the level decides the style: (a), then (i), then (1).
    pub sub: [u8; 3],
}

impl Label {
    /// The label of a part as a whole, without numbers.
    #[must_use]
    pub fn part(part: Part) -> Self {
        Self { part, number: 0, annex: 0, article: 0, restarts: 0, sub: [0; 3] }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Cover => f.write_str("cover")?,
            Part::Title => f.write_str("title")?,
            Part::Conclusion => f.write_str("conclusion")?,
            Part::Preamble => write!(f, "PP {}", self.number)?,
            Part::Operative if self.number == 0 => f.write_str("OP")?,
            Part::Operative => write!(f, "OP {}", self.number)?,
            Part::Note if self.number == 0 => f.write_str("note")?,
            Part::Note => write!(f, "note {}", self.number)?,
            Part::Unit => write!(f, "unit {}", self.number)?,
            Part::Body => self.fmt_body(f)?,
            Part::Annex => {
                f.write_str("annex")?;
                if self.annex > 0 {
                    write!(f, " {}", roman(self.annex).to_uppercase())?;
                }
                if self.number > 0 {
                    write!(f, ", para. {}", self.number)?;
                }
            }
        }
        let [letter, small_roman, digit] = self.sub;
        if letter > 0 {
            f.write_str(" (")?;
            // Behind z come aa, bb and so on.
            for _ in 0..=(letter - 1) / 26 {
                write!(f, "{}", char::from(b'a' + (letter - 1) % 26))?;
            }
            f.write_str(")")?;
        }
        if small_roman > 0 {
            write!(f, " ({})", roman(small_roman))?;
        }
        if digit > 0 {
            write!(f, " ({digit})")?;
        }
        Ok(())
    }
}

impl Label {
    fn fmt_body(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.article, self.number) {
            (0, 0) => return f.write_str("body"),
            (0, _) => {}
            (article, 0) => return write!(f, "art. {article}"),
            (article, _) => write!(f, "art. {article}, ")?,
        }
        if self.restarts > 0 {
            // Numbers that began anew once are those of the second section.
            write!(f, "section {}, ", u32::from(self.restarts) + 1)?;
        }
        write!(f, "para. {}", self.number)
    }
}

fn roman(value: u8) -> String {
    const STEPS: [(u8, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = value;
    let mut written = String::new();
    for (step, letters) in STEPS {
        while rest >= step {
            written.push_str(letters);
            rest -= step;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(part: Part, number: u32, annex: u8, sub: [u8; 3]) -> String {
        Label { number, annex, sub, ..Label::part(part) }.to_string()
    }

    #[test]
    fn labels_read_as_they_are_cited() {
        assert_eq!(label(Part::Preamble, 0, 0, [0; 3]), "PP 0");
        assert_eq!(label(Part::Preamble, 3, 0, [0; 3]), "PP 3");
        assert_eq!(label(Part::Operative, 1, 0, [1, 2, 0]), "OP 1 (a) (ii)");
        assert_eq!(label(Part::Operative, 4, 0, [28, 0, 3]), "OP 4 (bb) (3)");
        assert_eq!(label(Part::Annex, 4, 0, [0; 3]), "annex, para. 4");
        assert_eq!(label(Part::Annex, 2, 1, [1, 0, 0]), "annex I, para. 2 (a)");
        assert_eq!(label(Part::Annex, 0, 9, [0, 14, 0]), "annex IX (xiv)");
        assert_eq!(label(Part::Body, 7, 0, [0; 3]), "para. 7");
        let third = Label { number: 1, restarts: 2, sub: [2, 0, 0], ..Label::part(Part::Body) };
        assert_eq!(third.to_string(), "section 3, para. 1 (b)");
        let article = Label { number: 1, article: 51, ..Label::part(Part::Body) };
        assert_eq!(article.to_string(), "art. 51, para. 1");
        assert_eq!(Label { number: 0, ..article }.to_string(), "art. 51");
        assert_eq!(label(Part::Unit, 12, 0, [0; 3]), "unit 12");
        assert_eq!(label(Part::Note, 2, 0, [0; 3]), "note 2");
        assert_eq!(label(Part::Cover, 0, 0, [0; 3]), "cover");
    }
}
