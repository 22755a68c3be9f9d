//! The order in which paragraphs are aligned, which is not quite that of the document.

use zhengming_document::Part;

use super::item::Item;

/// Paragraphs of both documents that are aligned by themselves, by their indices.
pub(super) struct Flow {
    pub(super) en: Vec<usize>,
    pub(super) zh: Vec<usize>,
}

/// Running text and notes: one format has notes where their marks stand, another at the end. Where
/// only one of the documents has notes that are known as such, all is one flow.
pub(super) fn split(en: &[Item], zh: &[Item]) -> Vec<Flow> {
    let is_note = |item: &Item| item.label.is_some_and(|(label, _)| label.part == Part::Note);
    let having = |items: &[Item], note: bool| -> Vec<usize> {
        (0..items.len()).filter(|&at| is_note(&items[at]) == note).collect()
    };
    let notes = Flow { en: having(en, true), zh: having(zh, true) };
    if notes.en.is_empty() || notes.zh.is_empty() {
        return vec![Flow { en: (0..en.len()).collect(), zh: (0..zh.len()).collect() }];
    }
    vec![Flow { en: having(en, false), zh: having(zh, false) }, notes]
}

impl Flow {
    /// The items of one side.
    pub(super) fn items(own: &[usize], all: &[Item]) -> Vec<Item> {
        own.iter().map(|&at| all[at].clone()).collect()
    }
}
