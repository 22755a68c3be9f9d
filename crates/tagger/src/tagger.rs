use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use zhengming_document::{Batch, Kind, Paragraph, Part};
use zhengming_glossary::{ConceptKind, Glossary};
use zhengming_text::Folded;

use crate::Match;
use crate::candidate::{Candidates, Sight};
use crate::engine::{Engine, EngineKind};
use crate::opening::{self, Opening, Openings};
use crate::parts::Parts;
use crate::resolve::{Chosen, Resolver};
use crate::shield::Shields;
use crate::surface::{Lexicon, Surfaces};
use crate::windows::Scan;

/// Finds the terms of a glossary in paragraphs, both languages in one pass.
///
/// Building one takes a few milliseconds for a thousand terms. It is immutable and can be shared
/// between threads, each with a [`Scratch`] of its own.
pub struct Tagger {
    glossary: Arc<Glossary>,
    lexicon: Lexicon,
    engine: Engine,
    openings: Openings,
    parts: Parts,
}

/// Memory that tagging uses again from paragraph to paragraph.
#[derive(Debug, Default)]
pub struct Scratch {
    folded: Folded,
    scan: Scan,
    shields: Shields,
    candidates: Candidates,
    chosen: Chosen,
    matches: Vec<Match>,
}

/// The automaton could not be built: too many forms for it.
#[derive(Clone, Debug)]
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot build the automaton of the glossary: {}", self.0)
    }
}

impl std::error::Error for BuildError {}

impl BuildError {
    /// The error for another automaton over the forms of a glossary.
    #[must_use]
    pub fn new(reason: impl fmt::Display) -> Self {
        Self(reason.to_string())
    }
}

impl fmt::Debug for Tagger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tagger").field("forms", &self.forms()).finish_non_exhaustive()
    }
}

impl Tagger {
    /// A tagger for the glossary with the engine that suits its size.
    ///
    /// # Errors
    ///
    /// Where the glossary has more forms than an automaton can hold.
    pub fn new(glossary: Arc<Glossary>) -> Result<Self, BuildError> {
        Self::with_engine(glossary, EngineKind::Auto)
    }

    /// A tagger with the engine given. The matches do not depend on it.
    ///
    /// # Errors
    ///
    /// Where the glossary has more forms than the automaton can hold.
    pub fn with_engine(glossary: Arc<Glossary>, kind: EngineKind) -> Result<Self, BuildError> {
        let surfaces = Surfaces::new(&glossary);
        let engine = Engine::new(&surfaces.wide, &surfaces.latin, kind).map_err(BuildError)?;
        let openings = Openings::new(&surfaces.opening);
        let parts = Parts::new(&glossary, &surfaces.list, &engine);
        let lexicon = Lexicon::new(surfaces.list);
        Ok(Self { glossary, lexicon, engine, openings, parts })
    }

    /// The glossary.
    #[must_use]
    pub fn glossary(&self) -> &Arc<Glossary> {
        &self.glossary
    }

    /// Number of forms searched for: terms with their plurals and spellings, folded.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.lexicon.heads.len()
    }

    /// Finds the terms of one paragraph. The matches come in the order of their starts, a longer
    /// one before those nested in it, with the folded paragraph they refer to.
    pub fn tag<'s>(
        &self,
        batch: &Batch,
        paragraph: &Paragraph,
        scratch: &'s mut Scratch,
    ) -> (&'s [Match], &'s Folded) {
        let Scratch { folded, scan, shields, candidates, chosen, matches } = scratch;
        self.engine.fold(batch, paragraph, folded, scan);
        candidates.clear();
        self.collect(paragraph, Sight { folded, source: &batch.text }, scan, candidates);
        matches.clear();
        Resolver { lexicon: &self.lexicon, parts: &self.parts, chosen }
            .resolve(candidates, matches);
        if !folded.quotes().is_empty() {
            shields.find(folded);
            for found in matches.iter_mut() {
                let Range { start, end } = found.folded;
                if !shields.hold(start, end) {
                    continue;
                }
                let kind = self.glossary.concept(found.term.concept).kind;
                let is_accepted = self.glossary.term(found.term).status.is_accepted();
                found.shield = match kind {
                    ConceptKind::Name if is_accepted => shields.over_name(start, end),
                    ConceptKind::Term | ConceptKind::Formula if !is_accepted => {
                        shields.over_wrong_term(start, end)
                    }
                    ConceptKind::Name | ConceptKind::Term | ConceptKind::Formula => {
                        shields.over(start, end)
                    }
                };
            }
        }
        (matches, folded)
    }

    /// How a paragraph opens from byte `at` of its folded text on: `None` where no opening term of
    /// the glossary does, or `at` is inside a character. `source` is the text of its batch.
    #[must_use]
    pub fn opening(&self, source: &str, folded: &Folded, at: usize) -> Option<Opening> {
        let sight = Sight { folded, source };
        let is_place = folded.text().is_char_boundary(at);
        is_place.then(|| self.openings.find(&self.glossary, &self.lexicon, sight, at)).flatten()
    }

    /// Whether some opening term has this folded English word for its verb: *taking* of *Taking
    /// note of*.
    #[must_use]
    pub fn is_opening_verb(&self, word: &str) -> bool {
        self.openings.has_verb(word)
    }

    /// The verb of a folded English opening: its first word that is neither an adverb nor *also* or
    /// *further*.
    #[must_use]
    pub fn verb_of(opening: &str) -> &str {
        opening::verb(opening)
    }

    fn collect(
        &self,
        paragraph: &Paragraph,
        sight: Sight<'_>,
        scan: &mut Scan,
        candidates: &mut Candidates,
    ) {
        if may_open(paragraph) {
            self.openings.collect(&self.lexicon, sight, 0, candidates);
        }
        self.engine.search(sight.folded.text(), scan, |start, end, surface| {
            candidates.add(&self.lexicon, surface, sight, start, end);
        });
    }
}

/// Whether a drafting verb can open the paragraph: headings, notes and cover pages have none, nor
/// have items of lists outside a resolution.
fn may_open(paragraph: &Paragraph) -> bool {
    match paragraph.label.part {
        Part::Cover | Part::Title | Part::Note | Part::Conclusion => false,
        Part::Body | Part::Unit => paragraph.kind == Kind::Text,
        Part::Preamble | Part::Operative | Part::Annex => {
            matches!(paragraph.kind, Kind::Text | Kind::Item)
        }
    }
}
