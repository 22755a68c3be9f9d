//! Dates that there are not or that do not fit the number, and dates of one resolution that differ.

use std::collections::BTreeMap;

use super::body::{Body, council_months};
use super::differing::{Comparison, Key, Manner, Own};
use super::{RULE, finding};
use crate::glean::{is_of_calendar, is_of_our_time};
use crate::{Citation, DocumentUsage, Finding, Number, Survey};

pub(super) fn check(survey: &Survey, findings: &mut Vec<Finding>) {
    for (document, usage) in survey.documents.iter().enumerate() {
        for ((number, date), passages) in misfits(usage) {
            let message = if !is_of_our_time(date) {
                format!("{number} is dated {date}, outside the time of the United Nations")
            } else if !is_of_calendar(date) {
                format!("{number} is dated {date}, a day that the calendar does not have")
            } else {
                misfit(usage, passages[0], date)
            };
            findings.push(finding(&RULE, document, message, &passages, Vec::new()));
        }
    }
    let exclude = |one: &str, other: &str| one != other;
    let manner = Manner { own, own_is_firm: false, says: dated, exclude, majority: 1 };
    let comparison = Comparison::new(survey, manner);
    for difference in comparison.differences() {
        let date = |citation: &Citation| citation.date.clone().unwrap_or_default();
        let passages = &difference.passages;
        let message = format!(
            "{} is dated {} ({}×), but {} in {}",
            passages[0].number,
            date(passages[0]),
            passages.len(),
            difference.others.first().map(|(_, citation)| date(citation)).unwrap_or_default(),
            difference.elsewhere(),
        );
        findings.push(difference.finding(message));
    }
}

/// Whether a resolution can have a date.
fn can_be(date: &str) -> bool {
    is_of_our_time(date) && is_of_calendar(date)
}

/// The date that a citation gives a resolution of a known body.
fn dated(usage: &DocumentUsage, citation: &Citation) -> Option<(Key, String)> {
    let date = citation.date.clone().filter(|date| can_be(date))?;
    let body = Body::fitting(usage, citation).filter(|body| *body != Body::Other)?;
    Some(((body, citation.number.to_string(), None), date))
}

/// The date of a document that is a resolution itself. What looks like the day of adoption may be
/// that of issue, so that it counts only where a citation bears it out.
fn own(usage: &DocumentUsage) -> Option<Own<'_>> {
    let (body, number) = Body::of_resolution(usage.info.symbol.as_deref()?)?;
    let shown = usage.info.date.as_deref()?;
    Some(Own { key: (body, number.to_owned(), None), compared: shown.to_owned(), shown })
}

/// The citations of a document whose date does not fit or is none of the calendar, by number and
/// date.
fn misfits(usage: &DocumentUsage) -> BTreeMap<(&Number, &str), Vec<&Citation>> {
    let mut misfits: BTreeMap<(&Number, &str), Vec<&Citation>> = BTreeMap::new();
    for citation in &usage.gleanings.citations {
        let fits = || !Body::is_judged(usage, citation) || Body::fitting(usage, citation).is_some();
        if let Some(date) = &citation.date
            && !(can_be(date) && fits())
        {
            misfits.entry((&citation.number, date)).or_default().push(citation);
        }
    }
    misfits
}

fn misfit(usage: &DocumentUsage, citation: &Citation, date: &str) -> String {
    let number = &citation.number;
    let session = match number {
        Number::Session(session, ..) => session,
        Number::Roman(_, _, session) => {
            return format!("{number} is dated {date}, but session {session} was in another year");
        }
        _ => return format!("{number} is dated {date}, in another year"),
    };
    let met = if Body::named(usage, citation) == Body::HumanRightsCouncil {
        let months = council_months(i32::from(*session));
        format!("Human Rights Council opened about {}-{:02}", months / 12, months % 12 + 1)
    } else {
        let opening = 1945 + session;
        format!("General Assembly ran from September {opening} to September {}", opening + 1)
    };
    format!("{number} is dated {date}, but session {session} of the {met}")
}
