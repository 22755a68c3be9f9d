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

/// How the query fits a concept, best first. A part of an English term counts as such where whole
/// words fit: *AI* is a part of *governance of AI*, but stands only inside a word of *maintain*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// It is the term.
    Exact,
    /// It is the term in another number, spelling or division of words: *cyber security*.
    Variant,
    /// It is the id of the concept.
    ExactId,
    /// The term starts with it.
    Prefix,
    /// The term contains it.
    Part,
    /// The term contains it in another number, spelling or division of words.
    VariantPart,
    /// The term contains its words, in any order.
    Scattered,
    /// A word of the term starts with it.
    Begun,
    /// A word of the id starts with it.
    Id,
    /// It is the reading of a part of the term, in pinyin.
    Pinyin,
    /// It is the pinyin initials of a part of the term.
    Initials,
    /// It stands inside a word of the term or the id.
    Inside,
    /// Each of its words fits a term of the concept, not all the same one.
    Spread,
}

/// Finds concepts by a part of a term in either language, by pinyin (`xin xi`, `xìnxī`, `xin4xi1`),
/// by pinyin initials (`xxht`), by several words in any order, or by a part of the id.
///
/// Texts are compared folded, so that letter case, width, and Traditional or Simplified script do
/// not matter; then English words in one number and spelling, however they are divided. Quotation
/// marks count as blanks. Best hits come first, one for each concept: by [`MatchKind`], then terms
/// that start with what fits, then those that may be used, then shorter ones. An empty query finds
/// nothing.
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
    let best = |fit: &dyn Fn(ConceptId) -> Option<Hit>| -> Vec<Hit> {
        let mut hits: Vec<Hit> = glossary.concept_ids().filter_map(fit).collect();
        hits.sort_by_cached_key(|hit| rank(hit, glossary.term(hit.term)));
        hits
    };
    let hits = best(&|id| best_hit(glossary, id, &query));
    if hits.is_empty() { best(&|id| spread_hit(glossary, id, &query)) } else { hits }
}

struct Query {
    phrase: Phrase,
    /// The words, if they are several.
    words: Vec<Phrase>,
}

/// Words that are looked for together.
struct Phrase {
    folded: String,
    /// As an id would have it.
    id: String,
    loose: Option<Loose>,
    pinyin: Option<PinyinQuery>,
}

/// English words that say too little to be looked for by themselves.
const LITTLE: [&str; 9] = ["a", "an", "and", "by", "for", "in", "of", "the", "to"];

impl Query {
    fn new(query: &str) -> Option<Self> {
        if query.chars().nth(LONGEST_QUERY).is_some() {
            return None;
        }
        let is_mark =
            |c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』');
        let plain = query.replace(is_mark, " ");
        let phrase = Phrase::new(plain.trim())?;
        let is_telling = |word: &&str| !LITTLE.contains(&word.to_lowercase().as_str());
        let words: Vec<Phrase> =
            plain.split_whitespace().filter(is_telling).filter_map(Phrase::new).collect();
        Some(Self { phrase, words: if words.len() > 1 { words } else { Vec::new() } })
    }
}

impl Phrase {
    fn new(text: &str) -> Option<Self> {
        let folded = fold_term(text);
        let words: Vec<String> = text.split_whitespace().map(str::to_ascii_lowercase).collect();
        let loose = Loose::new(text).or_else(|| Loose::new(&folded));
        let pinyin = PinyinQuery::new(text);
        (!folded.is_empty()).then(|| Self { folded, id: words.join("-"), loose, pinyin })
    }
}

fn best_hit(glossary: &Glossary, concept: ConceptId, query: &Query) -> Option<Hit> {
    let by_words = |term: &Term| scattered(term, query).map(|range| (MatchKind::Scattered, range));
    let by_terms = hits_in(glossary, concept, |term| {
        fit(term, &query.phrase).into_iter().chain(by_words(term)).min_by_key(|(kind, _)| *kind)
    });
    let hits = by_terms.into_iter().chain(id_hit(glossary, concept, &query.phrase));
    hits.min_by_key(|hit| rank(hit, glossary.term(hit.term)))
}

/// A concept of which every word of the query fits some term, or the id.
fn spread_hit(glossary: &Glossary, concept: ConceptId, query: &Query) -> Option<Hit> {
    let best = |word: &Phrase| {
        let by_terms = hits_in(glossary, concept, |term| fit(term, word));
        let hits = by_terms.into_iter().chain(id_hit(glossary, concept, word));
        hits.min_by_key(|hit| rank(hit, glossary.term(hit.term)))
    };
    let hits: Vec<Hit> = query.words.iter().map(best).collect::<Option<_>>()?;
    let first = hits.into_iter().next()?;
    Some(Hit { kind: MatchKind::Spread, ..first })
}

