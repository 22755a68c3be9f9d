//! Paragraphs that stand elsewhere in the order of the other document.

use super::Link;
use super::program::Program;

/// The least score of a paragraph and one that stands elsewhere, and by how much it must be better
/// than that of either with any other.
const LEAST: f32 = 3.0;
const AHEAD: f32 = 2.0;

/// Pairs that are looked at, at most.
const MOST: usize = 1 << 20;

/// The best partner of a paragraph, and how good that and the next one are.
#[derive(Clone, Copy)]
struct Best {
    partner: usize,
    score: f32,
    next: f32,
}

impl Best {
    const NONE: Self = Self { partner: usize::MAX, score: 0.0, next: 0.0 };

    fn see(&mut self, partner: usize, score: f32) {
        if score > self.score {
            *self = Self { partner, score, next: self.score };
        } else {
            self.next = self.next.max(score);
        }
    }
}

/// Pairs those paragraphs without counterpart that are alike, wherever they stand: the best of each
/// other. Indices are those of the items of the program.
pub(super) fn find(program: &Program<'_>, en: &[usize], zh: &[usize]) -> Vec<Link> {
    if en.len().saturating_mul(zh.len()) > MOST {
        return Vec::new();
    }
    let (mut of_en, mut of_zh) = (vec![Best::NONE; en.len()], vec![Best::NONE; zh.len()]);
    for (one, best) in of_en.iter_mut().enumerate() {
        for (other, best_back) in of_zh.iter_mut().enumerate() {
            let score = program.score(en[one], zh[other]);
            best.see(other, score);
            best_back.see(one, score);
        }
    }
    let link = |(one, best): (usize, &Best)| {
        let back = of_zh.get(best.partner).filter(|back| back.partner == one)?;
        let ahead = best.score - best.next.max(back.next);
        let confidence = 1.0 / (1.0 + (-0.5 * ahead.min(best.score - LEAST + AHEAD)).exp());
        let (en, zh) = (vec![en[one]], vec![zh[best.partner]]);
        (best.score >= LEAST && ahead >= AHEAD).then_some(Link {
            en,
            zh,
            confidence,
            is_moved: true,
        })
    };
    of_en.iter().enumerate().filter_map(link).collect()
}
