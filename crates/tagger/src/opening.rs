//! Terms that count only where a paragraph opens.

use std::collections::HashSet;
use std::ops::Range;

use zhengming_glossary::{Glossary, Position, TermId};

use crate::candidate::{Candidates, Sight};
use crate::filter::Filter;
use crate::surface::{Forms, Lexicon};
use crate::tries::Tries;

/// Words that may stand in front of an opening verb: the ladder of repetition and of emphasis.
const MARKERS: [(&str, Step); 14] = [
    ("又", Step::Second),
    ("还", Step::Third),
    ("再次", Step::First),
    ("再", Step::First),
    ("并", Step::First),
    ("also ", Step::Second),
    ("further ", Step::Third),
    ("again ", Step::First),
    ("once again ", Step::First),
    ("once more ", Step::First),
    ("strongly ", Step::First),
    ("solemnly ", Step::First),
    ("and ", Step::First),
    ("最后", Step::First),
];

/// So many markers may follow each other: *further also requests*, 还再次请.
const MOST_MARKERS: usize = 3;

/// Words behind which *further* belongs to the verb in front of it, rather than to a noun:
/// *Decides further that*, but *Encourages further steps*.
const BEHIND_FURTHER: [&str; 9] = ["that", "the", "its", "to", "upon", "of", "with", "about", "at"];

/// The step of the ladder on which a verb that opens one paragraph after the other stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The verb alone: *Requests*, 请.
    #[default]
    First,
    /// With *also* or 又.
    Second,
    /// With *further* or 还.
    Third,
}

/// How a paragraph opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The opening term, of several concepts that share the form the best one.
    pub term: TermId,
    /// Bytes of the form in the folded text; markers stand in front of it.
    pub folded: Range<usize>,
    /// Byte behind the form and behind *also* or *further*, where that follows.
    pub end: usize,
    /// The part of a resolution that all terms of this form belong to, if there is one.
    pub position: Position,
    /// The step, by markers and by words inside the form: *Taking note also of*.
    pub step: Step,
    /// The form, folded, without what makes it a second or third step.
    pub base: String,
}

/// The opening forms.
pub(crate) struct Openings {
    forms: Tries,
    /// What a form or a marker may start with: most paragraphs of a long text open otherwise.
    filter: Filter,
    /// The verbs of the English forms, folded: *taking* of *Taking note of*.
    verbs: HashSet<String>,
}

impl Openings {
    pub(crate) fn new(forms: &Forms) -> Self {
        let starts = forms.forms.iter().map(String::as_str);
        let starts = starts.chain(MARKERS.iter().map(|&(marker, _)| marker));
        Self {
            forms: Tries::new(&forms.forms, &forms.surfaces),
            filter: Filter::new(starts),
            verbs: forms.forms.iter().map(|form| verb(form).to_owned()).collect(),
        }
    }

    /// Whether some form has this folded English word for its verb.
    pub(crate) fn has_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    /// Adds the longest form that opens the text from `at` on, if any does.
    pub(crate) fn collect(
        &self,
        lexicon: &Lexicon,
        sight: Sight<'_>,
        mut at: usize,
        candidates: &mut Candidates,
    ) {
        let text = sight.folded.text();
        for _ in 0..=MOST_MARKERS {
            let may_start = self.filter.may_start(&text.as_bytes()[at..]);
            if !may_start || self.add_longest(lexicon, sight, at, candidates) {
                return;
            }
            let Some(marker) = marker_at(&text[at..]) else { return };
            at += marker.0.len();
        }
    }

    /// How the text opens from `at` on, if a form opens it.
    pub(crate) fn find(
        &self,
        glossary: &Glossary,
        lexicon: &Lexicon,
        sight: Sight<'_>,
        at: usize,
    ) -> Option<Opening> {
        let mut candidates = Candidates::default();
        self.collect(lexicon, sight, at, &mut candidates);
        let found = candidates.list.last()?;
        let folded = found.start as usize..found.end as usize;
        let readings = &lexicon.surfaces[found.surface as usize].readings;
        let mut positions = readings.iter().map(|reading| glossary.term(reading.term).position);
        let first = positions.next().unwrap_or_default();
        let position =
            if positions.all(|other| other == first) { first } else { Position::Opening };
        let form = folded.start - at..folded.end - at;
        let Climbed { step, base, behind } = climbed(&sight.folded.text()[at..], form);
        let end = folded.end + behind;
        Some(Opening { term: found.term, folded, end, position, step, base })
    }

