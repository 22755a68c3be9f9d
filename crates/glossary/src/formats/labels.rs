//! Notes with a label, `reason: …`, by which formats carry what they have no place for. Whoever
//! reads the file elsewhere reads a plain note.

use zhengming_problem::{Problems, check_date, named};

use super::table::{joined, parted};
use crate::{Concept, Location, Position, Status, Term};

/// What a label says of a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum OfTerm {
    Status,
    Abbreviation,
    Reason,
    Shared,
    OnlyFor,
    Position,
    NotIn,
    ValidFrom,
    ValidUntil,
    Note,
    Source,
}

/// What a label says of a concept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum OfConcept {
    Domain,
    Kind,
    Definition,
    Note,
    Unattested,
}

const TERM: [(OfTerm, &str); 11] = [
    (OfTerm::Status, "status"),
    (OfTerm::Abbreviation, "abbreviation"),
    (OfTerm::Reason, "reason"),
    (OfTerm::Shared, "shared"),
    (OfTerm::OnlyFor, "only for"),
    (OfTerm::Position, "position"),
    (OfTerm::NotIn, "not in"),
    (OfTerm::ValidFrom, "valid from"),
    (OfTerm::ValidUntil, "valid until"),
    (OfTerm::Note, "note"),
    (OfTerm::Source, "source"),
];

const CONCEPT: [(OfConcept, &str); 5] = [
    (OfConcept::Domain, "domain"),
    (OfConcept::Kind, "kind"),
    (OfConcept::Definition, "definition"),
    (OfConcept::Note, "note"),
    (OfConcept::Unattested, "unattested"),
];

/// A note that says this of a term. A plain note has a label only if it would be taken for another.
pub(super) fn term_note(what: OfTerm, text: &str) -> String {
    written(&TERM, what, OfTerm::Note, text)
}

/// A note that says this of a concept.
pub(super) fn concept_note(what: OfConcept, text: &str) -> String {
    written(&CONCEPT, what, OfConcept::Note, text)
}

