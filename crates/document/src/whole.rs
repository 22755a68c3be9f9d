use std::io::Read;
use std::path::Path;

use crate::source::{Source, SourceError};
use crate::warnings::Warnings;
use crate::{Encoding, Error, Warning};

/// A file as text, for readers of formats that hold more than one document.
#[derive(Clone, Debug)]
pub struct WholeText {
    /// The text. Offsets in it are those of the file, or of the file decoded to UTF-8.
    pub text: String,
    /// The encoding it was in.
    pub encoding: Encoding,
    /// What was not valid in it.
    pub warnings: Vec<Warning>,
}

impl WholeText {
    /// Reads `input` to its end, tells its encoding, and decodes it. `path` names it.
    ///
    /// # Errors
    ///
    /// Where the input cannot be read, is no text, or is longer than `limit` bytes of UTF-8.
    pub fn read(path: &Path, input: Box<dyn Read + Send>, limit: usize) -> Result<Self, Error> {
        let fail = |source| Error::Io { path: path.to_owned(), source };
        let mut source = Source::new(input, None).map_err(|error| match error {
            SourceError::Io(source) => fail(source),
            SourceError::Binary(what) => Error::Binary { path: path.to_owned(), what },
        })?;
        let (mut text, mut warnings) = (String::new(), Warnings::default());
        if !source.fill(&mut text, limit + 1, &mut warnings).map_err(fail)? || text.len() > limit {
            return Err(Error::TooLarge { path: path.to_owned(), limit: limit as u64 });
        }
        let warnings = warnings.as_slice().to_vec();
        Ok(Self { text, encoding: source.encoding(), warnings })
    }
}
