use std::fmt;

use super::measure::{hhi, ltcr};

/// How consistently a term is rendered: the measures of its renderings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Consistency {
    hhi: f64,
    ltcr: f64,
    /// Pseudo-reference consistency: the share of the preferred term.
    reference: f64,
}

impl Consistency {
    /// The measures of so many uses of each rendering, `reference` of them of the preferred one;
    /// at least two in all.
    pub(crate) fn new(counts: &[u64], reference: u64) -> Self {
        let k: u64 = counts.iter().sum();
        Self { hhi: hhi(counts), ltcr: ltcr(counts), reference: reference as f64 / k as f64 }
    }
}

impl fmt::Display for Consistency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { hhi, ltcr, reference } = self;
        write!(f, "HHI {hhi:.2}, LTCR {ltcr:.2}, preferred {reference:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_mixture_is_half_consistent() {
        let even = Consistency::new(&[2, 2], 2);
        assert_eq!(even.to_string(), "HHI 0.50, LTCR 0.33, preferred 0.50");
    }
}
