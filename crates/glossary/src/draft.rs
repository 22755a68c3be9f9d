use std::collections::{HashMap, HashSet};

use zhengming_problem::{Problems, did_you_mean, quoted};
use zhengming_text::counted;

use crate::adopt::ForeignFiles;
use crate::checks;
use crate::{Concept, ConceptId, Domain, Family, Glossary, Location, Problem, Severity, Term};

/// What a reader found in one file, before files are put together.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) version: Option<(String, Location)>,
    pub(crate) domains: Vec<Domain>,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) families: Vec<DraftFamily>,
    /// Whether entries of the file could not be read, so that others may speak of them in vain.
    pub(crate) incomplete: bool,
    /// Whether others made the file, who do not follow the rules of our glossaries.
    pub(crate) foreign: bool,
}

impl Draft {
    /// Whether the file says nothing that matters to others: neither concepts, nor families of
    /// them, nor the version of a glossary.
    pub(crate) fn is_empty(&self) -> bool {
        self.concepts.is_empty() && self.families.is_empty() && self.version.is_none()
    }
}

/// A family whose members are still names.
pub(crate) struct DraftFamily {
    pub(crate) id: String,
    pub(crate) note: Option<String>,
    pub(crate) members: Vec<(String, Location)>,
    pub(crate) location: Location,
}

/// Puts the files together and checks what no file can be checked for alone.
pub(crate) fn assemble(drafts: Vec<Draft>, problems: &mut Problems) -> Glossary {
    let foreign = ForeignFiles::of(&drafts);
    let mut glossary = join(drafts, problems);
    foreign.adopt(&mut glossary, problems);
    checks::run(&glossary, problems);
    glossary
}

/// Puts the files together. The only problems seen are those that joining meets.
pub(crate) fn join(drafts: Vec<Draft>, problems: &mut Problems) -> Glossary {
    let mut glossary = Glossary::default();
    let mut version: Option<(String, Location)> = None;
    let mut families = Vec::new();
    let mut incomplete = false;
    for draft in drafts {
        incomplete |= draft.incomplete;
        take_version(&mut version, draft.version, problems);
        for domain in draft.domains {
            if !glossary.domains.contains(&domain) {
                glossary.domains.push(domain);
            }
        }
        glossary.concepts.extend(draft.concepts);
        families.extend(draft.families);
    }
    glossary.version = version.map(|(version, _)| version).unwrap_or_default();
    for concept in &mut glossary.concepts {
        order_terms(&mut concept.terms);
    }
    let mut unresolved = Problems::default();
    glossary.families = resolve_families(&glossary.concepts, families, &mut unresolved);
    if !incomplete {
        problems.append(unresolved);
    }
    glossary
}

/// English before Chinese, and in each language the better terms first.
pub(crate) fn order_terms(terms: &mut [Term]) {
    terms.sort_by_key(|term| (term.language, term.status));
}

fn take_version(
    known: &mut Option<(String, Location)>,
    stated: Option<(String, Location)>,
    problems: &mut Problems,
) {
    let Some((version, at)) = stated else { return };
    match known {
        None => *known = Some((version, at)),
        Some((first, first_at)) if *first != version => problems.error_with_help(
            &at,
            format!("version {} differs from {} at {first_at}", quoted(&version), quoted(first)),
            "state the version in one file",
        ),
        Some(_) => {}
    }
}

fn resolve_families(
    concepts: &[Concept],
    drafts: Vec<DraftFamily>,
    problems: &mut Problems,
) -> Vec<Family> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let ids: HashMap<&str, ConceptId> = (0..)
        .zip(concepts)
        .map(|(index, concept)| (concept.id.as_str(), ConceptId(index)))
        .collect();
    drafts.into_iter().map(|draft| resolve_family(draft, &ids, problems)).collect()
}

fn resolve_family(
    draft: DraftFamily,
    ids: &HashMap<&str, ConceptId>,
    problems: &mut Problems,
) -> Family {
    let mut seen = HashSet::new();
    let mut members = Vec::new();
    for (member, at) in &draft.members {
        if !seen.insert(member) {
            problems.error(at, format!("member {} is listed twice", quoted(member)));
        } else if let Some(&id) = ids.get(member.as_str()) {
            members.push(id);
        } else {
            complain_of_member(member, at, ids, problems);
        }
    }
    if draft.members.len() < 2 {
        let message = format!(
            "family {} has {}, expected at least two concept ids",
            quoted(&draft.id),
            counted(draft.members.len(), "member")
        );
        problems.error(&draft.location, message);
    }
    let DraftFamily { id, note, location, .. } = draft;
    Family { id, note, members, location }
}

fn complain_of_member(
    member: &str,
    at: &Location,
    ids: &HashMap<&str, ConceptId>,
    problems: &mut Problems,
) {
    // Comparing every wrong member with every id of a huge glossary would take minutes.
    const MOST_COMPARED: usize = 10_000;
    let message = format!("unknown member {}, expected the id of a concept", quoted(member));
    let mut known: Vec<&str> = ids.keys().copied().take(MOST_COMPARED).collect();
    known.sort_unstable();
    problems.push(Problem::new(Severity::Error, at, message, did_you_mean(member, &known)));
}