    /// Adds the longest form at `at` of which a reading holds there.
    fn add_longest(
        &self,
        lexicon: &Lexicon,
        sight: Sight<'_>,
        at: usize,
        candidates: &mut Candidates,
    ) -> bool {
        let text = sight.folded.text().as_bytes();
        let mut found = std::mem::take(&mut candidates.at_opening);
        self.forms.find(text, at, &mut |_, end, surface| found.push((end, surface)));
        let mut longest_first = found.drain(..).rev();
        let added =
            longest_first.any(|(end, surface)| candidates.add(lexicon, surface, sight, at, end));
        drop(longest_first);
        candidates.at_opening = found;
        added
    }
}

fn marker_at(text: &str) -> Option<(&'static str, Step)> {
    MARKERS.into_iter().find(|(marker, _)| text.starts_with(marker))
}

/// The step of an opening.
#[derive(Debug, PartialEq, Eq)]
struct Climbed {
    step: Step,
    /// The form without what makes the step.
    base: String,
    /// Bytes behind the form up to the end of the word that makes the step, if it stands there.
    behind: usize,
}

/// Tells the step by the markers in front of the form, its own words, and *also* or *further*
/// behind it.
fn climbed(text: &str, form: Range<usize>) -> Climbed {
    let mut step = Step::First;
    let mut rest = &text[..form.start];
    while let Some((marker, of_marker)) = marker_at(rest) {
        step = step.max(of_marker);
        rest = &rest[marker.len()..];
    }
    let mut base = &text[form.clone()];
    while let Some((marker, of_marker)) = marker_at(base).filter(|(_, step)| *step > Step::First) {
        step = step.max(of_marker);
        base = &base[marker.len()..];
    }
    let mut kept = String::with_capacity(base.len());
    for word in base.split(' ') {
        match step_word(word) {
            Some(of_word) => step = step.max(of_word),
            None if kept.is_empty() => kept.push_str(word),
            None => kept.extend([" ", word]),
        }
    }
    let mut climbed = Climbed { step, base: kept, behind: 0 };
    let behind = &text[form.end..];
    let mut words = behind.split([' ', ',']).filter(|word| !word.is_empty());
    let Some(word) = words.next() else { return climbed };
    let Some(of_word) = step_word(word) else { return climbed };
    if of_word == Step::Second || words.next().is_some_and(|next| BEHIND_FURTHER.contains(&next)) {
        climbed.step = step.max(of_word);
        climbed.behind = word.as_ptr() as usize - behind.as_ptr() as usize + word.len();
    }
    climbed
}

/// The first word of a folded English opening that is neither an adverb nor makes a step.
pub(crate) fn verb(form: &str) -> &str {
    let mut words = form.split(' ');
    words.find(|word| !word.ends_with("ly") && step_word(word).is_none()).unwrap_or(form)
}

/// The step that an English word makes.
fn step_word(word: &str) -> Option<Step> {
    let (_, step) = MARKERS.iter().find(|(marker, _)| marker.strip_suffix(' ') == Some(word))?;
    Some(*step).filter(|&step| step > Step::First)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_behind_the_form_belongs_to_the_opening() {
        assert_eq!(climbed("noting, further, that", 0..6).behind, 9);
        assert_eq!(climbed("noting further steps", 0..6).behind, 0);
        assert_eq!(verb("further deeply concerned"), "concerned");
    }

    #[test]
    fn the_step_is_told_in_front_of_the_form_inside_it_and_behind() {
        for (text, form, step, base) in [
            ("requests the secretary-general", "requests", Step::First, "requests"),
            ("also requests states", "requests", Step::Second, "requests"),
            ("taking note also of", "taking note also of", Step::Second, "taking note of"),
            ("noting, further, that", "noting", Step::Third, "noting"),
            ("encourages further steps", "encourages", Step::First, "encourages"),
            ("又再次请秘书长", "请", Step::Second, "请"),
            ("还决定", "还决定", Step::Third, "决定"),
            ("确认还需", "确认", Step::First, "确认"),
        ] {
            let start = text.find(form).unwrap();
            let found = climbed(text, start..start + form.len());
            assert_eq!((found.step, found.base.as_str()), (step, base), "{text}");
        }
    }
}
