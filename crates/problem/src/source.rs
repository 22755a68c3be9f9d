use std::path::PathBuf;
use std::sync::Arc;

use zhengming_text::LineIndex;

use crate::{Location, Problems};

/// The text of a file, with its lines.
pub struct SourceText {
    file: Arc<PathBuf>,
    text: String,
    lines: LineIndex,
}

impl SourceText {
    /// Takes decoded text. A byte order mark at its start is left out.
    #[must_use]
    pub fn new(file: Arc<PathBuf>, mut text: String) -> Self {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let lines = LineIndex::new(&text);
        Self { file, text, lines }
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn location(&self, offset: usize) -> Location {
        let position = self.lines.position(&self.text, offset);
        Location { file: Arc::clone(&self.file), line: position.line, column: position.column }
    }
}

/// Takes a file that must be in UTF-8.
pub fn decode_utf_8(
    file: &Arc<PathBuf>,
    bytes: &[u8],
    problems: &mut Problems,
) -> Option<SourceText> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(SourceText::new(Arc::clone(file), text.to_owned())),
        Err(error) => {
            let valid_up_to = error.valid_up_to();
            let valid = String::from_utf8_lossy(&bytes[..valid_up_to]).into_owned();
            let at = SourceText::new(Arc::clone(file), valid).location(valid_up_to);
            let byte = bytes[valid_up_to];
            let message = format!("byte {valid_up_to} is 0x{byte:02X}, which is not UTF-8");
            problems.error_with_help(&at, message, "save the file as UTF-8");
            None
        }
    }
}
