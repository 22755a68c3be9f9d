use std::fmt;

use zhengming_document::{Label, Part, article_number};

/// Where in its document a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The label of the paragraph.
    pub label: Label,
    /// Number of the article of an annexed treaty, 0 outside articles.
    pub article: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.article == 0 {
            return self.label.fmt(f);
        }
        let annex = Label { number: 0, sub: [0; 3], ..self.label };
        write!(f, "{annex}, art. {}", self.article)
    }
}

/// Follows the articles of annexed treaties through a document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Articles {
    article: u32,
}

impl Articles {
    /// The place of the next paragraph.
    pub(crate) fn place(&mut self, label: Label, zh: &str, en: &str) -> Place {
        if label.part == Part::Note {
            return Place { label, article: 0 };
        }
        if label.part != Part::Annex {
            self.article = 0;
        } else if let Some(article) = article_number(en).or_else(|| article_number(zh)) {
            self.article = article;
        }
        Place { label, article: self.article }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_count_in_annexes_only() {
        let mut articles = Articles::default();
        let annex = Label::part(Part::Annex);
        assert_eq!(articles.place(annex, "序言", "Preamble").to_string(), "annex");
        assert_eq!(articles.place(annex, "第二条", "Article 2").to_string(), "annex, art. 2");
        assert_eq!(articles.place(annex, "定义", "Terms").to_string(), "annex, art. 2");
        let operative = Label { number: 3, ..Label::part(Part::Operative) };
        assert_eq!(articles.place(operative, "决定", "Decides").to_string(), "OP 3");
    }
}
