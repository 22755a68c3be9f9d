//! Which concepts are parts of which, read off their terms.

use std::collections::HashSet;

use zhengming_glossary::{ConceptId, Glossary, Language};
use zhengming_text::{Folded, Folder, Span};

use crate::boundary;
use crate::engine::Engine;
use crate::surface::Surface;

/// The concepts that are parts of others.
///
/// A concept is a part of another where a term of the one stands inside a term of the other in
/// *both* languages: 规范 in 负责任国家行为规范 and *norms* in *norms of responsible State behaviour*.
/// That keeps 中国 out of 发展中国家 and 国际法 out of 国际法院 without a list of exceptions.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// For each concept its parts in order. Most concepts have few or none.
    of: Vec<Box<[ConceptId]>>,
}

impl Parts {
    pub(crate) fn new(glossary: &Glossary, surfaces: &[Surface], engine: &Engine) -> Self {
        let mut of = Vec::with_capacity(glossary.concepts.len());
        let mut inside: [HashSet<ConceptId>; 2] = Default::default();
        for (at, concept) in glossary.concepts.iter().enumerate() {
            let whole = ConceptId(u32::try_from(at).expect("fewer than 2^32 concepts"));
            for (language, found) in Language::ALL.into_iter().zip(&mut inside) {
                found.clear();
                for term in concept.terms_in(language) {
                    concepts_in(&term.text, surfaces, engine, found);
                }
            }
            let both = inside[0].intersection(&inside[1]).filter(|&&part| part != whole);
            let mut parts: Vec<ConceptId> = both.copied().collect();
            parts.sort_unstable();
            of.push(parts.into_boxed_slice());
        }
        Self { of }
    }

    /// Whether a concept has any parts.
    #[inline]
    pub(crate) fn has_any(&self, whole: ConceptId) -> bool {
        !self.of[whole.0 as usize].is_empty()
    }

    pub(crate) fn contains(&self, whole: ConceptId, part: ConceptId) -> bool {
        self.of[whole.0 as usize].binary_search(&part).is_ok()
    }
}

/// Adds all concepts of which a form stands in the text.
fn concepts_in(text: &str, surfaces: &[Surface], engine: &Engine, found: &mut HashSet<ConceptId>) {
    let mut folded = Folded::default();
    Folder.fold(text, Span::new(0, text.len()), &[], &mut folded);
    engine.search_text(folded.text(), |start, end, at| {
        let surface = &surfaces[at as usize];
        if !surface.bounded || boundary::stands_alone(&folded, start, end) {
            found.extend(surface.readings.iter().map(|reading| reading.term.concept));
        }
    });
}
