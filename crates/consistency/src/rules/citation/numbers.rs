//! Numbers that do not have the form of their body.

use std::collections::BTreeMap;

use super::body::Body;
use super::{RULE, Rule, finding};
use crate::{Citation, DocumentUsage, Finding, Flaw, Number, Organ, Survey};

pub(super) fn check(survey: &Survey, findings: &mut Vec<Finding>) {
    tell(&RULE, survey, findings, message);
}

/// Adds a finding for each message that citations of a document give rise to.
pub(super) fn tell(
    rule: &Rule,
    survey: &Survey,
    findings: &mut Vec<Finding>,
    message: fn(&DocumentUsage, &Citation) -> Option<String>,
) {
    for (document, usage) in survey.documents.iter().enumerate() {
        let mut told: BTreeMap<String, Vec<&Citation>> = BTreeMap::new();
        for citation in &usage.gleanings.citations {
            if let Some(message) = message(usage, citation) {
                told.entry(message).or_default().push(citation);
            }
        }
        for (message, passages) in told {
            findings.push(finding(rule, document, message, &passages, Vec::new()));
        }
    }
}

/// What a body is called, and a number of its form.
fn numbered(organ: Organ) -> Option<(&'static str, &'static str)> {
    match organ {
        Organ::Assembly => Some(("General Assembly", "73/266")),
        Organ::SecurityCouncil => Some(("Security Council", "1325 (2000)")),
        Organ::EconomicAndSocialCouncil => Some(("Economic and Social Council", "2021/7")),
        Organ::HumanRightsCouncil => Some(("Human Rights Council", "48/4")),
        Organ::Own | Organ::Other => None,
    }
}

/// What is wrong with the number of a citation, where its body is the one whose form it has not.
fn message(usage: &DocumentUsage, citation: &Citation) -> Option<String> {
    let number = &citation.number;
    match citation.flaw.as_ref()? {
        // A year that differs from that of the date is told with the date.
        Flaw::OtherYear(year) => {
            let fits = citation.date.is_none() || Body::fitting(usage, citation).is_some();
            fits.then(|| format!("{number} has another year: the resolution is of {year}"))
        }
        Flaw::NoYear => Some(format!("{number} has no year in its brackets")),
        Flaw::Resolution => {
            let body = Body::named(usage, citation);
            let is_known = match number {
                Number::Session(..) => body == Body::Assembly,
                _ => body == Body::EconomicAndSocialCouncil,
            };
            is_known.then(|| format!("{number} is called a decision, but numbered as a resolution"))
        }
        Flaw::OtherBody(organ) => {
            let (body, form) = numbered(*organ)?;
            Some(match (organ, number) {
                (Organ::SecurityCouncil, Number::Stroked(of, year)) => {
                    format!("{number} has a stroke for the brackets of the {body}: {of} ({year})")
                }
                _ => format!("{number} is cited as of the {body}, which numbers otherwise: {form}"),
            })
        }
        Flaw::OutOfOrder(..) => None,
    }
}
