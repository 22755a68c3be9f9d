use std::{fmt, io, path::PathBuf};

/// Why a document could not be read.
#[derive(Debug)]
pub enum Error {
    /// The file could not be opened or read.
    Io {
        /// Path as given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not a text.
    Binary {
        /// Path as given.
        path: PathBuf,
        /// What the file seems to be, and what to do about it.
        what: &'static str,
    },
    /// A file of a format that is read as a whole is too large for that.
    TooLarge {
        /// Path as given.
        path: PathBuf,
        /// Largest size that is read, in bytes.
        limit: u64,
    },
    /// The file is XML, but not well formed or not what is expected.
    Xml {
        /// Path as given.
        path: PathBuf,
        /// Line, from 1.
        line: u64,
        /// Column in code points, from 1.
        column: u64,
        /// What was found and what was expected.
        message: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Binary { path, what } => write!(f, "{}: {what}", path.display()),
            Self::TooLarge { path, limit } => write!(
                f,
                "{}: larger than the {} MiB up to which files of this format are read; \
                 take it apart or force the format text",
                path.display(),
                limit >> 20
            ),
            Self::Xml { path, line, column, message } => {
                write!(f, "{}:{line}:{column}: {message}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Binary { .. } | Self::TooLarge { .. } | Self::Xml { .. } => None,
        }
    }
}
