use std::path::PathBuf;
use std::sync::Arc;

use crate::{ColumnMap, Location};

/// A glossary file as read from disk.
pub(crate) struct Input {
    pub(crate) file: Arc<PathBuf>,
    pub(crate) bytes: Vec<u8>,
    /// Where the columns of a table are, if the user says so.
    pub(crate) columns: Option<ColumnMap>,
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
