use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_bitext::{self as bitext, Documents};
use zhengming_document::{Error, Options, Reader};

/// Something to be surveyed.
#[derive(Clone, Debug)]
pub struct Input {
    path: PathBuf,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    File,
    StandardInput,
    Bytes(Arc<[u8]>),
    Aligned,
    AlignedBytes(Arc<[u8]>),
    /// One document in two languages, in the order of [`Language::ALL`].
    Pair(Box<[Input; 2]>),
}

impl Input {
    /// The file at `path`; `-` is standard input.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        match path.as_os_str() == "-" {
            true => Self::standard_input(path),
            false => Self { path, source: Source::File },
        }
    }

    /// Standard input, read as if it stood in a file named `path`.
    pub fn standard_input(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), source: Source::StandardInput }
    }

    /// Bytes in memory, read as if they stood in a file named `path`.
    pub fn bytes(path: impl Into<PathBuf>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), source: Source::Bytes(bytes.into()) }
    }

    /// The aligned text at `path`, such as a table of pairs or a translation memory: all of its
    /// documents in both languages.
    pub fn aligned(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), source: Source::Aligned }
    }

    /// An aligned text in memory, read as if it stood in a file named `path`.
    pub fn aligned_bytes(path: impl Into<PathBuf>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), source: Source::AlignedBytes(bytes.into()) }
    }

    /// One document in both languages, to be aligned.
    #[must_use]
    pub fn pair(en: Self, zh: Self) -> Self {
        Self { path: zh.path.clone(), source: Source::Pair(Box::new([en, zh])) }
    }

    /// The two sides of a pair, English first; none of anything else.
    #[must_use]
    pub fn sides(&self) -> Option<&[Self; 2]> {
        match &self.source {
            Source::Pair(sides) => Some(sides),
            _ => None,
        }
    }

    /// The documents of an aligned text, one after the other.
    ///
    /// # Errors
    ///
    /// As for [`Documents::open`].
    pub fn documents(&self) -> Result<Documents, bitext::Error> {
        match &self.source {
            Source::AlignedBytes(bytes) => Documents::from_bytes(&self.path, bytes.to_vec()),
            _ => Documents::open(&self.path),
        }
    }

    /// Its path or name; of a pair that of the Chinese side.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is an aligned text, which holds documents in both languages.
    #[must_use]
    pub fn is_aligned(&self) -> bool {
        matches!(self.source, Source::Aligned | Source::AlignedBytes(_))
    }

    /// Whether it is standard input, which can be read once only.
    #[must_use]
    pub fn is_standard_input(&self) -> bool {
        matches!(self.source, Source::StandardInput)
    }

    /// Opens it for reading as one document. Standard input can be opened once.
    ///
    /// # Errors
    ///
    /// As for [`Reader::open`].
    pub fn open(&self, options: &Options) -> Result<Reader, Error> {
        match &self.source {
            Source::Bytes(bytes) => {
                Reader::new(&self.path, Box::new(Cursor::new(Arc::clone(bytes))), options)
            }
            Source::StandardInput => Reader::new(&self.path, Box::new(std::io::stdin()), options),
            _ => Reader::open(&self.path, options),
        }
    }
}
