use std::collections::BTreeMap;

use zhengming_glossary::{ConceptId, Language, TermId};

use crate::{Passage, Reach};

/// What the terms of the units of a document show.
#[derive(Clone, Debug, Default)]
pub struct TermNotes {
    /// Terms whose concept is not on the other side.
    pub missing: Vec<Missing>,
    /// Terms that only a discouraged term stands opposite of.
    pub discouraged: Vec<Discouraged>,
    /// Which terms stand opposite of which, English before Chinese, in units that have one accepted
    /// term of the concept on either side, or one on one side and only a discouraged one opposite.
    pub rendered: BTreeMap<[TermId; 2], Rendered>,
    /// In how many units concepts are on the other side too, by the concept and the language of the
    /// term that was looked at.
    pub reach: BTreeMap<(ConceptId, Language), Reach>,
}

/// A term whose concept is not on the other side of its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The term.
    pub source: TermId,
    /// In the order of [`Language::ALL`]: where the term stands, and on the other side what is left
    /// of a term, or the paragraph.
    pub passages: [Passage; 2],
    /// What is there of a term of the other language.
    pub part: Option<Part>,
}

/// A part of a term that stands without the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The term.
    pub of: TermId,
    /// The part, folded.
    pub text: Box<str>,
}

/// A term that only a discouraged term of its concept stands opposite of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discouraged {
    /// The term of the one side.
    pub source: TermId,
    /// The discouraged term on the other.
    pub target: TermId,
    /// Where they stand, in the order of [`Language::ALL`].
    pub passages: [Passage; 2],
}

/// How often two terms stand opposite of one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Units.
    pub units: u64,
    /// The first of them.
    pub kept: Vec<RenderedUnit>,
}

/// A unit in which two terms stand opposite of one another; all in the order of [`Language::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedUnit {
    /// Where they stand.
    pub passages: [Passage; 2],
    /// The words beside them, as `fulfil its …` and `… period`, small words aside.
    pub beside: [Vec<Box<str>>; 2],
}
