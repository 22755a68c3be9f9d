use zhengming_text::Language;

/// Something of each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both<T> {
    /// Of the English.
    pub en: T,
    /// Of the Chinese.
    pub zh: T,
}

impl<T> Both<T> {
    /// Makes what belongs to each language.
    pub fn of(mut make: impl FnMut(Language) -> T) -> Self {
        Self { en: make(Language::En), zh: make(Language::Zh) }
    }

    /// What belongs to a language.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::En => &mut self.en,
            Language::Zh => &mut self.zh,
        }
    }

    /// Both, English first.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &T)> {
        Language::ALL.into_iter().map(|language| (language, self.get(language)))
    }
}
