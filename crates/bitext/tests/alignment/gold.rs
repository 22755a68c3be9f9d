//! Which paragraphs belong together, and how many of them were found.

use std::collections::HashMap;

use zhengming_bitext::{Alignment, Link};

use super::disturb::Side;

/// Which paragraphs belong together: those of a group. Paragraphs are of a group that hold parts of
/// the same row, or of rows that are joined in another paragraph.
pub(super) struct Gold {
    /// The group of each paragraph, English and Chinese; none for noise.
    groups: [Vec<Option<usize>>; 2],
    /// How many paragraphs a group has, English and Chinese.
    sizes: HashMap<usize, [usize; 2]>,
}

/// Pairs of paragraphs that belong together: found and right, found, to be found.
#[derive(Clone, Copy, Default)]
pub(super) struct Score {
    pub(super) right: usize,
    pub(super) found: usize,
    pub(super) all: usize,
}

impl Score {
    pub(super) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.all) as f64
    }

    pub(super) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.all += other.all;
    }
}

impl Gold {
    pub(super) fn new(en: &Side, zh: &Side) -> Self {
        let mut parent: Vec<usize> = (0..en.rows.max(zh.rows)).collect();
        for item in en.items.iter().chain(&zh.items) {
            for pair in item.rows.windows(2) {
                let (one, other) = (root(&parent, pair[0]), root(&parent, pair[1]));
                parent[one] = other;
            }
        }
        let groups = [en, zh].map(|side| {
            let group = |rows: &Vec<usize>| rows.first().map(|&row| root(&parent, row));
            side.items.iter().map(|item| group(&item.rows)).collect::<Vec<_>>()
        });
        let mut sizes: HashMap<usize, [usize; 2]> = HashMap::new();
        for (side, groups) in groups.iter().enumerate() {
            groups.iter().flatten().for_each(|&group| sizes.entry(group).or_default()[side] += 1);
        }
        Self { groups, sizes }
    }

    /// Counts pairs of paragraphs that belong together.
    pub(super) fn score(&self, alignment: &Alignment) -> Score {
        let all = self.sizes.values().map(|[en, zh]| en * zh).sum();
        let mut score = Score { all, ..Score::default() };
        for (en, zh) in alignment.links.iter().flat_map(pairs) {
            let (en, zh) = (self.groups[0][en], self.groups[1][zh]);
            score.right += usize::from(en.is_some() && en == zh);
            score.found += 1;
        }
        score
    }

    /// Whether a link is a group and the whole of it, or a paragraph that nothing belongs to.
    pub(super) fn is_right(&self, link: &Link) -> bool {
        let en = link.en.iter().map(|&at| self.groups[0][at]);
        let mut groups = en.chain(link.zh.iter().map(|&at| self.groups[1][at]));
        let Some(first) = groups.next() else { return false };
        let many = [link.en.len(), link.zh.len()];
        let Some(group) = first else { return many.iter().sum::<usize>() == 1 };
        let sizes = self.sizes[&group];
        groups.all(|other| other == first) && (sizes == many || sizes.contains(&0))
    }
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}

/// The pairs of paragraphs that a link says to belong together.
fn pairs(link: &Link) -> impl Iterator<Item = (usize, usize)> {
    link.en.iter().flat_map(|&en| link.zh.iter().map(move |&zh| (en, zh)))
}
