use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_document::{Error, Options, Reader};

/// Something to be surveyed.
#[derive(Clone, Debug)]
pub struct Input {
    path: PathBuf,
    bytes: Option<Arc<[u8]>>,
}

impl Input {
    /// The file at `path`; `-` is standard input.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), bytes: None }
    }

    /// Bytes in memory, read as if they stood in a file named `path`.
    pub fn bytes(path: impl Into<PathBuf>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), bytes: Some(bytes.into()) }
    }

    /// Its path or name.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn open(&self, options: &Options) -> Result<Reader, Error> {
        match &self.bytes {
            Some(bytes) => {
                Reader::new(&self.path, Box::new(Cursor::new(Arc::clone(bytes))), options)
            }
            None if self.path.as_os_str() == "-" => {
                Reader::new(&self.path, Box::new(std::io::stdin()), options)
            }
            None => Reader::open(&self.path, options),
        }
    }
}
