//! Which Chinese verbs official texts have for which English ones.

use std::collections::HashMap;
use std::sync::LazyLock;

use zhengming_glossary::Language;

/// How often openings of one language stand opposite openings of the other, counted in the
/// paragraphs of 2,031 documents of the United Nations. A test on the corpus writes it.
static TABLE: &str = include_str!("../../../data/openings.tsv");

/// Share of the paragraphs that open with a verb, from which on a rendering of it is usual: rarer
/// ones are nearly all slips or another wording of the whole paragraph.
const USUAL: f64 = 0.015;

/// Paragraphs that must open with a verb, before a rendering of it can be called rare.
const LEAST: u64 = 400;

type Counts = HashMap<&'static str, Vec<(&'static str, u64)>>;

/// The verb pairs of official texts.
pub(crate) struct VerbPractice {
    /// For the openings of each language those of the other, most frequent first, in the order of
    /// [`Language::ALL`].
    counts: [Counts; 2],
}

impl VerbPractice {
    pub(crate) fn official() -> &'static Self {
        static OFFICIAL: LazyLock<VerbPractice> = LazyLock::new(|| VerbPractice::read(TABLE));
        &OFFICIAL
    }

    /// Lines of an English opening, a Chinese one, and paragraphs; the first is the header.
    fn read(table: &'static str) -> Self {
        let mut counts = [Counts::new(), Counts::new()];
        for line in table.lines().skip(1) {
            let mut cells = line.split('\t');
            let row = (cells.next(), cells.next(), cells.next().and_then(|it| it.parse().ok()));
            let (Some(en), Some(zh), Some(units)) = row else { continue };
            counts[0].entry(en).or_default().push((zh, units));
            counts[1].entry(zh).or_default().push((en, units));
        }
        for list in counts.iter_mut().flat_map(HashMap::values_mut) {
            list.sort_by_key(|&(_, units)| std::cmp::Reverse(units));
        }
        Self { counts }
    }

    fn of(&self, language: Language, opening: &str) -> &[(&'static str, u64)] {
        self.counts[language as usize].get(opening).map_or(&[], Vec::as_slice)
    }

    /// In how many paragraphs an opening of `language` was counted.
    pub(crate) fn units(&self, language: Language, opening: &str) -> u64 {
        self.of(language, opening).iter().map(|&(_, units)| units).sum()
    }

    /// In how many paragraphs the two stand opposite each other.
    pub(crate) fn together(&self, en: &str, zh: &str) -> u64 {
        let found = self.of(Language::En, en).iter().find(|&&(other, _)| other == zh);
        found.map_or(0, |&(_, units)| units)
    }

    /// What usually stands opposite an opening of `language`, most frequent first.
    pub(crate) fn usual(
        &self,
        language: Language,
        opening: &str,
    ) -> impl Iterator<Item = &'static str> {
        let all = self.units(language, opening);
        let is_usual = move |units: u64| units as f64 >= USUAL * all as f64;
        let others = self.of(language, opening).iter();
        others.filter(move |&&(_, units)| is_usual(units)).map(|&(other, _)| other)
    }

    /// Whether both openings are frequent and hardly ever stand opposite each other.
    pub(crate) fn is_against(&self, en: &str, zh: &str) -> bool {
        let together = self.together(en, zh) as f64;
        let is_rare = |units: u64| units >= LEAST && together < USUAL * units as f64;
        is_rare(self.units(Language::En, en)) && is_rare(self.units(Language::Zh, zh))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_another_strength_are_told_from_synonyms() {
        let practice = VerbPractice::official();
        assert_eq!(practice.usual(Language::En, "urges").next(), Some("敦促"));
        assert_eq!(practice.usual(Language::Zh, "促请").next(), Some("calls upon"));
        assert!(practice.is_against("urges", "请"));
        assert!(!practice.is_against("urges", "敦促"));
        assert!(!practice.is_against("recognizing", "认识到"));
        assert!(!practice.is_against("an unknown verb", "请"));
    }
}
