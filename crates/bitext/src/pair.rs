//! Two files of one document, paired by the labels of their paragraphs.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use zhengming_document::{Document, Error, Label, Options, Part};

use crate::place::Articles;
use crate::{Unit, year};

/// Reads both files and pairs their paragraphs. The count is of paragraphs without a partner.
pub(crate) fn read(zh: &Path, en: &Path) -> Result<(Vec<Unit>, usize), Error> {
    let zh = Document::open(zh, &Options::default())?;
    let en = Document::open(en, &Options::default())?;
    Ok(align(&zh, &en))
}

/// Pairs the n-th paragraph under a label with the n-th under the same label on the other side,
/// where both sides have as many.
pub(crate) fn align(zh: &Document, en: &Document) -> (Vec<Unit>, usize) {
    let own = by_label(zh);
    let others = by_label(en);
    let symbol: Arc<str> = zh.info.id.replace(' ', "").into();
    let date = zh.info.date.as_deref().or(en.info.date.as_deref());
    let year =
        date.and_then(|date| date.get(..4)?.parse().ok()).or_else(|| year::of_symbol(&symbol));
    let mut articles = Articles::default();
    let mut units = Vec::new();
    let mut exact = zh.batch.paragraphs.len() == en.batch.paragraphs.len();
    exact &= own
        .iter()
        .all(|(label, list)| others.get(label).is_some_and(|others| others.len() == list.len()));
    for (paragraph, partner) in zh.batch.paragraphs.iter().zip(paired(zh, &own, &others)) {
        let text = zh.batch.text_of(paragraph);
        let other = partner.map(|partner| en.batch.text_of(&en.batch.paragraphs[partner]));
        let place = articles.place(paragraph.label, &text, other.as_deref().unwrap_or_default());
        if let Some(other) = other {
            units.push(Unit {
                document: Arc::clone(&symbol),
                year,
                place,
                kind: paragraph.kind,
                zh: text,
                en: other,
                exact,
            });
        }
    }
    let paragraphs = zh.batch.paragraphs.len() + en.batch.paragraphs.len();
    let left = paragraphs - 2 * units.len();
    (units, left)
}

/// For each paragraph of the Chinese document the index of the English one that it is paired with:
/// the n-th under a label with the n-th under the same label, where both sides have as many.
#[must_use]
pub fn partners(zh: &Document, en: &Document) -> Vec<Option<usize>> {
    paired(zh, &by_label(zh), &by_label(en))
}

/// The indices of the paragraphs under each label.
type ByLabel = HashMap<Label, Vec<usize>>;

fn paired(zh: &Document, own: &ByLabel, others: &ByLabel) -> Vec<Option<usize>> {
    let mut seen: HashMap<Label, usize> = HashMap::new();
    let paragraphs = zh.batch.paragraphs.iter();
    paragraphs
        .map(|paragraph| {
            let nth = seen.entry(paragraph.label).or_default();
            let candidates = others.get(&paragraph.label)?;
            let many = own.get(&paragraph.label).map_or(0, Vec::len);
            let partner = candidates.get(*nth).filter(|_| candidates.len() == many);
            *nth += 1;
            partner.copied()
        })
        .collect()
}

fn by_label(document: &Document) -> ByLabel {
    let mut by_label = ByLabel::new();
    for (at, paragraph) in document.batch.paragraphs.iter().enumerate() {
        by_label.entry(paragraph.label).or_default().push(at);
    }
    // Lines of the cover and the end differ in order and number between the languages.
    by_label.retain(|label, list| {
        list.len() == 1 || !matches!(label.part, Part::Cover | Part::Conclusion)
    });
    by_label
}
