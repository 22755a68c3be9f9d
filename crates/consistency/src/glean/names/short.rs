//! Names with abbreviations for parts of theirs: *the use of ICTs* for *the use of information and
//! communications technologies*.

use zhengming_glossary::{Glossary, Language, TermId};
use zhengming_text::fold_term;

/// Parts of names that have abbreviations.
pub(super) struct Abbreviations(Vec<Abbreviation>);

struct Abbreviation {
    language: Language,
    full: String,
    short: String,
}

impl Abbreviations {
    pub(super) fn new(glossary: &Glossary) -> Self {
        let accepted = || glossary.terms().filter(|(_, term)| term.status.is_accepted());
        let pairs = accepted().filter(|(_, term)| term.abbreviation).flat_map(|(id, short)| {
            let TermId { concept, .. } = id;
            let full = glossary.concept(concept).terms_in(short.language);
            let full = full.filter(|full| full.status.is_accepted() && !full.abbreviation);
            full.flat_map(|full| in_both_numbers(short.language, &full.text, &short.text))
        });
        Self(pairs.collect())
    }

    /// The forms that a folded name has with one of them.
    pub(super) fn applied(&self, language: Language, name: &str) -> Vec<String> {
        let mut forms = Vec::new();
        for Abbreviation { full, short, .. } in self.0.iter().filter(|it| it.language == language) {
            let form = name.match_indices(full.as_str()).find_map(|(at, _)| {
                let (before, behind) = (&name[..at], &name[at + full.len()..]);
                let is_whole = language == Language::Zh
                    || !before.ends_with(char::is_alphanumeric)
                        && !behind.starts_with(char::is_alphanumeric);
                is_whole.then(|| format!("{before}{short}{behind}"))
            });
            forms.extend(form);
        }
        forms
    }
}

fn in_both_numbers(language: Language, full: &str, short: &str) -> Vec<Abbreviation> {
    let (full, short) = (fold_term(full), fold_term(short));
    let plural = (language == Language::En).then(|| {
        let full = match full.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{full}s"),
        };
        Abbreviation { language, full, short: format!("{short}s") }
    });
    std::iter::once(Abbreviation { language, full, short }).chain(plural).collect()
}
