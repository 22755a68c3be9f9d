use std::collections::BTreeMap;

use zhengming_glossary::TermId;

use super::deprecated_term::{help, was_right};
use super::finding::concept_name;
use super::{Finding, Level, MqmClass, Rule, TermCount};
use crate::{Bitext, ContextOf, Discouraged, Practice, Survey, UnitsWanted, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "deprecated-rendering",
    summary: "a term is rendered by a deprecated or superseded term",
    level: Level::Warning,
    class: MqmClass::InconsistentWithTermbase,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted {
        units: UnitsWanted { discouraged: true, ..UnitsWanted::NOTHING },
        ..Wanted::NOTHING
    },
    page: include_str!("../../../../docs/rules/deprecated-rendering.md"),
    run,
};

/// What official texts have in more than this share of their units, they have on purpose; and what
/// they have for terms of one word, which have more meanings: one in two thousand leaves no other
/// sense of a word among the findings that were read.
const MOST_PRACTISED: [f64; 2] = [0.01, 0.0005];

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    for bitext in &survey.bitexts {
        let mut by_terms: BTreeMap<(TermId, TermId), Vec<&Discouraged>> = BTreeMap::new();
        for one in told(survey, bitext) {
            by_terms.entry((one.target, one.source)).or_default().push(one);
        }
        findings.extend(by_terms.values().map(|units| finding(survey, bitext, units)));
    }
}

/// What this rule tells of a document: renderings that were not right at its date.
pub(super) fn told<'s>(
    survey: &'s Survey,
    bitext: &'s Bitext,
) -> impl Iterator<Item = &'s Discouraged> {
    bitext.noted.terms.discouraged.iter().filter(|one| {
        let language = survey.glossary.term(one.target).language;
        let document = &survey.documents[bitext.documents[language as usize]];
        !is_practised(survey, one) && !was_right(survey, one.target, &document.info)
    })
}

fn is_practised(survey: &Survey, one: &Discouraged) -> bool {
    let term = survey.glossary.term(one.source);
    let is_word = !term.text.trim_start_matches("the ").contains([' ', '-']);
    let practised = Practice::official().of(&survey.glossary, one.source.concept, term.language);
    practised.is_some_and(|practised| {
        let reach = &practised.reach;
        reach.discouraged as f64 > reach.units as f64 * MOST_PRACTISED[usize::from(is_word)]
    })
}

fn finding(survey: &Survey, bitext: &Bitext, units: &[&Discouraged]) -> Finding {
    let Discouraged { source, target, .. } = *units[0];
    let (from, to) = (survey.glossary.term(source), survey.glossary.term(target));
    let uses = units.len() as u64;
    let evidence = units.iter().flat_map(|unit| {
        let of = |side, term| bitext.evidence_of(unit.passages[side as usize], term);
        [of(to.language, target), of(from.language, source)]
    });
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{} ({}, {uses}×) renders {}, a term of *{}*",
            to.text,
            to.status,
            from.text,
            concept_name(survey, target.concept)
        ),
        document: bitext.documents[to.language as usize],
        concept: Some(target.concept),
        language: to.language,
        terms: [target, source].map(|term| TermCount { term, uses, elsewhere: 0 }).to_vec(),
        other_passages: 0,
        evidence: evidence.collect(),
        help: help(survey, target),
    }
}
