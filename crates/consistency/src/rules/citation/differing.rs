//! What documents say otherwise of one resolution.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use zhengming_glossary::Language;
use zhengming_text::counted;

use super::body::Body;
use super::{RULE, finding};
use crate::rules::finding::joined;
use crate::{Citation, DocumentUsage, Evidence, Finding, Survey};

/// Documents that are shown as evidence for what most of them say.
const MOST_OTHERS: usize = 3;

/// So many of the things that are said of one resolution may speak against another.
const MOST_RIVALS: usize = 16;

/// What is compared: the resolution, and the language, where it matters.
pub(super) type Key = (Body, String, Option<Language>);

/// What one document says of a resolution, and others say otherwise.
pub(super) struct Difference<'s> {
    pub(super) document: usize,
    /// The citations that say so.
    pub(super) passages: Vec<&'s Citation>,
    /// Citations in other documents that say what is probably right, one of each document.
    pub(super) others: Vec<(usize, &'s Citation)>,
    /// What the resolution says itself, where it was read and that decides.
    pub(super) own: Option<&'s str>,
}

/// What a resolution that was read says of itself.
pub(super) struct Own<'s> {
    pub(super) key: Key,
    /// What it says, as it is compared.
    pub(super) compared: String,
    /// The same as it stands.
    pub(super) shown: &'s str,
}

/// What of citations is compared, and how.
pub(super) struct Manner {
    /// What a document that is a resolution says of itself.
    pub(super) own: fn(&DocumentUsage) -> Option<Own<'_>>,
    /// Whether that counts also where no citation bears it out.
    pub(super) own_is_firm: bool,
    /// What a citation says of which resolution.
    pub(super) says: fn(&DocumentUsage, &Citation) -> Option<(Key, String)>,
    /// Whether two such sayings exclude each other.
    pub(super) exclude: fn(&str, &str) -> bool,
    /// So many times as many documents must say something, to speak against what one says.
    pub(super) majority: usize,
}

/// What citations say of resolutions, to be compared.
pub(super) struct Comparison<'s> {
    manner: Manner,
    /// What resolutions that were read say of themselves.
    own: BTreeMap<Key, (String, &'s str)>,
    /// For each resolution, the citations that say each thing, by document.
    said: BTreeMap<Key, BTreeMap<String, ByDocument<'s>>>,
}

/// The citations that say one thing.
type ByDocument<'s> = BTreeMap<usize, Vec<&'s Citation>>;

/// One thing that is said, with the citations that say it.
type Said<'a, 's> = (&'a String, &'a ByDocument<'s>);

impl<'s> Comparison<'s> {
    pub(super) fn new(survey: &'s Survey, manner: Manner) -> Self {
        let own = survey.documents.iter().filter_map(manner.own);
        let own = own.map(|own| (own.key, (own.compared, own.shown))).collect();
        let mut comparison = Self { manner, own, said: BTreeMap::new() };
        for (document, usage) in survey.documents.iter().enumerate() {
            for citation in &usage.gleanings.citations {
                if let Some((key, said)) = (comparison.manner.says)(usage, citation) {
                    let by_document = comparison.said.entry(key).or_default();
                    let citations = by_document.entry(said).or_default().entry(document);
                    citations.or_default().push(citation);
                }
            }
        }
        comparison
    }

    /// Every difference. What the resolution says itself is right, else what most documents say, of
    /// several such things the one that was said first.
    pub(super) fn differences(&self) -> impl Iterator<Item = Difference<'s>> {
        self.said.iter().flat_map(move |(key, all)| {
            let own = self.own.get(key);
            let own = own.filter(|own| self.manner.own_is_firm || all.contains_key(&own.0));
            let mut rivals: Vec<_> = all.iter().collect();
            rivals.sort_by_key(|(_, documents)| Reverse(rank(documents)));
            rivals.truncate(MOST_RIVALS);
            let found = all.iter().map(|one| self.of(own, &rivals, one));
            found.collect::<Vec<_>>().into_iter().flatten()
        })
    }

    /// The differences of one thing that is said.
    fn of(
        &self,
        own: Option<&(String, &'s str)>,
        rivals: &[Said<'_, 's>],
        (said, by_document): Said<'_, 's>,
    ) -> Vec<Difference<'s>> {
        let outvotes = |(_, others): &Said<'_, 's>| {
            rank(others) > rank(by_document)
                && others.len() >= self.manner.majority * by_document.len()
        };
        let mut excluding = rivals.iter().filter(|(other, _)| (self.manner.exclude)(said, other));
        let own = own.filter(|(own, _)| own == said || (self.manner.exclude)(said, own));
        let better = match own {
            Some((own, _)) if own == said => return Vec::new(),
            Some((own, _)) => rivals.iter().find(|(other, _)| *other == own),
            None => excluding.find(|rival| outvotes(rival)),
        };
        if better.is_none() && own.is_none() {
            return Vec::new();
        }
        let others = || better.into_iter().flat_map(|(_, documents)| documents.iter());
        let difference = |(&document, passages): (&usize, &Vec<&'s Citation>)| Difference {
            document,
            passages: passages.clone(),
            others: others().map(|(&other, found)| (other, found[0])).collect(),
            own: own.map(|(_, shown)| *shown),
        };
        by_document.iter().map(difference).collect()
    }
}

/// By what the sayings of one resolution are ranked: the documents, then who said it first.
fn rank(documents: &ByDocument<'_>) -> impl Ord + use<> {
    let first = documents.iter().next().map(|(&at, found)| (at, found[0].place.span));
    (documents.len(), Reverse(first))
}

impl Difference<'_> {
    /// The finding that says this of the difference.
    pub(super) fn finding(&self, message: String) -> Finding {
        finding(&RULE, self.document, message, &self.passages, self.evidence())
    }

    /// Passages of the first documents that say otherwise.
    fn evidence(&self) -> Vec<Evidence> {
        let others = self.others.iter().filter(|(document, _)| *document != self.document);
        others
            .take(MOST_OTHERS)
            .map(|&(document, citation)| Evidence {
                term: None,
                document,
                place: citation.place.clone(),
            })
            .collect()
    }

    /// `3 other documents and the resolution itself`.
    pub(super) fn elsewhere(&self) -> String {
        let others = self.others.iter().filter(|(document, _)| *document != self.document);
        let itself = self.own.map(|_| "the resolution itself".to_owned());
        let others = match others.count() as u64 {
            0 if self.others.is_empty() => None,
            0 => Some("another passage".to_owned()),
            others => Some(counted(others, "other document")),
        };
        joined(&others.into_iter().chain(itself).collect::<Vec<_>>())
    }
}
