//! What the places of two paragraphs in their documents tell.

use zhengming_document::{Kind, Label, Part};

use super::item::Item;

/// Parts that are counted to tell whether the structure of both documents was read alike.
const PARTS: [Part; 9] = [
    Part::Cover,
    Part::Title,
    Part::Preamble,
    Part::Operative,
    Part::Annex,
    Part::Note,
    Part::Conclusion,
    Part::Body,
    Part::Unit,
];

/// How far labels tell which paragraphs belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Structure {
    /// From 0, where the parts of the one document are not those of the other, to 1.
    trust: f32,
}

impl Structure {
    /// Compares how much of both documents is in which part.
    pub(super) fn new(en: &[Item], zh: &[Item]) -> Self {
        let share = |items: &[Item], part| {
            let many = items.iter().filter(|item| item.label.is_some_and(|it| it.0.part == part));
            many.count() as f32 / items.len().max(1) as f32
        };
        let common = |part| share(en, part).min(share(zh, part));
        Self { trust: PARTS.into_iter().map(common).sum() }
    }

    /// What the labels of two paragraphs tell for or against the two: a natural logarithm.
    pub(super) fn likeness(&self, en: &Item, zh: &Item) -> f32 {
        let (Some((label, kind)), Some((other, other_kind))) = (en.label, zh.label) else {
            return 0.0;
        };
        self.trust * (of_kind(kind, other_kind) + of_label(label, other))
    }
}

/// By how much less it tells that a paragraph is missing: drafts and adopted texts have other lines
/// on the cover and at the end, and several of them in a row.
pub(super) fn allowance(item: &Item) -> f32 {
    let is_edge = |part| matches!(part, Part::Cover | Part::Conclusion);
    if item.label.is_some_and(|(label, _)| is_edge(label.part)) { 2.0 } else { 0.0 }
}

fn of_kind(one: Kind, other: Kind) -> f32 {
    if one == other { 0.2 } else { -2.0 }
}

fn of_label(one: Label, other: Label) -> f32 {
    if one.part != other.part {
        return -4.0;
    }
    let part = 0.7;
    // Where nothing is numbered, paragraphs are counted, and one that is missing moves all others.
    let (same, different) = match one.part {
        Part::Operative | Part::Annex | Part::Note => (2.0, -2.5),
        Part::Preamble | Part::Body | Part::Unit => (1.0, -0.5),
        Part::Cover | Part::Title | Part::Conclusion => (0.0, 0.0),
    };
    let marks = match (one.sub == other.sub, one.sub == [0; 3]) {
        (true, true) => 0.3,
        (true, false) => 1.5,
        (false, _) => -2.5,
    };
    let is_same = (one.number, one.annex, one.article, one.restarts)
        == (other.number, other.annex, other.article, other.restarts);
    part + marks + if is_same { same } else { different }
}
