//! The texts of documents with what stands in them.

use std::borrow::Cow;

use serde::Serialize;
use zhengming_bitext::{Link, align};
use zhengming_compare::Version;
use zhengming_consistency::Survey;
use zhengming_document::{Batch, Document, Kind, Paragraph, Part};
use zhengming_tagger::{Scratch, Shield, Shields, Tagger};

use crate::clauses::{self, Paragraphs};
use crate::paragraph::Shown;
use crate::passages::{Finder, Located, Wanted, WantedPassage};
use crate::rows::{Bitexts, Rows};
use crate::sources::Sources;
use crate::terms::Terms;

/// Paragraphs of a text that are shown. No resolution comes near it, and no browser lays out more.
const MOST_PARAGRAPHS: usize = 20_000;

/// Characters of a title that lists show.
const LONGEST_TITLE: usize = 300;

/// What the page holds of a document beside its texts.
#[derive(Serialize)]
pub(crate) struct DocumentData {
    /// Which paragraphs stand side by side, where there are two texts: indices, -1 for none.
    rows: Vec<(i32, i32)>,
    /// Rows that belong to the unit of the row before them.
    joined: Vec<u32>,
    /// Passages of findings: number of the finding, of the passage in it, of the text, of the
    /// paragraph, start and length in UTF-16 units.
    passages: Vec<[u32; 6]>,
}

/// A text in one language.
#[derive(Serialize)]
pub(crate) struct TextData {
    paragraphs: Vec<ParagraphData>,
    /// Whether more follows that is too long to be shown.
    cut: bool,
}

/// A paragraph. The names are short, as there are so many of them.
#[derive(Serialize)]
struct ParagraphData {
    /// The label.
    l: String,
    /// What it is.
    k: &'static str,
    /// The text.
    t: String,
    /// Terms, four numbers each: start, length, number of the term, flags (1 nested, 2 in a title,
    /// 4 in a quotation).
    m: Vec<u32>,
    /// Titles and quotations, three numbers each: start, length, flags as above.
    q: Vec<u32>,
}

/// What was read of a document.
pub(crate) struct Read {
    pub(crate) data: DocumentData,
    pub(crate) texts: Vec<TextData>,
    pub(crate) located: Vec<Located>,
    /// The document as the clauses that others may have taken over.
    pub(crate) version: Version,
    /// Which paragraphs the clauses are.
    pub(crate) clauses: Vec<Paragraphs>,
    /// The titles of the texts.
    pub(crate) titles: Vec<Option<String>>,
}

/// Reads documents for the page.
pub(crate) struct Reading<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) survey: &'a Survey,
    pub(crate) tagger: &'a Tagger,
    pub(crate) terms: &'a Terms<'a>,
    pub(crate) wanted: &'a Wanted,
    pub(crate) bitexts: &'a Bitexts<'a>,
}

impl Reading<'_> {
    /// Reads the texts of a document, given by their indices in the survey. None where one of them
    /// cannot be read again.
    pub(crate) fn read(&self, indices: &[usize]) -> Option<Read> {
        let mut scratch = Scratch::default();
        let mut located = Vec::new();
        let mut texts: Vec<TextData> = Vec::new();
        let mut documents = Vec::new();
        for &text in indices {
            let path = &self.survey.documents[text].info.path;
            let (document, cut) = self.sources.open(text, path)?;
            let paragraphs = &document.batch.paragraphs;
            let shown = &paragraphs[..paragraphs.len().min(MOST_PARAGRAPHS)];
            let mut reader = TextReader {
                reading: self,
                passages: self.wanted.of(text),
                batch: &document.batch,
                scratch: &mut scratch,
                shields: Shields::default(),
            };
            let mut finder = Finder::default();
            let rows = shown.iter().map(|paragraph| reader.paragraph(paragraph, &mut finder));
            let rows = rows.collect();
            located.extend(finder.located(text));
            texts.push(TextData { paragraphs: rows, cut: cut || shown.len() < paragraphs.len() });
            documents.push(document);
        }
        let at = |text: usize| indices.iter().position(|&other| other == text).unwrap_or(0);
        let passages = located.iter().filter_map(|it: &Located| it.in_document(at(it.text)));
        let links = self.links(indices, &documents);
        let version = version(&documents, &links);
        let shown = |text: usize, paragraph: u32| {
            texts
                .get(text)?
                .paragraphs
                .get(paragraph as usize)
                .map(|it: &ParagraphData| it.t.as_str())
        };
        let Rows { pairs, joined } = Rows::new(&links, MOST_PARAGRAPHS);
        Some(Read {
            clauses: clauses::paragraphs(&version, &documents, shown),
            titles: documents.iter().map(title).collect(),
            data: DocumentData { rows: pairs, joined, passages: passages.collect() },
            texts,
            located,
            version,
        })
    }
}

