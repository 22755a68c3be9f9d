use zhengming_glossary::Language;
use zhengming_tagger::Match;

use crate::survey::Sight;

/// Both sides of a unit, folded and tagged.
pub(crate) struct UnitSight<'a> {
    /// The paragraphs of each side, in the order of [`Language::ALL`]; at least one each.
    pub(crate) sides: [Vec<Seen<'a>>; 2],
    /// How sure it is that the sides belong together, from 0 to 1.
    pub(crate) confidence: f32,
}

/// A paragraph of a unit.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) sight: Sight<'a>,
    /// The terms found in it, also those that are deprecated as the rendering of some term only.
    pub(crate) matches: &'a [Match],
}

impl UnitSight<'_> {
    pub(crate) fn side(&self, language: Language) -> &[Seen<'_>] {
        &self.sides[language as usize]
    }
}

impl<'a> Seen<'a> {
    /// The folded text of the paragraph, titles and quotations too.
    pub(crate) fn text(self) -> &'a str {
        self.sight.folded.text()
    }
}
