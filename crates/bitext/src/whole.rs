//! Files that are read as a whole.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_document::{Encoding, Warning, WholeText};
use zhengming_text::{LineIndex, Position};

use crate::Error;

/// Largest file that is read as a whole, unpacked and in bytes of UTF-8.
const LARGEST: usize = 256 << 20;

/// A file in memory, decoded.
pub(crate) struct WholeFile {
    pub(crate) path: PathBuf,
    text: Arc<String>,
    pub(crate) encoding: Encoding,
    /// What could not be decoded.
    pub(crate) warnings: Vec<Warning>,
}

impl WholeFile {
    pub(crate) fn read(path: &Path, input: Box<dyn Read + Send>) -> Result<Self, Error> {
        let read = WholeText::read(path, input, LARGEST).map_err(Error::Document)?;
        let WholeText { text, encoding, warnings } = read;
        Ok(Self { path: path.to_owned(), text: Arc::new(text), encoding, warnings })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text, for keeping.
    pub(crate) fn shared(&self) -> Arc<String> {
        Arc::clone(&self.text)
    }

    /// Whether a character may stand for bytes that could not be decoded.
    pub(crate) fn is_damage(&self, c: char) -> bool {
        c == '\u{1a}' && !self.warnings.is_empty()
    }

    /// An error at a byte of the text.
    pub(crate) fn error(&self, at: usize, message: String) -> Error {
        let Position { line, column } = LineIndex::new(&self.text).position(&self.text, at);
        let (line, column) = (line as u64, column as u64);
        Error::Text { path: self.path.clone(), line, column, message }
    }
}
