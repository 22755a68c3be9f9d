use std::collections::BTreeSet;
use std::path::Path;

use zhengming_config::Exception;
use zhengming_consistency::{Evidence, Finding, Settings, Survey};
use zhengming_problem::{Location, Problem, Problems};
use zhengming_text::Language;

use crate::Entry;
use crate::baseline::{Baseline, Matcher};
use crate::exceptions::{Applied, gather};

/// What is to be known of a run.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The rules that were applied.
    pub rules: &'a Settings,
    /// The languages that were looked at.
    pub languages: &'a [Language],
    /// Whether all documents were read that exceptions speak of.
    pub whole: bool,
    /// Whether all documents were read that the baseline was written over.
    pub whole_baseline: bool,
    /// The folder from which paths in the baseline count.
    pub folder: &'a Path,
    /// The day, `YYYY-MM-DD`, by which exceptions expire.
    pub today: &'a str,
}

/// Findings, sorted.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Those to be told.
    pub told: Vec<Told>,
    /// Those that are known, and the known parts of those that are told.
    pub known: Vec<Known>,
    /// How many that makes.
    pub counts: KnownCounts,
    /// What is wrong with exceptions and remarks: slips, expired ones, those that cover nothing.
    pub problems: Vec<Problem>,
    /// Entries of the baseline for which nothing is found any more.
    pub gone: Vec<Entry>,
    /// What a baseline of today would hold: the passages that no exception covers.
    pub entries: Vec<Entry>,
}

/// A finding to be told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The finding, without the passages that are known.
    pub finding: Finding,
    /// How many of its passages are known.
    pub known: u64,
}

/// A finding that is known, or the passages of one that are known by one thing.
#[derive(Clone, Debug)]
pub struct Known {
    /// The finding, with these passages only.
    pub finding: Finding,
    /// How many of its passages are told, or known by something else.
    pub others: u64,
    /// By what.
    pub by: KnownBy,
}

/// How much is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KnownCounts {
    /// Findings of which exceptions leave nothing.
    pub by_exceptions: usize,
    /// Findings of which the baseline has all that exceptions leave.
    pub by_baseline: usize,
    /// Known passages of findings that are told.
    pub passages: u64,
}

/// By what a finding is known, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// An exception of the configuration, or a remark in the document.
    Exception {
        /// Why.
        reason: String,
        /// Where it stands.
        location: Location,
        /// Whether it is a remark.
        in_document: bool,
    },
    /// The baseline.
    Baseline,
}

/// Sorts findings, which must have all of their passages as evidence, by exceptions and baseline.
#[must_use]
pub fn sort(
    findings: Vec<Finding>,
    survey: &Survey,
    exceptions: &[Exception],
    baseline: Option<&Baseline>,
    run: &Run<'_>,
) -> Sorted {
    let mut problems = Problems::default();
    let mut applied = gather(survey, exceptions, run, &mut problems);
    let mut matcher = Matcher::new(baseline);
    let mut sorted = Sorted::default();
    for finding in findings {
        let mut passages = Passages::new(finding);
        passages.except(survey, &mut applied);
        sorted.entries.extend(passages.look_up(survey, run.folder, &mut matcher));
        passages.part(&applied, &mut sorted);
    }
    sorted.gone = matcher.gone(survey, run);
    for one in &applied {
        if let Some(problem) = one.remark(survey, run) {
            problems.push(problem);
        }
    }
    sorted.problems = problems.into_sorted();
    sorted
}

/// By what a passage is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    /// By the exception of this index.
    Exception(usize),
    Baseline,
}

/// The passages of a finding in its document, and by what each is known.
struct Passages {
    finding: Finding,
    /// Indices of the evidence.
    own: Vec<(usize, Option<Cover>)>,
    /// By what the finding is known, if nothing of it is left.
    whole: Option<Cover>,
}

impl Passages {
    fn new(finding: Finding) -> Self {
        let evidence = finding.evidence.iter().enumerate();
        let own = evidence.filter(|(_, one)| one.document == finding.document);
        let own = own.map(|(at, _)| (at, None)).collect();
        Self { finding, own, whole: None }
    }

