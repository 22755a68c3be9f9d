use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use zhengming_glossary::{ConceptId, ConceptKind, Glossary, Language, Term};
use zhengming_tagger::BuildError;
use zhengming_text::fold_term;

/// The terms that a translation is measured by: the accepted ones of concepts that are no formulae,
/// without those that count in some places only or have gaps.
pub(super) struct Dictionary {
    search: AhoCorasick,
    /// Length of each form in bytes.
    lengths: Vec<usize>,
    /// In the order of [`Language::ALL`] the forms of each concept, by their numbers in the search.
    forms: [Vec<Vec<usize>>; 2],
}

/// How often each form stands in a text, by their numbers.
pub(super) type Counts = HashMap<usize, Count>;

/// How often a form stands in a text, occurrences that overlap an earlier one not counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) times: u64,
    end: usize,
}

impl Dictionary {
    pub(super) fn new(glossary: &Glossary) -> Result<Self, BuildError> {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut list: Vec<String> = Vec::new();
        let mut forms: [Vec<Vec<usize>>; 2] = Default::default();
        for concept in &glossary.concepts {
            for (language, of) in Language::ALL.into_iter().zip(&mut forms) {
                let is_term = |term: &&Term| concept.kind != ConceptKind::Formula && is_plain(term);
                let own = concept.terms_in(language).filter(is_term).map(|term| {
                    let form = fold_term(&term.text);
                    *numbers.entry(form).or_insert_with_key(|form| {
                        list.push(form.clone());
                        list.len() - 1
                    })
                });
                let mut own: Vec<usize> = own.collect();
                own.sort_unstable();
                own.dedup();
                of.push(own);
            }
        }
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&list)
            .map_err(BuildError::new)?;
        Ok(Self { search, lengths: list.iter().map(String::len).collect(), forms })
    }

    /// The forms of a concept in a language.
    pub(super) fn forms(&self, concept: ConceptId, language: Language) -> &[usize] {
        &self.forms[language as usize][concept.0 as usize]
    }

    /// All concepts that have forms in both languages.
    pub(super) fn concepts(&self) -> impl Iterator<Item = ConceptId> {
        let [en, zh] = &self.forms;
        let both = (0..).zip(en.iter().zip(zh));
        both.filter(|(_, (en, zh))| !en.is_empty() && !zh.is_empty()).map(|(at, _)| ConceptId(at))
    }

    /// Adds where the forms stand in a folded text, as a search for plain strings finds them.
    pub(super) fn count(&self, text: &str, base: usize, counts: &mut Counts) {
        self.each(text, |form, start| {
            let count = counts.entry(form).or_default();
            if count.times == 0 || base + start >= count.end {
                count.times += 1;
                count.end = base + start + self.lengths[form];
            }
        });
    }

    /// Calls for each form that stands in a folded text, overlapping ones too, with its start.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        for one in self.search.find_overlapping_iter(text) {
            found(one.pattern().as_usize(), one.start());
        }
    }

    /// Length of a form in bytes.
    pub(super) fn length(&self, form: usize) -> usize {
        self.lengths[form]
    }
}

fn is_plain(term: &Term) -> bool {
    term.status.is_accepted() && !term.position.is_opening() && !term.text.contains('…')
}
