use std::fmt;

use zhengming_document::{Label, Part};

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
        } else if let Some(article) = english(en).or_else(|| chinese(zh)) {
            self.article = article;
        }
        Place { label, article: self.article }
    }
}

fn english(text: &str) -> Option<u32> {
    text.trim().strip_prefix("Article ")?.trim().parse().ok()
}

/// The number of `第十二条` standing alone.
fn chinese(text: &str) -> Option<u32> {
    let numeral = text.trim().strip_prefix('第')?.strip_suffix('条')?;
    if let Ok(number) = numeral.parse() {
        return Some(number);
    }
    let (mut total, mut digit) = (0, 0);
    for character in numeral.chars().take(8) {
        match character {
            '十' => (total, digit) = (total + 10 * digit.max(1), 0),
            '百' => (total, digit) = (total + 100 * digit.max(1), 0),
            '零' => {}
            _ => digit = 1 + "一二三四五六七八九".chars().position(|one| one == character)? as u32,
        }
    }
    Some(total + digit).filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_articles_are_numbers() {
        assert_eq!(english("Article 12"), Some(12));
        assert_eq!(english("Article 12 says"), None);
        for (text, number) in
            [("第一条", 1), ("第十条", 10), ("第四十六条", 46), ("第一百零二条", 102), ("第7条", 7)]
        {
            assert_eq!(chinese(text), Some(number), "{text}");
        }
        assert_eq!(chinese("第一条规定"), None);
        assert_eq!(chinese("第条"), None);
    }

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
