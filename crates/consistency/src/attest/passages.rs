use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use zhengming_bitext::{Bitext, Input, Unit};

/// The paragraphs of aligned texts that sources name, by the sources as
/// [`crate::Example::source`] writes them. Inputs are read as far as they can be.
#[must_use]
pub fn passages(inputs: &[Input], sources: &HashSet<String>) -> HashMap<String, Unit> {
    let wanted = |input: &Input| -> Vec<(String, Unit)> {
        let Ok(units) = Bitext::open(input) else { return Vec::new() };
        units
            .map_while(Result::ok)
            .map(|unit| (unit.cite().replace(',', ""), unit))
            .filter(|(source, _)| sources.contains(source))
            .collect()
    };
    if sources.is_empty() {
        return HashMap::new();
    }
    let found: Vec<Vec<(String, Unit)>> = inputs.par_iter().map(wanted).collect();
    let mut passages = HashMap::new();
    for (source, unit) in found.into_iter().flatten() {
        passages.entry(source).or_insert(unit);
    }
    passages
}
