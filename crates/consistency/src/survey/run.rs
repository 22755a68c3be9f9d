//! Reads and counts in parallel: several files, and several batches of a large one.

use std::collections::VecDeque;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use zhengming_bitext::{self as bitext, AlignedDocument, Link, align};
use zhengming_document::{
    Batch, Document, DocumentInfo, Error, Language, Options, Reader, Warning,
};
use zhengming_tagger::Tagger;

use super::count::{Counter, Full};
use super::merge::Merger;
use super::{ContextOf, DocumentUsage, Failure, Input, Survey, TermIndex};
use crate::glean::Gleaner;
use crate::units::{UnitReader, UnitsRead};
use crate::{Bitext, Wanted};

/// So many documents of an aligned text are in memory at a time.
const AT_A_TIME: usize = 64;

/// Longest file, in bytes, that is aligned with its counterpart. It is read as a whole.
const LONGEST_ALIGNED: u64 = 64 << 20;

/// How documents are surveyed.
#[derive(Clone, Copy, Debug)]
pub struct SurveyOptions {
    /// Threads that count, 0 for as many as the machine has.
    pub threads: usize,
    /// Places to be kept of each term in each document: so many of disjoint occurrences, so many of
    /// nested ones, and so many in titles and quotations.
    pub places: u32,
    /// Characters of context to be kept on either side of each place, if any.
    pub context: Option<usize>,
    /// Of which terms it is kept.
    pub context_of: ContextOf,
    /// What is kept of each document beside its terms.
    pub wanted: Wanted,
    /// How documents are read.
    pub reading: Options,
}

impl Default for SurveyOptions {
    /// As many threads as the machine has; three places, without context.
    fn default() -> Self {
        Self {
            threads: 0,
            places: 3,
            context: None,
            context_of: ContextOf::default(),
            wanted: Wanted::default(),
            reading: Options::default(),
        }
    }
}

/// Is told how far a survey has come, from several threads. `()` does not care.
pub trait Progress: Sync {
    /// So many bytes more were read and counted; called once for about a megabyte.
    fn bytes(&self, more: u64);

    /// One input more is done or has failed.
    fn document(&self);
}

impl Progress for () {
    fn bytes(&self, _more: u64) {}

    fn document(&self) {}
}

/// Reads the inputs and counts the terms of the tagger's glossary in them.
///
/// The result does not depend on the number of threads. A file that cannot be read becomes a
/// [`Failure`] and stops no other. Memory is bounded for long plain texts, of which a few batches
/// are in memory at a time; what is kept of a document is the counts and places of its terms.
pub fn survey(
    inputs: &[Input],
    tagger: &Tagger,
    options: &SurveyOptions,
    progress: &dyn Progress,
) -> Survey {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads).build();
    let threads = pool.as_ref().map_or(1, rayon::ThreadPool::current_num_threads);
    let index = TermIndex::new(tagger.glossary());
    let gleaner = Gleaner::new(tagger.glossary(), options.wanted);
    let has_units = |input: &Input| input.is_aligned() || input.sides().is_some();
    let units = inputs.iter().any(has_units).then_some(options.wanted.units);
    let units = units.and_then(|wanted| UnitReader::new(tagger.glossary(), wanted));
    let run = Run {
        tagger,
        index: &index,
        gleaner: gleaner.as_ref(),
        units: units.as_ref(),
        options,
        progress,
        counters: Mutex::default(),
        most_queued: if threads == 1 { 0 } else { 2 * threads },
        queued: AtomicUsize::new(0),
    };
    let results: Vec<_> = match pool {
        Ok(pool) if threads > 1 => pool.install(|| {
            inputs.par_iter().with_max_len(1).flat_map_iter(|input| run.documents(input)).collect()
        }),
        _ => inputs.iter().flat_map(|input| run.documents(input)).collect(),
    };
    sorted(results, tagger)
}

fn sorted(results: Vec<Result<Counted, Failure>>, tagger: &Tagger) -> Survey {
    let mut documents: Vec<(usize, DocumentUsage)> = Vec::with_capacity(results.len());
    let mut failures = Vec::new();
    let mut units = Vec::new();
    for result in results {
        match result {
            Ok(Counted { texts, units: read }) => {
                units.extend(read.map(|read| (documents.len(), read)));
                let first = documents.len();
                documents.extend((first..).zip(texts));
            }
            Err(failure) => failures.push(failure),
        }
    }
    documents.sort_by(|(_, one), (_, two)| {
        let key = |document: &DocumentUsage| document.info.date.is_none();
        (key(one), &one.info.date, &one.info.path).cmp(&(key(two), &two.info.date, &two.info.path))
    });
    failures.sort_by(|one: &Failure, two| one.path.cmp(&two.path));
    let mut sorted_to = vec![0; documents.len()];
    for (to, &(from, _)) in documents.iter().enumerate() {
        sorted_to[from] = to;
    }
    let bitext =
        |(first, read): (usize, UnitsRead)| read.at([sorted_to[first], sorted_to[first + 1]]);
    let mut bitexts: Vec<Bitext> = units.into_iter().map(bitext).collect();
    bitexts.sort_by_key(|bitext| bitext.documents[Language::Zh as usize]);
    Survey {
        glossary: Arc::clone(tagger.glossary()),
        documents: documents.into_iter().map(|(_, document)| document).collect(),
        bitexts,
        failures,
    }
}

