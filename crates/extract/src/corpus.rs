use crate::extract::Context;
use zhengming_text::{Folded, Folder, Language, Span};

/// Texts from which candidates are taken.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    documents: Vec<String>,
    texts: Vec<Text>,
}

/// One paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// Index of its document.
    pub(crate) document: u32,
    /// Where it stands there: `OP 3`.
    pub(crate) place: String,
    pub(crate) language: Language,
    /// The text as it is read, with blanks as they are shown.
    pub(crate) text: String,
}

/// A document of a [`Corpus`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentId(u32);

impl Corpus {
    /// Adds a document by the name under which it is cited.
    pub fn document(&mut self, name: impl Into<String>) -> DocumentId {
        let name = name.into();
        let known = self.documents.iter().rposition(|known| *known == name);
        let place = known.unwrap_or_else(|| {
            self.documents.push(name);
            self.documents.len() - 1
        });
        DocumentId(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// Adds a paragraph of a document, and where it stands there. It is Chinese if it has a Chinese
    /// character.
    pub fn add(&mut self, document: DocumentId, place: impl Into<String>, text: &str) {
        let text = joined(text);
        if text.is_empty() {
            return;
        }
        let language = if text.chars().any(is_han) { Language::Zh } else { Language::En };
        self.texts.push(Text { document: document.0, place: place.into(), language, text });
    }

    /// Whether any paragraph is in this language.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.texts.iter().any(|text| text.language == language)
    }

    /// Number of paragraphs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is no paragraph.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    pub(crate) fn texts(&self, language: Language) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(move |text| text.language == language)
    }

    /// An occurrence in a paragraph.
    pub(crate) fn context(&self, text: &Text, span: Span) -> Context {
        Context {
            document: self.documents.get(text.document as usize).cloned().unwrap_or_default(),
            place: text.place.clone(),
            text: text.text.clone(),
            span,
        }
    }
}

/// A text with one blank for each white space, and none between Chinese characters and marks, where
/// it is left from the break of a line.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let is_wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2e80}');
        let after = joined.chars().next_back();
        if after.is_some() && !(is_wide(after) && is_wide(word.chars().next())) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// A text in its folded form, with the way back.
pub(crate) fn folded(text: &str) -> Folded {
    let mut folded = Folded::default();
    Folder.fold(text, Span::new(0, text.len()), &[], &mut folded);
    folded
}

/// The folded form of a text.
pub(crate) fn folded_text(text: &str) -> String {
    folded(text).text().to_owned()
}

/// Whether a character is Chinese.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}
