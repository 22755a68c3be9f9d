//! With which verbs the two sides of a unit open.

use zhengming_document::Kind;
use zhengming_glossary::{Language, TermId};
use zhengming_tagger::Tagger;

use super::sight::{Seen, UnitSight};
use super::{Passage, Passages};

/// The verbs that open the two sides of a unit, in the order of [`Language::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningPair {
    /// The opening terms, of several concepts that share a form the best one.
    pub terms: [TermId; 2],
    /// Where they stand, with *also* and *further*.
    pub passages: [Passage; 2],
    /// How sure it is, in percent, that the two sides belong together.
    pub confidence: u8,
}

/// The openings of a unit, where both sides open with a verb of the glossary.
pub(super) fn read(
    tagger: &Tagger,
    unit: &UnitSight<'_>,
    passages: &mut Passages,
) -> Option<OpeningPair> {
    let open = |language| {
        let first = unit.side(language).first().filter(|first| opens(first))?;
        let opening = tagger.opening(&first.sight.batch.text, first.sight.folded, 0)?;
        Some((first, opening))
    };
    let (en, zh) = (open(Language::En)?, open(Language::Zh)?);
    let terms = [en.1.term, zh.1.term];
    let passages = [
        passages.keep(Language::En, en.0, 0..en.1.end),
        passages.keep(Language::Zh, zh.0, 0..zh.1.end),
    ];
    Some(OpeningPair { terms, passages, confidence: (unit.confidence * 100.0) as u8 })
}

fn opens(seen: &Seen<'_>) -> bool {
    seen.sight.paragraph.kind == Kind::Text
}
