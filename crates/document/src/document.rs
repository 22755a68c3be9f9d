use std::path::PathBuf;

use zhengming_text::{Edit, EditKind, Language, Span};

use crate::{Label, Remark};

/// File format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text, clean or torn by extraction from a PDF.
    Text,
    /// Markdown.
    Markdown,
    /// Akoma Ntoso for the United Nations (AKN4UN).
    Akn,
    /// One language of a document in a table of aligned texts. Such tables hold many documents, so
    /// that a [`crate::Reader`] does not read them: told to, it takes them for plain text. So it is
    /// with the three below.
    Table,
    /// One language of a translation memory (TMX).
    Tmx,
    /// One language of a file in XLIFF, of any version.
    Xliff,
    /// One language of a gettext catalogue (PO).
    Po,
}

/// Character encoding that a file was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark. Spans are offsets in the file.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, little endian. Spans are offsets in the file decoded to UTF-8, as for all below.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, big endian.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// GB18030 and its subsets GBK and GB2312.
    #[serde(rename = "GB18030")]
    Gb18030,
    /// Big5.
    #[serde(rename = "Big5")]
    Big5,
}

/// What is known of a document as a whole.
#[derive(Clone, Debug)]
pub struct DocumentInfo {
    /// Path as given, `-` for standard input.
    pub path: PathBuf,
    /// Symbol (`A/RES/73/266`), or the path where there is none.
    pub id: String,
    /// Symbol, where text or file name gave one.
    pub symbol: Option<String>,
    /// Main language.
    pub language: Option<Language>,
    /// Date of adoption, else of issue, as `2018-12-22`, `2018-12` or `2018`.
    pub date: Option<String>,
    /// Session of the organ (73), where there is one.
    pub session: Option<u32>,
    /// Title.
    pub title: Option<String>,
    /// Format the file was read as.
    pub format: Format,
    /// Encoding the file was read in.
    pub encoding: Encoding,
}

/// Something in a file that could not be read as it should, with what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Byte offset in the file.
    pub offset: u64,
    /// Line, from 1.
    pub line: u64,
    /// What was found and how it was treated.
    pub message: String,
    /// How many problems it speaks of: 1, but for the last of so many that not all are listed.
    pub problems: u64,
}

/// A stretch of a document in memory: the file text and the paragraphs in it.
///
/// Most documents are one batch. Long plain texts come as several, so that memory stays bounded;
/// a paragraph never lies in two.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Byte offset of `text` in the file (decoded, where the file is not in UTF-8).
    pub offset: u64,
    /// Number of the line that `text` starts on, from 1.
    pub line: u64,
    /// Code points of that line in front of `text`: 0, except behind a paragraph that was cut for
    /// its length, of which a warning tells.
    pub line_before: u64,
    /// The file text.
    pub text: String,
    /// Paragraphs in the order of reading; spans count from the start of `text`. A note nested in
    /// a paragraph comes as a paragraph of its own after it, inside the span of the other, which
    /// drops it by an edit.
    pub paragraphs: Vec<Paragraph>,
    /// Edits of all paragraphs; each paragraph names its own by index.
    pub edits: Vec<Edit>,
    /// Comments that speak to us, in the order of the text.
    pub remarks: Vec<Remark>,
}

/// A paragraph of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the paragraph's text in the batch, without its number or bullet.
    pub span: Span,
    /// First and behind-last index of its edits in [`Batch::edits`].
    pub edits: (u32, u32),
    /// Where it stands.
    pub label: Label,
    /// What it is.
    pub kind: Kind,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Text,
    /// A heading or title.
    Heading,
    /// A footnote.
    Note,
    /// An item of a list that has no paragraph number.
    Item,
    /// A cell of a table.
    Cell,
}

impl Batch {
    /// The edits of `paragraph`, sorted and disjoint.
    #[must_use]
    pub fn edits_of(&self, paragraph: &Paragraph) -> &[Edit] {
        &self.edits[paragraph.edits.0 as usize..paragraph.edits.1 as usize]
    }

    /// The text of `paragraph` as it is read: without markup and note marks.
    #[must_use]
    pub fn text_of(&self, paragraph: &Paragraph) -> String {
        let mut text = String::with_capacity(paragraph.span.len());
        let mut from = paragraph.span.start;
        for edit in self.edits_of(paragraph) {
            text.push_str(&self.text[from..edit.span.start]);
            if let EditKind::Replace(character) = edit.kind {
                text.push(character);
            }
            from = edit.span.end;
        }
        text.push_str(&self.text[from..paragraph.span.end]);
        text
    }

    /// Adds the batch that follows this one.
    pub(crate) fn append(&mut self, next: Self) {
        let base = self.text.len();
        let first = self.edits.len() as u32;
        self.text.push_str(&next.text);
        self.edits
            .extend(next.edits.iter().map(|edit| Edit { span: edit.span.shifted(base), ..*edit }));
        self.paragraphs.extend(next.paragraphs.iter().map(|paragraph| Paragraph {
            span: paragraph.span.shifted(base),
            edits: (paragraph.edits.0 + first, paragraph.edits.1 + first),
            ..*paragraph
        }));
    }
}
