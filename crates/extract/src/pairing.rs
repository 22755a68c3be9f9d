//! What renders candidates in aligned texts, and what that tells of them.

use zhengming_rendering::{Index, Partner, partner};
use zhengming_text::Language;

/// What renders a candidate best, if anything does that is to be believed.
///
/// Two that meet once prove nothing, unless each is the whole of a unit, as headings are.
pub(crate) fn pair(index: &Index, text: &str) -> Option<Partner> {
    partner(index, text).ok().flatten()
}

/// What a candidate is worth by its rendering, as a part of its score. It is never more than the
/// whole.
pub(crate) fn worth(partner: Option<&Partner>, language: Language) -> f64 {
    let Some(found) = partner else { return ALONE };
    constancy(found) * if language == Language::Zh { nominal(&found.text) } else { 1.0 }
}

/// What a candidate without a rendering is worth: it is probably no term, but a piece of phrases.
const ALONE: f64 = 0.1;

fn constancy(partner: &Partner) -> f64 {
    let few = match partner.units {
        0 | 1 => 0.5,
        2 => 0.7,
        _ => 1.0,
    };
    let constancy = few * ((partner.log_dice - 9.0) / 5.0).clamp(0.1, 1.0);
    if partner.is_mutual { constancy } else { 0.4 * constancy }
}

/// How much an English rendering looks like a noun: that of a term does.
fn nominal(text: &str) -> f64 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    match text.contains(' ') {
        true => 1.0,
        false if ends(&NOUN) => 0.7,
        false if ends(&NO_NOUN) => 0.2,
        false => 0.4,
    }
}

/// Endings of English nouns that name what is done or is.
const NOUN: [&str; 12] =
    ["tion", "sion", "ment", "ity", "ance", "ence", "ship", "ism", "ure", "cy", "gram", "ware"];

/// Endings of other English words.
const NO_NOUN: [&str; 9] = ["ed", "ing", "al", "ar", "ic", "ive", "ous", "ful", "able"];
