use std::io::{self, Write};

use encoding_rs::GB18030;
use zhengming_text::Language;

use crate::{ColumnMap, Format, Glossary};

/// How a glossary is written. The default suits the format.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ExportOptions {
    /// The language of the first column, in formats that are lists of pairs.
    pub source: Language,
    /// The encoding of text formats, if not the usual one of the format. XML and the glossary's own
    /// formats are always in UTF-8.
    pub encoding: Option<TextEncoding>,
    /// The only domain that is written, if not all.
    pub domain: Option<String>,
    /// Whether each domain has a file of its own, whose name says which it is. Then [`losses`] does
    /// not count domains.
    ///
    /// [`losses`]: crate::losses
    pub by_domain: bool,
    /// Which columns a table has, if not all: a row for each term, or with columns named after the
    /// languages a row for each concept.
    pub columns: Option<ColumnMap>,
    /// Where editors find the JSON Schema of glossary files, seen from the file; written at the head
    /// of TOML.
    pub schema: Option<String>,
}

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark, by which spreadsheet programs know it.
    Utf8WithMark,
    /// UTF-16, little-endian, with a byte order mark.
    Utf16,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}

/// What a format has written.
pub(crate) enum Content {
    /// Text that is in UTF-8 in any case.
    Utf8(String),
    /// Text in the encoding of the user's choice, or in this one.
    Text(String, TextEncoding),
    /// A file that is no text, or why it cannot be written.
    Bytes(io::Result<Vec<u8>>),
}

impl Content {
    /// Nothing, because the options ask for what cannot be.
    pub(crate) fn refused(reason: String) -> Self {
        Self::Bytes(Err(io::Error::new(io::ErrorKind::InvalidInput, reason)))
    }
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            source: Language::En,
            encoding: None,
            domain: None,
            by_domain: false,
            columns: None,
            schema: None,
        }
    }
}

impl ExportOptions {
    /// The concepts that are to be written.
    pub(crate) fn concepts<'a>(
        &'a self,
        glossary: &'a Glossary,
    ) -> impl Iterator<Item = &'a crate::Concept> {
        let wanted = |domain: &str| self.domain.as_deref().is_none_or(|only| only == domain);
        glossary.concepts.iter().filter(move |concept| wanted(&concept.domain))
    }
}

impl TextEncoding {
    fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8WithMark => ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
            Self::Utf16 => "\u{feff}"
                .encode_utf16()
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
            Self::Gb18030 => GB18030.encode(text).0.into_owned(),
        }
    }
}

/// Writes a glossary. What each format cannot carry is told in `docs/formats.md`.
///
/// # Errors
///
/// If `out` cannot be written to, if the format is only read, if rows of the columns asked for would
/// mean nothing, if a text is longer than a cell of a spreadsheet may be, or if the file would be larger
/// than reading allows.
///
/// ```
/// use zhengming_glossary::{ExportOptions, Format, export, load_bytes};
///
/// let glossary = load_bytes("a.csv", "concept,lang,term\nnorm,en,norm\nnorm,zh,规范\n").glossary;
/// let mut out = Vec::new();
/// let toml = Format::by_name("toml").unwrap();
/// export(&glossary, toml, &mut out, &ExportOptions::default()).unwrap();
/// let text = String::from_utf8(out).unwrap();
/// assert!(text.ends_with("[[concept]]\nid = \"norm\"\nen = [\"norm\"]\nzh = [\"规范\"]\n"));
/// ```
pub fn export(
    glossary: &Glossary,
    format: Format,
    out: &mut impl Write,
    options: &ExportOptions,
) -> io::Result<()> {
    let Some(write) = format.entry().write else {
        let message = format!("the format {format} is read, but not written");
        return Err(io::Error::new(io::ErrorKind::Unsupported, message));
    };
    let bytes = match write(glossary, options) {
        Content::Utf8(text) => text.into_bytes(),
        Content::Bytes(bytes) => bytes?,
        Content::Text(text, usual) => options.encoding.unwrap_or(usual).encode(&text),
    };
    let limit = format.entry().limit;
    if bytes.len() as u64 > limit {
        let message = format!(
            "the file would be larger than {} MiB, which is the most that is read of the format \
             {format}; write a file for each domain",
            limit >> 20
        );
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    out.write_all(&bytes)
}
