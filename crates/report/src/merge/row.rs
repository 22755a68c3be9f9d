use serde::Serialize;
use zhengming_glossary::{
    Concept, Conflict, Glossary, Language, Meeting, MeetingKind, Near, Status, Term, TermId,
};

use super::Merging;

/// All of it, field by field as in `docs/cli.md`.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    pub(super) schema: &'static str,
    pub(super) counts: Counts,
    pub(super) concepts: Vec<Row<'a>>,
}

/// How many concepts of theirs meet ours in which way.
#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) new: usize,
    pub(super) same: usize,
    pub(super) near: usize,
    pub(super) more: usize,
    pub(super) conflicting: usize,
}

/// A concept of theirs.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    pub(super) kind: &'static str,
    /// Its id in their termbase.
    pub(super) theirs: &'a str,
    /// The id of the concept of ours, or the id that it would have in ours if it is new.
    pub(super) ours: &'a str,
    pub(super) location: String,
    pub(super) en: Option<&'a str>,
    pub(super) zh: Option<&'a str>,
    /// Terms that ours lacks and does not contradict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) added: Vec<Side<'a>>,
    /// Terms that ours has in another form, and what tells the two apart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) near: Vec<ConflictRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) conflicts: Vec<ConflictRow<'a>>,
}

#[derive(Serialize)]
pub(super) struct ConflictRow<'a> {
    pub(super) kind: &'static str,
    pub(super) theirs: Side<'a>,
    pub(super) ours: Side<'a>,
}

/// A term on one of the two sides.
#[derive(Serialize)]
pub(super) struct Side<'a> {
    pub(super) concept: &'a str,
    pub(super) language: Language,
    pub(super) term: &'a str,
    pub(super) status: Status,
    pub(super) location: String,
}

impl<'a> Whole<'a> {
    pub(super) fn new(merging: &'a Merging<'a>) -> Self {
        // The new concepts come in the same order as in their termbase.
        let mut new = merging.new.concepts.iter();
        let meetings = merging.reconciled.meetings.iter();
        let concepts: Vec<Row<'_>> = meetings
            .map(|meeting| {
                let taken = if meeting.kind() == MeetingKind::New { new.next() } else { None };
                Row::new(merging, meeting, taken)
            })
            .collect();
        let count = |kind: MeetingKind| concepts.iter().filter(|c| c.kind == kind.name()).count();
        let counts = Counts {
            new: count(MeetingKind::New),
            same: count(MeetingKind::Same),
            near: count(MeetingKind::Near),
            more: count(MeetingKind::More),
            conflicting: count(MeetingKind::Conflicting),
        };
        Self { schema: "zhengming.merge/1", counts, concepts }
    }

    /// The concepts with terms that ours lacks and does not contradict.
    pub(super) fn with_more(&self) -> Vec<&Row<'a>> {
        self.concepts.iter().filter(|row| !row.added.is_empty()).collect()
    }

    /// The concepts of a kind.
    pub(super) fn of(&self, kind: MeetingKind) -> Vec<&Row<'a>> {
        self.concepts.iter().filter(|row| row.kind == kind.name()).collect()
    }

    /// The concepts with terms that ours has in forms that differ little.
    pub(super) fn with_near(&self) -> Vec<&Row<'a>> {
        self.concepts.iter().filter(|row| !row.near.is_empty()).collect()
    }

    /// `3 new, 2 the same, 1 near, 1 with more terms, 0 conflicting`.
    pub(super) fn summary(&self) -> String {
        let Counts { new, same, near, more, conflicting } = self.counts;
        format!(
            "{new} new, {same} the same, {near} near, {more} with more terms, \
             {conflicting} conflicting"
        )
    }
}

impl<'a> Row<'a> {
    fn new(merging: &'a Merging<'a>, meeting: &'a Meeting, taken: Option<&'a Concept>) -> Self {
        let theirs = merging.theirs.concept(meeting.theirs);
        let ours = meeting.ours.map(|id| merging.ours.concept(id)).or(taken);
        let first = |language| theirs.terms_in(language).next().map(|term| term.text.as_str());
        let disputed = |id: &TermId| meeting.conflicts.iter().any(|c| c.theirs == *id);
        let undisputed = meeting.added.iter().filter(|id| !disputed(id));
        Self {
            kind: meeting.kind().name(),
            theirs: &theirs.id,
            ours: ours.map_or("", |concept| &concept.id),
            location: theirs.location.to_string(),
            en: first(Language::En),
            zh: first(Language::Zh),
            added: undisputed.map(|&id| Side::new(merging.theirs, id)).collect(),
            near: meeting.near.iter().map(|near| ConflictRow::near(merging, near)).collect(),
            conflicts: meeting.conflicts.iter().map(|c| ConflictRow::new(merging, c)).collect(),
        }
    }
}

impl<'a> ConflictRow<'a> {
    fn near(merging: &'a Merging<'a>, near: &Near) -> Self {
        Self {
            kind: near.kind.name(),
            theirs: Side::new(merging.theirs, near.theirs),
            ours: Side::new(merging.ours, near.ours),
        }
    }

    fn new(merging: &'a Merging<'a>, conflict: &Conflict) -> Self {
        Self {
            kind: conflict.kind.name(),
            theirs: Side::new(merging.theirs, conflict.theirs),
            ours: Side::new(merging.ours, conflict.ours),
        }
    }
}

impl<'a> Side<'a> {
    fn new(glossary: &'a Glossary, id: TermId) -> Self {
        let term: &Term = glossary.term(id);
        Self {
            concept: &glossary.concept(id.concept).id,
            language: term.language,
            term: &term.text,
            status: term.status,
            location: term.location.to_string(),
        }
    }
}
