use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};
use zhengming_text::{counted, is_or_are};

use crate::{Encoding, encoding, warnings::Warnings};

/// Size of the head that encoding and format are told from, in bytes.
pub(crate) const CHUNK: usize = 1 << 20;

/// Bytes read at a time behind the head: few enough to be still in the cache when they are moved on.
const READ: usize = 1 << 17;

/// What stands in the text for a byte that is no character. It is one byte long, so that offsets
/// in the text stay offsets in the file.
const SUBSTITUTE: char = '\u{1A}';

/// An input that is turned into UTF-8 piece by piece.
pub(crate) struct Source {
    input: Box<dyn Read + Send>,
    encoding: Encoding,
    decoder: Option<Decoder>,
    /// Bytes as they were read, of which the first `at_hand` count.
    raw: Vec<u8>,
    at_hand: usize,
    at_end: bool,
    finished: bool,
    offset: u64,
    line: u64,
}

impl Source {
    /// Starts reading; the encoding is told from the head unless it is given.
    pub(crate) fn new(
        input: Box<dyn Read + Send>,
        forced: Option<Encoding>,
    ) -> Result<Self, SourceError> {
        let mut source = Self {
            input,
            encoding: Encoding::Utf8,
            decoder: None,
            raw: Vec::new(),
            at_hand: 0,
            at_end: false,
            finished: false,
            offset: 0,
            line: 1,
        };
        source.read_head()?;
        source.encoding = match forced {
            Some(encoding) => {
                encoding::require_text(&source.raw).map_err(SourceError::Binary)?;
                encoding
            }
            None => encoding::detect(&source.raw, source.at_end).map_err(SourceError::Binary)?,
        };
        source.decoder = encoding::decoder(source.encoding);
        Ok(source)
    }

    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Appends to `text` until it holds `length` bytes, and says whether this was all.
    pub(crate) fn fill(
        &mut self,
        text: &mut String,
        length: usize,
        warnings: &mut Warnings,
    ) -> io::Result<bool> {
        while text.len() < length && !self.finished {
            if self.at_hand == 0 || !self.at_end && self.at_hand < 4 {
                self.read_on()?;
            }
            let from = text.len();
            if self.decoder.is_some() {
                self.decode(text, warnings);
            } else {
                self.validate(text, warnings);
            }
            self.line += lines_in(&text.as_bytes()[from..]);
            self.finished = self.at_end && self.at_hand == 0;
        }
        Ok(self.finished)
    }

    /// Reads the head. Most files are shorter than it, so that memory grows with what is read.
    fn read_head(&mut self) -> io::Result<()> {
        self.at_hand = (&mut self.input).take(CHUNK as u64).read_to_end(&mut self.raw)?;
        self.at_end = self.at_hand < CHUNK;
        Ok(())
    }

    /// Reads a piece into memory that is there already, by as few calls as there may be.
    fn read_on(&mut self) -> io::Result<()> {
        let wanted = self.at_hand + READ;
        if self.raw.len() < wanted {
            self.raw.resize(wanted, 0);
        }
        while self.at_hand < wanted && !self.at_end {
            match self.input.read(&mut self.raw[self.at_hand..wanted]) {
                Ok(read) => {
                    self.at_hand += read;
                    self.at_end = read == 0;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Leaves out the first bytes at hand, which are done with.
    fn drop_read(&mut self, bytes: usize) {
        self.raw.copy_within(bytes..self.at_hand, 0);
        self.at_hand -= bytes;
        self.offset += bytes as u64;
    }

    /// Moves what is valid UTF-8 over to `text`, one substitute for each byte that is not. The
    /// first bytes of a character that is still to be completed stay behind.
    fn validate(&mut self, text: &mut String, warnings: &mut Warnings) {
        let from = text.len();
        let mut rest = &self.raw[..self.at_hand];
        while !rest.is_empty() {
            let whole = if self.at_end { rest.len() } else { whole_characters(rest) };
            let error = match simdutf8::compat::from_utf8(&rest[..whole]) {
                Ok(valid) => {
                    text.push_str(valid);
                    rest = &rest[whole..];
                    break;
                }
                Err(error) => error,
            };
            let (valid, behind) = rest.split_at(error.valid_up_to());
            // Checked a second time, which costs next to nothing, rather than trusted.
            text.push_str(simdutf8::basic::from_utf8(valid).unwrap_or_default());
            let bad = match error.error_len() {
                Some(length) => length,
                None if self.at_end => behind.len(),
                None => {
                    rest = behind;
                    break;
                }
            };
            for byte in &behind[..bad] {
                let read = &text.as_bytes()[from..];
                let offset = self.offset + read.len() as u64;
                warnings.push(
                    offset,
                    || self.line + lines_in(read),
                    || {
                        format!(
                            "byte 0x{byte:02X} at offset {offset} is not valid UTF-8; read as an \
                             unknown character"
                        )
                    },
                );
                text.push(SUBSTITUTE);
            }
            rest = &behind[bad..];
        }
        let used = self.at_hand - rest.len();
        self.drop_read(used);
    }

    /// Decodes all bytes at hand; malformed sequences become U+FFFD. Offsets in warnings count
    /// bytes of the file.
    fn decode(&mut self, text: &mut String, warnings: &mut Warnings) {
        let Some(decoder) = self.decoder.as_mut() else { return };
        let from = text.len();
        let mut used = 0;
        loop {
            let bytes = &self.raw[used..self.at_hand];
            text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()) + 4);
            let (result, read) =
                decoder.decode_to_string_without_replacement(bytes, text, self.at_end);
            used += read;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(bad, more) => {
                    let behind = u64::from(bad) + u64::from(more);
                    let offset = (self.offset + used as u64).saturating_sub(behind);
                    let are = is_or_are(&bad);
                    let bytes = format!("{} {are}", counted(bad, "byte"));
                    warnings.push(
                        offset,
                        || self.line + lines_in(&text.as_bytes()[from..]),
                        || {
                            format!(
                                "{bytes} not valid in the encoding at offset {offset}; read as an \
                                 unknown character"
                            )
                        },
                    );
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        self.drop_read(used);
    }
}

/// Length of `bytes` without a character at their end that is still to be completed.
fn whole_characters(bytes: &[u8]) -> usize {
    let leads = |byte: u8| byte >= 0xC0;
    let tail = bytes.iter().rev().take(3).position(|&byte| byte < 0x80 || leads(byte));
    match tail.map(|behind| (behind + 1, bytes[bytes.len() - behind - 1])) {
        Some((length, lead)) if leads(lead) => {
            let needed = if lead >= 0xF0 { 4 } else { 2 + usize::from(lead >= 0xE0) };
            bytes.len() - if length < needed { length } else { 0 }
        }
        _ => bytes.len(),
    }
}

/// Why reading could not start.
pub(crate) enum SourceError {
    Io(io::Error),
    Binary(&'static str),
}

impl From<io::Error> for SourceError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Number of line ends in `bytes`: `\n`, `\r\n`, or a lone `\r`.
pub(crate) fn lines_in(bytes: &[u8]) -> u64 {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let lone =
        memchr::memchr_iter(b'\r', bytes).filter(|&at| bytes.get(at + 1) != Some(&b'\n')).count();
    (feeds + lone) as u64
}
