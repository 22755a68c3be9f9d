//! What rows of one language pair with in the other.

use std::collections::HashMap;

use zhengming_text::Language;

use crate::association::{Association, Partner};
use crate::corpus::folded_text;
use crate::extract::{Ranked, Side, Unit};
use crate::finder::Finder;

/// Chinese characters of a term for each English word that is no function word.
const CHARACTERS_PER_WORD: f64 = 2.2;

/// The two sides of aligned paragraphs, folded.
pub(crate) struct Units<'u> {
    /// Those in the language of the candidates.
    own: Vec<String>,
    /// Those in the other language.
    other: Vec<String>,
    /// Those in the other language as they are written.
    written: Vec<&'u str>,
}

impl<'u> Units<'u> {
    /// The units, of which one side is in the language of the candidates.
    pub(crate) fn new(units: &[Unit<'u>], language: Language) -> Self {
        let sides = |language: Language| {
            units.iter().map(move |&(zh, en)| match language {
                Language::Zh => zh,
                Language::En => en,
            })
        };
        Self {
            own: sides(language).map(folded_text).collect(),
            other: sides(language.other()).map(folded_text).collect(),
            written: sides(language.other()).collect(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// The texts in the other language: as they are written, and folded.
    pub(crate) fn others(&self) -> impl Iterator<Item = (&'u str, &str)> {
        self.written.iter().copied().zip(self.other.iter().map(String::as_str))
    }
}

/// Finds the best partner of each row in the other language, and weighs the scores by it. Returns
/// the side of the partners.
pub(crate) fn pair(ranked: &mut [Ranked], side: &Side, units: &Units<'_>, least: u32) -> Side {
    let other = side.language.other();
    let partners = Side::new(&units.other, other, least);
    let (finder, partner_finder) = (side.finder(), partners.finder());
    let (mut there, mut back) = (Association::default(), Association::default());
    let rows = |finder: &Finder<'_>, text: &str| -> Vec<u32> {
        finder.find(text).into_iter().map(|found| found.row).collect()
    };
    for (one, two) in units.own.iter().zip(&units.other) {
        let (one, two) = (rows(&finder, one), rows(&partner_finder, two));
        back.add(two.clone(), one.clone());
        there.add(one, two);
    }
    let ratio = match side.language {
        Language::Zh => CHARACTERS_PER_WORD.recip(),
        Language::En => CHARACTERS_PER_WORD,
    };
    let best_back: HashMap<u32, u32> = (0..partners.rows.len() as u32)
        .filter_map(|row| {
            let own = Own::new(&partners, row, ratio.recip());
            Some((row, best(back.partners(row), &own, side)?.other))
        })
        .collect();
    for candidate in ranked {
        let own = Own::new(side, candidate.row, ratio);
        let partner = best(there.partners(candidate.row), &own, &partners);
        candidate.mutual =
            partner.is_some_and(|partner| best_back.get(&partner.other) == Some(&candidate.row));
        candidate.partner = partner;
        candidate.score *= weight(partner, candidate.mutual)
            * partner.map_or(1.0, |partner| nominal(&partners, partner.other));
    }
    partners
}

/// The partner that meets a row most constantly; of several that do so alike, the one whose length
/// is nearest to what a translation would have: the others are parts of it or hold it.
///
/// Two that meet once prove nothing, unless each is a heading that comes but once.
fn best(partners: Vec<Partner>, of: &Own, side: &Side) -> Option<Partner> {
    let is_once = |partner: &Partner| of.once && side.rows[partner.other as usize].count == 1;
    let sound = |partner: &Partner| partner.together > 1 || is_once(partner);
    let sound: Vec<Partner> = partners.into_iter().filter(sound).collect();
    let highest = sound.iter().map(|partner| partner.log_dice).max_by(f64::total_cmp)?;
    let alike = sound.into_iter().filter(|partner| highest - partner.log_dice < 0.05);
    let misfit = |partner: &Partner| (side.length(partner.other) - of.length).abs();
    alike.min_by(|one, two| misfit(one).total_cmp(&misfit(two)).then(one.other.cmp(&two.other)))
}

/// What must be known of a row to choose its partner.
struct Own {
    /// The length that a translation of it would have.
    length: f64,
    /// Whether it comes but once.
    once: bool,
}

impl Own {
    /// Lengths in the other language are `ratio` times as great.
    fn new(side: &Side, row: u32, ratio: f64) -> Self {
        Self { length: side.length(row) * ratio, once: side.rows[row as usize].count == 1 }
    }
}

/// What a row without a constant partner is worth: it is probably no term, but a piece of phrases.
fn weight(partner: Option<Partner>, mutual: bool) -> f64 {
    let Some(partner) = partner else { return 0.1 };
    let few = match partner.together {
        0 | 1 => 0.5,
        2 => 0.7,
        _ => 1.0,
    };
    let constancy = few * ((partner.log_dice - 9.0) / 5.0).clamp(0.1, 1.0);
    if mutual { constancy } else { 0.4 * constancy }
}

/// How much a partner looks like a noun: that of a term does. Only English shows it.
fn nominal(side: &Side, row: u32) -> f64 {
    let [word] = side.rows[row as usize].words[..] else { return 1.0 };
    let text = &side.vocabulary.word(word).text;
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    match side.language {
        Language::Zh => 1.0,
        Language::En if ends(&NOUN) => 0.7,
        Language::En if ends(&NO_NOUN) => 0.2,
        Language::En => 0.4,
    }
}

/// Endings of English nouns that name what is done or is.
const NOUN: [&str; 12] =
    ["tion", "sion", "ment", "ity", "ance", "ence", "ship", "ism", "ure", "cy", "gram", "ware"];

/// Endings of other English words.
const NO_NOUN: [&str; 9] = ["ed", "ing", "al", "ar", "ic", "ive", "ous", "ful", "able"];
