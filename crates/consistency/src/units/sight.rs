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

    /// Whether the sides may not belong together: they were not paired by who made the file, and
    /// have figures of which none is in both.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.confidence < 1.0 && {
            let [en, zh] = Language::ALL.map(|language| self.figures(language));
            en.len() + zh.len() > 1 && !zh.iter().any(|one| en.contains(one))
        }
    }

    /// Figures of at least two digits.
    fn figures(&self, language: Language) -> Vec<&str> {
        let texts = self.side(language).iter().map(|seen| seen.text());
        let figures = texts.flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
        figures.filter(|digits| digits.len() > 1).collect()
    }
}

impl<'a> Seen<'a> {
    /// The folded text of the paragraph, titles and quotations too.
    pub(crate) fn text(self) -> &'a str {
        self.sight.folded.text()
    }
}
