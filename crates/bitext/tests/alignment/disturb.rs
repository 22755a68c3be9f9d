//! Makes two documents of a table, and disturbs them.

use std::path::PathBuf;

use zhengming_document::{
    Batch, Document, DocumentInfo, Kind, Label, Language, Paragraph, Part, Section, Sections,
};
use zhengming_text::Span;

use super::Row;

/// One language of a document, and which rows of the table its paragraphs are from.
pub(super) struct Side {
    pub(super) items: Vec<Item>,
    pub(super) rows: usize,
}

/// A paragraph.
#[derive(Clone)]
pub(super) struct Item {
    /// Rows of the table that it holds, or holds a part of; none for noise.
    pub(super) rows: Vec<usize>,
    pub(super) section: String,
    pub(super) label: String,
    pub(super) text: String,
}

/// A generator of random numbers (SplitMix64), so that each run disturbs alike.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^ (value >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// One in so many paragraphs is disturbed.
const ONE_IN: usize = 10;

/// The two sides of a document, disturbed or not.
pub(super) fn sides(symbol: &str, rows: &[Row], disturbed: bool) -> [Side; 2] {
    let mut sides = [0, 1].map(|language: usize| Side {
        rows: rows.len(),
        items: rows
            .iter()
            .enumerate()
            .map(|(at, row)| Item {
                rows: vec![at],
                section: row.section.clone(),
                label: row.labels[language].clone(),
                text: row.texts[language].clone(),
            })
            .collect(),
    });
    if disturbed {
        let seed = symbol.bytes().fold(7, |sum: u64, byte| sum.wrapping_mul(31) + u64::from(byte));
        let mut random = Random(seed);
        for row in 0..rows.len() {
            if random.below(ONE_IN) == 0 {
                let side = random.below(2);
                let what = random.below(5);
                sides[side].disturb(row, what, symbol, side, &mut random);
            }
        }
    }
    sides
}

impl Side {
    fn disturb(&mut self, row: usize, what: usize, symbol: &str, side: usize, random: &mut Random) {
        let Some(at) = self.items.iter().position(|item| item.rows == [row]) else { return };
        let blank = if side == 0 { " " } else { "" };
        match what {
            0 if at + 1 < self.items.len()
                && self.items[at + 1].section == self.items[at].section =>
            {
                let next = self.items.remove(at + 1);
                let item = &mut self.items[at];
                let mark = if next.label.is_empty() { String::new() } else { next.label + " " };
                item.text = format!("{}{blank}{mark}{}", item.text, next.text);
                item.rows.extend(next.rows);
            }
            0 | 1 => {
                let share = 0.3 + 0.4 * random.below(1000) as f64 / 1000.0;
                if let Some(cut) = cut(&self.items[at].text, share) {
                    let rest = self.items[at].text.split_off(cut);
                    let label = String::new();
                    let item =
                        Item { label, text: rest.trim().to_owned(), ..self.items[at].clone() };
                    self.items.insert(at + 1, item);
                } else {
                    self.items.remove(at);
                }
            }
            2 => {
                self.items.remove(at);
            }
            3 => {
                let page = random.below(40) + 1;
                let text = match random.below(5) {
                    0 => symbol.to_owned(),
                    1 => format!("{page}/{}", page + random.below(9)),
                    2 => format!("{:02}-{:05}", 14 + random.below(10), random.below(100_000)),
                    3 => ["United Nations", "联合国"][side].to_owned() + " " + symbol,
                    _ => page.to_string(),
                };
                let section = self.items[at].section.clone();
                self.items
                    .insert(at, Item { rows: Vec::new(), section, label: String::new(), text });
            }
            _ => {
                let item = self.items.remove(at);
                let to = match random.below(2) {
                    0 => at.saturating_sub(2 + random.below(10)),
                    _ => (at + 2 + random.below(10)).min(self.items.len()),
                };
                self.items.insert(to, item);
            }
        }
    }

    /// The document, with labels by section and number, or without any.
    pub(super) fn document(&self, language: Language, labelled: bool) -> Document {
        let mut batch = Batch { line: 1, ..Batch::default() };
        let mut sections = Sections::default();
        for item in &self.items {
            let (label, kind) = if labelled {
                sections.next(Section::of_name(&item.section), &item.label, &item.text)
            } else {
                (Label::part(Part::Body), Kind::Text)
            };
            let start = batch.text.len();
            batch.text.push_str(&item.text);
            let span = Span::new(start, batch.text.len());
            batch.text.push('\n');
            batch.paragraphs.push(Paragraph { span, edits: (0, 0), label, kind });
        }
        let path = PathBuf::from("document");
        let info = DocumentInfo::of_paragraphs(&path, None, language, []);
        Document { info, batch, warnings: Vec::new() }
    }
}

/// Where a text is cut: behind the first comma or blank after a share of it.
fn cut(text: &str, share: f64) -> Option<usize> {
    if text.len() < 60 {
        return None;
    }
    let from = (text.len() as f64 * share) as usize;
    let ends = |(at, c): (usize, char)| {
        (at >= from && matches!(c, ',' | '，' | '、' | ';' | '；')).then_some(at + c.len_utf8())
    };
    let clause = text.char_indices().find_map(ends);
    let word = || text.char_indices().find(|&(at, c)| at >= from && (c == ' ' || !c.is_ascii()));
    clause.or_else(|| word().map(|(at, c)| at + c.len_utf8())).filter(|&at| at + 10 < text.len())
}
