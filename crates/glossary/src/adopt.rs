//! Makes glossaries that others have made follow the rules of ours, and says what it did.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use zhengming_problem::Problems;
use zhengming_text::{Language, counted, fold_term};

use crate::draft::{Draft, order_terms};
use crate::{Concept, Glossary, Location, Status, Term};

/// Files that others have made, in formats that do not know our rules.
#[derive(Default)]
pub(crate) struct ForeignFiles(HashSet<Arc<PathBuf>>);

/// What has been done to the terms of a file, how often, and where first.
type Deeds = BTreeMap<(Arc<PathBuf>, Deed), (usize, Location)>;

/// Something that is done to a term, or found of a concept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    LeftOut,
    Admitted,
    NoneAccepted,
    Reasoned,
    Shared,
}

impl Deed {
    fn told(self, count: usize) -> String {
        let (subject, one, several) = match self {
            Self::LeftOut => (
                "term",
                "differs from another of its concept only in case, width or script, and is left out",
                "differ from another of their concept only in case, width or script, and are left out",
            ),
            Self::Admitted => (
                "term",
                "is marked as preferred beside another and becomes admitted",
                "are marked as preferred beside another and become admitted",
            ),
            Self::NoneAccepted => (
                "concept",
                "has no accepted term in a language",
                "have no accepted term in a language",
            ),
            Self::Reasoned => (
                "deprecated or superseded term",
                "has no reason, and gets one that says so",
                "have no reason, and get one that says so",
            ),
            Self::Shared => {
                ("term", "stands in another concept too", "stand in another concept too")
            }
        };
        format!("{} {}", counted(count, subject), if count == 1 { one } else { several })
    }
}

impl ForeignFiles {
    /// The files of drafts that say so.
    pub(crate) fn of(drafts: &[Draft]) -> Self {
        let foreign = drafts.iter().filter(|draft| draft.foreign);
        let concepts = foreign.flat_map(|draft| &draft.concepts);
        Self(concepts.map(|concept| Arc::clone(&concept.location.file)).collect())
    }

    /// Whether a concept was read from such a file.
    fn has(&self, concept: &Concept) -> bool {
        self.0.contains(&concept.location.file)
    }

    /// Gives each concept of these files one preferred term in each language, a reason to each
    /// deprecated term, and to each form that stands in several concepts leave to do so.
    pub(crate) fn adopt(&self, glossary: &mut Glossary, problems: &mut Problems) {
        if self.0.is_empty() {
            return;
        }
        let mut deeds = Deeds::new();
        for concept in glossary.concepts.iter_mut().filter(|concept| self.has(concept)) {
            leave_out_repeated(concept, &mut deeds);
            for language in Language::ALL {
                prefer_one(concept, language, &mut deeds);
            }
            give_reasons(concept, &mut deeds);
            order_terms(&mut concept.terms);
        }
        self.allow_sharing(glossary, &mut deeds);
        for ((_, deed), (count, at)) in deeds {
            let first = if count > 1 { "; this is the first" } else { "" };
            let message = deed.told(count) + first;
            match deed {
                Deed::LeftOut | Deed::Admitted => problems.warning(&at, message, None),
                _ => problems.info(&at, message, None),
            }
        }
    }

    /// A form is at home in the concept where its status is best; the others say that they share
    /// it, unless they do so already.
    fn allow_sharing(&self, glossary: &mut Glossary, deeds: &mut Deeds) {
        let is_silent = |term: &Term| term.shared.is_none() && term.only_for.is_none();
        let mut homes: HashMap<(Language, String), (Status, usize)> = HashMap::new();
        for (place, concept) in glossary.concepts.iter().enumerate() {
            for term in concept.terms.iter().filter(|term| is_silent(term)) {
                let here = (term.status, place);
                let home = homes.entry((term.language, fold_term(&term.text))).or_insert(here);
                *home = (*home).min(here);
            }
        }
        for (place, concept) in glossary.concepts.iter_mut().enumerate() {
            if !self.has(concept) {
                continue;
            }
            for term in concept.terms.iter_mut().filter(|term| is_silent(term)) {
                let home = homes.get(&(term.language, fold_term(&term.text)));
                if home.is_some_and(|&(_, home)| home != place) {
                    term.shared = Some("So in the file.".to_owned());
                    note(deeds, term, Deed::Shared);
                }
            }
        }
    }
}

/// Terms that differ from another one of their concept only in case, width or script.
fn leave_out_repeated(concept: &mut Concept, deeds: &mut Deeds) {
    let mut seen = HashSet::new();
    concept.terms.retain(|term| {
        let is_new = seen.insert((term.language, fold_term(&term.text)));
        if !is_new {
            note(deeds, term, Deed::LeftOut);
        }
        is_new
    });
}

fn prefer_one(concept: &mut Concept, language: Language, deeds: &mut Deeds) {
    let in_language = |term: &&mut Term| term.language == language;
    let preferred = |term: &&mut Term| term.status == Status::Preferred;
    let mut others = concept.terms.iter_mut().filter(in_language).filter(preferred);
    if others.next().is_some() {
        for other in others {
            other.status = Status::Admitted;
            note(deeds, other, Deed::Admitted);
        }
        return;
    }
    let mut accepted =
        concept.terms.iter_mut().filter(in_language).filter(|term| term.status.is_accepted());
    if let Some(first) = accepted.next() {
        first.status = Status::Preferred;
    } else if let Some(term) = concept.terms.iter().find(|term| term.language == language) {
        note(deeds, term, Deed::NoneAccepted);
    }
}

fn give_reasons(concept: &mut Concept, deeds: &mut Deeds) {
    let rejected = |term: &&mut Term| !term.status.is_accepted() && term.reason.is_none();
    for term in concept.terms.iter_mut().filter(rejected) {
        term.reason = Some("So in the file, without a reason.".to_owned());
        note(deeds, term, Deed::Reasoned);
    }
}

fn note(deeds: &mut Deeds, term: &Term, deed: Deed) {
    let key = (Arc::clone(&term.location.file), deed);
    deeds.entry(key).or_insert_with(|| (0, term.location.clone())).0 += 1;
}
