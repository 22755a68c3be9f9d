//! What all formats say of families in words.

use zhengming_compare::{Case, Family, Step, Use, Variant};
use zhengming_text::counted;

use super::Histories;
use crate::compare::shown::{case_name, term_of};

/// What was read and found.
pub(super) fn summary(histories: &Histories<'_>) -> [String; 2] {
    let history = histories.history;
    let documents = counted(history.versions.len(), "document");
    let dates = history.versions.iter().filter_map(|version| version.date.as_deref());
    let dates = match (dates.clone().min(), dates.max()) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(only), _) => format!(", {only}"),
        _ => String::new(),
    };
    let clauses = counted(history.compared, "clause");
    let uses: usize = history.families.iter().map(Family::uses).sum();
    let changed = history.families.iter().filter(|family| family.variants.len() > 1).count();
    let terms = history.families.iter().filter(|family| family.term_steps() > 0).count();
    [
        format!("{documents}{dates}, {clauses}"),
        format!(
            "{} of more than one document with {uses} uses: {changed} reworded, {terms} with \
             changed terms",
            families(history.families.len())
        ),
    ]
}

fn families(count: usize) -> String {
    if count == 1 { "1 family".to_owned() } else { format!("{count} families") }
}

/// `12 uses in 9 documents, 5 variants; 3 × English same, Chinese changed`.
pub(super) fn facts(family: &Family) -> String {
    let uses = counted(family.uses(), "use");
    let documents = counted(family.documents, "document");
    let variants = counted(family.variants.len(), "variant");
    let mut facts = format!("{uses} in {documents}, {variants}");
    for case in [Case::Drift, Case::MissedUpdate] {
        let steps = family.steps_of(case);
        if steps > 0 {
            facts.push_str(&format!("; {steps} × {}", case_name(case)));
        }
    }
    facts
}

/// How a use is cited: `A/RES/76/19 PP 10`.
pub(super) fn cite(histories: &Histories<'_>, place: Use) -> String {
    histories.history.versions.get(place.version).map_or_else(String::new, |v| v.cite(place.clause))
}

/// The date of the document of a use, or nothing.
pub(super) fn date<'a>(histories: &Histories<'a>, place: Use) -> &'a str {
    let version = histories.history.versions.get(place.version);
    version.and_then(|version| version.date.as_deref()).unwrap_or_default()
}

/// `2019-12-12 A/RES/74/28 PP 12 … 2020-12-07 A/RES/75/32 PP 12, 4 uses`.
pub(super) fn span(histories: &Histories<'_>, variant: &Variant) -> String {
    let place = |place: Use| {
        let date = date(histories, place);
        let cite = cite(histories, place);
        if date.is_empty() { cite } else { format!("{date} {cite}") }
    };
    match variant.uses.as_slice() {
        [only] => place(*only),
        _ => {
            let uses = counted(variant.uses.len(), "use");
            format!("{} to {}, {uses}", place(variant.first()), place(variant.last()))
        }
    }
}

/// Changes of terms that are named at the head of a family.
const MOST_TERMS: usize = 6;

/// The changes of terms of a family, each once.
pub(super) fn terms(family: &Family) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for (wording, change) in family.steps.iter().flat_map(Step::term_changes) {
        let term = term_of(wording, change);
        if !terms.contains(&term) && terms.len() < MOST_TERMS {
            terms.push(term);
        }
    }
    terms
}
