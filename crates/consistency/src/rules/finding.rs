use std::collections::HashMap;
use std::fmt;

use serde::Serialize;
use zhengming_glossary::{ConceptId, Language, TermId};

use crate::{Place, Survey, TermUsage};

/// So many places of a term in a document are shown with a finding.
const MOST_PLACES: usize = 5;

/// So many places of a term in a document are kept with a finding until it is known which of them
/// are shown.
const MOST_KEPT: usize = 1_000;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look.
    #[default]
    Note,
    /// Probably to be changed.
    Warning,
    /// Certainly to be changed.
    Error,
}

/// Where in the error typology MQM an issue belongs if a person confirms it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MqmClass {
    /// A term that the termbase rules out.
    InconsistentWithTermbase,
    /// Several terms for one concept.
    InconsistentUse,
    /// A term that a person of the field would not use here.
    WrongTerm,
    /// Something that another document has otherwise.
    ExternalReference,
    /// Something that the conventions of drafting have otherwise.
    OrganizationalStyle,
    /// Something that the text in the other language says otherwise.
    Mistranslation,
}

/// What a rule found: evidence for a linguist to judge.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What was found, in one sentence. A word between asterisks is the concept.
    pub message: String,
    /// Index of the document in [`Survey::documents`].
    pub document: usize,
    /// The concept, where the finding is about one.
    pub concept: Option<ConceptId>,
    /// The language of the terms or passages.
    pub language: Language,
    /// The terms concerned.
    pub terms: Vec<TermCount>,
    /// Passages that are no uses of terms.
    pub other_passages: u64,
    /// Places of the terms, at most five of each term in each document, in the order of documents
    /// and places. [`Finding::passages`] says how many there are in all.
    pub evidence: Vec<Evidence>,
    /// What to do about it.
    pub help: String,
}

/// How often a term is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermCount {
    /// The term.
    pub term: TermId,
    /// Uses in the document of the finding.
    pub uses: u64,
    /// Uses in other documents, where the rule compares with them.
    pub elsewhere: u64,
}

/// A place that bears a finding out.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The term, where the place is a use of one.
    pub term: Option<TermId>,
    /// Index of the document.
    pub document: usize,
    /// The place.
    pub place: Place,
}

impl Finding {
    /// Passages that the finding speaks of, whether they are among the evidence or not.
    #[must_use]
    pub fn passages(&self) -> u64 {
        let uses: u64 = self.terms.iter().map(|term| term.uses + term.elsewhere).sum();
        uses + self.other_passages
    }

    /// Leaves at most five passages of each term in each document, disjoint ones before nested ones:
    /// what is shown.
    pub fn shorten(&mut self) {
        let mut kept: HashMap<(Option<TermId>, usize), usize> = HashMap::new();
        let mut is_kept = vec![false; self.evidence.len()];
        for nested in [false, true] {
            for (at, one) in self.evidence.iter().enumerate() {
                let count = kept.entry((one.term, one.document)).or_default();
                if one.place.nested == nested && *count < MOST_PLACES {
                    *count += 1;
                    is_kept[at] = true;
                }
            }
        }
        let mut is_kept = is_kept.into_iter();
        self.evidence.retain(|_| is_kept.next().unwrap_or_default());
    }

    /// Where the first passage in the document of the finding stands, for sorting.
    pub(super) fn position(&self) -> u64 {
        let own = self.evidence.iter().filter(|evidence| evidence.document == self.document);
        own.map(|evidence| evidence.place.span.0).min().unwrap_or_default()
    }
}

impl Level {
    /// All levels, rising.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The name in settings and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl MqmClass {
    /// The name in pages and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InconsistentWithTermbase => "Terminology: inconsistent with terminology resource",
            Self::InconsistentUse => "Terminology: inconsistent use of terminology",
            Self::WrongTerm => "Terminology: wrong term",
            Self::ExternalReference => "Style: inconsistent with external reference",
            Self::OrganizationalStyle => "Style: organizational style",
            Self::Mistranslation => "Accuracy: mistranslation",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Places of some terms of a document, in the order of the text.
pub(super) fn evidence(document: usize, usages: &[&TermUsage]) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = usages
        .iter()
        .flat_map(|usage| most_telling(usage).map(|place| (usage.term, place)))
        .map(|(term, place)| Evidence { term: Some(term), document, place: place.clone() })
        .collect();
    evidence.sort_by_key(|evidence| evidence.place.span);
    evidence
}

/// As many places as are kept.
pub(super) fn most_places<'p>(
    places: impl Iterator<Item = &'p Place>,
) -> impl Iterator<Item = &'p Place> {
    places.take(MOST_KEPT)
}

/// Disjoint places before nested ones, as many as are kept.
fn most_telling(usage: &TermUsage) -> impl Iterator<Item = &Place> {
    let disjoint = usage.own_places().filter(|place| !place.nested);
    let nested = usage.own_places().filter(|place| place.nested);
    disjoint.chain(nested).take(MOST_KEPT)
}

/// What a concept is called in messages: its preferred English term, for want of one its id.
pub(super) fn concept_name(survey: &Survey, concept: ConceptId) -> &str {
    let concept = survey.glossary.concept(concept);
    concept.preferred(Language::En).map_or(&concept.id, |term| &term.text)
}

/// `规范 (preferred, 1×)`.
pub(super) fn described(survey: &Survey, term: TermId, uses: u64) -> String {
    let term = survey.glossary.term(term);
    format!("{} ({}, {uses}×)", term.text, term.status)
}

/// `a, b and c`.
pub(super) fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Folded words with a capital, as they open a paragraph.
pub(super) fn as_opening(folded: &str) -> String {
    let mut chars = folded.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
