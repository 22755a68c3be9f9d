//! What rules need of documents beside counts of terms, gathered only where they are applied.

mod citations;
mod names;
mod openings;
mod slips;
mod variants;

use std::ops::Range;
use std::sync::Arc;

use zhengming_document::{Kind, Label, Paragraph, Part};
use zhengming_glossary::Glossary;
use zhengming_tagger::{Match, Shields, Tagger};
use zhengming_text::Folded;

pub use citations::{Citation, Flaw, Number, Organ};
pub(crate) use citations::{is_of_calendar, is_of_our_time};
pub use names::BrokenName;
use names::NameReader;
use openings::OpeningsRead;
pub use openings::{BeforeStep, OddOpening, Oddity, Openings, PartOpenings};
pub(crate) use slips::opens;
use variants::VariantReader;
pub use variants::{Step, Variant};

use crate::survey::{Pending, Sight};
use crate::{Place, UnitsWanted};

/// So many finds of a kind are kept of a document. No resolution comes near it.
const MOST_OF_A_KIND: usize = 10_000;

/// What is to be kept of each document beside its terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Names that start like one name of the glossary and go on like another.
    pub broken_names: bool,
    /// Resolutions and decisions cited by number.
    pub citations: bool,
    /// Forms that the glossary lacks, one step from a term of it.
    pub variants: bool,
    /// How paragraphs of resolutions open.
    pub openings: bool,
    /// What is noted of the units of aligned texts.
    pub units: UnitsWanted,
}

/// What was kept of a document beside its terms, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gleanings {
    /// Names that start like one name of the glossary and go on like another, the first 10,000.
    pub broken_names: Vec<BrokenName>,
    /// Resolutions and decisions cited by number, the first 10,000.
    pub citations: Vec<Citation>,
    /// The organ that the line over the preamble names, 大会，. Of several organs none is told:
    /// [`Organ::Other`].
    pub organ: Option<Organ>,
    /// Forms that the glossary lacks, one step from a term of it, the first 10,000.
    pub variants: Vec<Variant>,
    /// How paragraphs open.
    pub openings: Openings,
}

/// Reads paragraphs for what is wanted.
pub(crate) struct Gleaner {
    glossary: Arc<Glossary>,
    names: Option<NameReader>,
    citations: bool,
    variants: Option<VariantReader>,
    openings: bool,
}

/// A paragraph of which only the document's own words are wanted, no titles and no quotations.
pub(crate) struct OwnWords<'a> {
    sight: Sight<'a>,
    /// Characters of context that places keep.
    width: Option<usize>,
    /// Titles and quotations, looked for when first asked about.
    shields: Option<Shields>,
}

/// What was found in a batch, without lines and columns, in the order of reading.
#[derive(Debug, Default)]
pub(crate) struct Gleaned {
    names: Vec<(Pending, names::Named)>,
    citations: Vec<(Pending, citations::Cited)>,
    organ: Option<Organ>,
    variants: Vec<(Pending, variants::Unlisted)>,
    openings: OpeningsRead,
}

impl Wanted {
    /// Nothing beside the terms.
    pub const NOTHING: Self = Self {
        broken_names: false,
        citations: false,
        variants: false,
        openings: false,
        units: UnitsWanted::NOTHING,
    };

    /// What is wanted by either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            broken_names: self.broken_names || other.broken_names,
            citations: self.citations || other.citations,
            variants: self.variants || other.variants,
            openings: self.openings || other.openings,
            units: self.units.or(other.units),
        }
    }
}

impl Gleaner {
    /// None, where nothing is wanted or the glossary has nothing to look for.
    pub(crate) fn new(glossary: &Arc<Glossary>, wanted: Wanted) -> Option<Self> {
        let names = wanted.broken_names.then(|| NameReader::new(glossary)).flatten();
        let Wanted { citations, openings, .. } = wanted;
        let variants = wanted.variants.then(|| VariantReader::new(glossary)).flatten();
        let glossary = Arc::clone(glossary);
        let is_any = citations || openings || names.is_some() || variants.is_some();
        is_any.then_some(Self { glossary, names, citations, variants, openings })
    }

