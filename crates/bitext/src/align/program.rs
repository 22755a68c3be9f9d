//! The dynamic program that finds the best row of beads, and how sure each of them is.

use super::band::Band;
use super::item::Item;
use super::shared::Shared;
use super::size;
use super::structure::{self, Structure};

/// So many English paragraphs that are so many Chinese ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bead {
    pub(super) en: usize,
    pub(super) zh: usize,
}

/// Kinds of beads, and how likely each is: natural logarithms.
pub(super) type Priors = [(Bead, f32); 10];

const fn bead(en: usize, zh: usize, prior: f32) -> (Bead, f32) {
    (Bead { en, zh }, prior)
}

/// How likely the beads of paragraphs are.
pub(super) const PARAGRAPHS: Priors = [
    bead(1, 1, -0.05),
    bead(1, 0, -4.0),
    bead(0, 1, -4.0),
    bead(1, 2, -5.0),
    bead(2, 1, -5.0),
    bead(2, 2, -8.0),
    bead(1, 3, -7.0),
    bead(3, 1, -7.0),
    bead(1, 4, -8.0),
    bead(4, 1, -8.0),
];

/// How likely the beads of sentences are: as Gale and Church counted them in parliamentary debates
/// (Computational Linguistics 19, 1993, table 5), the larger ones rare as there.
pub(super) const SENTENCES: Priors = [
    bead(1, 1, -0.12),
    bead(1, 0, -5.3),
    bead(0, 1, -5.3),
    bead(1, 2, -3.1),
    bead(2, 1, -3.1),
    bead(2, 2, -4.5),
    bead(1, 3, -6.0),
    bead(3, 1, -6.0),
    bead(1, 4, -7.5),
    bead(4, 1, -7.5),
];

/// Of the scores, which count as independent what partly is not, this share tells how sure one can
/// be; fitted on disturbed documents (see `docs/alignment.md`).
const EVIDENCE: f32 = 0.5;

/// What the program works on.
pub(super) struct Program<'a> {
    pub(super) en: &'a [Item],
    pub(super) zh: &'a [Item],
    pub(super) shared: &'a Shared,
    pub(super) structure: Structure,
    pub(super) priors: &'a Priors,
}

/// A bead of the best row: which paragraphs, and how sure.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) en: std::ops::Range<usize>,
    pub(super) zh: std::ops::Range<usize>,
    pub(super) confidence: f32,
}

/// Scores of the pairs in the band; that of English paragraph `i` and Chinese one `j` is in the
/// cell behind both, at row `i + 1` and column `j + 1`.
struct Pairs {
    common: Vec<f32>,
    structure: Vec<f32>,
}

/// Sums of sizes of all paragraphs before each.
struct Sums {
    en: Vec<f32>,
    zh: Vec<f32>,
}

const NEVER: f32 = f32::NEG_INFINITY;

impl Program<'_> {
    /// The score of two paragraphs by themselves.
    pub(super) fn score(&self, en: usize, zh: usize) -> f32 {
        let (one, other) = (&self.en[en], &self.zh[zh]);
        let missed = self.shared.en.miss[en] + self.shared.zh.miss[zh];
        Shared::likeness(self.shared.common(en, zh), missed)
            + size::likeness(one.size, other.size)
            + one.ending.likeness(other.ending)
            + self.structure.likeness((en, one), (zh, other))
    }

    /// The best row of beads through the band.
    pub(super) fn run(&self, band: &Band) -> Vec<Placed> {
        let run = Run { program: self, band, pairs: self.pairs(band), sums: self.sums() };
        let (best, forward) = run.forward();
        let backward = run.backward();
        run.trace(&best, &forward, &backward)
    }

    fn pairs(&self, band: &Band) -> Pairs {
        let mut pairs =
            Pairs { common: vec![0.0; band.cells()], structure: vec![0.0; band.cells()] };
        for row in 1..=self.en.len() {
            for column in band.columns(row).filter(|&column| column > 0) {
                let Some(cell) = band.cell(row, column) else { continue };
                let (en, zh) = (row - 1, column - 1);
                pairs.common[cell] = self.shared.common(en, zh);
                pairs.structure[cell] =
                    self.structure.likeness((en, &self.en[en]), (zh, &self.zh[zh]));
            }
        }
        pairs
    }

    fn sums(&self) -> Sums {
        let sums = |items: &[Item]| {
            let mut sum = 0.0;
            let add = |item: &Item| {
                sum += item.size;
                sum
            };
            std::iter::once(0.0).chain(items.iter().map(add)).collect()
        };
        Sums { en: sums(self.en), zh: sums(self.zh) }
    }
}

struct Run<'a> {
    program: &'a Program<'a>,
    band: &'a Band,
    pairs: Pairs,
    sums: Sums,
}

