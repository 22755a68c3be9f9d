use std::collections::{BTreeMap, BTreeSet};

use zhengming_text::counted;

use super::finding::most_places;
use super::{Evidence, Finding, Level, MqmClass, Rule};
use crate::{Citation, ContextOf, DocumentUsage, Number, Organ, Survey, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "citation",
    summary: "the date of a cited resolution does not fit its number, or other documents date it otherwise",
    level: Level::Warning,
    class: MqmClass::ExternalReference,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted { citations: true, ..Wanted::NOTHING },
    page: include_str!("../../../../docs/rules/citation.md"),
    run,
};

/// Documents that are shown as evidence for another date.
const MOST_OTHERS: usize = 3;

/// First session of the General Assembly whose resolutions are numbered with it.
const FIRST_SESSION: u16 = 31;

/// A number with the organ that it belongs to, as far as the date tells.
type Cited<'s> = (Calendar, &'s Number);

/// The organ whose sessions a date fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Calendar {
    Assembly,
    HumanRightsCouncil,
    SecurityCouncil,
}

/// In which documents a resolution is cited with each date.
type Dates<'s> = BTreeMap<&'s str, BTreeSet<usize>>;

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    let dates = dates(survey);
    let own = own_dates(survey);
    for (document, usage) in survey.documents.iter().enumerate() {
        for (cited, passages) in cited_in(usage) {
            let citation = passages[0];
            match calendar(citation) {
                None if is_judged(usage, citation) => {
                    let message = misfit(usage, citation);
                    findings.push(finding(document, message, &passages, Vec::new()));
                }
                None => {}
                Some(calendar) => {
                    let key = (calendar, cited.0);
                    let Some(all) = dates.get(&key) else { continue };
                    let right = own.get(&key).copied().filter(|date| all.contains_key(date));
                    if let Some(better) = better(all, cited.1, right) {
                        let others = &all[better];
                        let own = if right == Some(better) { " and itself" } else { "" };
                        let message = format!(
                            "{} is dated {} ({}×), but {better} in {}{own}",
                            shown(cited.0),
                            cited.1,
                            passages.len(),
                            counted(others.len() as u64, "other document"),
                        );
                        let evidence = elsewhere(survey, others, key, better);
                        findings.push(finding(document, message, &passages, evidence));
                    }
                }
            }
        }
    }
}

/// The citations of a document by number and date.
fn cited_in(usage: &DocumentUsage) -> BTreeMap<(&Number, &str), Vec<&Citation>> {
    let mut cited: BTreeMap<(&Number, &str), Vec<&Citation>> = BTreeMap::new();
    for citation in &usage.gleanings.citations {
        cited.entry((&citation.number, &citation.date)).or_default().push(citation);
    }
    cited
}

fn dates(survey: &Survey) -> BTreeMap<Cited<'_>, Dates<'_>> {
    let mut dates: BTreeMap<Cited<'_>, Dates<'_>> = BTreeMap::new();
    for (document, usage) in survey.documents.iter().enumerate() {
        for citation in &usage.gleanings.citations {
            if let Some(calendar) = calendar(citation) {
                let dates = dates.entry((calendar, &citation.number)).or_default();
                dates.entry(&citation.date).or_default().insert(document);
            }
        }
    }
    dates
}

/// The dates of the documents read that are resolutions themselves. What looks like the day of
/// adoption may be that of issue, so that these count only where a citation bears them out.
fn own_dates(survey: &Survey) -> BTreeMap<(Calendar, &Number), &str> {
    let mut symbols: BTreeMap<(Calendar, String), &str> = BTreeMap::new();
    for info in survey.documents.iter().map(|usage| &usage.info) {
        let (Some(symbol), Some(date)) = (&info.symbol, &info.date) else { continue };
        let number = |prefix: &str| symbol.strip_prefix(prefix).map(str::to_owned);
        if let Some(number) = number("A/RES/") {
            symbols.insert((Calendar::Assembly, number), date);
        } else if let Some(number) = number("A/HRC/RES/") {
            symbols.insert((Calendar::HumanRightsCouncil, number), date);
        }
    }
    let citations = survey.documents.iter().flat_map(|usage| &usage.gleanings.citations);
    citations
        .filter_map(|citation| {
            let calendar = calendar(citation)?;
            let date = symbols.get(&(calendar, shown(&citation.number)))?;
            Some(((calendar, &citation.number), *date))
        })
        .collect()
}

/// The date that speaks against this one: that of the resolution itself, where it is known, else
/// the one that most documents have, of several the one that was there first.
fn better<'s>(all: &Dates<'s>, date: &str, right: Option<&'s str>) -> Option<&'s str> {
    let rank = |documents: &BTreeSet<usize>| {
        (documents.len(), std::cmp::Reverse(documents.first().copied()))
    };
    let most = || all.iter().max_by_key(|(_, documents)| rank(documents)).map(|(&date, _)| date);
    right.or_else(most).filter(|better| *better != date)
}

