//! Glossary formats: one file each, and the list of them.

mod csv;
mod toml;

use crate::draft::Draft;
use crate::problem::Problems;
use crate::source::Input;
use crate::suggest::one_of;

/// A file format that glossaries are read from.
pub(crate) struct Format {
    /// Endings of file names, in small letters.
    pub(crate) extensions: &'static [&'static str],
    /// Largest file that is read, in bytes.
    pub(crate) limit: u64,
    /// Reads a file. Checks each value where it stands; what needs other concepts or files is
    /// checked later.
    pub(crate) read: fn(&Input, &mut Problems) -> Draft,
}

/// All formats.
pub(crate) static FORMATS: [Format; 2] = [toml::FORMAT, csv::FORMAT];

/// The format of a file name's ending, in any case.
pub(crate) fn by_extension(extension: &str) -> Option<&'static Format> {
    FORMATS
        .iter()
        .find(|format| format.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
}

/// `.toml, .csv or .tsv`.
pub(crate) fn extensions() -> String {
    let dotted: Vec<String> = FORMATS
        .iter()
        .flat_map(|format| format.extensions)
        .map(|extension| format!(".{extension}"))
        .collect();
    one_of(&dotted.iter().map(String::as_str).collect::<Vec<_>>())
}
