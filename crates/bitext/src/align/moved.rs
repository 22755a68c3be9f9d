//! Paragraphs that stand elsewhere in the order of the other document.

use super::Link;
use super::program::Program;

/// The least score of a paragraph and one that stands elsewhere, and by how much it must be better
/// than any other.
const LEAST: f32 = 6.0;
const AHEAD: f32 = 2.0;

/// Pairs that are looked at, at most.
const MOST: usize = 1 << 20;

/// Pairs those paragraphs without counterpart that are alike, wherever they stand. Indices are those
/// of the items of the program.
pub(super) fn find(program: &Program<'_>, en: &[usize], zh: &[usize]) -> Vec<Link> {
    if en.len().saturating_mul(zh.len()) > MOST {
        return Vec::new();
    }
    let mut scores: Vec<(f32, usize, usize)> = Vec::new();
    for &one in en {
        for &other in zh {
            let score = program.score(one, other);
            if score >= LEAST - AHEAD {
                scores.push((score, one, other));
            }
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut links: Vec<Link> = Vec::new();
    for (at, &(score, one, other)) in scores.iter().enumerate() {
        if score < LEAST || links.iter().any(|link| link.en[0] == one || link.zh[0] == other) {
            continue;
        }
        let rival = scores[at + 1..].iter().find(|rival| rival.1 == one || rival.2 == other);
        let ahead = rival.map_or(score, |rival| score - rival.0);
        if ahead >= AHEAD {
            let confidence = 1.0 / (1.0 + (-0.5 * ahead.min(score - LEAST + AHEAD)).exp());
            links.push(Link { en: vec![one], zh: vec![other], confidence, is_moved: true });
        }
    }
    links
}