    /// Marks what exceptions cover. If nothing is left that makes the finding, it is known by the
    /// first of them.
    fn except(&mut self, survey: &Survey, applied: &mut [Applied]) {
        let mut first = None;
        for (number, one) in applied.iter_mut().enumerate() {
            if !one.concerns(&self.finding, survey) {
                continue;
            }
            let whole = one.is_of_findings();
            let mut covers = whole;
            for (at, cover) in self.own.iter_mut().filter(|(_, cover)| cover.is_none()) {
                if whole || one.covers(&self.finding.evidence[*at]) {
                    *cover = Some(Cover::Exception(number));
                    covers = true;
                }
            }
            if covers {
                one.used = true;
                first.get_or_insert(Cover::Exception(number));
            }
            if whole {
                break;
            }
        }
        if first.is_some() && self.is_gone() {
            self.whole = first;
            self.own.iter_mut().for_each(|(_, cover)| *cover = cover.or(first));
        }
    }

    /// Marks what the baseline has of the passages that are left, and returns the entries of these.
    fn look_up(&mut self, survey: &Survey, folder: &Path, matcher: &mut Matcher<'_>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (at, cover) in self.own.iter_mut().filter(|(_, cover)| cover.is_none()) {
            let entry = Entry::key(survey, &self.finding, &self.finding.evidence[*at], folder);
            let entry = matcher.numbered(entry);
            if matcher.has(&entry) {
                *cover = Some(Cover::Baseline);
            }
            entries.push(entry);
        }
        let none_left = self.own.iter().all(|(_, cover)| cover.is_some());
        if self.whole.is_none() && none_left && !entries.is_empty() {
            self.whole = Some(Cover::Baseline);
        }
        entries
    }

    /// Whether the passages that are left make no finding. Where terms of one document compete, one
    /// of them alone is no mixture.
    fn is_gone(&self) -> bool {
        let own = self.finding.terms.iter().filter(|term| term.uses > 0).count();
        let compete = own > 1 && self.finding.terms.iter().all(|term| term.elsewhere == 0);
        let left = self.own.iter().filter(|(_, cover)| cover.is_none());
        let terms: Vec<_> = left.map(|&(at, _)| self.finding.evidence[at].term).collect();
        let different: BTreeSet<_> = terms.iter().collect();
        terms.is_empty() || (compete && different.len() < 2)
    }

    /// Parts the finding into what is told and what is known by each thing.
    fn part(self, applied: &[Applied], sorted: &mut Sorted) {
        let mut covers: Vec<Cover> = self.whole.into_iter().collect();
        for cover in self.own.iter().filter_map(|(_, cover)| *cover) {
            if !covers.contains(&cover) {
                covers.push(cover);
            }
        }
        let of = |wanted: Option<Cover>| -> Vec<usize> {
            self.own.iter().filter(|(_, cover)| *cover == wanted).map(|(at, _)| *at).collect()
        };
        let own = self.own.len() as u64;
        // Passages whose places were not kept count with what is told, or else with the first part.
        let unkept = self.finding.passages().saturating_sub(self.finding.evidence.len() as u64);
        for (number, &cover) in covers.iter().enumerate() {
            let known = of(Some(cover));
            let has_unkept = number == 0 && self.whole.is_some();
            let others = own - known.len() as u64 + if has_unkept { 0 } else { unkept };
            let finding = with_passages(self.finding.clone(), &known);
            sorted.known.push(Known { finding, others, by: known_by(cover, applied) });
        }
        match self.whole {
            Some(Cover::Exception(_)) => sorted.counts.by_exceptions += 1,
            Some(Cover::Baseline) => sorted.counts.by_baseline += 1,
            None => {
                let left = of(None);
                let known = own - left.len() as u64;
                sorted.counts.passages += known;
                let finding = with_passages(self.finding, &left);
                sorted.told.push(Told { finding, known });
            }
        }
    }
}

fn known_by(cover: Cover, applied: &[Applied]) -> KnownBy {
    match cover {
        Cover::Exception(number) => {
            let one = &applied[number];
            KnownBy::Exception {
                reason: one.exception.reason.clone(),
                location: one.exception.location.clone(),
                in_document: one.is_remark(),
            }
        }
        Cover::Baseline => KnownBy::Baseline,
    }
}

/// The finding with these passages of its document, and all of others.
fn with_passages(mut finding: Finding, left: &[usize]) -> Finding {
    let document = finding.document;
    let evidence = std::mem::take(&mut finding.evidence).into_iter().enumerate();
    let is_kept =
        |(at, one): &(usize, Evidence)| one.document != document || left.binary_search(at).is_ok();
    finding.evidence = evidence.filter(is_kept).map(|(_, one)| one).collect();
    finding
}
