//! Verbs that are slips of those that open paragraphs.

use std::ops::Range;

use zhengming_document::Part;
use zhengming_glossary::{Glossary, Language, Position, Term, TermId, nearest_within, sound_alike};
use zhengming_tagger::Tagger;

/// Characters that a Chinese verb must have to be told from what is only read alike.
const LEAST_CHARACTERS: usize = 2;

/// Whether terms of this position open paragraphs of the part.
pub(crate) fn opens(position: Position, part: Part) -> bool {
    match position {
        Position::Any => false,
        Position::Opening => true,
        Position::Preamble => part == Part::Preamble,
        Position::Operative => part != Part::Preamble,
    }
}

/// The opening term of the part that a verb in folded text is a slip of, and where the slip stands:
/// in English the word, differing by one letter that is not the first or by its ending, *Requesting*; in
/// Chinese what the paragraph opens with, in characters that are read alike, 又注意道.
pub(super) fn slip(
    glossary: &Glossary,
    part: Part,
    text: &str,
    verb: Range<usize>,
    language: Language,
) -> Option<(TermId, Range<usize>)> {
    let usual = |term: &Term| {
        term.language == language && term.status.is_accepted() && opens(term.position, part)
    };
    let mut terms = glossary.terms().filter(|(_, term)| usual(term));
    terms.find_map(|(id, term)| match language {
        Language::En => is_english_slip(&text[verb.clone()], &term.text.to_lowercase(), part)
            .then(|| (id, verb.clone())),
        Language::Zh => chinese_slip(text, &term.text).map(|end| (id, 0..end)),
    })
}

fn is_english_slip(word: &str, term: &str, part: Part) -> bool {
    let is_near = nearest_within(word, &[term], 1).is_some();
    // A participle is what the preamble has: *Committing* beside *Committed* is no slip.
    let may_end_otherwise = part != Part::Preamble || !word.ends_with("ing");
    term.get(..1) == word.get(..1) && is_near
        || may_end_otherwise
            && stem(Tagger::verb_of(term)).is_some_and(|same| stem(word) == Some(same))
}

/// Where a slip of the term ends that opens the text.
fn chinese_slip(text: &str, term: &str) -> Option<usize> {
    let verb = text.trim_start_matches(['又', '还']);
    let length = term.chars().count();
    let end = verb.char_indices().nth(length).map_or(verb.len(), |(at, _)| at);
    let is_slip = length >= LEAST_CHARACTERS && sound_alike(&verb[..end], term);
    is_slip.then_some(text.len() - verb.len() + end)
}

/// An English verb without its ending, where enough is left to know it by.
fn stem(verb: &str) -> Option<&str> {
    const LEAST: usize = 4;
    let mut stems = ["ing", "ed", "es", "s"].iter().filter_map(|ending| verb.strip_suffix(ending));
    stems.next().filter(|stem| stem.len() >= LEAST)
}
