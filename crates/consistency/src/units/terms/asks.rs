//! Which occurrences ask for a counterpart on the other side of their unit.

use std::collections::BTreeSet;

use zhengming_document::Part;
use zhengming_glossary::{ConceptKind, Glossary, Language, Term};
use zhengming_tagger::Match;

use crate::units::sight::{Seen, UnitSight};

/// Below this confidence nothing is said of a unit.
const LEAST_CONFIDENCE: f32 = 0.6;

/// Letters of English for one Chinese character, the least and the most. Official texts have 3.3 on
/// average.
const LETTERS_FOR_A_CHARACTER: (f64, f64) = (1.5, 6.0);

/// Below so many English letters the lengths of two sides are not compared.
const SHORT: usize = 60;

/// Fewer numbers do not tell whether two sides belong together.
const LEAST_NUMBERS: usize = 3;

/// Shorter Chinese terms say so little that a text may well have them where the English does not.
const LEAST_CHINESE: usize = 4;

/// Whether the sides of a unit can be held against one another: in their languages, neither much
/// longer than the other, and no page furniture, notes or closing lists, which are often paired
/// wrongly.
pub(super) fn can_be_compared(unit: &UnitSight<'_>) -> bool {
    let is_text = |seen: &Seen<'_>| {
        !matches!(seen.sight.paragraph.label.part, Part::Cover | Part::Note | Part::Conclusion)
    };
    if unit.confidence < LEAST_CONFIDENCE
        || !Language::ALL.iter().all(|&side| unit.side(side).iter().all(is_text))
    {
        return false;
    }
    let size = |language, counts: fn(char) -> bool| {
        let chars = unit.side(language).iter().flat_map(|seen| seen.text().chars());
        let (mut all, mut own) = (0_usize, 0_usize);
        for char in chars.filter(|char| !char.is_whitespace()) {
            all += 1;
            own += usize::from(counts(char));
        }
        (own * 10 >= all * 3).then_some(own).filter(|&own| own > 0)
    };
    let letters = size(Language::En, |char| char.is_ascii_alphabetic());
    let characters = size(Language::Zh, |char| ('\u{4e00}'..'\u{a000}').contains(&char));
    let (Some(letters), Some(characters)) = (letters, characters) else { return false };
    let ratio = letters as f64 / characters as f64;
    let (least, most) = LETTERS_FOR_A_CHARACTER;
    (letters < SHORT || (least..=most).contains(&ratio)) && numbers_agree(unit)
}

/// Whether most numbers of the English side stand on the Chinese one. Of units that were paired
/// wrongly they tell most.
fn numbers_agree(unit: &UnitSight<'_>) -> bool {
    let numbers = |language| {
        let texts = unit.side(language).iter().map(|seen| seen.text());
        let runs = texts.flat_map(|text| text.split(|char: char| !char.is_ascii_digit()));
        runs.filter(|run| run.len() > 1).collect::<BTreeSet<&str>>()
    };
    let (en, zh) = (numbers(Language::En), numbers(Language::Zh));
    en.len() < LEAST_NUMBERS || en.intersection(&zh).count() * 10 >= en.len() * 6
}

/// Whether an occurrence asks for a counterpart: a term in the document's own words, in the language
/// of its side, that stands for itself and is no part of a compound or of a name.
pub(super) fn asks(glossary: &Glossary, seen: &Seen<'_>, found: &Match, side: Language) -> bool {
    let term = glossary.term(found.term);
    !found.nested
        && found.shield.is_none()
        && term.language == side
        && !term.position.is_opening()
        && !term.text.contains('…')
        && glossary.concept(found.term.concept).kind != ConceptKind::Formula
        && match side {
            Language::En => {
                !is_in_compound(seen, found)
                    && !is_in_name(seen, found, term)
                    && !is_part_of_name(glossary, seen, found, term)
            }
            Language::Zh => term.text.chars().count() >= LEAST_CHINESE,
        }
}

/// Whether a conjunction joins a Chinese occurrence to its neighbour, with which it may share a
/// part: 国家和国际法律 has no 国际法律.
pub(super) fn is_joined(seen: &Seen<'_>, found: &Match) -> bool {
    const JOINING: [char; 4] = ['和', '与', '及', '、'];
    let (before, rest) = seen.text().split_at(found.folded.start);
    before.ends_with(JOINING) || rest[found.folded.len()..].starts_with(JOINING)
}

/// Whether a hyphen joins it to another word: UN-Habitat, high-threat.
fn is_in_compound(seen: &Seen<'_>, found: &Match) -> bool {
    let folded = seen.sight.folded;
    folded.parts_words_at(found.folded.start) || folded.parts_words_at(found.folded.end)
}

/// Whether it has capitals that the term has not, as in *World Programme of Action for Youth*. The
/// first word of a sentence proves nothing.
fn is_in_name(seen: &Seen<'_>, found: &Match, term: &Term) -> bool {
    let before = seen.sight.folded.source_span(0..found.folded.start);
    let opens = opens_sentence(&seen.sight.batch.text[before.range()]);
    let span = seen.sight.folded.source_span(found.folded.clone());
    let source = &seen.sight.batch.text[span.range()];
    let written = source.split_whitespace().zip(term.text.split_whitespace());
    written.skip(usize::from(opens)).any(|(here, listed)| is_capital(here) && !is_capital(listed))
}

/// Whether a term with a capital is a part of a longer name: *United Nations Decade*, *Sustainable
/// Development Goal 3*, *the Charter on Inclusion*. Names are shortened as texts like.
fn is_part_of_name(glossary: &Glossary, seen: &Seen<'_>, found: &Match, term: &Term) -> bool {
    /// Words that lead on from a word to a name.
    const LEADING_ON: [&str; 4] = ["of", "on", "for", "against"];
    let has_capital = term.text.split_whitespace().any(is_capital);
    let is_short = term.text.split_whitespace().filter(|word| is_capital(word)).count() == 1;
    let ends_small = !term.text.split_whitespace().next_back().is_some_and(is_capital);
    let source = |range| &seen.sight.batch.text[seen.sight.folded.source_span(range).range()];
    let behind = source(found.folded.end..seen.text().len());
    let before = source(0..found.folded.start);
    let next =
        behind.strip_prefix([' ', '\n', '\u{a0}']).and_then(|it| it.split_whitespace().next());
    let last = before.split_whitespace().next_back().filter(|_| !before.ends_with(['(', '-']));
    let goes_on = |word: &str| {
        word.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
            || (is_short || ends_small) && LEADING_ON.contains(&word)
    };
    let leads_in =
        |word: &str| is_capital(word) && word.ends_with(char::is_alphanumeric) && !is_first(before);
    let is_owner = before.ends_with("of the ") && has_short_name(glossary, found);
    has_capital && (is_owner || next.is_some_and(goes_on) || last.is_some_and(leads_in))
}

/// Whether the Chinese name has so few characters that it is left out behind what it owns: the
/// *Secretary-General of the United Nations* is 秘书长.
fn has_short_name(glossary: &Glossary, found: &Match) -> bool {
    let chinese = glossary.concept(found.term.concept).preferred(Language::Zh);
    chinese.is_some_and(|term| term.text.chars().count() < LEAST_CHINESE)
}

/// Whether a text has one word only, or its last word opens a sentence.
fn is_first(text: &str) -> bool {
    let text = text.trim_end();
    let start = text.rfind(char::is_whitespace).unwrap_or_default();
    opens_sentence(&text[..start])
}

/// Whether what comes behind a text opens a sentence.
fn opens_sentence(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_none_or(|char| !char.is_alphanumeric() && char != ',')
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
