use std::cmp::Reverse;
use std::ops::Range;

use zhengming_text::{Folded, Folder, Span, fold_term};

use crate::loose::Loose;
use crate::pinyin::PinyinQuery;
use crate::{ConceptId, Glossary, Status, Term, TermId};

/// Longest query in characters; no term is longer.
const LONGEST_QUERY: usize = 500;

/// A concept that [`find()`] found, by the best of its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The concept.
    pub concept: ConceptId,
    /// The term that fits best; its first one where only the id of the concept fits.
    pub term: TermId,
    /// How the query fits.
    pub kind: MatchKind,
    /// Bytes of the term's text that fit, for highlighting; empty for [`MatchKind::Id`].
    pub range: Range<usize>,
}

/// How a query fits a term, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// It is the term.
    Exact,
    /// It is the term in another number, spelling or division of words: *cyber security*.
    Variant,
    /// The term starts with it.
    Prefix,
    /// The term contains it.
    Part,
    /// The term contains it in another number, spelling or division of words.
    VariantPart,
    /// The id of the concept contains it.
    Id,
    /// It is the reading of a part of the term, in pinyin.
    Pinyin,
    /// It is the pinyin initials of a part of the term.
    Initials,
}

/// Finds concepts by a part of a term in either language, by pinyin (`xin xi`, `xìnxī`, `xin4xi1`),
/// by pinyin initials (`xxht`), or by a part of the id.
///
/// Texts are compared folded, so that letter case, width, and Traditional or Simplified script do
/// not matter; then English words in one number and spelling, however they are divided. Best hits come first, one for each concept: by [`MatchKind`], then terms that start
/// with what fits, then better statuses, then shorter terms. An empty query finds nothing.
///
/// ```
/// use zhengming_glossary::{MatchKind, find, load_bytes};
///
/// let table = "concept,lang,term\nict,en,ICT\nict,zh,信息和通信技术\n";
/// let glossary = load_bytes("terms.csv", table).glossary;
/// let hit = &find(&glossary, "通信")[0];
/// assert_eq!((hit.kind, hit.range.clone()), (MatchKind::Part, 9..15));
/// assert_eq!(find(&glossary, "資訊").len(), 0);
/// assert_eq!(find(&glossary, "xxhtxjs")[0].kind, MatchKind::Initials);
/// ```
#[must_use]
pub fn find(glossary: &Glossary, query: &str) -> Vec<Hit> {
    let Some(query) = Query::new(query) else { return Vec::new() };
    let mut hits: Vec<Hit> =
        glossary.concept_ids().filter_map(|id| best_hit(glossary, id, &query)).collect();
    hits.sort_by_cached_key(|hit| rank(hit, glossary.term(hit.term)));
    hits
}

struct Query {
    folded: String,
    lower: String,
    loose: Option<Loose>,
    pinyin: Option<PinyinQuery>,
}

impl Query {
    fn new(query: &str) -> Option<Self> {
        let query = query.trim();
        if query.chars().nth(LONGEST_QUERY).is_some() {
            return None;
        }
        let folded = fold_term(query);
        let lower = query.to_ascii_lowercase();
        let (loose, pinyin) = (Loose::new(query), PinyinQuery::new(query));
        (!folded.is_empty()).then_some(Self { folded, lower, loose, pinyin })
    }
}

fn best_hit(glossary: &Glossary, concept: ConceptId, query: &Query) -> Option<Hit> {
    let entry = glossary.concept(concept);
    let by_id = || (entry.id.contains(&query.lower)).then_some((MatchKind::Id, 0..0));
    let term_id = |term| TermId { concept, term };
    let by_terms = (0..).zip(&entry.terms).filter_map(|(index, term)| {
        let (kind, range) = fit(term, query)?;
        Some(Hit { concept, term: term_id(index), kind, range })
    });
    let by_id = by_id().filter(|_| !entry.terms.is_empty()).map(|(kind, range)| Hit {
        concept,
        term: term_id(0),
        kind,
        range,
    });
    by_terms.chain(by_id).min_by_key(|hit| rank(hit, glossary.term(hit.term)))
}

type Rank = (MatchKind, Reverse<bool>, Status, usize);

fn rank(hit: &Hit, term: &Term) -> Rank {
    (hit.kind, Reverse(hit.range.start == 0), term.status, term.text.len())
}

/// How the query fits a term, and the bytes of it that fit.
fn fit(term: &Term, query: &Query) -> Option<(MatchKind, Range<usize>)> {
    let literal = fit_folded(term, query);
    if literal.as_ref().is_some_and(|(kind, _)| *kind == MatchKind::Exact) {
        return literal;
    }
    let variant = fit_loosely(term, query);
    let pinyin = || {
        let pinyin = query.pinyin.as_ref()?;
        let readings = || pinyin.find_readings(&term.text).map(|range| (MatchKind::Pinyin, range));
        let initials =
            || pinyin.find_initials(&term.text).map(|range| (MatchKind::Initials, range));
        readings().or_else(initials)
    };
    let by_letters = literal.into_iter().chain(variant).min_by_key(|(kind, _)| *kind);
    by_letters.or_else(pinyin)
}

fn fit_folded(term: &Term, query: &Query) -> Option<(MatchKind, Range<usize>)> {
    let mut folded = Folded::default();
    Folder.fold(&term.text, Span::new(0, term.text.len()), &[], &mut folded);
    let start = folded.text().find(&query.folded)?;
    let end = start + query.folded.len();
    let kind = match (start, end == folded.text().len()) {
        (0, true) => MatchKind::Exact,
        (0, false) => MatchKind::Prefix,
        _ => MatchKind::Part,
    };
    Some((kind, folded.source_span(start..end).range()))
}

fn fit_loosely(term: &Term, query: &Query) -> Option<(MatchKind, Range<usize>)> {
    let (range, whole) = Loose::new(&term.text)?.find(query.loose.as_ref()?)?;
    Some((if whole { MatchKind::Variant } else { MatchKind::VariantPart }, range))
}
