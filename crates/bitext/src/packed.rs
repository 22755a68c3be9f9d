//! Files packed by xz, gzip or zstd, unpacked while they are read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use lzma_rust2::XzReader;
use ruzstd::decoding::StreamingDecoder;

use crate::Error;

/// Most memory that unpacking may take, in KiB. The decoder of zstd has a limit of its own.
const MOST_MEMORY: u32 = 128 << 10;

/// Endings of packed files, behind that of the format.
const ENDINGS: [&str; 3] = [".xz", ".gz", ".zst"];

/// The name without the ending of a packed file, and whether it has one.
pub(crate) fn bare_name(name: &str) -> (&str, bool) {
    let bare = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    (bare.unwrap_or(name), bare.is_some())
}

pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, Error> {
    let fail = |source| Error::Io { path: path.to_owned(), source };
    unpacked(Box::new(File::open(path).map_err(fail)?)).map_err(fail)
}

/// What an input holds, packed or not.
pub(crate) fn unpacked(mut input: Box<dyn Read + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let mut head = [0; 6];
    let length = fill(&mut input, &mut head)?;
    let head = &head[..length];
    let whole = Cursor::new(head.to_vec()).chain(input);
    let packed = BufReader::new(whole);
    Ok(if head == b"\xfd7zXZ\0" {
        Box::new(BufReader::new(XzReader::new_mem_limit(packed, true, MOST_MEMORY)))
    } else if head.starts_with(b"\x1f\x8b") {
        Box::new(BufReader::new(MultiGzDecoder::new(packed)))
    } else if head.starts_with(b"\x28\xb5\x2f\xfd") {
        Box::new(BufReader::new(Zstd { frame: None, input: Some(packed) }))
    } else {
        Box::new(packed)
    })
}

/// The frames of a zstd file, one after the other.
struct Zstd<R: BufRead> {
    frame: Option<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>,
    input: Option<R>,
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let read = frame.read(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
                self.input = self.frame.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut input) = self.input.take() else { return Ok(0) };
            if input.fill_buf()?.is_empty() {
                self.input = Some(input);
                return Ok(0);
            }
            let frame = StreamingDecoder::new(input)
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))?;
            self.frame = Some(frame);
        }
    }
}

/// Reads until the buffer is full or the input ends.
pub(crate) fn fill(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match input.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}
