//! English compounds that texts write in several words: *capacity building*.

use zhengming_glossary::{Language, Term};
use zhengming_text::fold_term;

/// Particles that end verbs: *to follow up* is not *follow-up*.
const PARTICLES: [&str; 11] =
    ["away", "back", "by", "down", "in", "off", "on", "out", "over", "through", "up"];

/// A form of a term with blanks for the hyphens between its words, where it has any.
pub(crate) fn parted(form: &str, term: &Term) -> Option<String> {
    if term.language != Language::En || !form.contains(is_hyphen) {
        return None;
    }
    let parted: String = form
        .split_inclusive(char::is_whitespace)
        .map(|word| if may_part(word) { word.replace(is_hyphen, " ") } else { word.to_owned() })
        .collect();
    (parted != form).then_some(parted)
}

/// Whether folded text that was found for a term has blanks for hyphens of it.
pub(crate) fn are_parted(found: &str, term: &str) -> bool {
    let blanks = |text: &str| text.bytes().filter(|&byte| byte == b' ').count();
    term.contains(is_hyphen) && blanks(found) > blanks(&fold_term(term))
}

/// Whether a compound is one of words, unlike *e-government* and *COVID-19*, and no noun made of a
/// verb and its particle.
fn may_part(compound: &str) -> bool {
    let is_word = |part: &str| part.chars().filter(|char| char.is_alphabetic()).count() > 1;
    let last = compound.rsplit(is_hyphen).next().unwrap_or_default().trim_end();
    compound.split(is_hyphen).all(is_word) && !PARTICLES.contains(&last)
}

fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{2010}' | '\u{2011}')
}
