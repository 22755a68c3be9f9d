use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Decoder;
use zhengming_text::ByteOrder;

use crate::Encoding;

/// First bytes of files that people try to read as text, and what to tell them.
const MAGIC: [(&[u8], &str); 16] = [
    (b"%PDF", "a PDF: extract its text first, for example with `pdftotext -layout`"),
    (b"PK\x03\x04", "a Word document or another ZIP archive: save it as text or unpack it first"),
    (b"\xD0\xCF\x11\xE0", "an old Office document (.doc, .xls): save it as text first"),
    (b"{\\rtf", "a Rich Text document: save it as plain text first"),
    (b"\x1F\x8B", "compressed with gzip: unpack it first"),
    (b"\xFD7zXZ", "compressed with xz: unpack it first"),
    (b"\x28\xB5\x2F\xFD", "compressed with zstd: unpack it first"),
    (b"BZh", "compressed with bzip2: unpack it first"),
    (b"7z\xBC\xAF", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x89PNG", "an image (PNG): it holds no text"),
    (b"\xFF\xD8\xFF", "an image (JPEG): it holds no text"),
    (b"GIF8", "an image (GIF): it holds no text"),
    (b"II*\0", "an image (TIFF): it holds no text"),
    (b"\x7FELF", "a program: it holds no text"),
    (b"SQLite format 3", "a database: it holds no text"),
];

/// Refuses a file that is no text in any encoding, by its first bytes.
pub(crate) fn require_text(head: &[u8]) -> Result<(), &'static str> {
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    known.map_or(Ok(()), |(_, what)| Err(*what))
}

/// Tells the encoding of a text from its first bytes, or says that there is none.
pub(crate) fn detect(head: &[u8], whole: bool) -> Result<Encoding, &'static str> {
    require_text(head)?;
    match head {
        [0xEF, 0xBB, 0xBF, ..] => return Ok(Encoding::Utf8),
        [0xFF, 0xFE, ..] => return Ok(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Ok(Encoding::Utf16Be),
        _ => {}
    }
    if let Some(encoding) = without_mark(head)? {
        return Ok(encoding);
    }
    match simdutf8::compat::from_utf8(head) {
        Ok(_) => Ok(Encoding::Utf8),
        Err(error) if error.error_len().is_none() && !whole => Ok(Encoding::Utf8),
        Err(_) if nearly_utf8(head) => Ok(Encoding::Utf8),
        Err(_) => Ok(by_statistics(head, whole)),
    }
}

/// Zero bytes in what is no UTF-16 are no text, unless they are few.
fn without_mark(head: &[u8]) -> Result<Option<Encoding>, &'static str> {
    let nulls = memchr::memchr_iter(0, head).count();
    match zhengming_text::utf_16_order(head) {
        Some(ByteOrder::Little) => Ok(Some(Encoding::Utf16Le)),
        Some(ByteOrder::Big) => Ok(Some(Encoding::Utf16Be)),
        None if nulls * 8 > head.len() => Err("not a text: it is full of zero bytes"),
        None => Ok(None),
    }
}

/// Whether most of what is not ASCII is valid UTF-8, so that the rest is damage.
fn nearly_utf8(head: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in head.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 * bad
}

fn by_statistics(head: &[u8], whole: bool) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, whole);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == encoding_rs::BIG5 {
        Encoding::Big5
    } else if guess == encoding_rs::GBK || guess == encoding_rs::GB18030 {
        Encoding::Gb18030
    } else {
        Encoding::Utf8
    }
}

/// The decoder for `encoding`; UTF-8 needs none. A byte order mark comes out as U+FEFF.
pub(crate) fn decoder(encoding: Encoding) -> Option<Decoder> {
    let encoding = match encoding {
        Encoding::Utf8 => return None,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Gb18030 => encoding_rs::GB18030,
        Encoding::Big5 => encoding_rs::BIG5,
    };
    Some(encoding.new_decoder_without_bom_handling())
}
