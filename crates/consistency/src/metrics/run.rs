use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use zhengming_bitext::{Bitext, Error, Input, Unit};
use zhengming_glossary::{ConceptId, Glossary, Language};
use zhengming_tagger::{BuildError, Scratch, Tagger};

use super::TranslationMetrics;
use super::dictionary::{Counts, Dictionary};
use super::exclusive::most_met;
use crate::Failure;

/// Measures aligned texts as the shared tasks on terminology do, with the accepted terms of the
/// glossary for the dictionary and folded text for text in lower case. An input that cannot be read
/// becomes a [`Failure`] and stops no other.
///
/// # Errors
///
/// Where the glossary has more forms than an automaton can hold.
pub fn measure_translation(
    inputs: &[Input],
    glossary: &Arc<Glossary>,
    threads: usize,
) -> Result<TranslationMetrics, BuildError> {
    let tagger = Tagger::new(Arc::clone(glossary))?;
    let dictionary = Dictionary::new(glossary)?;
    let each = |input: &Input| measure(input, &tagger, &dictionary);
    let results: Vec<TranslationMetrics> =
        match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
            Ok(pool) if threads != 1 => {
                pool.install(|| inputs.par_iter().with_max_len(1).map(each).collect())
            }
            _ => inputs.iter().map(each).collect(),
        };
    let mut sum = TranslationMetrics::default();
    for one in results {
        sum.documents += one.documents;
        sum.units += one.units;
        sum.failures.extend(one.failures);
        for (all, more) in sum.directions.iter_mut().zip(&one.directions) {
            all.add(more);
        }
    }
    Ok(sum)
}

fn measure(input: &Input, tagger: &Tagger, dictionary: &Dictionary) -> TranslationMetrics {
    let mut measurer = Measurer {
        tagger,
        dictionary,
        scratch: Scratch::default(),
        document: None,
        counts: Default::default(),
        read: [0; 2],
        metrics: TranslationMetrics::default(),
    };
    let result = Bitext::open(input).and_then(|units| {
        for unit in units {
            measurer.add(&unit?);
        }
        Ok(())
    });
    measurer.end_document();
    if let Err(error) = result {
        let error: Error = error;
        let failure = Failure { path: input.path().to_owned(), message: error.to_string() };
        measurer.metrics.failures.push(failure);
    }
    measurer.metrics
}

struct Measurer<'m> {
    tagger: &'m Tagger,
    dictionary: &'m Dictionary,
    scratch: Scratch,
    /// The document that is being read.
    document: Option<Arc<str>>,
    /// Of that document, in the order of [`Language::ALL`].
    counts: [Counts; 2],
    /// Bytes of its folded text so far.
    read: [usize; 2],
    metrics: TranslationMetrics,
}

/// One side of a unit.
struct Side {
    text: String,
    /// Concepts of the longest matches.
    concepts: Vec<ConceptId>,
}

impl Measurer<'_> {
    fn add(&mut self, unit: &Unit) {
        if self.document.as_ref() != Some(&unit.document) {
            self.end_document();
            self.document = Some(Arc::clone(&unit.document));
            self.metrics.documents += 1;
        }
        self.metrics.units += 1;
        let sides = Language::ALL.map(|language| self.side(unit, language));
        for ((side, counts), read) in sides.iter().zip(&mut self.counts).zip(&mut self.read) {
            self.dictionary.count(&side.text, *read, counts);
            *read += side.text.len();
        }
        for source in Language::ALL {
            self.match_occurrences(source, &sides);
        }
    }

    fn side(&mut self, unit: &Unit, language: Language) -> Side {
        let (batch, paragraph) = unit.batch(language);
        let (matches, folded) = self.tagger.tag(&batch, &paragraph, &mut self.scratch);
        let own = matches.iter().filter(|found| {
            !found.nested && self.tagger.glossary().term(found.term).language == language
        });
        let concepts = own.map(|found| found.term.concept).collect();
        Side { concepts, text: folded.text().to_owned() }
    }

    /// Exclusive match, and the rate without exclusion.
    fn match_occurrences(&mut self, source: Language, sides: &[Side; 2]) {
        let target = source.other();
        let dictionary = self.dictionary;
        let has_forms = |concept: &&ConceptId| {
            Language::ALL.iter().all(|&side| !dictionary.forms(**concept, side).is_empty())
        };
        let required: Vec<ConceptId> =
            sides[source as usize].concepts.iter().filter(has_forms).copied().collect();
        if required.is_empty() {
            return;
        }
        let text = &sides[target as usize].text;
        let mut stretches: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
        dictionary.each(text, |form, start| {
            let stretch = start..start + dictionary.length(form);
            if target == Language::Zh || stands_alone(text, &stretch) {
                stretches.entry(form).or_default().push(stretch);
            }
        });
        let of = |concept: &ConceptId| -> Vec<Range<usize>> {
            let forms = dictionary.forms(*concept, target).iter();
            forms.filter_map(|form| stretches.get(form)).flatten().cloned().collect()
        };
        let requirements: Vec<Vec<Range<usize>>> = required.iter().map(of).collect();
        let metrics = &mut self.metrics.directions[source as usize];
        metrics.occurrences += requirements.len() as u64;
        metrics.found += requirements.iter().filter(|some| !some.is_empty()).count() as u64;
        metrics.exclusive += most_met(&requirements) as u64;
    }

    /// Term success of the document that was read.
    fn end_document(&mut self) {
        for source in Language::ALL {
            let metrics = &mut self.metrics.directions[source as usize];
            let [here, there] =
                [source, source.other()].map(|language| &self.counts[language as usize]);
            let times = |counts: &Counts, form| counts.get(form).map_or(0, |count| count.times);
            for concept in self.dictionary.concepts() {
                let targets = self.dictionary.forms(concept, source.other());
                for form in self.dictionary.forms(concept, source) {
                    let standing = times(here, form);
                    if standing > 0 {
                        let rendered: u64 = targets.iter().map(|form| times(there, form)).sum();
                        metrics.entries += 1;
                        metrics.successes += (rendered as f64 / standing as f64).min(1.0);
                    }
                }
            }
        }
        self.counts = Default::default();
        self.read = [0; 2];
    }
}

/// Whether neither neighbour of a stretch is a letter or digit.
fn stands_alone(text: &str, stretch: &Range<usize>) -> bool {
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    !text[..stretch.start].chars().next_back().is_some_and(is_word)
        && !text[stretch.end..].chars().next().is_some_and(is_word)
}