impl Run<'_> {
    /// The score of the bead that ends before row and column.
    fn score(&self, bead: Bead, prior: f32, row: usize, column: usize) -> f32 {
        let program = self.program;
        match (bead.en, bead.zh) {
            (_, 0) => return prior + structure::allowance(&program.en[row - 1]),
            (0, _) => return prior + structure::allowance(&program.zh[column - 1]),
            _ => {}
        }
        let (en, zh) = (row - bead.en, column - bead.zh);
        let sizes = (self.sums.en[row] - self.sums.en[en], self.sums.zh[column] - self.sums.zh[zh]);
        if bead.en + bead.zh > 2 && size::are_far_apart(sizes.0, sizes.1) {
            return NEVER;
        }
        let size = size::likeness(sizes.0, sizes.1);
        let missed: f32 = program.shared.en.miss[en..row].iter().sum::<f32>()
            + program.shared.zh.miss[zh..column].iter().sum::<f32>();
        let mut common = 0.0;
        for one in en + 1..=row {
            for other in zh + 1..=column {
                common += self.band.cell(one, other).map_or(0.0, |cell| self.pairs.common[cell]);
            }
        }
        let structure =
            self.band.cell(en + 1, zh + 1).map_or(0.0, |cell| self.pairs.structure[cell]);
        let ending = program.en[row - 1].ending.likeness(program.zh[column - 1].ending);
        // Of two against two, those behind the first ones may be numbered apart, too.
        let of_last = match (bead.en, bead.zh) {
            (2.., 2..) => program.structure.against(row - 1, column - 1),
            _ => 0.0,
        };
        prior + size + Shared::likeness(common, missed) + structure + of_last + ending
    }

    /// For each cell the bead that the best row of beads up to it ends with, and how likely all
    /// rows up to it are together.
    fn forward(&self) -> (Vec<u8>, Vec<f32>) {
        let cells = self.band.cells();
        let (mut best, mut scores, mut all) =
            (vec![u8::MAX; cells], vec![NEVER; cells], vec![NEVER; cells]);
        for row in 0..=self.program.en.len() {
            for column in self.band.columns(row) {
                let Some(cell) = self.band.cell(row, column) else { continue };
                if (row, column) == (0, 0) {
                    (scores[cell], all[cell]) = (0.0, 0.0);
                    continue;
                }
                let mut sum = Sum::default();
                for (kind, &(bead, prior)) in self.program.priors.iter().enumerate() {
                    let Some(from) = self.before(bead, row, column) else { continue };
                    let score = self.score(bead, prior, row, column);
                    if scores[from] + score > scores[cell] {
                        scores[cell] = scores[from] + score;
                        best[cell] = kind as u8;
                    }
                    sum.add(score.mul_add(EVIDENCE, all[from]));
                }
                all[cell] = sum.total();
            }
        }
        (best, all)
    }

    /// For each cell how likely all rows of beads from there to the end are together.
    fn backward(&self) -> Vec<f32> {
        let (rows, columns) = (self.program.en.len(), self.program.zh.len());
        let mut all = vec![NEVER; self.band.cells()];
        for row in (0..=rows).rev() {
            for column in self.band.columns(row).rev() {
                let Some(cell) = self.band.cell(row, column) else { continue };
                if (row, column) == (rows, columns) {
                    all[cell] = 0.0;
                    continue;
                }
                let mut sum = Sum::default();
                for &(bead, prior) in self.program.priors {
                    let (to_row, to_column) = (row + bead.en, column + bead.zh);
                    if to_row > rows || to_column > columns {
                        continue;
                    }
                    let Some(to) = self.band.cell(to_row, to_column) else { continue };
                    sum.add(self.score(bead, prior, to_row, to_column).mul_add(EVIDENCE, all[to]));
                }
                all[cell] = sum.total();
            }
        }
        all
    }

    fn before(&self, bead: Bead, row: usize, column: usize) -> Option<usize> {
        self.band.cell(row.checked_sub(bead.en)?, column.checked_sub(bead.zh)?)
    }

    /// Goes back along the best beads.
    fn trace(&self, best: &[u8], forward: &[f32], backward: &[f32]) -> Vec<Placed> {
        let (mut row, mut column) = (self.program.en.len(), self.program.zh.len());
        let whole = self.band.cell(row, column).map_or(0.0, |cell| forward[cell]);
        let mut placed = Vec::new();
        while (row, column) != (0, 0) {
            let kind = self.band.cell(row, column).map_or(u8::MAX, |cell| best[cell]);
            let Some(&(bead, prior)) = self.program.priors.get(usize::from(kind)) else { break };
            let through = |row: usize, column: usize| -> f32 {
                let to = self.band.cell(row, column).map(|cell| backward[cell]);
                let from = self.before(bead, row, column).map(|cell| forward[cell]);
                let (Some(from), Some(to)) = (from, to) else { return NEVER };
                self.score(bead, prior, row, column).mul_add(EVIDENCE, from + to) - whole
            };
            // Where a missing paragraph stands on the other side is of no account.
            let likely = match (bead.en, bead.zh) {
                (_, 0) => Sum::of(self.band.columns(row).map(|column| through(row, column))),
                (0, _) => Sum::of((0..=self.program.en.len()).map(|row| through(row, column))),
                _ => through(row, column),
            };
            let (en, zh) = (row - bead.en, column - bead.zh);
            let confidence = likely.exp().clamp(0.0, 1.0);
            placed.push(Placed { en: en..row, zh: zh..column, confidence });
            (row, column) = (en, zh);
        }
        placed.reverse();
        placed
    }
}

/// The logarithm of a sum of likelihoods, of which the logarithms are given.
struct Sum {
    most: f32,
    sum: f32,
}

impl Default for Sum {
    fn default() -> Self {
        Self { most: NEVER, sum: 0.0 }
    }
}

impl Sum {
    fn add(&mut self, value: f32) {
        if value == NEVER {
        } else if value <= self.most {
            self.sum += (value - self.most).exp();
        } else {
            self.sum = self.sum * (self.most - value).exp() + 1.0;
            self.most = value;
        }
    }

    fn total(&self) -> f32 {
        self.most + self.sum.ln()
    }

    fn of(values: impl Iterator<Item = f32>) -> f32 {
        let mut sum = Self::default();
        values.for_each(|value| sum.add(value));
        if sum.most == NEVER { NEVER } else { sum.total() }
    }
}
