//! Which paragraphs of two texts stand side by side.

use std::collections::HashMap;

use zhengming_bitext::Link;
use zhengming_consistency::{Bitext, Survey};
use zhengming_document::Language;

/// The units that a survey read, by their texts.
pub(crate) struct Bitexts<'a>(HashMap<[usize; 2], &'a Bitext>);

/// The paragraphs of a document, those of both languages that belong together in a row.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Indices of a Chinese and an English paragraph, -1 for none.
    pub(crate) pairs: Vec<(i32, i32)>,
    /// Rows that belong to the unit of the row before them.
    pub(crate) joined: Vec<u32>,
}

impl<'a> Bitexts<'a> {
    pub(crate) fn new(survey: &'a Survey) -> Self {
        Self(survey.bitexts.iter().map(|bitext| (bitext.documents, bitext)).collect())
    }

    /// The units of two texts, given by their indices in the order of [`Language::ALL`].
    pub(crate) fn links(&self, texts: [usize; 2]) -> Option<&'a [Link]> {
        self.0.get(&texts).map(|bitext| bitext.links.as_slice())
    }
}

impl Rows {
    /// The rows of units; of each text so many paragraphs are shown. Of several that belong to one
    /// the first is beside it.
    pub(crate) fn new(links: &[Link], shown: usize) -> Self {
        let mut rows = Self::default();
        for link in links {
            let first = rows.pairs.len();
            for at in 0..link.zh.len().max(link.en.len()) {
                let [en, zh] = Language::ALL.map(|side| {
                    let paragraph = link.side(side).get(at).copied();
                    paragraph.filter(|&at| at < shown).map_or(-1, |at| at as i32)
                });
                if (zh, en) == (-1, -1) {
                    continue;
                }
                if rows.pairs.len() > first {
                    rows.joined.push(rows.pairs.len() as u32);
                }
                rows.pairs.push((zh, en));
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_unit_are_joined_and_what_is_not_shown_is_left_out() {
        let link = |en: &[usize], zh: &[usize]| Link {
            en: en.to_vec(),
            zh: zh.to_vec(),
            confidence: 1.0,
            is_moved: false,
        };
        let links = [link(&[0], &[0]), link(&[1, 2], &[1]), link(&[], &[2]), link(&[3], &[3])];
        let rows = Rows::new(&links, 3);
        assert_eq!(rows.pairs, [(0, 0), (1, 1), (-1, 2), (2, -1)]);
        assert_eq!(rows.joined, [2]);
        assert!(Rows::new(&links, 0).pairs.is_empty());
    }
}
