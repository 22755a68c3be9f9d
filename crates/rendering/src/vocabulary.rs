//! The symbols of both languages by number.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use zhengming_tagger::comparable_word;
use zhengming_text::Language;

use crate::tokens::{Kind, kind};
use crate::words::{Class, class};

/// Number of the symbol that ends a unit. No text has it.
pub(crate) const END: u32 = 0;

/// Symbols by number, each with the number of the form by which it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
    keys: Vec<u32>,
    kinds: Vec<Kind>,
    /// Which are function words, by language, once this was asked for.
    functions: [OnceLock<Vec<bool>>; 2],
}

impl Default for Vocabulary {
    fn default() -> Self {
        let end = [String::new().into_boxed_str()];
        Self {
            numbers: FxHashMap::default(),
            texts: end.to_vec(),
            keys: vec![END],
            kinds: vec![Kind::Stop],
            functions: [const { OnceLock::new() }; 2],
        }
    }
}

impl Vocabulary {
    /// The symbols in the order of their numbers, with the keys of these and of the end of units;
    /// none, where a symbol comes twice or a key is no symbol.
    pub(crate) fn of_parts<'t>(
        texts: impl Iterator<Item = &'t str>,
        keys: Vec<u32>,
    ) -> Option<Self> {
        let mut vocabulary = Self::default();
        for text in texts {
            let number = u32::try_from(vocabulary.texts.len()).ok()?;
            if vocabulary.numbers.insert(text.into(), number).is_some() {
                return None;
            }
            vocabulary.texts.push(text.into());
            vocabulary.kinds.push(kind_of(text));
        }
        let is_symbol = |&key: &u32| (key as usize) < vocabulary.texts.len();
        let is_sound = keys.len() == vocabulary.texts.len() && keys.iter().all(is_symbol);
        vocabulary.keys = keys;
        is_sound.then_some(vocabulary)
    }

    /// The number of a symbol, which is given one if it is new.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let kind = kind_of(text);
        let key = match kind {
            Kind::Word => comparable_word(text),
            _ => text.to_owned(),
        };
        let number = u32::try_from(self.texts.len()).unwrap_or(END);
        self.numbers.insert(text.into(), number);
        self.texts.push(text.into());
        self.kinds.push(kind);
        self.keys.push(number);
        if key != text {
            let key = self.number(&key);
            self.keys[number as usize] = self.keys[key as usize];
        }
        number
    }

    /// The form of a word by which it is compared, where any text has it.
    pub(crate) fn key_of(&self, text: &str) -> Option<u32> {
        self.numbers
            .get(text)
            .or_else(|| self.numbers.get(comparable_word(text).as_str()))
            .map(|&number| self.key(number))
    }

    pub(crate) fn key(&self, number: u32) -> u32 {
        self.keys.get(number as usize).copied().unwrap_or(END)
    }

    pub(crate) fn keys(&self) -> &[u32] {
        &self.keys
    }

    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |text| text)
    }

    pub(crate) fn kind(&self, number: u32) -> Kind {
        self.kinds.get(number as usize).copied().unwrap_or(Kind::Stop)
    }

    /// Whether a symbol is a function word. In Chinese these are characters that other words have,
    /// too.
    pub(crate) fn is_function(&self, language: Language, number: u32) -> bool {
        let functions = self.functions[language as usize].get_or_init(|| {
            let is_function =
                |text: &str| matches!(class(language, text), Some(Class::Break | Class::Link));
            self.texts.iter().map(|text| is_function(text)).collect()
        });
        functions.get(number as usize).copied().unwrap_or(false)
    }

    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// All symbols but the one that ends units.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().skip(1).map(AsRef::as_ref)
    }
}

fn kind_of(text: &str) -> Kind {
    text.chars().next().map_or(Kind::Stop, kind)
}
