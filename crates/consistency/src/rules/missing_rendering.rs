use std::collections::BTreeMap;

use zhengming_glossary::{ConceptId, Language, TermId};

use super::finding::concept_name;
use super::{Evidence, Finding, Level, MqmClass, Rule, TermCount};
use crate::units::least_share;
use crate::{Bitext, ContextOf, Missing, Practice, Reach, Survey, UnitsWanted, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "missing-rendering",
    summary: "an English term has no agreed Chinese term opposite",
    level: Level::Warning,
    class: MqmClass::InconsistentWithTermbase,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted {
        units: UnitsWanted { missing: true, ..UnitsWanted::NOTHING },
        ..Wanted::NOTHING
    },
    page: include_str!("../../../../docs/rules/missing-rendering.md"),
    run,
};

/// So many units of a run tell how its texts render a concept of which there is no practice.
const LEAST_UNITS: u64 = 20;

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    find(survey, Language::En, findings);
}

/// Where it is known from how often a concept has a counterpart.
enum Known {
    /// From official texts.
    Official(Reach),
    /// From the texts of this run.
    Here(Reach),
    /// There are too few units to tell.
    No,
}

/// The findings on terms of one language.
pub(super) fn find(survey: &Survey, source: Language, findings: &mut Vec<Finding>) {
    let here = reach_here(survey, source);
    for bitext in &survey.bitexts {
        let mut by_form: BTreeMap<(ConceptId, &str), Vec<&Missing>> = BTreeMap::new();
        let is_own = |missing: &&Missing| survey.glossary.term(missing.source).language == source;
        for missing in bitext.noted.terms.missing.iter().filter(is_own) {
            let part = missing.part.as_ref().map_or("", |part| &part.text);
            by_form.entry((missing.source.concept, part)).or_default().push(missing);
        }
        findings.extend(by_form.values().filter_map(|units| {
            let known = known(survey, units[0].source, &here)?;
            Some(finding(survey, bitext, source, units, &known))
        }));
    }
}

/// What the units of this run reach for concepts of which there is no practice.
fn reach_here(survey: &Survey, source: Language) -> BTreeMap<ConceptId, Reach> {
    let mut here: BTreeMap<ConceptId, Reach> = BTreeMap::new();
    for bitext in &survey.bitexts {
        for (&(concept, language), reach) in &bitext.noted.terms.reach {
            if language == source {
                here.entry(concept).or_default().add(reach);
            }
        }
    }
    here
}

/// None, where the texts of this run leave the term without counterpart too often.
fn known(survey: &Survey, term: TermId, here: &BTreeMap<ConceptId, Reach>) -> Option<Known> {
    let entry = survey.glossary.term(term);
    let official = Practice::official().of(&survey.glossary, term.concept, entry.language);
    if let Some(practised) = official {
        return Some(Known::Official(practised.reach));
    }
    match here.get(&term.concept) {
        Some(reach) if reach.units >= LEAST_UNITS => {
            (reach.share() >= least_share(&survey.glossary, term)).then_some(Known::Here(*reach))
        }
        _ => Some(Known::No),
    }
}

fn finding(
    survey: &Survey,
    bitext: &Bitext,
    source: Language,
    units: &[&Missing],
    known: &Known,
) -> Finding {
    let target = source.other();
    let first = units[0].source;
    let mut terms: Vec<TermCount> = Vec::new();
    for missing in units {
        match terms.iter_mut().find(|count| count.term == missing.source) {
            Some(count) => count.uses += 1,
            None => terms.push(TermCount { term: missing.source, uses: 1, elsewhere: 0 }),
        }
    }
    Finding {
        rule: RULE.id,
        level: if matches!(known, Known::No) { Level::Note } else { RULE.level },
        message: message(survey, units, known),
        document: bitext.documents[target as usize],
        concept: Some(first.concept),
        language: target,
        terms,
        other_passages: units.len() as u64,
        evidence: units.iter().flat_map(|missing| evidence(bitext, source, missing)).collect(),
        help: match survey.glossary.concept(first.concept).preferred(target) {
            Some(preferred) => format!(
                "the preferred term is {}; if the wording is right, enter it in the glossary",
                preferred.text
            ),
            None => "the glossary has no preferred term".to_owned(),
        },
    }
}

fn message(survey: &Survey, units: &[&Missing], known: &Known) -> String {
    let name = concept_name(survey, units[0].source.concept);
    let times = units.len();
    let what = match &units[0].part {
        Some(part) => {
            let of = &survey.glossary.term(part.of).text;
            format!("opposite of *{name}* ({times}×) only {} of {of} is there", part.text)
        }
        None => format!("*{name}* ({times}×) has no agreed term opposite"),
    };
    match known {
        Known::Official(reach) => format!("{what}; {} official paragraphs have one", shares(reach)),
        Known::Here(reach) => format!("{what}; {} paragraphs read here have one", shares(reach)),
        Known::No => what,
    }
}

/// `98.8 % of 4845`, never rounded up to all.
fn shares(reach: &Reach) -> String {
    let tenths = (reach.accepted_share() * 1000.0).floor() / 10.0;
    format!("{tenths} % of {}", reach.units)
}

/// What stands opposite, and the term.
fn evidence(bitext: &Bitext, source: Language, missing: &Missing) -> [Evidence; 2] {
    let [term, opposite] = [source, source.other()].map(|side| missing.passages[side as usize]);
    [bitext.evidence(opposite), bitext.evidence_of(term, missing.source)]
}