/// What was counted of a document.
struct Counted {
    /// Its texts: one, or where it has both languages two, in the order of [`Language::ALL`].
    texts: Vec<DocumentUsage>,
    /// What was read of its units, where it has both.
    units: Option<UnitsRead>,
}

/// What all documents of a survey share.
struct Run<'s> {
    tagger: &'s Tagger,
    index: &'s TermIndex,
    gleaner: Option<&'s Gleaner>,
    units: Option<&'s UnitReader>,
    options: &'s SurveyOptions,
    progress: &'s dyn Progress,
    /// Counters that nobody uses at the moment.
    counters: Mutex<Vec<Counter<'s>>>,
    /// Batches that may wait for a thread, in all documents together.
    most_queued: usize,
    queued: AtomicUsize,
}

impl<'s> Run<'s> {
    /// The documents that an input holds, or what failed.
    fn documents(&self, input: &Input) -> Vec<Result<Counted, Failure>> {
        let fail = |message| Failure { path: input.path().to_owned(), message };
        let results = if input.is_aligned() {
            self.aligned(input, fail)
        } else if let Some(sides) = input.sides() {
            self.pair(sides)
        } else {
            vec![self.single(input)]
        };
        self.progress.document();
        results
    }

    /// Reads an aligned text on this thread, some documents at a time, which all threads count.
    fn aligned(
        &self,
        input: &Input,
        fail: impl Fn(String) -> Failure + Sync,
    ) -> Vec<Result<Counted, Failure>> {
        let mut documents = match input.documents() {
            Ok(documents) => documents,
            Err(error) => return vec![Err(fail(error.to_string()))],
        };
        let count = |document: Result<AlignedDocument, bitext::Error>| match document {
            Ok(document) => {
                let sides = self.sides(&document);
                if sides.texts.is_empty() { Err(fail(document.without_text())) } else { Ok(sides) }
            }
            Err(error) => Err(fail(error.to_string())),
        };
        let mut results = Vec::new();
        loop {
            let some: Vec<_> = documents.by_ref().take(AT_A_TIME).collect();
            if some.is_empty() {
                return results;
            }
            if self.most_queued == 0 {
                results.extend(some.into_iter().map(count));
            } else {
                results.par_extend(some.into_par_iter().map(count));
            }
        }
    }

    /// Counts a document in each language that it has. The first one has the warnings.
    fn sides(&self, document: &AlignedDocument) -> Counted {
        let sides: Vec<(DocumentInfo, Batch)> =
            Language::ALL.into_iter().filter_map(|language| document.side(language)).collect();
        let units = match sides.as_slice() {
            [(_, en), (_, zh)] => self.units([en, zh], || document.links()),
            _ => None,
        };
        let mut warnings = document.warnings().to_vec();
        let texts = sides
            .into_iter()
            .map(|(info, batch)| self.whole(info, std::mem::take(&mut warnings), &batch));
        Counted { texts: texts.collect(), units }
    }

    /// Reads the units of a document, where something of them is wanted.
    fn units(&self, batches: [&Batch; 2], links: impl FnOnce() -> Vec<Link>) -> Option<UnitsRead> {
        let reader = self.units?;
        Some(reader.read(self.tagger, batches, links(), self.options.context))
    }

    /// Reads the two files of a document and aligns them. Where one of them cannot be read the
    /// other is counted still.
    fn pair(&self, sides: &[Input; 2]) -> Vec<Result<Counted, Failure>> {
        let open = |side: &Input| Document::collect(side.open(&self.options.reading)?);
        let [en, zh] =
            sides.each_ref().map(|side| if is_short(side) { open(side).ok() } else { None });
        let (Some(en), Some(zh)) = (en, zh) else {
            return sides.iter().map(|side| self.single(side)).collect();
        };
        let units = self.units([&en.batch, &zh.batch], || align(&en, &zh, &()).sure());
        let texts = [en, zh].map(|side| self.whole(side.info, side.warnings, &side.batch));
        vec![Ok(Counted { texts: texts.into(), units })]
    }

