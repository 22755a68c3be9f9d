//! What the terms that were found in a paragraph say of a candidate.

use std::ops::Range;

use zhengming_glossary::{Glossary, TermId};
use zhengming_tagger::Match;

/// The terms found in a paragraph, but for those with gaps, which reach over other words.
pub(super) struct Cover<'m> {
    glossary: &'m Glossary,
    matches: Vec<&'m Match>,
    /// Length of the longest of them.
    longest: usize,
}

impl<'m> Cover<'m> {
    pub(super) fn new(glossary: &'m Glossary, matches: &'m [Match]) -> Self {
        let has_gap = |found: &&Match| glossary.term(found.term).text.contains('…');
        let matches: Vec<&Match> = matches.iter().filter(|found| !has_gap(found)).collect();
        let longest = matches.iter().map(|found| found.folded.len()).max().unwrap_or_default();
        Self { glossary, matches, longest }
    }

    /// Whether the stretch is a term, a part of one, or cuts one that is at least as long: of
    /// overlapping finds the longest stands.
    pub(super) fn rules_out(&self, range: &Range<usize>) -> bool {
        self.over(range).any(|found| {
            let inside = range.start <= found.folded.start && found.folded.end <= range.end;
            let is_whole = found.folded == *range;
            is_whole || !inside && found.folded.len() >= range.len()
        })
    }

    /// The terms that lie inside the stretch.
    pub(super) fn inside(&self, range: &Range<usize>) -> impl Iterator<Item = &'m Match> {
        let Range { start, end } = *range;
        self.over(range).filter(move |found| start <= found.folded.start && found.folded.end <= end)
    }

    /// The terms that overlap the stretch.
    fn over(&self, range: &Range<usize>) -> impl Iterator<Item = &'m Match> {
        let Range { start, end } = *range;
        let first = start.saturating_sub(self.longest);
        let first = self.matches.partition_point(|found| found.folded.start < first);
        let behind = self.matches.partition_point(|found| found.folded.start < end);
        self.matches[first..behind].iter().copied().filter(move |found| found.folded.end > start)
    }

    /// Folded accepted forms of the concept that a term belongs to. A form that is not accepted means
    /// something else where it is a part of an accepted term: 国际法律 in 国际法律监管 is no 国际法.
    pub(super) fn synonyms(&self, term: TermId) -> impl Iterator<Item = String> + use<'m> {
        let language = self.glossary.term(term).language;
        let concept = self.glossary.concept(term.concept);
        let accepted = concept.terms_in(language).filter(|form| form.status.is_accepted());
        accepted.map(|form| zhengming_text::fold_term(&form.text))
    }
}
