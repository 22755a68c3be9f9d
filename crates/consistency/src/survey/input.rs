use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    Bytes(Arc<[u8]>),
    Aligned,
    /// The Chinese file of a pair, with the English one.
    Pair(PathBuf),
}

impl Input {
    /// The file at `path`; `-` is standard input.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), source: Source::File }
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

    /// Two files of one document, one in each language, to be aligned.
    pub fn pair(en: impl Into<PathBuf>, zh: impl Into<PathBuf>) -> Self {
        Self { path: zh.into(), source: Source::Pair(en.into()) }
    }

    /// The two files of a pair as inputs of their own, English first; none of anything else.
    #[must_use]
    pub fn sides(&self) -> Option<[Self; 2]> {
        match &self.source {
            Source::Pair(en) => Some([Self::file(en), Self::file(&self.path)]),
            _ => None,
        }
    }

    /// Its path or name; of a pair that of the Chinese file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is an aligned text, which holds documents in both languages.
    #[must_use]
    pub fn is_aligned(&self) -> bool {
        matches!(self.source, Source::Aligned)
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
            _ if self.path.as_os_str() == "-" => {
                Reader::new(&self.path, Box::new(std::io::stdin()), options)
            }
            _ => Reader::open(&self.path, options),
        }
    }
}