/// Whose sessions the date fits, if any. A session of the General Assembly goes from September to
/// September, the 75th from 2020; the Human Rights Council has three in a year, the fourth in March
/// 2007. The Security Council puts the year behind the number.
fn calendar(citation: &Citation) -> Option<Calendar> {
    let year: i32 = citation.date.get(..4)?.parse().ok()?;
    let month: i32 = citation.date.get(5..7)?.parse().ok()?;
    match citation.number {
        Number::Year(_, of) => (year == i32::from(of)).then_some(Calendar::SecurityCouncil),
        Number::Session(session, ..) => {
            let session = i32::from(session);
            let opening = 1945 + session;
            let is_assembly = session >= i32::from(FIRST_SESSION)
                && (year == opening && month >= 9 || year == opening + 1 && month <= 9);
            // Sessions have been resumed in the third month after; the second was in November.
            let late = if session < 4 { 5 } else { 3 };
            let is_council =
                (0..=late).contains(&(year * 12 + month - 1 - council_months(session)));
            match (is_assembly, is_council) {
                (true, _) => Some(Calendar::Assembly),
                (_, true) => Some(Calendar::HumanRightsCouncil),
                _ => None,
            }
        }
    }
}

/// Whether the organ is one whose sessions are known. Other bodies number resolutions alike.
fn is_judged(usage: &DocumentUsage, citation: &Citation) -> bool {
    let symbol = usage.info.symbol.as_deref().unwrap_or_default();
    match (&citation.number, citation.organ) {
        (Number::Year(..), _) => true,
        (Number::Session(session, ..), _) if *session < FIRST_SESSION => false,
        (_, Organ::Assembly | Organ::HumanRightsCouncil) => true,
        (_, Organ::Own) => symbol.starts_with("A/"),
        (_, Organ::Other) => false,
    }
}

fn misfit(usage: &DocumentUsage, citation: &Citation) -> String {
    let Citation { number, date, organ, .. } = citation;
    let symbol = usage.info.symbol.as_deref().unwrap_or_default();
    let session = match number {
        Number::Year(..) => return format!("{} is dated {date}, in another year", shown(number)),
        Number::Session(session, ..) => session,
    };
    let is_council = match organ {
        Organ::Own => symbol.starts_with("A/HRC/"),
        organ => *organ == Organ::HumanRightsCouncil,
    };
    let met = if is_council {
        let months = council_months(i32::from(*session));
        format!("Human Rights Council opened about {}-{:02}", months / 12, months % 12 + 1)
    } else {
        let opening = 1945 + session;
        format!("General Assembly ran from September {opening} to September {}", opening + 1)
    };
    format!("{} is dated {date}, but session {session} of the {met}", shown(number))
}

/// The month in which a session of the Human Rights Council opens, counted from the year 0: March,
/// June and September, the fourth in March 2007.
fn council_months(session: i32) -> i32 {
    let since = session - 4;
    2007 * 12 + 2 + 12 * since.div_euclid(3) + 3 * since.rem_euclid(3)
}

fn finding(
    document: usize,
    message: String,
    passages: &[&Citation],
    elsewhere: Vec<Evidence>,
) -> Finding {
    let own = most_places(passages.iter().map(|citation| &citation.place));
    let own = own.map(|place| Evidence { term: None, document, place: place.clone() });
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message,
        document,
        concept: None,
        language: passages[0].language,
        terms: Vec::new(),
        other_passages: (passages.len() + elsewhere.len()) as u64,
        evidence: own.chain(elsewhere).collect(),
        help: "look up number and date in the resolution itself".to_owned(),
    }
}

/// A passage of each of the first documents that have the other date.
fn elsewhere(
    survey: &Survey,
    documents: &BTreeSet<usize>,
    key: Cited<'_>,
    date: &str,
) -> Vec<Evidence> {
    let passage = |document: usize| {
        let mut citations = survey.documents[document].gleanings.citations.iter();
        let citation = citations.find(|citation| {
            citation.date == date && (calendar(citation), &citation.number) == (Some(key.0), key.1)
        })?;
        Some(Evidence { term: None, document, place: citation.place.clone() })
    };
    documents.iter().filter_map(|&document| passage(document)).take(MOST_OTHERS).collect()
}

/// `43/78 H`, `1325 (2000)`.
fn shown(number: &Number) -> String {
    match number {
        Number::Session(session, number, letter) if letter.is_empty() => {
            format!("{session}/{number}")
        }
        Number::Session(session, number, letter) => format!("{session}/{number} {letter}"),
        Number::Year(number, year) => format!("{number} ({year})"),
    }
}