fn hits_in(
    glossary: &Glossary,
    concept: ConceptId,
    fit: impl Fn(&Term) -> Option<(MatchKind, Range<usize>)>,
) -> Vec<Hit> {
    let terms = (0..).zip(&glossary.concept(concept).terms);
    let hits = terms.filter_map(|(term, form)| {
        let (kind, range) = fit(form)?;
        Some(Hit { concept, term: TermId { concept, term }, kind, range })
    });
    hits.collect()
}

/// How a phrase fits the id of a concept.
fn id_hit(glossary: &Glossary, concept: ConceptId, phrase: &Phrase) -> Option<Hit> {
    let entry = glossary.concept(concept);
    let starts_word = |at: usize| !entry.id[..at].ends_with(is_of_word);
    let kind_at = |at| if starts_word(at) { MatchKind::Id } else { MatchKind::Inside };
    let kind = if in_order(&entry.id) == in_order(&phrase.id) {
        MatchKind::ExactId
    } else {
        entry.id.match_indices(&phrase.id).map(|(at, _)| kind_at(at)).min()?
    };
    let term = TermId { concept, term: 0 };
    (!entry.terms.is_empty()).then_some(Hit { concept, term, kind, range: 0..0 })
}

/// The telling words of an id in the order of the alphabet.
fn in_order(id: &str) -> Vec<&str> {
    let mut words: Vec<&str> = id.split('-').filter(|word| !LITTLE.contains(word)).collect();
    words.sort_unstable();
    words
}

type Rank = (MatchKind, Reverse<bool>, Reverse<bool>, usize, Status);

fn rank(hit: &Hit, term: &Term) -> Rank {
    let is_at_start = hit.range.start == 0 && !hit.range.is_empty();
    let is_accepted = term.status.is_accepted();
    (hit.kind, Reverse(is_at_start), Reverse(is_accepted), term.text.len(), term.status)
}

/// How a phrase fits a term, and the bytes of it that fit.
fn fit(term: &Term, phrase: &Phrase) -> Option<(MatchKind, Range<usize>)> {
    let literal = fit_folded(term, phrase);
    if literal.as_ref().is_some_and(|(kind, _)| *kind == MatchKind::Exact) {
        return literal;
    }
    let by_letters = literal.into_iter().chain(fit_loosely(term, phrase));
    let best = by_letters.min_by_key(|(kind, _)| *kind);
    if best.as_ref().is_some_and(|(kind, _)| *kind < MatchKind::Pinyin) {
        return best;
    }
    let pinyin = phrase.pinyin.as_ref();
    let readings = || Some((MatchKind::Pinyin, pinyin?.find_readings(&term.text)?));
    let initials = || Some((MatchKind::Initials, pinyin?.find_initials(&term.text)?));
    readings().or_else(initials).or(best)
}

fn fit_folded(term: &Term, phrase: &Phrase) -> Option<(MatchKind, Range<usize>)> {
    let mut folded = Folded::default();
    Folder.fold(&term.text, Span::new(0, term.text.len()), &[], &mut folded);
    let length = phrase.folded.len();
    let fits = folded.text().match_indices(&phrase.folded).map(|(start, _)| {
        let range = folded.source_span(start..start + length).range();
        let kind = match (starts_word(&term.text, &range), ends_word(&term.text, &range)) {
            _ if length == folded.text().len() => MatchKind::Exact,
            (true, true) if start == 0 => MatchKind::Prefix,
            (true, true) => MatchKind::Part,
            (true, false) => MatchKind::Begun,
            (false, _) => MatchKind::Inside,
        };
        (kind, range)
    });
    fits.min_by_key(|(kind, _)| *kind)
}

fn fit_loosely(term: &Term, phrase: &Phrase) -> Option<(MatchKind, Range<usize>)> {
    let (range, whole) = Loose::new(&term.text)?.find(phrase.loose.as_ref()?)?;
    Some((if whole { MatchKind::Variant } else { MatchKind::VariantPart }, range))
}

/// Where the first word of a query fits a term that all its words fit.
fn scattered(term: &Term, query: &Query) -> Option<Range<usize>> {
    let fits = query.words.iter().map(|word| {
        let fits = fit_folded(term, word).into_iter().chain(fit_loosely(term, word));
        fits.min_by_key(|(kind, _)| *kind).filter(|(kind, _)| *kind <= MatchKind::Begun)
    });
    let ranges: Vec<Range<usize>> =
        fits.map(|fit| fit.map(|(_, range)| range)).collect::<Option<_>>()?;
    ranges.into_iter().next()
}

/// Whether a part of a text starts where a word does, or is none of the kind that has ends.
fn starts_word(text: &str, part: &Range<usize>) -> bool {
    !(text[part.start..].starts_with(is_of_word) && text[..part.start].ends_with(is_of_word))
}

fn ends_word(text: &str, part: &Range<usize>) -> bool {
    !(text[..part.end].ends_with(is_of_word) && text[part.end..].starts_with(is_of_word))
}

/// Letters and digits that words are written with. Chinese words have no ends to see.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}