impl<'a> Reading<'a> {
    /// Which paragraphs of two texts are units, as the survey read them. Of files that are too long
    /// to be shown as a whole, what is shown is aligned by itself.
    fn links(&self, indices: &[usize], documents: &[Document]) -> Cow<'a, [Link]> {
        let ([zh_text, en_text], [zh, en]) = (indices, documents) else { return Cow::default() };
        let is_whole = |links: &&[Link]| {
            let behind = |side: fn(&Link) -> &Vec<usize>| {
                links.iter().flat_map(side).max().map_or(0, |&last| last + 1)
            };
            behind(|link| &link.en) <= en.batch.paragraphs.len()
                && behind(|link| &link.zh) <= zh.batch.paragraphs.len()
        };
        let read = self.bitexts.links([*en_text, *zh_text]).filter(is_whole);
        read.map_or_else(|| align(en, zh, &()).sure().into(), Cow::Borrowed)
    }
}

/// Reads the paragraphs of a text.
struct TextReader<'r> {
    reading: &'r Reading<'r>,
    passages: &'r [WantedPassage],
    batch: &'r Batch,
    scratch: &'r mut Scratch,
    shields: Shields,
}

impl TextReader<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph, finder: &mut Finder) -> ParagraphData {
        let shown = Shown::new(self.batch, paragraph);
        let (matches, folded) = self.reading.tagger.tag(self.batch, paragraph, self.scratch);
        let mut marks = Vec::with_capacity(4 * matches.len());
        for found in matches {
            let (start, length) = shown.place(folded.source_span(found.folded.clone()));
            if let Some(term) = self.reading.terms.number(found.term).filter(|_| length > 0) {
                let flags = u32::from(found.nested) + found.shield.map_or(0, flag);
                marks.extend([start, length, term, flags]);
            }
        }
        let mut shielded = Vec::new();
        self.shields.find(folded);
        for (range, shield) in self.shields.stretches().filter(|(range, _)| !range.is_empty()) {
            let (start, length) = shown.place(folded.source_span(range));
            shielded.extend([start, length, flag(shield)]);
        }
        finder.find(self.passages, self.batch.offset, paragraph.span, &shown);
        ParagraphData {
            l: paragraph.label.to_string(),
            k: kind(paragraph.kind),
            t: shown.text,
            m: marks,
            q: shielded,
        }
    }
}

fn flag(shield: Shield) -> u32 {
    match shield {
        Shield::Title => 2,
        Shield::Quotation => 4,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Heading => "heading",
        Kind::Note => "note",
        Kind::Item => "item",
        Kind::Cell => "cell",
    }
}

/// The document as clauses, of a pair by its links.
fn version(documents: &[Document], links: &[Link]) -> Version {
    match documents {
        [zh, en] => Version::from_links(zh, en, links),
        [only, ..] => Version::from_document(only),
        [] => Version::default(),
    }
}

/// The title, also where the reader gave none but marked a paragraph as one.
fn title(document: &Document) -> Option<String> {
    let marked = || {
        let paragraphs = &document.batch.paragraphs;
        let paragraph = paragraphs.iter().find(|it| it.label.part == Part::Title)?;
        Some(Shown::new(&document.batch, paragraph).text)
    };
    document
        .info
        .title
        .clone()
        .or_else(marked)
        .map(|title| title.chars().take(LONGEST_TITLE).collect())
}