fn written<T: Copy + PartialEq>(
    labels: &[(T, &'static str)],
    what: T,
    plain: T,
    text: &str,
) -> String {
    if what == plain && read(labels, text).is_none() {
        return text.to_owned();
    }
    format!("{}: {text}", label(labels, what))
}

fn label<T: Copy + PartialEq>(labels: &[(T, &'static str)], what: T) -> &'static str {
    labels.iter().find(|(known, _)| *known == what).map_or("note", |&(_, label)| label)
}

fn read<'a, T: Copy>(labels: &[(T, &str)], note: &'a str) -> Option<(T, &'a str)> {
    let (label, text) = note.split_once(": ")?;
    labels.iter().find(|(_, known)| *known == label).map(|&(what, _)| (what, text))
}

/// All that is to be said of a term, with what it says, in the order in which it is written.
pub(super) fn of_term(term: &Term) -> Vec<(OfTerm, String)> {
    let mut all = vec![(OfTerm::Status, term.status.name().to_owned())];
    if term.abbreviation != crate::values::looks_abbreviated(&term.text) {
        let is_one = if term.abbreviation { "yes" } else { "no" };
        all.push((OfTerm::Abbreviation, is_one.to_owned()));
    }
    let mut add = |what, text: &Option<String>| all.extend(text.clone().map(|text| (what, text)));
    add(OfTerm::Reason, &term.reason);
    add(OfTerm::Shared, &term.shared);
    add(OfTerm::OnlyFor, &term.only_for);
    add(OfTerm::ValidFrom, &term.valid_from);
    add(OfTerm::ValidUntil, &term.valid_until);
    add(OfTerm::Note, &term.note);
    if term.position != Position::default() {
        all.push((OfTerm::Position, term.position.name().to_owned()));
    }
    all.extend(term.not_in.iter().map(|longer| (OfTerm::NotIn, longer.clone())));
    all.extend(term.sources.iter().map(|source| (OfTerm::Source, source.clone())));
    all
}

/// All that is to be said of a concept beside its id and terms.
pub(super) fn of_concept(concept: &Concept) -> Vec<(OfConcept, String)> {
    let mut all = vec![(OfConcept::Domain, concept.domain.clone())];
    if concept.kind != crate::ConceptKind::default() {
        all.push((OfConcept::Kind, concept.kind.name().to_owned()));
    }
    let mut add = |what, text: &Option<String>| all.extend(text.clone().map(|text| (what, text)));
    add(OfConcept::Definition, &concept.definition);
    add(OfConcept::Note, &concept.note);
    add(OfConcept::Unattested, &concept.unattested);
    all
}

/// Takes a note of a term, by its label if it has one.
pub(super) fn take_note(note: &str, term: &mut Term, at: &Location, problems: &mut Problems) {
    let (what, text) = read(&TERM, note).unwrap_or((OfTerm::Note, note));
    take_of_term(what, text, term, at, problems);
}

/// What a translator must know of a term, in one line.
pub(super) fn comment(term: &Term) -> String {
    let is_shown = |(what, _): &(OfTerm, String)| match what {
        OfTerm::Status => !term.status.is_accepted(),
        OfTerm::Reason | OfTerm::OnlyFor | OfTerm::Note => true,
        _ => false,
    };
    let notes: Vec<(OfTerm, String)> = of_term(term).into_iter().filter(is_shown).collect();
    match &notes[..] {
        [(what, text)] if !text.contains(['|', '\\']) => term_note(*what, text),
        _ => {
            let labelled =
                |(what, text): &(OfTerm, String)| format!("{}: {text}", label(&TERM, *what));
            joined(&notes.iter().map(labelled).collect::<Vec<_>>())
        }
    }
}

/// Takes a comment of a list of pairs: several notes with labels, or one plain note.
pub(super) fn take_comment(text: &str, term: &mut Term, at: &Location, problems: &mut Problems) {
    let notes = parted(text);
    if notes.iter().all(|note| read(&TERM, note).is_some()) {
        notes.iter().for_each(|note| take_note(note, term, at, problems));
    } else {
        take_note(text, term, at, problems);
    }
}

/// Takes what is said of a term. Nothing said is no value.
pub(super) fn take_of_term(
    what: OfTerm,
    text: &str,
    term: &mut Term,
    at: &Location,
    problems: &mut Problems,
) {
    if text.trim().is_empty() {
        return;
    }
    let value = text.to_owned();
    match what {
        OfTerm::Status => {
            term.status = named::<Status>("status", text, at, problems).unwrap_or(term.status);
        }
        OfTerm::Abbreviation => term.abbreviation = text == "yes",
        OfTerm::Reason => add(&mut term.reason, value),
        OfTerm::Shared => add(&mut term.shared, value),
        OfTerm::OnlyFor => term.only_for = Some(value),
        OfTerm::Position => {
            term.position = named("position", text, at, problems).unwrap_or(term.position);
        }
        OfTerm::NotIn => term.not_in.push(value),
        OfTerm::ValidFrom => {
            check_date("valid from", text, at, problems);
            term.valid_from = Some(value);
        }
        OfTerm::ValidUntil => {
            check_date("valid until", text, at, problems);
            term.valid_until = Some(value);
        }
        OfTerm::Note => add(&mut term.note, value),
        OfTerm::Source => term.sources.push(value),
    }
}

/// Takes a note of a concept, by its label if it has one.
pub(super) fn take_concept_note(
    note: &str,
    concept: &mut Concept,
    at: &Location,
    problems: &mut Problems,
) {
    let (what, text) = read(&CONCEPT, note).unwrap_or((OfConcept::Note, note));
    take_of_concept(what, text, concept, at, problems);
}

/// Takes what is said of a concept. Nothing said is no value.
pub(super) fn take_of_concept(
    what: OfConcept,
    text: &str,
    concept: &mut Concept,
    at: &Location,
    problems: &mut Problems,
) {
    if text.trim().is_empty() {
        return;
    }
    let value = text.to_owned();
    match what {
        OfConcept::Domain => concept.domain = value,
        OfConcept::Kind => {
            concept.kind = named("kind", text, at, problems).unwrap_or(concept.kind);
        }
        OfConcept::Definition => add(&mut concept.definition, value),
        OfConcept::Note => add(&mut concept.note, value),
        OfConcept::Unattested => add(&mut concept.unattested, value),
    }
}

/// Several texts of one kind become lines of one.
fn add(known: &mut Option<String>, text: String) {
    *known = Some(match known.take() {
        Some(first) => first + "\n" + &text,
        None => text,
    });
}
