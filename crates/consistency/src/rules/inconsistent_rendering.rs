use std::collections::{BTreeMap, BTreeSet};

use zhengming_glossary::{Language, TermId};

use super::finding::{concept_name, joined};
use super::variants::Variants;
use super::{Finding, Level, MqmClass, Rule, TermCount};
use crate::analysis::Consistency;
use crate::{Bitext, ContextOf, Rendered, Survey, UnitsWanted, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "inconsistent-rendering",
    summary: "a document renders one term, beside the same word, by several accepted terms",
    level: Level::Note,
    class: MqmClass::InconsistentUse,
    on_by_default: true,
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
                let phrases = phrases(&mut variants, &renderings, source);
                if !phrases.is_empty() {
                    let all = &everywhere[source as usize][&term];
                    findings.push(finding(survey, bitext, term, &renderings, &phrases, all));
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

/// Words that stand beside the term where it is rendered in one way and where it is in another: only
/// there it is sure to mean the same.
fn phrases<'s>(
    variants: &mut Variants<'_>,
    renderings: &Renderings<'s>,
    source: Language,
) -> BTreeSet<&'s str> {
    let mut targets: BTreeMap<&str, BTreeSet<TermId>> = BTreeMap::new();
    for (&target, all) in renderings {
        for unit in all.iter().flat_map(|one| &one.kept) {
            for word in &unit.beside[source as usize] {
                targets.entry(word).or_default().insert(target);
            }
        }
    }
    targets.retain(|_, targets| variants.differ(&targets.iter().copied().collect::<Vec<TermId>>()));
    targets.into_keys().collect()
}

fn units(rendered: &[&Rendered]) -> u64 {
    rendered.iter().map(|one| one.units).sum()
}

fn finding(
    survey: &Survey,
    bitext: &Bitext,
    source: TermId,
    renderings: &Renderings<'_>,
    phrases: &BTreeSet<&str>,
    everywhere: &Renderings<'_>,
) -> Finding {
    let language = survey.glossary.term(source).language;
    let target = language.other();
    let here: u64 = renderings.values().map(|all| units(all)).sum();
    let words: Vec<String> =
        renderings.iter().map(|(&term, all)| described(survey, term, units(all), here)).collect();
    let is_phrase = |words: &Vec<Box<str>>| words.iter().any(|word| phrases.contains(&**word));
    let evidence = renderings.iter().flat_map(|(&term, all)| {
        let kept = all.iter().flat_map(|one| &one.kept);
        let kept = kept.filter(|unit| is_phrase(&unit.beside[language as usize]));
        kept.flat_map(move |unit| {
            let of = |side: Language, term| bitext.evidence_of(unit.passages[side as usize], term);
            [of(target, term), of(language, source)]
        })
    });
    let mut terms: Vec<TermCount> = renderings
        .iter()
        .map(|(&term, all)| TermCount { term, uses: units(all), elsewhere: 0 })
        .collect();
    terms.push(TermCount { term: source, uses: here, elsewhere: 0 });
    let text = &survey.glossary.term(source).text;
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{text} (*{}*) is rendered by {}, also in “{}”",
            concept_name(survey, source.concept),
            joined(&words),
            phrase(phrases, text)
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

/// `任务 (admitted, 7×, 41 %)`.
fn described(survey: &Survey, term: TermId, uses: u64, all: u64) -> String {
    let term = survey.glossary.term(term);
    let share = 100.0 * uses as f64 / all as f64;
    format!("{} ({}, {uses}×, {share:.0} %)", term.text, term.status)
}

/// The term with a word that stands beside it, and maybe others in between: `legislative … mandate`.
fn phrase(phrases: &BTreeSet<&str>, term: &str) -> String {
    let phrase = phrases.iter().min_by_key(|word| word.starts_with('…'));
    phrase.map_or_else(String::new, |word| match word.strip_prefix('…') {
        Some(behind) => format!("{term} …{behind}"),
        None => format!("{word} {term}"),
    })
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