    /// Reads a paragraph in which these terms were found.
    pub(crate) fn glean(
        &self,
        tagger: &Tagger,
        sight: Sight<'_>,
        matches: &[Match],
        width: Option<usize>,
        gleaned: &mut Gleaned,
    ) {
        let mut words = OwnWords { sight, width, shields: None };
        if let Some(names) = &self.names
            && gleaned.names.len() < MOST_OF_A_KIND
        {
            names.read(&mut words, &mut gleaned.names);
        }
        if self.citations {
            if is_organ_line(sight.paragraph) {
                gleaned.organ = one_organ(gleaned.organ, citations::organ_of_line(words.text()));
            }
            if gleaned.citations.len() < MOST_OF_A_KIND {
                citations::read(&mut words, &mut gleaned.citations);
            }
        }
        if let Some(variants) = &self.variants
            && gleaned.variants.len() < MOST_OF_A_KIND
        {
            variants.read(&self.glossary, &mut words, matches, &mut gleaned.variants);
        }
        if self.openings {
            gleaned.openings.read(tagger, sight, width);
        }
    }
}

impl<'a> OwnWords<'a> {
    /// The folded text of the paragraph, titles and quotations too.
    fn text(&self) -> &'a str {
        self.sight.folded.text()
    }

    fn folded(&self) -> &'a Folded {
        self.sight.folded
    }

    /// The source of bytes of the folded text.
    fn source(&self, range: Range<usize>) -> &'a str {
        let Sight { batch, folded, .. } = self.sight;
        &batch.text[folded.source_span(range).range()]
    }

    /// The place of bytes of the folded text. None, where they lie in a title or a quotation, or
    /// are a title.
    fn place(&mut self, range: Range<usize>) -> Option<Pending> {
        let is_own = self.shields().over_wrong_term(range.start, range.end).is_none();
        is_own.then(|| self.pending(range))
    }

    /// The same of bytes that fill 《…》 by right where they do, as the name of a treaty.
    fn place_of_name(&mut self, range: Range<usize>) -> Option<Pending> {
        let is_own = self.shields().over(range.start, range.end).is_none();
        is_own.then(|| self.pending(range))
    }

    fn shields(&mut self) -> &Shields {
        self.shields.get_or_insert_with(|| {
            let mut shields = Shields::default();
            shields.find(self.sight.folded);
            shields
        })
    }

    fn pending(&self, range: Range<usize>) -> Pending {
        let folds = self.sight.folded.folds(range.clone());
        self.sight.pending(range, folds, self.width)
    }

    /// Bytes of the folded text as a reader sees them in the file.
    fn shown(&self, range: Range<usize>) -> Box<str> {
        self.sight.shown(range)
    }
}

impl Gleaned {
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
            && self.citations.is_empty()
            && self.organ.is_none()
            && self.variants.is_empty()
            && self.openings.is_empty()
    }

    /// Adds lines and columns. `positions` makes a function that tells them of rising offsets.
    pub(crate) fn finish<P: FnMut(usize) -> (u64, u64)>(
        self,
        base: u64,
        positions: impl Fn() -> P,
    ) -> Gleanings {
        let names = placed(self.names, base, positions());
        let citations = placed(self.citations, base, positions());
        let variants = placed(self.variants, base, positions());
        Gleanings {
            broken_names: names.map(|(place, named)| named.at(place)).collect(),
            citations: citations.map(|(place, cited)| cited.at(place)).collect(),
            organ: self.organ,
            variants: variants.map(|(place, variant)| variant.at(place)).collect(),
            openings: self.openings.finish(base, positions()),
        }
    }
}

impl Gleanings {
    /// Adds those of the batch that follows.
    pub(crate) fn append(&mut self, next: Self) {
        let room = |kept: usize| MOST_OF_A_KIND.saturating_sub(kept);
        let names = room(self.broken_names.len());
        self.broken_names.extend(next.broken_names.into_iter().take(names));
        let citations = room(self.citations.len());
        self.citations.extend(next.citations.into_iter().take(citations));
        self.organ = one_organ(self.organ, next.organ);
        let variants = room(self.variants.len());
        self.variants.extend(next.variants.into_iter().take(variants));
        self.openings.append(next.openings);
    }
}

fn is_organ_line(paragraph: &Paragraph) -> bool {
    let Label { part, number, .. } = paragraph.label;
    (paragraph.kind, part, number) == (Kind::Text, Part::Preamble, 0)
}

/// The organ that two lines name together.
fn one_organ(first: Option<Organ>, second: Option<Organ>) -> Option<Organ> {
    match (first, second) {
        (Some(first), Some(second)) if first != second => Some(Organ::Other),
        _ => first.or(second),
    }
}

fn placed<T>(
    mut found: Vec<(Pending, T)>,
    base: u64,
    mut position: impl FnMut(usize) -> (u64, u64),
) -> impl Iterator<Item = (Place, T)> {
    found.sort_by_key(|(pending, _)| pending.span.start);
    found.into_iter().map(move |(pending, what)| {
        let at = position(pending.span.start);
        (pending.into_place(base, at), what)
    })
}
