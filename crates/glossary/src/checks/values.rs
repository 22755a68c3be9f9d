use zhengming_problem::{Problems, check_date, quoted};

use crate::values::{check_id, check_term};
use crate::{Concept, Glossary, Location, Term};

/// Checks every value as our own formats check it where they read it.
pub(super) fn all(glossary: &Glossary, problems: &mut Problems) {
    for concept in &glossary.concepts {
        of_concept(concept, problems);
    }
    for family in &glossary.families {
        check_id(&family.id, &family.location, problems);
        texts("note", &family.note, &family.location, problems);
        if family.members.len() < 2 {
            let message = format!("family {} has less than two members", quoted(&family.id));
            problems.error(&family.location, message);
        }
    }
}

fn of_concept(concept: &Concept, problems: &mut Problems) {
    let at = &concept.location;
    check_id(&concept.id, at, problems);
    texts("definition", &concept.definition, at, problems);
    texts("note", &concept.note, at, problems);
    texts("unattested", &concept.unattested, at, problems);
    for term in &concept.terms {
        of_term(term, problems);
    }
}

fn of_term(term: &Term, problems: &mut Problems) {
    let at = &term.location;
    check_term(&term.text, at, problems);
    texts("reason", &term.reason, at, problems);
    texts("shared", &term.shared, at, problems);
    texts("only_for", &term.only_for, at, problems);
    texts("note", &term.note, at, problems);
    texts("not_in", &term.not_in, at, problems);
    texts("sources", &term.sources, at, problems);
    for (key, date) in [("valid_from", &term.valid_from), ("valid_until", &term.valid_until)] {
        if let Some(date) = date {
            check_date(key, date, at, problems);
        }
    }
}

fn texts<'a>(
    key: &str,
    values: impl IntoIterator<Item = &'a String>,
    at: &Location,
    problems: &mut Problems,
) {
    if values.into_iter().any(|text| text.trim().is_empty()) {
        problems.error(at, format!("\"{key}\" is empty, expected some text"));
    }
}
