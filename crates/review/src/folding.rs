//! Which Traditional characters the search of the page has to know.

use std::collections::BTreeSet;

use zhengming_text::fold_term;

/// The characters for which folding has others: radicals, ideographs of all planes, compatibility
/// ideographs.
const IDEOGRAPHS: [(char, char); 5] = [
    ('\u{2e80}', '\u{2fdf}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{20000}', '\u{2fa1f}'),
];

/// The ideographs that are in use in a page.
#[derive(Default)]
pub(crate) struct InUse(BTreeSet<char>);

impl InUse {
    /// Notes the ideographs of a text.
    pub(crate) fn note(&mut self, text: &str) {
        let mut last = '\0';
        for char in text.chars().filter(|&char| char >= IDEOGRAPHS[0].0) {
            if char != last {
                self.0.insert(char);
                last = char;
            }
        }
    }

    /// Pairs of characters, the one that somebody may type or that is in use, and the one that it is
    /// compared as: those of the tagger's folding in which either is in use.
    pub(crate) fn folding(&self) -> String {
        let ideographs = IDEOGRAPHS.into_iter().flat_map(|(first, last)| first..=last);
        let mut pairs = String::new();
        let mut buffer = [0; 4];
        for char in ideographs {
            let folded = fold_term(char.encode_utf8(&mut buffer));
            let mut targets = folded.chars();
            if let (Some(target), None) = (targets.next(), targets.next())
                && target != char
                && (self.0.contains(&char) || self.0.contains(&target))
            {
                pairs.extend([char, target]);
            }
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_of_which_a_character_is_in_use_are_kept() {
        let mut in_use = InUse::default();
        in_use.note("国家与 State, 資");
        let folding: Vec<char> = in_use.folding().chars().collect();
        let pairs: Vec<(char, char)> = folding.chunks(2).map(|pair| (pair[0], pair[1])).collect();
        for pair in [('國', '国'), ('與', '与'), ('資', '资')] {
            assert!(pairs.contains(&pair), "{pair:?}");
        }
        assert!(pairs.iter().all(|(char, target)| "国家与资".contains(*target) || *char == '資'));
        assert!(InUse::default().folding().is_empty());
    }
}
