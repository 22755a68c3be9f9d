use std::collections::HashMap;
use zhengming_problem::{Problems, quoted};

use super::FoldedGlossary;
use crate::Location;

/// Concepts and families share one set of ids, each used once.
pub(super) fn once_each(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    let glossary = folded.glossary;
    let concepts = glossary.concepts.iter().map(|concept| (&concept.id, &concept.location));
    let families = glossary.families.iter().map(|family| (&family.id, &family.location));
    let mut first: HashMap<&str, &Location> = HashMap::new();
    for (id, location) in concepts.chain(families) {
        if let Some(before) = first.get(id.as_str()) {
            let message = format!("id {} is taken at {before}", quoted(id));
            problems.error_with_help(location, message, "each concept and family has its own id");
        } else {
            first.insert(id, location);
        }
    }
}
