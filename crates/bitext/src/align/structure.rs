//! What the places of two paragraphs in their documents tell.

use rustc_hash::{FxHashMap, FxHashSet};
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
#[derive(Clone, Debug)]
pub(super) struct Structure {
    /// From 0, where the parts of the one document are not those of the other, to 1.
    trust: f32,
    /// Of each English paragraph whether the Chinese numbers leave out its own, and the other way
    /// round.
    left_out: [Vec<bool>; 2],
}

/// The written numbers of a document.
#[derive(Debug, Default)]
struct Numbers {
    written: FxHashSet<Label>,
    /// The highest number of each sequence.
    last: FxHashMap<Label, u32>,
}

/// What it tells against two paragraphs of different numbers that one of the numbers is left out on
/// the other side while the sequence goes on: that side says itself that it lacks the paragraph.
const LEFT_OUT: f32 = -8.0;

impl Structure {
    /// Compares how much of both documents is in which part, and which numbers either leaves out.
    pub(super) fn new(en: &[Item], zh: &[Item]) -> Self {
        let share = |items: &[Item], part| {
            let many = items.iter().filter(|item| item.label.is_some_and(|it| it.0.part == part));
            many.count() as f32 / items.len().max(1) as f32
        };
        let common = |part| share(en, part).min(share(zh, part));
        let left_out = |items: &[Item], others: &[Item]| {
            let numbers = Numbers::new(others);
            let labels = items.iter().map(|item| item.label.and_then(|it| sequence(it.0)));
            labels.map(|label| label.is_some_and(|label| numbers.leave_out(label))).collect()
        };
        Self {
            trust: PARTS.into_iter().map(common).sum(),
            left_out: [left_out(en, zh), left_out(zh, en)],
        }
    }

    /// What the labels of two paragraphs, given with their indices, tell for or against the two: a
    /// natural logarithm.
    pub(super) fn likeness(&self, en: (usize, &Item), zh: (usize, &Item)) -> f32 {
        let (Some((label, kind)), Some((other, other_kind))) = (en.1.label, zh.1.label) else {
            return 0.0;
        };
        let labels = of_kind(kind, other_kind) + of_label(label, other);
        self.trust.mul_add(labels, self.against(en.0, zh.0))
    }

    /// What it tells against two paragraphs, given by their indices, that one of them says by its
    /// number that the other side lacks it.
    pub(super) fn against(&self, en: usize, zh: usize) -> f32 {
        let is_left_out = self.left_out[0][en] || self.left_out[1][zh];
        if is_left_out { self.trust * LEFT_OUT } else { 0.0 }
    }
}

impl Numbers {
    fn new(items: &[Item]) -> Self {
        let mut numbers = Self::default();
        for label in items.iter().filter_map(|item| sequence(item.label?.0)) {
            numbers.written.insert(label);
            let last = numbers.last.entry(Label { number: 0, ..label }).or_default();
            *last = label.number.max(*last);
        }
        numbers
    }

    /// Whether the numbers go on behind one, but leave it out.
    fn leave_out(&self, label: Label) -> bool {
        let last = self.last.get(&Label { number: 0, ..label });
        last.is_some_and(|&last| label.number < last) && !self.written.contains(&label)
    }
}

/// The number of a paragraph in a sequence of numbers that are written.
fn sequence(label: Label) -> Option<Label> {
    let is_numbered = matches!(label.part, Part::Operative | Part::Annex) && label.number > 0;
    is_numbered.then_some(Label { sub: [0; 3], ..label })
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