    /// Reads one file as one document.
    fn single(&self, input: &Input) -> Result<Counted, Failure> {
        let fail =
            |error: Error| Failure { path: input.path().to_owned(), message: error.to_string() };
        let text = self.read(input).map_err(fail)?;
        Ok(Counted { texts: vec![text], units: None })
    }

    fn read(&self, input: &Input) -> Result<DocumentUsage, Error> {
        let mut reader = input.open(&self.options.reading)?;
        let Some(first) = reader.next_batch()? else {
            return Ok(finished(&reader, Merger::default()));
        };
        match reader.next_batch()? {
            None => {
                let warnings = reader.warnings().to_vec();
                Ok(self.whole(reader.info().clone(), warnings, &first))
            }
            Some(second) => self.stream(reader, [first, second]),
        }
    }

    /// Counts a document of one batch.
    fn whole(&self, info: DocumentInfo, warnings: Vec<Warning>, batch: &Batch) -> DocumentUsage {
        let usage = self.with_counter(|counter| counter.count(batch, None));
        self.progress.bytes(batch.text.len() as u64);
        DocumentUsage {
            info,
            warnings,
            characters: usage.characters,
            paragraphs: usage.paragraphs,
            terms: usage.terms,
            gleanings: usage.gleanings,
            remarks: batch.remarks.clone(),
        }
    }

    /// Reads a document of many batches on this thread, while others count them. Where too many
    /// are waiting, this thread counts one before it reads the next.
    fn stream(&self, mut reader: Reader, first: [Batch; 2]) -> Result<DocumentUsage, Error> {
        let stream = Stream {
            run: self,
            queue: Mutex::default(),
            merger: Mutex::default(),
            full: Full::new(self.index.len()),
        };
        let mut first = first.into_iter();
        let mut read = || match first.next() {
            Some(batch) => Ok(Some(batch)),
            None => reader.next_batch(),
        };
        if self.most_queued == 0 {
            let mut number = 0;
            while let Some(batch) = read()? {
                stream.count(number, &batch);
                number += 1;
            }
        } else {
            rayon::scope(|scope| stream.share(scope, read))?;
        }
        let merger = stream.merger.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(finished(&reader, merger))
    }

    fn with_counter<T>(&self, action: impl FnOnce(&mut Counter<'s>) -> T) -> T {
        let free = lock(&self.counters).pop();
        let mut counter = free
            .unwrap_or_else(|| Counter::new(self.tagger, self.index, self.options, self.gleaner));
        let result = action(&mut counter);
        lock(&self.counters).push(counter);
        result
    }
}

/// A document of many batches.
struct Stream<'r, 's> {
    run: &'r Run<'s>,
    /// Batches that wait for a thread, oldest first, so that none waits for long in the merger.
    queue: Mutex<VecDeque<(usize, Batch)>>,
    merger: Mutex<Merger>,
    full: Full,
}

impl<'r> Stream<'r, '_> {
    fn share<'scope>(
        &'scope self,
        scope: &rayon::Scope<'scope>,
        mut read: impl FnMut() -> Result<Option<Batch>, Error>,
    ) -> Result<(), Error>
    where
        'r: 'scope,
    {
        let mut number = 0;
        while let Some(batch) = read()? {
            lock(&self.queue).push_back((number, batch));
            number += 1;
            if self.run.queued.fetch_add(1, Relaxed) < self.run.most_queued {
                scope.spawn(|_| self.count_oldest());
            } else {
                self.count_oldest();
            }
        }
        Ok(())
    }

    fn count_oldest(&self) {
        let oldest = lock(&self.queue).pop_front();
        if let Some((number, batch)) = oldest {
            self.run.queued.fetch_sub(1, Relaxed);
            self.count(number, &batch);
        }
    }

    fn count(&self, number: usize, batch: &Batch) {
        let usage = self.run.with_counter(|counter| counter.count(batch, Some(&self.full)));
        let Run { index, options, progress, .. } = self.run;
        lock(&self.merger).add(number, usage, index, options, &self.full);
        progress.bytes(batch.text.len() as u64);
    }
}

fn finished(reader: &Reader, merger: Merger) -> DocumentUsage {
    merger.finish(reader.info().clone(), reader.warnings().to_vec())
}

/// Nothing is left half done under these locks, so a panic elsewhere does not spoil what they
/// guard.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_short(input: &Input) -> bool {
    fs::metadata(input.path()).map_or(true, |found| found.len() <= LONGEST_ALIGNED)
}
