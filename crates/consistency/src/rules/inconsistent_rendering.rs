use std::collections::BTreeMap;

use zhengming_glossary::{Language, TermId};

use super::finding::{concept_name, described, joined};
use super::variants::Variants;
use super::{Finding, Level, MqmClass, Rule, TermCount};
use crate::analysis::Consistency;
use crate::{Bitext, ContextOf, Rendered, Survey, UnitsWanted, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "inconsistent-rendering",
    summary: "a document renders one term by several accepted terms",
    level: Level::Note,
    class: MqmClass::InconsistentUse,
    on_by_default: false,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted {
        units: UnitsWanted { rendered: true, ..UnitsWanted::NOTHING },
        ..Wanted::NOTHING
    },
    page: include_str!("../../../../docs/rules/inconsistent-rendering.md"),
    run,
};

/// The renderings of a term, by the term that renders it.
type Renderings<'s> = BTreeMap<TermId, Vec<&'s Rendered>>;

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    let mut variants = Variants::new(survey);
    let everywhere = Language::ALL.map(|source| {
        let mut all: BTreeMap<TermId, Renderings<'_>> = BTreeMap::new();
        for bitext in &survey.bitexts {
            for (term, renderings) in by_source(survey, bitext, source) {
                for (target, mut rendered) in renderings {
                    all.entry(term).or_default().entry(target).or_default().append(&mut rendered);
                }
            }
        }
        all
    });
    for bitext in &survey.bitexts {
        for source in Language::ALL {
            for (term, renderings) in by_source(survey, bitext, source) {
                let targets: Vec<TermId> = renderings.keys().copied().collect();
                if variants.differ(&targets) {
                    let all = &everywhere[source as usize][&term];
                    findings.push(finding(survey, bitext, term, &renderings, all));
                }
            }
        }
    }
}

/// The accepted renderings of accepted terms.
fn by_source<'s>(
    survey: &Survey,
    bitext: &'s Bitext,
    source: Language,
) -> BTreeMap<TermId, Renderings<'s>> {
    let is_accepted =
        |pair: &[TermId; 2]| pair.iter().all(|&it| survey.glossary.term(it).status.is_accepted());
    let mut by_source: BTreeMap<TermId, Renderings<'_>> = BTreeMap::new();
    let all = bitext.noted.terms.rendered.iter();
    for (pair, rendered) in all.filter(|(pair, _)| is_accepted(pair)) {
        let (term, target) = (pair[source as usize], pair[source.other() as usize]);
        by_source.entry(term).or_default().entry(target).or_default().push(rendered);
    }
    by_source
}

fn units(rendered: &[&Rendered]) -> u64 {
    rendered.iter().map(|one| one.units).sum()
}

fn finding(
    survey: &Survey,
    bitext: &Bitext,
    source: TermId,
    renderings: &Renderings<'_>,
    everywhere: &Renderings<'_>,
) -> Finding {
    let language = survey.glossary.term(source).language;
    let target = language.other();
    let words: Vec<String> =
        renderings.iter().map(|(&term, all)| described(survey, term, units(all))).collect();
    let evidence = renderings.iter().flat_map(|(&term, all)| {
        all.iter().flat_map(|one| &one.passages).flat_map(move |passages| {
            let of = |side: Language, term| bitext.evidence_of(passages[side as usize], term);
            [of(target, term), of(language, source)]
        })
    });
    let here: u64 = renderings.values().map(|all| units(all)).sum();
    let mut terms: Vec<TermCount> = renderings
        .iter()
        .map(|(&term, all)| TermCount { term, uses: units(all), elsewhere: 0 })
        .collect();
    terms.push(TermCount { term: source, uses: here, elsewhere: 0 });
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{} (*{}*) is rendered by {}",
            survey.glossary.term(source).text,
            concept_name(survey, source.concept),
            joined(&words)
        ),
        document: bitext.documents[target as usize],
        concept: Some(source.concept),
        language: target,
        terms,
        other_passages: 0,
        evidence: evidence.collect(),
        help: help(survey, source, renderings, everywhere),
    }
}

/// How consistent the document is, and all texts of the run.
fn help(
    survey: &Survey,
    source: TermId,
    renderings: &Renderings<'_>,
    everywhere: &Renderings<'_>,
) -> String {
    let target = survey.glossary.term(source).language.other();
    let preferred = survey.glossary.concept(source.concept).preferred(target);
    let consistency = |renderings: &Renderings<'_>| {
        let counts: Vec<u64> = renderings.values().map(|all| units(all)).collect();
        let is_preferred = |term: &&TermId| {
            preferred.is_some_and(|it| std::ptr::eq(it, survey.glossary.term(**term)))
        };
        let reference =
            renderings.keys().find(is_preferred).map_or(0, |term| units(&renderings[term]));
        Consistency::new(&counts, reference)
    };
    let (here, all) = (consistency(renderings), consistency(everywhere));
    let advice = match preferred {
        Some(preferred) => format!("keep to one where they mean the same, best {}", preferred.text),
        None => "keep to one where they mean the same".to_owned(),
    };
    let others = if all == here { String::new() } else { format!("; in all texts {all}") };
    format!("{advice}; {here}{others}")
}
