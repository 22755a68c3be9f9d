//! Glossary formats: one file or folder each, and the list of them.

mod csv;
mod export;
mod json;
mod labels;
mod losses;
mod own;
mod pairs;
mod table;
mod tbx;
mod toml;
mod written;
mod xlsx;

use std::fmt;
use std::path::Path;
use zhengming_problem::{Problems, one_of};

use crate::Glossary;
use crate::draft::Draft;
use crate::source::Input;

pub(crate) use self::export::Content;
pub use self::export::{ExportOptions, TextEncoding, export};
pub use self::losses::{Loss, losses};
pub use self::table::ColumnMap;
pub use self::toml::{Difference, reformat};
pub use self::written::{Written, written};

/// A file format that glossaries are read from or written to.
///
/// ```
/// use zhengming_glossary::Format;
///
/// let format = Format::by_name("toml").unwrap();
/// assert_eq!(format.extensions(), ["toml"]);
/// assert!(format.is_read() && format.is_written());
/// ```
#[derive(Clone, Copy)]
pub struct Format(&'static Entry);

/// What is known of a format.
pub(crate) struct Entry {
    /// The name by which users call it.
    pub(crate) name: &'static str,
    /// What it is, in a few words.
    pub(crate) summary: &'static str,
    /// Endings of file names, in small letters.
    pub(crate) extensions: &'static [&'static str],
    /// Those of them that files of other kinds have too: in a folder, only such files are taken whose
    /// content is recognised.
    pub(crate) common_endings: &'static [&'static str],
    /// Whether the start of a file (at most [`HEAD`] bytes) looks like this format.
    pub(crate) recognises: fn(&[u8]) -> bool,
    /// Largest file that is read, in bytes.
    pub(crate) limit: u64,
    /// Reads a file. Checks each value where it stands; what needs other concepts or files is
    /// checked later.
    pub(crate) read: Option<fn(&Input, &mut Problems) -> Draft>,
    /// Writes a glossary.
    pub(crate) write: Option<fn(&Glossary, &ExportOptions) -> Content>,
    /// What kind of file it is.
    pub(crate) kind: Kind,
}

/// Kinds of files, by what they can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Everything of one domain.
    Domain,
    /// Everything.
    Whole,
    /// Concepts in XML.
    Xml,
    /// Text in columns, which can be chosen, as can the encoding.
    Table,
    /// A workbook with such columns.
    Workbook,
    /// Text that is pairs of terms.
    Pairs,
}

/// Bytes at the start of a file by which its format is recognised.
pub(crate) const HEAD: usize = 4096;

/// All formats. Where several have the same ending, the first that recognises the content reads
/// the file, and if none does, the first of them.
static FORMATS: &[&Entry] = &[
    &toml::FORMAT,
    &json::FORMAT,
    &csv::CSV,
    &csv::TSV,
    &xlsx::FORMAT,
    &tbx::BASIC,
    &tbx::BASIC_DCT,
    &tbx::MIN,
    &tbx::MIN_DCT,
    &tbx::CORE,
    &tbx::MARTIF,
    &pairs::WEBLATE,
    &pairs::OMEGAT,
    &pairs::XBENCH,
];

impl Format {
    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|&entry| Self(entry))
    }

    /// The format of a name: `tbx`, `csv`. Case does not matter.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The format in which a file of this name is written: the first with its ending.
    #[must_use]
    pub fn for_writing(path: &Path) -> Option<Self> {
        Self::with_ending_of(path).find(|format| format.is_written())
    }

    /// The format from which a file is read: of those with the ending of its name the one that
    /// recognises the start of the file.
    pub(crate) fn for_reading(path: &Path, head: &[u8]) -> Option<Self> {
        let read = || Self::with_ending_of(path).filter(|format| format.is_read());
        read().find(|format| (format.0.recognises)(head)).or_else(|| read().next())
    }

    /// All formats that are read from files with the ending of this name.
    pub(crate) fn with_ending_of(path: &Path) -> impl Iterator<Item = Self> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        Self::all().filter(move |format| {
            ending.as_deref().is_some_and(|ending| format.extensions().contains(&ending))
        })
    }

    /// The name by which users call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.0.summary
    }

    /// Endings of its files, in small letters, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        self.0.extensions
    }

    /// Whether glossaries are read from it.
    #[must_use]
    pub fn is_read(self) -> bool {
        self.0.read.is_some()
    }

    /// Whether glossaries are written to it.
    #[must_use]
    pub fn is_written(self) -> bool {
        self.0.write.is_some()
    }

    /// Whether [`ExportOptions::columns`] says what is written where.
    #[must_use]
    pub fn has_columns(self) -> bool {
        matches!(self.0.kind, Kind::Table | Kind::Workbook)
    }

    /// Whether it is written in [`ExportOptions::encoding`].
    #[must_use]
    pub fn has_encodings(self) -> bool {
        matches!(self.0.kind, Kind::Table | Kind::Pairs)
    }

    /// Whether a file holds one domain, so that a glossary of several is a folder of files.
    #[must_use]
    pub fn has_one_domain(self) -> bool {
        self.0.kind == Kind::Domain
    }

    /// Whether it holds glossaries by the rules of our own, which [`expressible`] checks. Readers of
    /// other formats make do with less.
    ///
    /// [`expressible`]: crate::expressible
    #[must_use]
    pub fn has_own_rules(self) -> bool {
        matches!(self.0.kind, Kind::Domain | Kind::Whole)
    }

    /// Whether its files are text, which a terminal can show.
    #[must_use]
    pub fn is_text(self) -> bool {
        self.0.kind != Kind::Workbook
    }

    pub(crate) fn entry(self) -> &'static Entry {
        self.0
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Format").field(&self.name()).finish()
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Format {}

/// `.toml, .csv or .tsv`.
pub(crate) fn extensions() -> String {
    let mut dotted: Vec<String> = Vec::new();
    for extension in Format::all().filter(|format| format.is_read()).flat_map(Format::extensions) {
        let extension = format!(".{extension}");
        if !dotted.contains(&extension) {
            dotted.push(extension);
        }
    }
    one_of(&dotted.iter().map(String::as_str).collect::<Vec<_>>())
}
