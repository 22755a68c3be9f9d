use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{
    Batch, DocumentInfo, Encoding, Error, Format, Warning, akn, format, markdown,
    source::{CHUNK, Source, SourceError},
    text::{TextStream, is_blank},
    warnings::Warnings,
};

/// Largest XML or Markdown file that is read, in bytes of UTF-8.
const WHOLE_LIMIT: usize = 64 << 20;

/// How documents are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The format, or none to tell it from content and name.
    pub format: Option<Format>,
    /// The encoding, or none to tell it from the content.
    pub encoding: Option<Encoding>,
    /// Bytes of text in a batch of a long plain text, about.
    pub batch_bytes: usize,
    /// Longest paragraph of a plain text in bytes; a longer one is cut, with a warning.
    pub paragraph_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { format: None, encoding: None, batch_bytes: CHUNK, paragraph_bytes: CHUNK }
    }
}

/// A document that is being read.
///
/// Plain text is read batch by batch, so that memory stays bounded whatever its size; other
/// formats are one batch.
pub struct Reader {
    info: DocumentInfo,
    body: Body,
    warnings: Warnings,
}

enum Body {
    Stream(Box<TextStream>),
    Whole(Option<Batch>),
}

impl Reader {
    /// Opens the file at `path`.
    ///
    /// # Errors
    ///
    /// See [`Error`]: the file cannot be read, is no text, is broken XML, or is XML or Markdown
    /// of more than 64 MiB.
    pub fn open(path: &Path, options: &Options) -> Result<Self, Error> {
        let fail = |source| Error::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(fail)?;
        if file.metadata().map_err(fail)?.is_dir() {
            return Err(fail(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        Self::new(path, Box::new(file), options)
    }

    /// Reads from `input`; `path` names it, `-` for standard input.
    ///
    /// # Errors
    ///
    /// As for [`Reader::open`].
    pub fn new(path: &Path, input: Box<dyn Read + Send>, options: &Options) -> Result<Self, Error> {
        let fail = |source| Error::Io { path: path.to_owned(), source };
        let binary = |what| Error::Binary { path: path.to_owned(), what };
        let mut warnings = Warnings::default();
        let mut source = Source::new(input, options.encoding).map_err(|error| match error {
            SourceError::Io(source) => fail(source),
            SourceError::Binary(what) => binary(what),
        })?;
        let mut text = String::new();
        let at_end = source.fill(&mut text, CHUNK, &mut warnings).map_err(fail)?;
        let mut head = Head { source, text, at_end, warnings };
        let format = head.format(path, options)?;
        let (info, body, warnings) = head.body(format, path, options)?;
        Ok(Self { info, body, warnings })
    }

    /// What is known of the document; complete from the start.
    #[must_use]
    pub fn info(&self) -> &DocumentInfo {
        &self.info
    }

    /// The next stretch of the document, or `None` behind the last.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] where the input cannot be read on.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        match &mut self.body {
            Body::Whole(batch) => Ok(batch.take()),
            Body::Stream(stream) => stream
                .next_batch(&mut self.warnings)
                .map_err(|source| Error::Io { path: self.info.path.clone(), source }),
        }
    }

    /// What could not be read as it should in the batches so far. Of many only the first are
    /// listed, and a last one that says how many more there are.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        self.warnings.as_slice()
    }
}

/// The first bytes of a document, before it is clear how the rest is read.
struct Head {
    source: Source,
    text: String,
    at_end: bool,
    warnings: Warnings,
}

impl Head {
    /// The format that the document is read in. Formats that are read as a whole are read to their
    /// end here.
    fn format(&mut self, path: &Path, options: &Options) -> Result<Format, Error> {
        if self.at_end && self.text.trim_matches(is_blank).is_empty() {
            self.warnings.push(0, || 1, || "the document is empty".to_owned());
            return Ok(Format::Text);
        }
        let (format, certain) = match options.format {
            Some(format) => (format, true),
            None => {
                let guess = format::detect(path, &self.text)
                    .map_err(|what| Error::Binary { path: path.to_owned(), what })?;
                (guess.format, guess.by_name)
            }
        };
        if !matches!(format, Format::Akn | Format::Markdown) || self.at_end {
            return Ok(format);
        }
        self.at_end = self
            .source
            .fill(&mut self.text, WHOLE_LIMIT + 1, &mut self.warnings)
            .map_err(|source| Error::Io { path: path.to_owned(), source })?;
        if self.at_end {
            return Ok(format);
        }
        if certain {
            return Err(Error::TooLarge { path: path.to_owned(), limit: WHOLE_LIMIT as u64 });
        }
        let message = "looks like Markdown, but is read as text for its size";
        self.warnings.push(0, || 1, || message.to_owned());
        Ok(Format::Text)
    }

    fn body(
        self,
        format: Format,
        path: &Path,
        options: &Options,
    ) -> Result<(DocumentInfo, Body, Warnings), Error> {
        let Self { source, text, at_end, mut warnings } = self;
        let encoding = source.encoding();
        let (info, body) = match format {
            Format::Text | Format::Table | Format::Tmx | Format::Xliff | Format::Po => {
                let (stream, info) = TextStream::new(source, text, at_end, path, options);
                (info, Body::Stream(Box::new(stream)))
            }
            Format::Markdown => {
                let (info, batch) = markdown::read(path, text, encoding);
                (info, Body::Whole(Some(batch)))
            }
            Format::Akn => {
                let (info, batch) = akn::read(path, text, encoding, &mut warnings)?;
                (info, Body::Whole(Some(batch)))
            }
        };
        Ok((info, body, warnings))
    }
}

/// A document that was read as a whole.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is known of it.
    pub info: DocumentInfo,
    /// All of its text and paragraphs.
    pub batch: Batch,
    /// What could not be read as it should.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// Reads the file at `path` into memory.
    ///
    /// # Errors
    ///
    /// As for [`Reader::open`].
    pub fn open(path: &Path, options: &Options) -> Result<Self, Error> {
        Self::collect(Reader::open(path, options)?)
    }

    /// Reads `bytes` as if they stood in a file of the name `path`.
    ///
    /// # Errors
    ///
    /// As for [`Reader::open`].
    pub fn from_bytes(
        path: impl Into<PathBuf>,
        bytes: impl Into<Vec<u8>>,
        options: &Options,
    ) -> Result<Self, Error> {
        let input = Box::new(io::Cursor::new(bytes.into()));
        Self::collect(Reader::new(&path.into(), input, options)?)
    }

    /// Reads what a reader has left into memory.
    ///
    /// # Errors
    ///
    /// As for [`Reader::next_batch`].
    pub fn collect(mut reader: Reader) -> Result<Self, Error> {
        let mut whole = Batch { line: 1, ..Batch::default() };
        while let Some(batch) = reader.next_batch()? {
            whole.append(batch);
        }
        let warnings = reader.warnings().to_vec();
        Ok(Self { info: reader.info, batch: whole, warnings })
    }
}
