use std::collections::BTreeMap;

use zhengming_glossary::{Glossary, Language, Term};
use zhengming_text::fold_term;

/// Stands for an abbreviated concept in a wording. No folded text has it.
const SLOT: &str = "\u{1}";

/// Reduces terms to what counts when wordings are compared.
pub(super) struct Wording {
    /// Folded terms of concepts that have an abbreviation, longest first, by language, each with
    /// what stands for the concept.
    abbreviated: BTreeMap<Language, Vec<(String, String)>>,
}

impl Wording {
    pub(super) fn new(glossary: &Glossary) -> Self {
        let mut abbreviated: BTreeMap<Language, Vec<(String, String)>> = BTreeMap::new();
        for (number, concept) in glossary.concepts.iter().enumerate() {
            for language in Language::ALL {
                if concept.terms_in(language).any(|term| term.abbreviation) {
                    let forms = concept.terms_in(language).filter(|term| term.status.is_accepted());
                    let slot = format!("{SLOT}{number}{SLOT}");
                    let forms = forms.map(|term| (stemmed(term), slot.clone()));
                    abbreviated.entry(language).or_default().extend(forms);
                }
            }
        }
        for forms in abbreviated.values_mut() {
            forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        Self { abbreviated }
    }

    /// The same for terms that are no different wordings. A term that is a form of an abbreviated
    /// concept itself, and no longer one that contains it, keeps its own words.
    pub(super) fn key(&self, term: &Term) -> String {
        let mut key = stemmed(term);
        for (form, slot) in self.abbreviated.get(&term.language).into_iter().flatten() {
            if form.len() < key.len() && key.contains(form.as_str()) {
                key = key.replace(form.as_str(), slot);
            }
        }
        match term.language {
            Language::Zh => key.replace('的', ""),
            Language::En => in_any_order(&key),
        }
    }
}

/// The folded term; English words come without endings, with a blank on either side.
fn stemmed(term: &Term) -> String {
    match term.language {
        Language::Zh => fold_term(&term.text),
        Language::En => {
            // Folding would write the parts of *information-sharing* as one word.
            let folded = fold_term(&term.text.replace('-', " "));
            folded.split(' ').map(|word| format!(" {} ", stem(word))).collect()
        }
    }
}

/// The words sorted and without those that only join them: *action plan* is *plan of action*.
fn in_any_order(key: &str) -> String {
    const JOINING: [&str; 5] = ["of", "the", "and", "or", "its"];
    let mut words: Vec<&str> = key
        .split(' ')
        .map(|word| word.trim_matches(','))
        .filter(|word| !word.is_empty() && !JOINING.contains(word))
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// A word without the endings of verbs and plurals.
fn stem(word: &str) -> String {
    const ENDINGS: [(&str, &str); 6] =
        [("ies", "y"), ("ing", ""), ("es", ""), ("ed", ""), ("s", ""), ("e", "")];
    ENDINGS
        .iter()
        .find_map(|(end, instead)| Some((word.strip_suffix(end)?, instead)))
        .filter(|(stem, _)| stem.len() >= 3)
        .map_or_else(|| word.to_owned(), |(stem, instead)| format!("{stem}{instead}"))
}

#[cfg(test)]
mod tests {
    use zhengming_glossary::load_bytes;

    use super::*;

    #[test]
    fn grammar_and_abbreviation_make_no_other_wording() {
        let toml = r#"
            [[concept]]
            id = "ict"
            en = ["information technology", { term = "ICT", abbreviation = true }]
            zh = ["信息和通信技术", "信息通信技术", { term = "信通技术", abbreviation = true }]

            [[concept]]
            id = "others"
            en = ["Recalling also", "Also recalls", "use of ICTs", "use of information technologies",
                "norms of behaviour", "behaviour-norms", "norms for behaviour"]
            zh = ["信通技术安全", "信息和通信技术安全", "信息和通信技术的安全", "信息技术安全"]
        "#;
        let loaded = load_bytes("x.toml", toml);
        assert!(!loaded.has_errors(), "{:?}", loaded.problems);
        let wording = Wording::new(&loaded.glossary);
        let terms: Vec<&Term> = loaded.glossary.terms().map(|(_, term)| term).collect();
        let alike = |one: &str, two: &str| {
            let key = |text: &str| {
                wording.key(terms.iter().find(|term| term.text == text).expect("the term"))
            };
            key(one) == key(two)
        };
        assert!(alike("Recalling also", "Also recalls"));
        assert!(alike("use of ICTs", "use of information technologies"));
        assert!(alike("信通技术安全", "信息和通信技术安全"));
        assert!(alike("norms of behaviour", "behaviour-norms"));
        assert!(alike("信息和通信技术安全", "信息和通信技术的安全"));
        assert!(!alike("信息技术安全", "信息和通信技术安全"));
        assert!(!alike("norms of behaviour", "norms for behaviour"));
        assert!(!alike("信息和通信技术", "信息通信技术"));
    }
}
