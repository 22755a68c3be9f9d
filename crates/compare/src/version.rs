use std::path::PathBuf;

use zhengming_bitext::{Link, Place, Unit, align};
use zhengming_document::{Batch, Document, Kind, Label, Paragraph, Part, bare_title, find_date};
use zhengming_text::{Language, join_lines};

use crate::Both;
use crate::time::date_of;

/// A document as one side of a comparison: its clauses in order.
#[derive(Clone, Debug, Default)]
pub struct Version {
    /// Symbol, or the path of a document that has none.
    pub name: String,
    /// Date, as `2018-12-22`, `2018-12` or `2018`, where it is known; of a document in two languages
    /// the one that fits its symbol, where its texts differ.
    pub date: Option<String>,
    /// The file that it was read from.
    pub path: PathBuf,
    /// Title, preambular and operative paragraphs, annexes and other text.
    pub clauses: Vec<Clause>,
    /// Paragraphs that are no clauses: lines of the cover and the end, footnotes.
    pub left_out: usize,
}

/// A paragraph that is compared.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Where it stands in its document.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// The text as it is read, without its number, that of the document in front of a title, note
    /// marks and breaks of lines; empty in a language that the document is not in.
    pub text: Both<String>,
}

impl Clause {
    /// Whether it is the title of the document.
    pub(crate) fn is_title(&self) -> bool {
        self.place.label.part == Part::Title
    }

    /// Whether it is a title or heading, which are compared with one another only.
    pub(crate) fn is_heading(&self) -> bool {
        self.kind == Kind::Heading || self.is_title()
    }
}

impl Version {
    /// The clauses of a document in one language. Where the document does not say which, a paragraph
    /// is Chinese if it has a Chinese character.
    #[must_use]
    pub fn from_document(document: &Document) -> Self {
        let mut version = Self::head(document);
        for paragraph in &document.batch.paragraphs {
            let text = text(&document.batch, paragraph);
            let language = document.info.language.unwrap_or_else(|| language_of(&text));
            let mut both = Both::default();
            *both.get_mut(language) = text;
            version.add(place(paragraph.label), paragraph.kind, both);
        }
        version
    }

    /// The clauses of two files of one document, as they are aligned. Paragraphs without a partner
    /// stay, with the text of one language.
    #[must_use]
    pub fn from_pair(zh: &Document, en: &Document) -> Self {
        Self::from_links(zh, en, &align(en, zh, &()).sure())
    }

    /// The clauses of two files of one document that are aligned already.
    #[must_use]
    pub fn from_links(zh: &Document, en: &Document, links: &[Link]) -> Self {
        let mut version = Self::head(zh);
        let dates = [zh, en].map(|document| document.info.date.as_deref());
        version.date = date_of(dates, &version.name);
        for link in links {
            let first =
                |of: &Document, list: &[usize]| list.first().map(|&at| of.batch.paragraphs[at]);
            let Some(paragraph) = first(zh, &link.zh).or_else(|| first(en, &link.en)) else {
                continue;
            };
            let (zh, en) = (texts(zh, &link.zh).concat(), texts(en, &link.en).join(" "));
            let both = Both { zh, en };
            version.add(place(paragraph.label), paragraph.kind, both);
        }
        version
    }

    /// Adds a unit of an aligned text. A date on the cover or at the end becomes that of the version.
    pub fn push_unit(&mut self, unit: Unit) {
        let is_edge = matches!(unit.place.label.part, Part::Cover | Part::Conclusion);
        if is_edge && self.date.as_ref().is_none_or(|date| date.len() < 10 || is_adoption(&unit)) {
            let dates = [find_date(&unit.zh), find_date(&unit.en)];
            let date = date_of(dates.each_ref().map(Option::as_deref), &self.name);
            self.date = date.or(self.date.take());
        }
        self.add(unit.place, unit.kind, Both { zh: unit.zh, en: unit.en });
    }

    /// The languages that its clauses are in.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.clauses.iter().any(|clause| !clause.text.get(language).is_empty())
    }

    /// How a clause is cited: `A/RES/78/16 OP 3`.
    #[must_use]
    pub fn cite(&self, clause: usize) -> String {
        match self.clauses.get(clause) {
            Some(clause) => format!("{} {}", self.name, clause.place),
            None => self.name.clone(),
        }
    }

    fn head(document: &Document) -> Self {
        Self {
            name: document.info.id.clone(),
            date: document.info.date.clone(),
            path: document.info.path.clone(),
            ..Self::default()
        }
    }

    fn add(&mut self, place: Place, kind: Kind, text: Both<String>) {
        let part = place.label.part;
        // Tables of pairs have the number of the document in front of its title.
        let text = match part {
            Part::Title => Both::of(|language| bare_title(text.get(language)).to_owned()),
            _ => text,
        };
        let is_edge = matches!(part, Part::Cover | Part::Conclusion | Part::Note);
        if is_edge || kind == Kind::Note {
            self.left_out += 1;
        } else if !text.en.is_empty() || !text.zh.is_empty() {
            self.clauses.push(Clause { place, kind, text });
        }
    }
}

/// Whether a line tells when the document was adopted, rather than when it was printed.
fn is_adoption(unit: &Unit) -> bool {
    unit.en.contains("dopted") || unit.zh.ends_with("决议") || unit.zh.ends_with("决定")
}

fn place(label: Label) -> Place {
    Place { label, article: 0 }
}

/// A paragraph as it is read.
fn texts(document: &Document, paragraphs: &[usize]) -> Vec<String> {
    let batch = &document.batch;
    paragraphs.iter().map(|&at| text(batch, &batch.paragraphs[at])).collect()
}

fn text(batch: &Batch, paragraph: &Paragraph) -> String {
    let text = join_lines(&batch.text_of(paragraph));
    if text.contains("  ") || text.contains('\t') {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text
}

fn language_of(text: &str) -> Language {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    if text.chars().any(is_han) { Language::Zh } else { Language::En }
}
