//! What documents say otherwise of one resolution.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use zhengming_glossary::Language;

use super::body::Body;
use crate::{Citation, DocumentUsage, Evidence, Survey};

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
    /// Whether the resolution was read, and says so itself.
    pub(super) by_itself: bool,
}

/// What citations say of resolutions, to be compared.
pub(super) struct Comparison<'s> {
    /// Whether two such sayings exclude each other.
    exclude: fn(&str, &str) -> bool,
    /// So many times as many documents must say something, to speak against what one says.
    majority: usize,
    /// What resolutions that were read say of themselves. It may be misread, so that it counts only
    /// where a citation bears it out.
    own: BTreeMap<Key, String>,
    /// For each resolution, the citations that say each thing, by document.
    said: BTreeMap<Key, BTreeMap<String, ByDocument<'s>>>,
}

/// The citations that say one thing.
type ByDocument<'s> = BTreeMap<usize, Vec<&'s Citation>>;

/// One thing that is said, with the citations that say it.
type Said<'a, 's> = (&'a String, &'a ByDocument<'s>);

impl<'s> Comparison<'s> {
    pub(super) fn new(
        survey: &'s Survey,
        own: fn(&DocumentUsage) -> Option<(Key, String)>,
        says: fn(&DocumentUsage, &Citation) -> Option<(Key, String)>,
        exclude: fn(&str, &str) -> bool,
        majority: usize,
    ) -> Self {
        let own = survey.documents.iter().filter_map(own).collect();
        let mut comparison = Self { exclude, majority, own, said: BTreeMap::new() };
        for (document, usage) in survey.documents.iter().enumerate() {
            for citation in &usage.gleanings.citations {
                if let Some((key, said)) = says(usage, citation) {
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
        self.said.iter().filter(|(_, all)| all.len() > 1).flat_map(move |(key, all)| {
            let own = self.own.get(key).and_then(|own| all.get_key_value(own));
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
        own: Option<Said<'_, 's>>,
        rivals: &[Said<'_, 's>],
        (said, by_document): Said<'_, 's>,
    ) -> Vec<Difference<'s>> {
        let excludes = |(other, _): &Said<'_, 's>| (self.exclude)(said, other);
        let own = own.filter(|own| own.0 == said || excludes(own));
        let outvotes = |(_, others): &Said<'_, 's>| {
            rank(others) > rank(by_document) && others.len() >= self.majority * by_document.len()
        };
        let better = match own {
            Some(own) => Some(own).filter(|own| own.0 != said),
            None => rivals.iter().find(|rival| outvotes(rival) && excludes(rival)).copied(),
        };
        let Some((_, others)) = better else { return Vec::new() };
        let difference = |(&document, passages): (&usize, &Vec<&'s Citation>)| Difference {
            document,
            passages: passages.clone(),
            others: others.iter().map(|(&other, found)| (other, found[0])).collect(),
            by_itself: own.is_some(),
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
    /// Passages of the first documents that say otherwise.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
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

    /// `in 3 other documents and itself`.
    pub(super) fn elsewhere(&self) -> String {
        let others: BTreeSet<usize> = self.others.iter().map(|(document, _)| *document).collect();
        let others = others.iter().filter(|document| **document != self.document).count();
        let itself = if self.by_itself { " and itself" } else { "" };
        match others {
            0 => format!("in another passage{itself}"),
            others => {
                format!("in {}{itself}", zhengming_text::counted(others as u64, "other document"))
            }
        }
    }
}
