use std::collections::BTreeSet;

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
    /// Whether all documents were read that exceptions and baseline speak of.
    pub whole: bool,
    /// The day, `YYYY-MM-DD`, by which exceptions expire.
    pub today: &'a str,
}

/// Findings, sorted.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Those to be told, without the passages that are known.
    pub told: Vec<Finding>,
    /// Those that are known, whole.
    pub known: Vec<Known>,
    /// What is wrong with exceptions and remarks: slips, expired ones, those that cover nothing.
    pub problems: Vec<Problem>,
    /// Entries of the baseline for which nothing is found any more.
    pub gone: Vec<Entry>,
    /// What a baseline of today would hold: the passages that no exception covers.
    pub entries: Vec<Entry>,
}

/// A finding that is known.
#[derive(Clone, Debug)]
pub struct Known {
    /// The finding.
    pub finding: Finding,
    /// By what.
    pub by: KnownBy,
}

/// By what a finding is known.
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
        let mut left = own_passages(&finding);
        if let Some(by) = except(&finding, survey, &mut applied, &mut left) {
            sorted.known.push(Known { finding, by });
            continue;
        }
        let keys = left.iter().map(|&at| Entry::key(survey, &finding, &finding.evidence[at]));
        let keys: Vec<Entry> = keys.map(|entry| matcher.numbered(entry)).collect();
        let is_new: Vec<bool> = keys.iter().map(|entry| !matcher.has(entry)).collect();
        sorted.entries.extend(keys);
        if !left.is_empty() && !is_new.contains(&true) {
            sorted.known.push(Known { finding, by: KnownBy::Baseline });
            continue;
        }
        let mut is_new = is_new.into_iter();
        left.retain(|_| is_new.next().unwrap_or(true));
        sorted.told.push(with_passages(finding, &left));
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

/// Indices of the passages in the document of the finding.
fn own_passages(finding: &Finding) -> Vec<usize> {
    let evidence = finding.evidence.iter().enumerate();
    evidence.filter(|(_, one)| one.document == finding.document).map(|(at, _)| at).collect()
}

/// Takes out of `left` the passages that exceptions cover. If none is left that makes the finding, it
/// is known by the first of the exceptions.
fn except(
    finding: &Finding,
    survey: &Survey,
    applied: &mut [Applied],
    left: &mut Vec<usize>,
) -> Option<KnownBy> {
    let mut first = None;
    for (number, one) in applied.iter_mut().enumerate() {
        if !one.concerns(finding, survey) {
            continue;
        }
        let before = left.len();
        let whole = one.is_of_findings();
        left.retain(|&at| !whole && !one.covers(&finding.evidence[at]));
        if whole || left.len() < before {
            one.used = true;
            first.get_or_insert(number);
        }
        if whole {
            break;
        }
    }
    let one = &applied[first?];
    is_gone(finding, left).then(|| KnownBy::Exception {
        reason: one.exception.reason.clone(),
        location: one.exception.location.clone(),
        in_document: one.is_remark(),
    })
}

/// Whether the passages that are left make no finding. Where terms of one document compete, one of
/// them alone is no mixture.
fn is_gone(finding: &Finding, left: &[usize]) -> bool {
    let own = finding.terms.iter().filter(|term| term.uses > 0).count();
    let compete = own > 1 && finding.terms.iter().all(|term| term.elsewhere == 0);
    let terms: BTreeSet<_> = left.iter().map(|&at| finding.evidence[at].term).collect();
    left.is_empty() || (compete && terms.len() < 2)
}

/// The finding with these passages of its document, and all of others.
fn with_passages(mut finding: Finding, left: &[usize]) -> Finding {
    let document = finding.document;
    let evidence = std::mem::take(&mut finding.evidence).into_iter().enumerate();
    let is_kept = |(at, one): &(usize, Evidence)| one.document != document || left.contains(at);
    finding.evidence = evidence.filter(is_kept).map(|(_, one)| one).collect();
    finding
}
