//! The formulas. They know no glossary and no documents, only counts.

use std::collections::{BTreeMap, HashMap};

/// Below so many uses a ratio says nothing and is not given.
pub const LEAST_USES: u64 = 2;

/// Below so many uses a ratio is weak evidence.
pub const FIRM_USES: u64 = 5;

/// The uses of one variant by document: pairs of document and uses, each document once.
pub(crate) type Row = Vec<(usize, u64)>;

/// Documents and their sizes in characters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sizes {
    sizes: HashMap<usize, u64>,
    characters: u64,
}

impl FromIterator<(usize, u64)> for Sizes {
    fn from_iter<T: IntoIterator<Item = (usize, u64)>>(sizes: T) -> Self {
        let sizes: HashMap<usize, u64> = sizes.into_iter().collect();
        let characters = sizes.values().sum();
        Self { sizes, characters }
    }
}

/// How consistently something that has several variants is worded.
///
/// *k* uses, *n_v* of them of variant *v*; in document *d* it is *k_d* and *n_vd*. All ratios are
/// `None` where k < [`LEAST_USES`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Uses, *k*.
    pub k: u64,
    /// Variants in use.
    pub variants: usize,
    /// Documents with a use.
    pub documents: usize,
    /// Herfindahl–Hirschman index: Σ (n_v/k)². 1 where one variant is used throughout, 1/v where v
    /// variants share the uses evenly. Itagaki, Aikawa & He 2007; Guillou 2013.
    pub hhi: Option<f64>,
    /// Lexical translation consistency ratio: Σ C(n_v,2) / C(k,2), the chance that two uses drawn
    /// from all have the same variant. Lyu et al. 2021.
    pub ltcr: Option<f64>,
    /// Consistency within documents: the mean of the documents' indices Σ_v (n_vd/k_d)², each
    /// weighted by its uses k_d/k.
    pub within: Option<f64>,
    /// Consistency between documents: `within` − `hhi`, never negative, 0 where all documents
    /// share out their uses alike. What is lost when the documents are pooled is drift.
    pub drift: Option<f64>,
    /// Deviation of proportions, DP = ½ Σ_d |v_d − s_d|: 0 where the uses are spread over the
    /// documents as their text is, near 1 where they stand in one small document. `None` also
    /// where there are fewer than two documents. Gries 2008.
    pub dispersion: Option<f64>,
    /// Uses in 1,000 characters of the documents.
    pub per_thousand: Option<f64>,
}

impl Measures {
    /// Measures variants over documents, which must cover every one that has a use.
    pub(crate) fn new(rows: &[&Row], sizes: &Sizes) -> Self {
        let totals: Vec<u64> = rows.iter().map(|row| row.iter().map(|&(_, n)| n).sum()).collect();
        let documents = by_document(rows);
        let k: u64 = totals.iter().sum();
        let given = k >= LEAST_USES;
        let hhi = given.then(|| hhi(&totals));
        let within = given.then(|| within(&documents, k));
        Self {
            k,
            variants: totals.iter().filter(|&&n| n > 0).count(),
            documents: documents.values().filter(|uses| uses.k > 0).count(),
            hhi,
            ltcr: given.then(|| ltcr(&totals)),
            within,
            drift: within.zip(hhi).map(|(within, hhi)| (within - hhi).max(0.0)),
            dispersion: given.then(|| dispersion(&documents, sizes)).flatten(),
            per_thousand: per_thousand(k, sizes),
        }
    }

    /// Whether the ratios stand on fewer than [`FIRM_USES`] uses.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.k < FIRM_USES
    }
}

/// Uses of one document, all variants together.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    k: u64,
    /// Σ n_vd².
    squares: f64,
}

fn by_document(rows: &[&Row]) -> BTreeMap<usize, Uses> {
    let mut documents: BTreeMap<usize, Uses> = BTreeMap::new();
    for &(document, n) in rows.iter().copied().flatten() {
        let uses = documents.entry(document).or_default();
        uses.k += n;
        uses.squares += (n as f64).powi(2);
    }
    documents
}

pub(super) fn hhi(totals: &[u64]) -> f64 {
    let k: u64 = totals.iter().sum();
    totals.iter().map(|&n| (n as f64 / k as f64).powi(2)).sum()
}

pub(super) fn ltcr(totals: &[u64]) -> f64 {
    let k: u64 = totals.iter().sum();
    let pairs = |n: u64| n as f64 * (n as f64 - 1.0);
    totals.iter().filter(|&&n| n > 0).map(|&n| pairs(n)).sum::<f64>() / pairs(k)
}

fn within(documents: &BTreeMap<usize, Uses>, k: u64) -> f64 {
    // k_d/k · Σ (n_vd/k_d)² = Σ n_vd² / (k_d·k).
    documents
        .values()
        .filter(|uses| uses.k > 0)
        .map(|uses| uses.squares / uses.k as f64 / k as f64)
        .sum()
}

