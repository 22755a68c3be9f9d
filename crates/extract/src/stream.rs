//! All texts of a language as one row of words by their numbers.

use std::collections::{BTreeSet, HashMap};

use zhengming_text::Language;

use crate::token::{Token, stem, tokens};
use crate::words::Class;

/// Stands between texts and for what parts a text.
pub(crate) const BREAK: u32 = 0;

/// The words of a language by number. A number stands for all forms with the same stem.
#[derive(Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, u32>,
    words: Vec<Word>,
}

/// What is known of a word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) class: Class,
    /// Length in characters, for Chinese; 1 for an English word.
    pub(crate) length: u32,
    /// Its stem.
    pub(crate) text: String,
}

impl Vocabulary {
    /// The number of a token of a text, which is given one if it is new.
    fn number(&mut self, text: &str, token: &Token, language: Language) -> u32 {
        if token.class == Class::Break {
            return BREAK;
        }
        let stem = stem_of(&text[token.range.clone()], language);
        if let Some(&number) = self.numbers.get(stem.as_ref()) {
            return number;
        }
        let length = match language {
            Language::Zh => stem.chars().count(),
            Language::En => 1,
        };
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        self.words.push(Word { class: token.class, length, text: stem.clone().into_owned() });
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(stem.into_owned(), number);
        number
    }

    /// The number of a token that may be unknown.
    pub(crate) fn known(&self, text: &str, token: &Token, language: Language) -> u32 {
        let stem = stem_of(&text[token.range.clone()], language);
        self.numbers
            .get(stem.as_ref())
            .copied()
            .filter(|_| token.class != Class::Break)
            .unwrap_or(BREAK)
    }

    /// What is known of a word by its number, which is not [`BREAK`].
    pub(crate) fn word(&self, number: u32) -> &Word {
        &self.words[number as usize - 1]
    }

    /// A row of words as it is compared: English words with blanks before and behind them.
    pub(crate) fn comparable(&self, row: &[u32], language: Language) -> String {
        let mut text = String::new();
        for &word in row {
            if language == Language::En {
                text.push(' ');
            }
            text.push_str(&self.word(word).text);
        }
        text + if language == Language::En { " " } else { "" }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

/// The stretches between breaks that are whole texts, of two to `longest` words.
pub(crate) fn whole_texts(stream: &[u32], starts: &[usize], longest: usize) -> BTreeSet<Vec<u32>> {
    let texts = starts.windows(2).map(|ends| &stream[ends[0]..ends[1] - 1]);
    let whole = texts.filter(|text| (2..=longest).contains(&text.len()) && !text.contains(&BREAK));
    whole.map(<[u32]>::to_vec).collect()
}

fn stem_of(word: &str, language: Language) -> std::borrow::Cow<'_, str> {
    match language {
        Language::Zh => word.into(),
        Language::En => stem(word),
    }
}

/// The numbers of all words of the folded texts, with [`BREAK`] before, behind and between them, and where
/// each text starts.
pub(crate) fn stream(
    texts: &[String],
    language: Language,
    vocabulary: &mut Vocabulary,
) -> (Vec<u32>, Vec<usize>) {
    let mut stream = vec![BREAK];
    let mut starts = vec![1];
    for text in texts {
        stream.extend(tokens(text, language).iter().map(|t| vocabulary.number(text, t, language)));
        stream.push(BREAK);
        starts.push(stream.len());
    }
    (stream, starts)
}
