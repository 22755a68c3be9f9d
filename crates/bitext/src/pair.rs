//! Two files of one document, paired by the labels of their paragraphs.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use zhengming_document::{Document, Error, Label, Options, Paragraph, Part};

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
    let partners = by_label(en);
    let counts = by_label(zh);
    let symbol: Arc<str> = zh.info.id.replace(' ', "").into();
    let date = zh.info.date.as_deref().or(en.info.date.as_deref());
    let year =
        date.and_then(|date| date.get(..4)?.parse().ok()).or_else(|| year::of_symbol(&symbol));
    let mut seen: HashMap<Label, usize> = HashMap::new();
    let mut articles = Articles::default();
    let mut units = Vec::new();
    let mut exact = zh.batch.paragraphs.len() == en.batch.paragraphs.len();
    exact &= counts
        .iter()
        .all(|(label, list)| partners.get(label).is_some_and(|others| others.len() == list.len()));
    for paragraph in &zh.batch.paragraphs {
        let nth = seen.entry(paragraph.label).or_default();
        let candidates = partners.get(&paragraph.label).map_or(&[][..], Vec::as_slice);
        let own = counts.get(&paragraph.label).map_or(0, Vec::len);
        let partner = candidates.get(*nth).filter(|_| candidates.len() == own);
        *nth += 1;
        let text = zh.batch.text_of(paragraph);
        let other = partner.map(|partner| en.batch.text_of(partner));
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

fn by_label(document: &Document) -> HashMap<Label, Vec<Paragraph>> {
    let mut by_label: HashMap<Label, Vec<Paragraph>> = HashMap::new();
    for paragraph in &document.batch.paragraphs {
        by_label.entry(paragraph.label).or_default().push(*paragraph);
    }
    // Lines of the cover and the end differ in order and number between the languages.
    by_label.retain(|label, list| {
        list.len() == 1 || !matches!(label.part, Part::Cover | Part::Conclusion)
    });
    by_label
}
