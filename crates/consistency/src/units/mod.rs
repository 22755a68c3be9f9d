//! What rules need of the units of aligned texts, gathered only where they are applied.
//!
//! Readers, one file or folder each, see both sides of a unit and note what rules may want to tell.

mod facts;
mod names;
mod openings;
mod passages;
mod sight;
mod terms;

use std::sync::Arc;

use zhengming_bitext::Link;
use zhengming_document::{Batch, Label, Part as Section};
use zhengming_glossary::{Glossary, Language, TermId};
use zhengming_tagger::{Match, Scratch, Tagger};
use zhengming_text::Folded;

use facts::FactsRead;
pub use facts::{FactKind, FactMismatch, Said};
pub(crate) use facts::{in_characters, is_numeral};
pub use names::NamePair;
pub use openings::OpeningPair;
pub(crate) use openings::VerbPractice;
pub use passages::Passage;
use passages::Passages;
use sight::{Seen, UnitSight};
use terms::TermReader;
pub(crate) use terms::least_share;
pub use terms::{Discouraged, Missing, Part, Rendered, RenderedUnit, TermNotes};

use crate::attest::for_bitext;
use crate::survey::Sight;
use crate::{Evidence, Place};

/// A unit of more paragraphs than this is a stretch where the alignment gave up: nothing is noted.
const MOST_PARAGRAPHS: usize = 16;

/// What is to be noted of units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitsWanted {
    /// With which verbs paragraphs open.
    pub openings: bool,
    /// Dates, symbols, sessions and numbers that do not agree.
    pub facts: bool,
    /// What names say that they are names of.
    pub names: bool,
    /// Terms whose concept is not on the other side.
    pub missing: bool,
    /// Terms that only a discouraged term stands opposite of.
    pub discouraged: bool,
    /// Which terms stand opposite of which.
    pub rendered: bool,
    /// In how many units concepts are on the other side too.
    pub reach: bool,
}

/// A document that a survey has in both languages, and what was noted of its units.
#[derive(Clone, Debug)]
pub struct Bitext {
    /// Indices of its texts in [`Survey::documents`](crate::Survey::documents), in the order of
    /// [`Language::ALL`].
    pub documents: [usize; 2],
    /// Which paragraphs of the two are units, in the order of the Chinese text.
    pub links: Vec<Link>,
    /// Paragraphs of the body without a counterpart, in the order of [`Language::ALL`].
    pub lone: [Vec<Label>; 2],
    /// What was noted of the units.
    pub noted: Noted,
    places: [Vec<Place>; 2],
}

/// What readers noted of the units of a document, in the order of the units.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    /// Units that open with a verb of the glossary on both sides.
    pub openings: Vec<OpeningPair>,
    /// Dates, symbols, sessions and numbers of the two sides that do not agree.
    pub facts: Vec<FactMismatch>,
    /// Units with names of different kinds.
    pub names: Vec<NamePair>,
    /// What the terms of units show.
    pub terms: TermNotes,
}

/// Reads units for what is wanted.
pub(crate) struct UnitReader {
    wanted: UnitsWanted,
    /// The tagger for aligned texts, where it is another one than that for single texts.
    tagger: Option<Tagger>,
    terms: Option<TermReader>,
}

/// What was read of the units of a document.
#[derive(Debug)]
pub(crate) struct UnitsRead {
    links: Vec<Link>,
    lone: [Vec<Label>; 2],
    noted: Noted,
    places: [Vec<Place>; 2],
}

impl UnitsWanted {
    /// Nothing.
    pub const NOTHING: Self = Self {
        openings: false,
        facts: false,
        names: false,
        missing: false,
        discouraged: false,
        rendered: false,
        reach: false,
    };

    /// What [`Practice::of_survey`](crate::Practice::of_survey) counts.
    pub const PRACTICE: Self = Self { rendered: true, reach: true, ..Self::NOTHING };

    /// What is wanted by either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            openings: self.openings || other.openings,
            facts: self.facts || other.facts,
            names: self.names || other.names,
            missing: self.missing || other.missing,
            discouraged: self.discouraged || other.discouraged,
            rendered: self.rendered || other.rendered,
            reach: self.reach || other.reach,
        }
    }
}

impl Bitext {
    /// Units with text in both languages.
    pub fn paired(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.is_paired())
    }

    /// Where a passage stands.
    #[must_use]
    pub fn place(&self, passage: Passage) -> &Place {
        &self.places[passage.language as usize][passage.index as usize]
    }

    /// The passage as evidence that is no use of a term.
    #[must_use]
    pub fn evidence(&self, passage: Passage) -> Evidence {
        let document = self.documents[passage.language as usize];
        Evidence { term: None, document, place: self.place(passage).clone() }
    }

    /// The passage as evidence that is a use of a term.
    #[must_use]
    pub fn evidence_of(&self, passage: Passage, term: TermId) -> Evidence {
        Evidence { term: Some(term), ..self.evidence(passage) }
    }
}

