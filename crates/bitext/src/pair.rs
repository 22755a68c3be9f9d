//! Two files of one document as units.

use std::path::Path;
use std::sync::Arc;

use zhengming_document::{Batch, Document, Error, Options};

use crate::place::Articles;
use crate::{Alignment, Link, Unit, align, year};

/// Reads both files and aligns their paragraphs. The count is of paragraphs that are in no unit.
pub(crate) fn read(zh: &Path, en: &Path) -> Result<(Vec<Unit>, usize), Error> {
    let zh = Document::open(zh, &Options::default())?;
    let en = Document::open(en, &Options::default())?;
    Ok(units(&zh, &en))
}

/// The paragraphs that belong together, with the place of the first Chinese one.
pub(crate) fn units(zh: &Document, en: &Document) -> (Vec<Unit>, usize) {
    let symbol: Arc<str> = zh.info.id.replace(' ', "").into();
    let date = zh.info.date.as_deref().or(en.info.date.as_deref());
    let year =
        date.and_then(|date| date.get(..4)?.parse().ok()).or_else(|| year::of_symbol(&symbol));
    let links = align(en, zh, &()).links;
    let label = |of: &Document, list: &[usize]| of.batch.paragraphs[list[0]].label;
    let is_plain = |link: &Link| {
        let plain = link.en.len() == 1 && link.zh.len() == 1 && !link.is_moved;
        plain && label(en, &link.en) == label(zh, &link.zh)
    };
    let exact = links.iter().all(is_plain);
    let mut articles = Articles::default();
    let mut units = Vec::new();
    let mut left = zh.batch.paragraphs.len() + en.batch.paragraphs.len();
    for link in &links {
        let Some(&first) = link.zh.first() else { continue };
        let paragraph = &zh.batch.paragraphs[first];
        let sides = [text(&zh.batch, &link.zh), text(&en.batch, &link.en)];
        let place = articles.place(paragraph.label, &sides[0], &sides[1]);
        if link.is_paired() && link.confidence >= Alignment::LEAST_SURE {
            left -= link.zh.len() + link.en.len();
            let (document, kind, [zh, en]) = (Arc::clone(&symbol), paragraph.kind, sides);
            units.push(Unit { document, year, place, kind, zh, en, exact });
        }
    }
    (units, left)
}

/// The text of paragraphs, each on a line.
fn text(batch: &Batch, paragraphs: &[usize]) -> String {
    let text = |&at: &usize| batch.text_of(&batch.paragraphs[at]);
    paragraphs.iter().map(text).collect::<Vec<_>>().join("\n")
}
