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
    /// One of two files could not be read.
    Document(zhengming_document::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Line { path, line, message } => {
                write!(f, "{}:{line}: {message}", path.display())
            }
            Self::Document(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Line { .. } => None,
            Self::Document(error) => error.source(),
        }
    }
}