fn dispersion(documents: &BTreeMap<usize, Uses>, sizes: &Sizes) -> Option<f64> {
    let k: u64 = documents.values().map(|uses| uses.k).sum();
    if sizes.sizes.len() < 2 || sizes.characters == 0 || k == 0 {
        return None;
    }
    // Documents without a use add their own share; of those only the sum is needed.
    let mut apart = 0.0;
    let mut share_without = 1.0;
    for (document, uses) in documents {
        let size = sizes.sizes.get(document).copied().unwrap_or_default();
        let share = size as f64 / sizes.characters as f64;
        apart += (uses.k as f64 / k as f64 - share).abs();
        share_without -= share;
    }
    Some(((apart + share_without) / 2.0).clamp(0.0, 1.0))
}

fn per_thousand(k: u64, sizes: &Sizes) -> Option<f64> {
    (sizes.characters > 0).then(|| k as f64 * 1000.0 / sizes.characters as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn measured(rows: &[Row], of: &[u64]) -> Measures {
        Measures::new(&rows.iter().collect::<Vec<_>>(), &of.iter().copied().enumerate().collect())
    }

    fn near(one: Option<f64>, two: f64) -> bool {
        one.is_some_and(|one| (one - two).abs() < 1e-9)
    }

    #[test]
    fn an_even_mixture_in_one_document() {
        let measures = measured(&[vec![(0, 2)], vec![(0, 2)]], &[1000]);
        assert!(near(measures.hhi, 0.5), "{measures:?}");
        assert!(near(measures.ltcr, 1.0 / 3.0), "{measures:?}");
        assert!(near(measures.within, 0.5) && near(measures.drift, 0.0), "{measures:?}");
        assert_eq!(measures.dispersion, None);
        assert!(near(measures.per_thousand, 4.0) && measures.is_weak());
    }

    #[test]
    fn documents_that_each_keep_to_one_variant_drift() {
        let measures = measured(&[vec![(0, 3)], vec![(1, 3)]], &[500, 500]);
        assert!(near(measures.within, 1.0) && near(measures.drift, 0.5), "{measures:?}");
        assert!(near(measures.dispersion, 0.0) && !measures.is_weak(), "{measures:?}");
    }

    #[test]
    fn one_use_has_no_ratio() {
        let measures = measured(&[vec![(0, 1)], vec![]], &[500, 500]);
        assert_eq!((measures.k, measures.variants, measures.documents), (1, 1, 1));
        assert_eq!((measures.hhi, measures.ltcr, measures.within), (None, None, None));
        assert_eq!(measured(&[], &[]), Measures::default());
        assert!(measured(&[vec![(0, 3)]], &[0, 0]).dispersion.is_none());
    }

    /// Variants by documents, and the sizes of the documents.
    fn table() -> impl Strategy<Value = (Vec<Vec<u64>>, Vec<u64>)> {
        (1..6usize, 1..8usize).prop_flat_map(|(variants, documents)| {
            (
                prop::collection::vec(prop::collection::vec(0..40u64, documents), variants),
                prop::collection::vec(0..5000u64, documents),
            )
        })
    }

    fn rows(table: &[Vec<u64>]) -> Vec<Row> {
        table.iter().map(|row| row.iter().copied().enumerate().collect()).collect()
    }

    proptest! {
        #[test]
        fn measures_keep_their_bounds_and_identities((table, of) in table()) {
            let measures = measured(&rows(&table), &of);
            let k = measures.k as f64;
            if measures.k < LEAST_USES {
                prop_assert_eq!(measures.hhi, None);
                return Ok(());
            }
            let (hhi, ltcr) = (measures.hhi.unwrap(), measures.ltcr.unwrap());
            prop_assert!(hhi >= 1.0 / measures.variants as f64 - 1e-9 && hhi <= 1.0 + 1e-9);
            prop_assert!((ltcr - (k * hhi - 1.0) / (k - 1.0)).abs() < 1e-9);
            let within = measures.within.unwrap();
            prop_assert!(within >= hhi - 1e-9 && within <= 1.0 + 1e-9);
            if let Some(dispersion) = measures.dispersion {
                prop_assert!((0.0..=1.0).contains(&dispersion));
            }
        }

        #[test]
        fn the_order_of_documents_and_variants_does_not_count((table, of) in table()) {
            let backwards: Vec<Vec<u64>> =
                table.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
            let of_backwards: Vec<u64> = of.iter().rev().copied().collect();
            let (one, two) = (measured(&rows(&table), &of), measured(&rows(&backwards), &of_backwards));
            prop_assert_eq!((one.k, one.variants, one.documents), (two.k, two.variants, two.documents));
            for (one, two) in [
                (one.hhi, two.hhi),
                (one.ltcr, two.ltcr),
                (one.within, two.within),
                (one.dispersion, two.dispersion),
            ] {
                prop_assert_eq!(one.is_some(), two.is_some());
                prop_assert!(one.zip(two).is_none_or(|(one, two)| (one - two).abs() < 1e-9));
            }
        }
    }
}
