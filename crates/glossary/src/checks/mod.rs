//! Checks of a whole glossary, whatever format it was read from. They find errors: what is
//! merely doubtful is left to [`crate::lint()`].

mod dates;
mod forms;
mod ids;
mod statuses;
mod values;

use std::collections::{BTreeSet, HashMap};

use zhengming_problem::Problems;
use zhengming_text::{Language, fold_term};

use crate::{Concept, Glossary, Location, Problem, Severity, Term};

type Check = fn(&FoldedGlossary<'_>, &mut Problems);

const CHECKS: [Check; 8] = [
    ids::once_each,
    statuses::one_preferred,
    statuses::reason_given,
    statuses::condition_fits,
    forms::distinct_in_concept,
    forms::sharing_declared,
    forms::blocked_by_longer,
    dates::in_order,
];

/// A glossary with the folded form of each term.
pub(crate) struct FoldedGlossary<'a> {
    pub(crate) glossary: &'a Glossary,
    pub(crate) entries: Vec<FoldedTerm<'a>>,
}

/// A term with its folded form and its concept.
pub(crate) struct FoldedTerm<'a> {
    pub(crate) concept: &'a Concept,
    pub(crate) term: &'a Term,
    pub(crate) folded: String,
}

/// Runs all checks.
pub(crate) fn run(glossary: &Glossary, problems: &mut Problems) {
    let folded = FoldedGlossary::new(glossary);
    for check in CHECKS {
        check(&folded, problems);
    }
}

/// The part of a glossary that files in our own formats can hold, and why they would be refused
/// with the rest. A glossary that was loaded without errors may be one that others have made, or a
/// part that lacks preferred terms.
///
/// ```
/// use zhengming_glossary::{Status, expressible, load_bytes};
///
/// let glossary = load_bytes("a.csv", "id,en,zh\nnorm,norm,规范;准则\nrule,rule,规则\n").glossary;
/// let part = glossary.select(|id| glossary.term(id).text != "规范");
/// let (held, reasons) = expressible(&part);
/// assert_eq!(held.concepts.len(), 1);
/// assert_eq!(
///     reasons[0].to_string(),
///     "a.csv:2:1: error: concept \"norm\" has zh terms, but none is preferred (exactly one must be)"
/// );
/// ```
#[must_use]
pub fn expressible(glossary: &Glossary) -> (Glossary, Vec<Problem>) {
    let mut part = glossary.clone();
    let mut reasons = Vec::new();
    loop {
        let mut problems = Problems::default();
        values::all(&part, &mut problems);
        run(&part, &mut problems);
        let errors: Vec<Problem> = problems.into_sorted().into_iter().filter(is_error).collect();
        if errors.is_empty() {
            return (part, reasons);
        }
        let places: BTreeSet<&Location> = errors.iter().map(|error| &error.location).collect();
        let is_faulty = |concept: &Concept| {
            let terms = concept.terms.iter().map(|term| &term.location);
            terms.chain([&concept.location]).any(|location| places.contains(location))
        };
        let kept = part.select(|id| !is_faulty(part.concept(id.concept)));
        // What is left when no concept is at fault is a family.
        let families = kept.concepts.len() < part.concepts.len();
        part = Glossary { families: if families { kept.families } else { Vec::new() }, ..kept };
        reasons.extend(errors);
    }
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error
}

impl<'a> FoldedGlossary<'a> {
    pub(crate) fn new(glossary: &'a Glossary) -> Self {
        let entries = glossary
            .concepts
            .iter()
            .flat_map(|concept| concept.terms.iter().map(move |term| (concept, term)))
            .map(|(concept, term)| FoldedTerm { concept, term, folded: fold_term(&term.text) })
            .collect();
        Self { glossary, entries }
    }

    /// Terms that fold to the same form in the same language, in the order of the files. Forms
    /// that stand once are left out.
    pub(crate) fn same_forms(&self) -> Vec<Vec<&FoldedTerm<'a>>> {
        let mut places: HashMap<(Language, &str), usize> = HashMap::new();
        let mut groups: Vec<Vec<&FoldedTerm<'a>>> = Vec::new();
        for entry in &self.entries {
            let key = (entry.term.language, entry.folded.as_str());
            let place = *places.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[place].push(entry);
        }
        groups.retain(|group| group.len() > 1);
        groups
    }
}
