//! Alignment of two documents, paragraph by paragraph.

use zhengming_document::Document;
use zhengming_text::Language;

use crate::pair;

/// Which paragraphs of two documents belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// In the order of the Chinese document; English paragraphs that are missing there stand where
    /// they do in their own text. Each paragraph of either document is in exactly one link.
    pub links: Vec<Link>,
}

/// Paragraphs that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Indices of English paragraphs, rising; empty where the Chinese ones have no counterpart.
    pub en: Vec<usize>,
    /// Indices of Chinese paragraphs, rising; empty where the English ones have no counterpart.
    pub zh: Vec<usize>,
    /// How sure this is, from 0 to 1.
    pub confidence: f32,
    /// Whether the paragraphs stand elsewhere in the order of their documents than the others.
    pub is_moved: bool,
}

impl Link {
    /// The confidence of units of which a file says that they were paired by length or likeness.
    pub const BY_LIKENESS: f32 = 0.9;

    /// The paragraphs of one language.
    #[must_use]
    pub fn side(&self, language: Language) -> &[usize] {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }

    /// Whether it has paragraphs in both languages.
    #[must_use]
    pub fn is_paired(&self) -> bool {
        !self.en.is_empty() && !self.zh.is_empty()
    }
}

/// What else tells that two paragraphs belong together. `()` knows nothing.
pub trait Hints: Sync {
    /// The concepts of a glossary that are found in a paragraph, each by a number that is the same
    /// in both languages, in any order.
    fn concepts(&self, language: Language, paragraph: usize) -> &[u32];
}

impl Hints for () {
    fn concepts(&self, _: Language, _: usize) -> &[u32] {
        &[]
    }
}

/// Aligns two documents paragraph by paragraph.
#[must_use]
pub fn align(en: &Document, zh: &Document, _hints: &dyn Hints) -> Alignment {
    let partners = pair::partners(zh, en);
    let mut paired = vec![false; en.batch.paragraphs.len()];
    partners.iter().flatten().for_each(|&partner| paired[partner] = true);
    let mut lone = (0..paired.len()).filter(|&at| !paired[at]).peekable();
    let link = |en, zh| Link { en, zh, confidence: 1.0, is_moved: false };
    let mut links = Vec::new();
    for (at, partner) in partners.iter().enumerate() {
        while let Some(alone) = lone.next_if(|&alone| partner.is_some_and(|at| alone < at)) {
            links.push(link(vec![alone], Vec::new()));
        }
        links.push(link(partner.iter().copied().collect(), vec![at]));
    }
    links.extend(lone.map(|alone| link(vec![alone], Vec::new())));
    Alignment { links }
}
