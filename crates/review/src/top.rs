//! The things to look at first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use zhengming_consistency::{
    ConceptUsage, Evidence, FIRM_USES, Finding, Level, Survey, TermTotals,
};
use zhengming_glossary::{ConceptId, ConceptKind, Language};

use crate::concepts::unlike;
use crate::review::Review;
use crate::terms::Terms;

/// How many there are.
const MOST: usize = 10;

/// So many of them may be findings of one rule, so that the others are seen too.
const MOST_OF_A_RULE: usize = 4;

/// Something to look at, with its measure: weight × log₂(1 + passages).
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    /// Number of the first finding; none for a concept that goes by several terms.
    finding: Option<u32>,
    /// Findings of the same rule on the same concept.
    findings: usize,
    concept: Option<u32>,
    lang: Language,
    /// Passages to look at: those of the findings, or uses that would have to change for all to be
    /// alike.
    passages: u64,
    /// Documents that they stand in; none, where not all passages are known.
    texts: Option<usize>,
    score: f64,
}

/// What a passage weighs.
fn weight(level: Level) -> f64 {
    match level {
        Level::Error => 8.0,
        Level::Warning => 4.0,
        Level::Note => 2.0,
    }
}

/// What a use of a concept that goes by several accepted terms weighs.
const VARIATION: f64 = 1.0;

/// The findings of the rules that were asked for, those of a rule on a concept together, and the
/// concepts that vary, by their measure.
pub(crate) fn top(review: &Review<'_>, terms: &Terms<'_>) -> Vec<Item> {
    let Review { survey, analysis, findings, .. } = review;
    let mut items = of_findings(review, terms);
    items.extend(analysis.concepts.iter().filter_map(|usage| varying(survey, usage, terms)));
    items.sort_by(|one, two| {
        let score = two.score.partial_cmp(&one.score).unwrap_or(Ordering::Equal);
        score.then_with(|| (one.finding, one.concept).cmp(&(two.finding, two.concept)))
    });
    let mut of_rules: BTreeMap<&str, usize> = BTreeMap::new();
    items.retain(|item| {
        let Some(finding) = item.finding else { return true };
        let seen = of_rules.entry(findings[finding as usize].rule).or_default();
        *seen += 1;
        *seen <= MOST_OF_A_RULE
    });
    items.truncate(MOST);
    items
}

/// What findings that are told together have in common: rule and concept. Those that are about no
/// concept are told one by one, unless they say the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Subject<'f> {
    rule: &'f str,
    concept: Option<(ConceptId, Language)>,
    message: &'f str,
}

impl<'f> Subject<'f> {
    fn of(finding: &'f Finding) -> Self {
        let concept = finding.concept.map(|concept| (concept, finding.language));
        let message = if concept.is_some() { "" } else { finding.message.as_str() };
        Self { rule: finding.rule, concept, message }
    }
}

fn of_findings(review: &Review<'_>, terms: &Terms<'_>) -> Vec<Item> {
    let mut groups: BTreeMap<Subject<'_>, Vec<u32>> = BTreeMap::new();
    let numbered = (0..).zip(review.findings);
    for (number, finding) in numbered.filter(|(_, finding)| review.is_firm(finding)) {
        groups.entry(Subject::of(finding)).or_default().push(number);
    }
    groups.into_values().map(|group| of_group(&group, review.findings, terms)).collect()
}

fn of_group(group: &[u32], findings: &[Finding], terms: &Terms<'_>) -> Item {
    let members = || group.iter().map(|&number| &findings[number as usize]);
    let passages: u64 = members().map(own_passages).sum();
    let texts: BTreeSet<usize> =
        members().flat_map(|finding| own(finding).map(|e| e.document)).collect();
    let is_whole = members().all(|finding| own(finding).count() as u64 == own_passages(finding));
    let level = members().map(|finding| finding.level).max().unwrap_or_default();
    Item {
        finding: group.first().copied(),
        findings: group.len(),
        concept: members().find_map(|finding| terms.concept(finding.concept?)),
        lang: members().map(|finding| finding.language).next().unwrap_or(Language::Zh),
        passages,
        texts: is_whole.then_some(texts.len()),
        score: score(weight(level), passages),
    }
}

/// The evidence that is to be looked at. What stands in other documents is there to compare with,
/// unless it is another place of the same form of a concept.
fn own(finding: &Finding) -> impl Iterator<Item = &Evidence> {
    finding.evidence.iter().filter(|evidence| {
        let is_form = evidence.term.is_none() && finding.concept.is_some();
        is_form || evidence.document == finding.document
    })
}

/// Passages to be looked at.
fn own_passages(finding: &Finding) -> u64 {
    let compared = finding.evidence.iter().filter(|evidence| evidence.term.is_none()).count()
        - own(finding).filter(|evidence| evidence.term.is_none()).count();
    let uses = finding.terms.iter().map(|term| term.uses).sum::<u64>();
    uses + finding.other_passages.saturating_sub(compared as u64)
}

/// A concept that goes by several accepted terms of which none is a short form. Names are shortened
/// and formulae follow the other language, so that neither is variation.
fn varying(survey: &Survey, usage: &ConceptUsage, terms: &Terms<'_>) -> Option<Item> {
    if survey.glossary.concept(usage.concept).kind != ConceptKind::Term {
        return None;
    }
    let mut usage = usage.clone();
    usage.terms.retain(|totals| {
        let term = survey.glossary.term(totals.term);
        term.status.is_accepted() && !term.abbreviation
    });
    usage.measures.k = usage.terms.iter().map(TermTotals::uses).sum();
    let passages = unlike(&usage);
    if passages == 0 || usage.measures.k < FIRM_USES {
        return None;
    }
    let in_use = usage.terms.iter().flat_map(|term| &term.per_document);
    let texts: BTreeSet<usize> = in_use.filter(|at| at.uses() > 0).map(|at| at.document).collect();
    Some(Item {
        finding: None,
        findings: 0,
        concept: terms.concept(usage.concept),
        lang: usage.language,
        passages,
        texts: Some(texts.len()),
        score: score(VARIATION, passages),
    })
}

fn score(weight: f64, passages: u64) -> f64 {
    (weight * (1.0 + passages as f64).log2() * 100.0).round() / 100.0
}
