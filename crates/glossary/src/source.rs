use std::path::PathBuf;
use std::sync::Arc;

use zhengming_text::LineIndex;

use crate::{ColumnMap, Location};

/// A glossary file as read from disk.
pub(crate) struct Input {
    pub(crate) file: Arc<PathBuf>,
    pub(crate) bytes: Vec<u8>,
    /// Where the columns of a table are, if the user says so.
    pub(crate) columns: Option<ColumnMap>,
}

/// The text of a glossary file, with its lines.
pub(crate) struct SourceText {
    file: Arc<PathBuf>,
    text: String,
    lines: LineIndex,
}

impl Input {
    pub(crate) fn new(file: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        Self { file: Arc::new(file.into()), bytes, columns: None }
    }

    /// The start of the file, for problems that concern all of it.
    pub(crate) fn start(&self) -> Location {
        Location { file: Arc::clone(&self.file), line: 1, column: 1 }
    }

    /// File name without folder and ending, which is the domain unless the file says otherwise.
    pub(crate) fn stem(&self) -> String {
        self.file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

impl SourceText {
    /// Takes decoded text. A byte order mark at its start is left out.
    pub(crate) fn new(file: Arc<PathBuf>, mut text: String) -> Self {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let lines = LineIndex::new(&text);
        Self { file, text, lines }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset.
    pub(crate) fn location(&self, offset: usize) -> Location {
        let position = self.lines.position(&self.text, offset);
        Location { file: Arc::clone(&self.file), line: position.line, column: position.column }
    }
}
