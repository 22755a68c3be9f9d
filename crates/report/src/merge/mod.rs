//! What another termbase has that ours has not: one model, and a file for each format.

mod json;
mod markdown;
mod row;
mod table;

use zhengming_glossary::{Glossary, MeetingKind, Reconciled};

use crate::format::formats;

formats! {
    /// A format that the comparison of two termbases is written in.
    MergeFormat of Merging<'_>;
    /// At most 80 columns, for reading in a terminal. Of long lists, the start.
    Table "table" table;
    /// The schema `zhengming.merge/1`, for programs.
    Json "json" json;
    /// For a pull request.
    Markdown "markdown" markdown;
}

/// Two termbases and how they meet.
#[derive(Clone, Copy, Debug)]
pub struct Merging<'a> {
    /// Our glossary.
    pub ours: &'a Glossary,
    /// The other one.
    pub theirs: &'a Glossary,
    /// How its concepts meet ours.
    pub reconciled: &'a Reconciled,
    /// The new concepts, with the ids that they would have in ours.
    pub new: &'a Glossary,
}

impl Merging<'_> {
    /// Whether any concepts contradict each other.
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.reconciled.meetings.iter().any(|meeting| meeting.kind() == MeetingKind::Conflicting)
    }
}