impl UnitReader {
    /// None, where nothing is wanted.
    pub(crate) fn new(glossary: &Arc<Glossary>, wanted: UnitsWanted) -> Option<Self> {
        if wanted == UnitsWanted::NOTHING {
            return None;
        }
        let differs = glossary.terms().any(|(_, term)| term.only_for.is_some());
        // The forms are those of the tagger for single texts and some more: a glossary that is
        // too large for the one but not the other loses these few.
        let tagger = || Tagger::new(Arc::new(for_bitext(glossary))).ok();
        let terms = TermReader::new(glossary, wanted);
        Some(Self { wanted, tagger: differs.then(tagger).flatten(), terms })
    }

    /// Reads the units of a document. The batches are in the order of [`Language::ALL`]; `width`
    /// characters of context are kept beside passages.
    pub(crate) fn read(
        &self,
        tagger: &Tagger,
        batches: [&Batch; 2],
        links: Vec<Link>,
        width: Option<usize>,
    ) -> UnitsRead {
        let tagger = self.tagger.as_ref().unwrap_or(tagger);
        let mut noted = Noted::default();
        let mut facts = FactsRead::default();
        let mut passages = Passages::new(width);
        let mut scratches: [Vec<Scratch>; 2] = [Vec::new(), Vec::new()];
        for link in links.iter().filter(|link| link.is_paired()) {
            if Language::ALL.iter().any(|&side| link.side(side).len() > MOST_PARAGRAPHS) {
                continue;
            }
            let [en, zh] = &mut scratches;
            let unit = UnitSight {
                sides: [
                    seen(tagger, batches[0], &link.en, en),
                    seen(tagger, batches[1], &link.zh, zh),
                ],
                confidence: link.confidence,
            };
            self.note(tagger, &unit, &mut passages, &mut noted);
            if self.wanted.facts {
                facts::read(&unit, &mut passages, &mut facts);
            }
        }
        noted.facts = facts::settle(facts);
        UnitsRead { lone: lone(batches, &links), links, noted, places: passages.finish(batches) }
    }

    fn note(
        &self,
        tagger: &Tagger,
        unit: &UnitSight<'_>,
        passages: &mut Passages,
        noted: &mut Noted,
    ) {
        if self.wanted.openings {
            noted.openings.extend(openings::read(tagger, unit, passages));
        }
        if self.wanted.names {
            noted.names.extend(names::read(tagger.glossary(), unit, passages));
        }
        if let Some(terms) = &self.terms {
            terms.read(unit, passages, &mut noted.terms);
        }
    }
}

/// The labels of paragraphs without a counterpart. Lines of the cover and the end differ between
/// the languages, and notes stand elsewhere.
fn lone(batches: [&Batch; 2], links: &[Link]) -> [Vec<Label>; 2] {
    Language::ALL.map(|language| {
        let alone = links.iter().filter(|link| !link.is_paired());
        let paragraphs = alone.flat_map(|link| link.side(language));
        let labels = paragraphs.filter_map(|&at| batches[language as usize].paragraphs.get(at));
        let is_of_body = |label: &Label| {
            !matches!(label.part, Section::Cover | Section::Conclusion | Section::Note)
        };
        labels.map(|paragraph| paragraph.label).filter(is_of_body).collect()
    })
}

/// The paragraphs of one side of a unit, tagged.
fn seen<'a>(
    tagger: &'a Tagger,
    batch: &'a Batch,
    paragraphs: &[usize],
    scratches: &'a mut Vec<Scratch>,
) -> Vec<Seen<'a>> {
    let more = paragraphs.len().saturating_sub(scratches.len());
    scratches.extend(std::iter::repeat_with(Scratch::default).take(more));
    let tagged = paragraphs.iter().zip(scratches).filter_map(|(&at, scratch)| {
        let paragraph = batch.paragraphs.get(at)?;
        let (matches, folded): (&[Match], &Folded) = tagger.tag(batch, paragraph, scratch);
        Some(Seen { sight: Sight { batch, paragraph, folded }, matches })
    });
    tagged.collect()
}

impl UnitsRead {
    /// The document, now that it is known where its texts stand in the survey.
    pub(crate) fn at(self, documents: [usize; 2]) -> Bitext {
        let Self { links, lone, noted, places } = self;
        Bitext { documents, links, lone, noted, places }
    }
}
