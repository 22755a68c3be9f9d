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
}

/// Where in its document a paragraph stands, as it is cited: `PP 3`, `OP 1 (a)`, `note 2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// Part of the document.
    pub part: Part,
    /// Number of the paragraph, note or running paragraph within the part; 0 where there is none.
    pub number: u32,
    /// Number of the annex, 0 outside annexes and for an only annex.
    pub annex: u8,
    /// Sub-paragraph marks by level, as written between the brackets; 0 ends the list. The value
    /// is the rank (a = 1, ii = 2); the level decides the style: (a), then (i), then (1).
    pub sub: [u8; 3],
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.part, self.number)
    }
}
