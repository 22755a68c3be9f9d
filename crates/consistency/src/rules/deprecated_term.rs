use zhengming_bitext::year_of_symbol;
use zhengming_document::DocumentInfo;
use zhengming_glossary::{Status, Term, TermId};

use super::finding::{concept_name, described, evidence};
use super::{Finding, Level, MqmClass, Rule, TermCount, deprecated_rendering};
use crate::{ContextOf, DocumentUsage, Place, Survey, TermUsage, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "deprecated-term",
    summary: "a deprecated or superseded term is used",
    level: Level::Warning,
    class: MqmClass::InconsistentWithTermbase,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted::NOTHING,
    page: include_str!("../../../../docs/rules/deprecated-term.md"),
    run,
};

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    for (document, usage) in survey.documents.iter().enumerate() {
        let rendered = Renderings::of(survey, document);
        // A nested use says no more than the longer term around it, which is judged itself.
        for used in usage.terms.iter().filter(|used| used.count > 0) {
            let term = survey.glossary.term(used.term);
            if !term.status.is_accepted()
                && !was_right(survey, used.term, &usage.info)
                && !is_told_as_broken(usage, used)
                && !rendered.tells_all(used)
            {
                findings.push(finding(survey, document, used, term));
            }
        }
    }
}

/// Whether every use is a name that is told as broken. What it may have been is said there, where
/// the glossary knows only one of the names.
fn is_told_as_broken(usage: &DocumentUsage, used: &TermUsage) -> bool {
    let is_broken = |place: &Place| {
        let names = usage.gleanings.broken_names.iter().map(|name| name.place.span);
        names.into_iter().any(|(start, end)| start <= place.span.0 && place.span.1 <= end)
    };
    let own = || used.own_places().filter(|place| !place.nested);
    own().count() as u64 == used.count && own().all(is_broken)
}

/// Passages of a document that are told as renderings, where that rule is applied: it tells the
/// other side, too.
struct Renderings(Vec<(u64, u64)>);

impl Renderings {
    fn of(survey: &Survey, document: usize) -> Self {
        let bitexts = survey.bitexts.iter().filter(|bitext| bitext.documents.contains(&document));
        let told = bitexts.flat_map(|bitext| {
            deprecated_rendering::told(survey, bitext).filter_map(move |one| {
                let side = survey.glossary.term(one.target).language as usize;
                let is_here = bitext.documents[side] == document;
                is_here.then(|| bitext.place(one.passages[side]).span)
            })
        });
        Self(told.collect())
    }

    /// Whether every use of a term is told there.
    fn tells_all(&self, used: &TermUsage) -> bool {
        let own = || used.own_places().filter(|place| !place.nested);
        !self.0.is_empty()
            && own().count() as u64 == used.count
            && own().all(|place| self.0.contains(&place.span))
    }
}

/// Whether a superseded term was the right one at the date of the document: inside its validity, or before the
/// term that replaced it came into being. Of a document without a date its symbol tells the year; one
/// without either is judged as one of today.
pub(super) fn was_right(survey: &Survey, id: TermId, document: &DocumentInfo) -> bool {
    let in_symbol = || Some(year_of_symbol(document.symbol.as_deref()?)?.to_string());
    let Some(date) = document.date.clone().or_else(in_symbol) else { return false };
    let date = date.as_str();
    let term = survey.glossary.term(id);
    let concept = survey.glossary.concept(id.concept);
    let has_validity = term.valid_from.is_some() || term.valid_until.is_some();
    if has_validity {
        return is_valid(term, date);
    }
    let replacement = concept.preferred(term.language);
    term.status == Status::Superseded && replacement.is_some_and(|new| !is_valid(new, date))
}

/// Whether the date lies in the validity of the term. Dates may be given to the year or month
/// only; where that leaves it open, the date is inside.
fn is_valid(term: &Term, date: &str) -> bool {
    let shortened = |bound: &str| {
        let length = bound.len().min(date.len());
        Some((date.get(..length)?.to_owned(), bound.get(..length)?.to_owned()))
    };
    let from = term.valid_from.as_deref().and_then(shortened);
    let until = term.valid_until.as_deref().and_then(shortened);
    from.is_none_or(|(date, from)| date >= from) && until.is_none_or(|(date, until)| date <= until)
}

fn finding(survey: &Survey, document: usize, used: &TermUsage, term: &Term) -> Finding {
    let concept = used.term.concept;
    let mut evidence = evidence(document, &[used]);
    evidence.retain(|evidence| !evidence.place.nested);
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{} is used for *{}*",
            described(survey, used.term, used.count),
            concept_name(survey, concept)
        ),
        document,
        concept: Some(concept),
        language: term.language,
        other_passages: 0,
        terms: vec![TermCount { term: used.term, uses: used.count, elsewhere: 0 }],
        evidence,
        help: help(survey, used.term),
    }
}

pub(super) fn help(survey: &Survey, id: TermId) -> String {
    let term = survey.glossary.term(id);
    let concept = survey.glossary.concept(id.concept);
    let preferred = match concept.preferred(term.language) {
        Some(preferred) => format!("the preferred term is {}", preferred.text),
        None => "the glossary has no preferred term".to_owned(),
    };
    match &term.reason {
        Some(reason) => format!("{preferred}; {reason}"),
        None => preferred,
    }
}

#[cfg(test)]
mod tests {
    use zhengming_glossary::{Language, load_bytes};

    use super::*;

    #[test]
    fn validity_is_compared_as_far_as_both_dates_go() {
        let toml = "[[concept]]\nid = \"x\"\nen = [\"x\"]\n\
                    zh = [\"甲\", { term = \"乙\", status = \"superseded\", reason = \"r\", \
                    valid_from = \"2015-03\", valid_until = \"2018\" }]";
        let loaded = load_bytes("x.toml", toml);
        assert!(!loaded.has_errors(), "{:?}", loaded.problems);
        let concept = &loaded.glossary.concepts[0];
        let term = concept.terms_in(Language::Zh).nth(1).unwrap();
        for (date, valid) in [
            ("2015-02-28", false),
            ("2015-03-01", true),
            ("2015", true),
            ("2018-12-31", true),
            ("2019-01-01", false),
            ("2019", false),
        ] {
            assert_eq!(is_valid(term, date), valid, "{date}");
        }
    }
}
