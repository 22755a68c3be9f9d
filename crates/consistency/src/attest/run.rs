use std::sync::Arc;

use rayon::prelude::*;
use zhengming_bitext::{Bitext, Error, Input};
use zhengming_glossary::{ConceptId, Glossary};
use zhengming_tagger::{BuildError, Tagger};

use super::Attestation;
use super::count::{Counter, Shared, Sums};
use super::forms::for_bitext;
use crate::Failure;

/// Counts in how many units the terms of each concept meet.
///
/// The result does not depend on the number of threads (0 for as many as the machine has). Inputs
/// are read one unit at a time; what is kept are counts and three examples of each term. An input
/// that cannot be read becomes a [`Failure`] and stops no other.
///
/// # Errors
///
/// Where the glossary has more forms than an automaton can hold.
pub fn attest(
    inputs: &[Input],
    glossary: &Arc<Glossary>,
    threads: usize,
) -> Result<Attestation, BuildError> {
    attest_with_passages(inputs, glossary, threads, &[])
}

/// As [`attest`], and keeps the paragraphs of the examples of some concepts.
///
/// # Errors
///
/// Where the glossary has more forms than an automaton can hold.
pub fn attest_with_passages(
    inputs: &[Input],
    glossary: &Arc<Glossary>,
    threads: usize,
    concepts: &[ConceptId],
) -> Result<Attestation, BuildError> {
    let tagger = Tagger::new(Arc::new(for_bitext(glossary)))?;
    let shared = Shared::new(&tagger, concepts);
    let each = |input: &Input| count(input, &shared);
    let results: Vec<(Sums, Option<Failure>)> =
        match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
            Ok(pool) if threads != 1 => {
                pool.install(|| inputs.par_iter().with_max_len(1).map(each).collect())
            }
            _ => inputs.iter().map(each).collect(),
        };
    let mut sums = Sums::default();
    let mut failures = Vec::new();
    for (one, failure) in results {
        sums = sums.merge(one);
        failures.extend(failure);
    }
    Ok(Attestation { failures, ..sums.finish(Arc::clone(glossary)) })
}

/// Counts one input as far as it can be read.
fn count(input: &Input, shared: &Shared<'_>) -> (Sums, Option<Failure>) {
    let mut counter = Counter::new(shared);
    let result = Bitext::open(input).and_then(|units| {
        for unit in units {
            counter.add(&unit?);
        }
        Ok(())
    });
    let failure = result
        .err()
        .map(|error: Error| Failure { path: input.path().to_owned(), message: error.to_string() });
    (counter.finish(), failure)
}
