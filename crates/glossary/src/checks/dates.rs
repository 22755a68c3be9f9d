use zhengming_problem::{Problems, quoted};

use super::FoldedGlossary;

/// A term is not valid from a day after the one until which it is valid.
pub(super) fn in_order(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    for entry in &folded.entries {
        let (Some(from), Some(until)) = (&entry.term.valid_from, &entry.term.valid_until) else {
            continue;
        };
        // A date that leaves out month or day means the first such day at the start of a period,
        // and the last at its end.
        if first_day(from) > last_day(until) {
            let message = format!(
                "term {} is valid from {} until {}, which ends before it starts",
                quoted(&entry.term.text),
                quoted(from),
                quoted(until)
            );
            problems.error(&entry.term.location, message);
        }
    }
}

fn first_day(date: &str) -> String {
    fill(date, "0000-01-01")
}

fn last_day(date: &str) -> String {
    fill(date, "0000-12-31")
}

fn fill(date: &str, rest: &str) -> String {
    format!("{date}{}", rest.get(date.len()..).unwrap_or_default())
}
