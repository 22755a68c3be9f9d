//! How well the lengths of two paragraphs fit.

/// Variance of the logarithm of the ratio of lengths: what is in all translations, and what is
/// the more the shorter they are. These and the numbers below were counted on the exact pairs of
/// the corpus (see `docs/alignment.md`).
const VARIANCE: f32 = 0.007;
const VARIANCE_OF_LETTER: f32 = 2.0;

/// Letters by which both are taken for longer, so that the shortest do not seem far apart.
const LEAST: f32 = 4.0;

/// Share of translations whose length is no rule, and the variance of their ratios.
const ODD_SHARE: f32 = 0.03;
const ODD_VARIANCE: f32 = 0.4;

/// Standard deviation of the logarithm of the ratio for paragraphs drawn at random.
const RANDOM_DEVIATION: f32 = 1.5;

/// Whether two lengths are so far apart that several paragraphs that belong together do not have
/// them. It saves most of the work.
pub(super) fn are_far_apart(en: f32, zh: f32) -> bool {
    let (shorter, longer) = (en.min(zh), en.max(zh));
    longer > 2.5f32.mul_add(shorter, 24.0)
}

/// How much more likely two lengths are for translations than for paragraphs drawn at random: a
/// natural logarithm.
pub(super) fn likeness(en: f32, zh: f32) -> f32 {
    let (en, zh) = (en + LEAST, zh + LEAST);
    let ratio = (en / zh).ln();
    let variance = VARIANCE + VARIANCE_OF_LETTER / ((en + zh) / 2.0).max(16.0);
    let square = ratio * ratio;
    let usual = -0.5 * (square / variance + variance.ln());
    let odd = ODD_SHARE.ln() - 0.5 * (square / ODD_VARIANCE + ODD_VARIANCE.ln());
    let random = -0.5 * square / RANDOM_DEVIATION.powi(2) - RANDOM_DEVIATION.ln();
    usual.max(odd) - random
}
