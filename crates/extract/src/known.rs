//! What the glossary has already.

use memchr::memmem;
use zhengming_glossary::Glossary;
use zhengming_text::{Language, fold_term};

use crate::token::{stem, tokens};

/// All terms of a language in one text, words by their stems, each between two marks.
pub(crate) struct Known {
    text: String,
}

impl Known {
    pub(crate) fn new(glossary: &Glossary, language: Language) -> Self {
        let mut text = String::from("\n");
        for (_, term) in glossary.terms().filter(|(_, term)| term.language == language) {
            text.push_str(&comparable(&term.text, language));
            text.push('\n');
        }
        Self { text }
    }

    /// Whether a row of words, in its comparable form, is a term or a part of one.
    pub(crate) fn has(&self, text: &str) -> bool {
        memmem::find(self.text.as_bytes(), text.as_bytes()).is_some()
    }
}

/// Chinese without blanks; English words by their stems, each behind a blank and before one.
fn comparable(text: &str, language: Language) -> String {
    let folded = fold_term(text);
    match language {
        Language::Zh => folded.replace(' ', ""),
        Language::En => {
            let words = tokens(&folded, language).into_iter();
            let stems = words.map(|token| format!(" {}", stem(&folded[token.range.clone()])));
            stems.collect::<String>() + " "
        }
    }
}
