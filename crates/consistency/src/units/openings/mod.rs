//! With which verbs the two sides of a unit open.

mod practice;

use zhengming_document::{Kind, Part};
use zhengming_glossary::{Language, TermId};
use zhengming_tagger::{Opening, Tagger};

use super::sight::{Seen, UnitSight};
use super::{Passage, Passages};

pub(crate) use practice::VerbPractice;

/// So many bytes of a paragraph are looked at for its verbs: where the other language opens with
/// what is said further back here.
const START: usize = 150;

/// Letters that the stem of an English word must have to be looked for.
const LEAST_STEM: usize = 5;

/// Renders *Reiterates* and *Reaffirms* in front of the verb that stands for what is repeated.
const AGAIN: &str = "再次";

/// The verbs that open the two sides of a unit, in the order of [`Language::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningPair {
    /// The opening terms, of several concepts that share a form the best one.
    pub terms: [TermId; 2],
    /// The openings, folded, without what makes them a second or third step.
    pub bases: [Box<str>; 2],
    /// Where they stand, of a pair that official texts do not have.
    pub unusual: Option<[Passage; 2]>,
}

/// The openings of a unit, where both sides open with a verb of the glossary.
pub(super) fn read(
    tagger: &Tagger,
    unit: &UnitSight<'_>,
    passages: &mut Passages,
) -> Option<OpeningPair> {
    let open = |language| {
        let first = unit.side(language).first().filter(|first| opens(first))?;
        let opening = tagger.opening(&first.sight.batch.text, first.sight.folded, 0)?;
        Some((first, opening))
    };
    let ((en, one), (zh, two)) = (open(Language::En)?, open(Language::Zh)?);
    let is_unusual = VerbPractice::official().is_against(&one.base, &two.base)
        && !is_of_one_concept(tagger, &one, &two)
        && !zh.text().starts_with(AGAIN)
        && !is_said_elsewhere(en.text(), zh.text(), &one.base, &two.base)
        && !unit.is_doubtful();
    let unusual = is_unusual.then(|| {
        [passages.keep(Language::En, en, 0..one.end), passages.keep(Language::Zh, zh, 0..two.end)]
    });
    Some(OpeningPair {
        terms: [one.term, two.term],
        bases: [one.base.into(), two.base.into()],
        unusual,
    })
}

fn opens(seen: &Seen<'_>) -> bool {
    let paragraph = seen.sight.paragraph;
    let has_verbs =
        matches!(paragraph.label.part, Part::Preamble | Part::Operative | Part::Body | Part::Unit);
    has_verbs && paragraph.kind == Kind::Text
}

/// Whether some concept of the glossary has both forms.
fn is_of_one_concept(tagger: &Tagger, en: &Opening, zh: &Opening) -> bool {
    let is_form = |text: &str, base: &str| text.to_lowercase() == base;
    tagger.glossary().concepts.iter().any(|concept| {
        let has = |language, base: &str| {
            let mut terms = concept.terms_in(language);
            terms.any(|term| term.status.is_accepted() && is_form(&term.text, base))
        };
        has(Language::Zh, &zh.base) && has(Language::En, &en.base)
    })
}

/// Whether one side says further back what the other opens with: *Recognizing with concern* and
/// 关切地认识到, *Reaffirming its call* and 再次促请.
fn is_said_elsewhere(en: &str, zh: &str, en_base: &str, zh_base: &str) -> bool {
    let practice = VerbPractice::official();
    let (en, zh) = (start(en), start(zh));
    let mut in_chinese = practice.usual(Language::En, en_base);
    let in_english = practice.usual(Language::Zh, zh_base);
    in_chinese.any(|verb| zh.contains(verb))
        || in_english
            .flat_map(|opening| opening.split(' '))
            .any(|word| word.len() > LEAST_STEM && en.contains(stem(word)))
}

fn start(text: &str) -> &str {
    &text[..text.floor_char_boundary(START)]
}

/// What a word has in common with those that are made of it: *condemn* of *condemns*.
fn stem(word: &str) -> &str {
    let mut stems =
        ["izing", "izes", "ing", "ed", "es", "s"].iter().filter_map(|end| word.strip_suffix(end));
    stems.find(|stem| stem.len() >= LEAST_STEM).unwrap_or(word)
}
