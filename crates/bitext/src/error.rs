use std::fmt;
use std::path::PathBuf;

/// Why an aligned text could not be read, or not to its end.
#[derive(Debug)]
pub enum Error {
    /// The file could not be opened, read or unpacked.
    Io {
        /// Path as given.
        path: PathBuf,
        /// What the system or the decompressor said.
        source: std::io::Error,
    },
    /// A line of a table is not what it should be.
    Line {
        /// Path as given.
        path: PathBuf,
        /// Line, from 1.
        line: u64,
        /// What was found and what was expected.
        message: String,
    },
    /// A place in a file is not what it should be.
    Text {
        /// Path as given.
        path: PathBuf,
        /// Line, from 1.
        line: u64,
        /// Column in code points, from 1.
        column: u64,
        /// What was found and what was expected.
        message: String,
    },
    /// A file could not be read as text, or one of two not as a document.
    Document(zhengming_document::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Line { path, line, message } => {
                write!(f, "{}:{line}: {message}", path.display())
            }
            Self::Text { path, line, column, message } => {
                write!(f, "{}:{line}:{column}: {message}", path.display())
            }
            Self::Document(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Line { .. } | Self::Text { .. } => None,
            Self::Document(error) => error.source(),
        }
    }
}
