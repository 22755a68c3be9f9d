//! What all formats say of a comparison in words.

use zhengming_compare::{Case, Change, Comparison, Fate, Row, TermChange, Version, Wording};
use zhengming_text::counted;

use super::Compared;

/// The groups of clauses, in the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Terms,
    Wording,
    Citations,
    New,
    Dropped,
    Kept,
}

impl Group {
    pub(super) const ALL: [Self; 6] =
        [Self::Terms, Self::Wording, Self::Citations, Self::New, Self::Dropped, Self::Kept];

    pub(super) fn of(row: &Row) -> Self {
        match (row.link.fate(), row.change()) {
            (Fate::New, _) => Self::New,
            (Fate::Dropped, _) => Self::Dropped,
            (Fate::Split | Fate::Merged, Some(change)) if change < Change::Wording => Self::Wording,
            (_, Some(Change::Term)) => Self::Terms,
            (_, Some(Change::Wording)) => Self::Wording,
            (_, Some(Change::Citation | Change::SmallWords)) => Self::Citations,
            _ => Self::Kept,
        }
    }

    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Terms => "Reworded, with changed terms",
            Self::Wording => "Reworded",
            Self::Citations => "Citations, dates and small words",
            Self::New => "New",
            Self::Dropped => "Dropped",
            Self::Kept => "Kept",
        }
    }

    /// The rows of the group.
    pub(super) fn rows(self, comparison: &Comparison) -> Vec<&Row> {
        comparison.rows.iter().filter(|row| Self::of(row) == self).collect()
    }
}

/// What became of the clauses, in a line or two.
pub(super) fn summary(compared: &Compared<'_>) -> Vec<String> {
    let comparison = compared.comparison;
    let count = |group: Group| group.rows(comparison).len();
    let of_fate = |fate: Fate| comparison.rows.iter().filter(|r| r.link.fate() == fate).count();
    let moved = comparison.rows.iter().filter(|row| row.link.is_moved).count();
    let reworded = count(Group::Terms) + count(Group::Wording);
    let first = [
        (count(Group::Kept), "kept"),
        (count(Group::Citations), "brought up to date"),
        (reworded, "reworded"),
        (count(Group::New), "new"),
        (count(Group::Dropped), "dropped"),
    ];
    let second = [
        (count(Group::Terms), "with changed terms"),
        (of_fate(Fate::Split), "split"),
        (of_fate(Fate::Merged), "merged"),
        (moved, "moved"),
    ];
    let of_case = |case: Case| comparison.rows.iter().filter(|r| r.case() == Some(case)).count();
    let third = Case::ALL.map(|case| (of_case(case), case_name(case)));
    let listed = |counts: &[(usize, &str)]| {
        let some = counts.iter().filter(|(count, _)| *count > 0);
        some.map(|(count, name)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
    };
    let old = counted(compared.old.clauses.len(), "clause");
    let head = format!("{old} → {}: {}", compared.new.clauses.len(), listed(&first));
    let lines = [head, listed(&second), listed(&third)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The places of kept clauses, rows of them as `PP 5 to PP 7 → PP 4 to PP 6`.
pub(super) fn kept(compared: &Compared<'_>, rows: &[&Row]) -> String {
    let follows = |one: &&Row, two: &&Row| {
        let next =
            |one: &[usize], two: &[usize]| one.last().map(|at| at + 1) == two.first().copied();
        next(&one.link.old, &two.link.old) && next(&one.link.new, &two.link.new)
    };
    let list = rows.chunk_by(follows).map(|chunk| match chunk {
        [first, .., last] => {
            let range = |version: &Version, first: &[usize], last: &[usize]| {
                let place = |at: &usize| version.clauses[*at].place.to_string();
                let ends = [first.first().map(place), last.last().map(place)];
                ends.map(Option::unwrap_or_default).join(" to ")
            };
            let old = range(compared.old, &first.link.old, &last.link.old);
            let new = range(compared.new, &first.link.new, &last.link.new);
            if old == new { new } else { format!("{old} → {new}") }
        }
        chunk => chunk.iter().map(|row| places(compared, row)).collect(),
    });
    list.collect::<Vec<_>>().join(", ")
}

/// What a case means.
pub(crate) fn case_name(case: Case) -> &'static str {
    match case {
        Case::Same => "same in both languages",
        Case::Drift => "English same, Chinese changed",
        Case::MissedUpdate => "English changed, Chinese same",
        Case::BothChanged => "changed in both",
    }
}

/// Where clauses stand: `PP 9 + PP 10 → PP 8`.
pub(super) fn places(compared: &Compared<'_>, row: &Row) -> String {
    let list = |version: &Version, clauses: &[usize]| {
        let places = clauses.iter().map(|&at| version.clauses[at].place.to_string());
        places.collect::<Vec<_>>().join(" + ")
    };
    let old = list(compared.old, &row.link.old);
    let new = list(compared.new, &row.link.new);
    match (old.is_empty(), new.is_empty()) {
        (true, _) => new,
        (_, true) => old,
        _ if old == new => new,
        _ => format!("{old} → {new}"),
    }
}

/// What is to be said of a row beside its places: `merged, moved, English same, Chinese changed`.
pub(super) fn remarks(row: &Row) -> Vec<&'static str> {
    let mut remarks = Vec::new();
    match row.link.fate() {
        Fate::Split => remarks.push("split"),
        Fate::Merged => remarks.push("merged"),
        Fate::Taken | Fate::New | Fate::Dropped => {}
    }
    if row.link.is_moved {
        remarks.push("moved");
    }
    if let Some(case @ (Case::Drift | Case::MissedUpdate)) = row.case() {
        remarks.push(case_name(case));
    }
    remarks
}

/// The changes of terms of a text.
pub(crate) fn terms_of(wording: &Wording) -> Vec<String> {
    wording.term_changes.iter().map(|change| term_of(wording, change)).collect()
}

/// A change of a term: `民用 → 民事`.
pub(crate) fn term_of(wording: &Wording, change: &TermChange) -> String {
    let (old, new) = (&wording.old[change.old.0.range()], &wording.new[change.new.0.range()]);
    format!("{old} → {new}")
}
