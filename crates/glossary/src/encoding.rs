use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use zhengming_problem::{Problems, SourceText};
use zhengming_text::ByteOrder;

use crate::formats::HEAD;
use crate::source::Input;

/// Decodes a file that need not be in UTF-8, as tables saved by office programs are not. Says what
/// it took the file for, unless that is UTF-8 or stated by a byte order mark.
pub(crate) fn decode(input: &Input, problems: &mut Problems) -> Option<SourceText> {
    let stated = Encoding::for_bom(&input.bytes).map(|(encoding, _)| encoding);
    let encoding = stated.unwrap_or_else(|| guess(&input.bytes));
    let (text, damaged) = encoding.decode_with_bom_removal(&input.bytes);
    let text = text.into_owned();
    let first_loss = text.find('\u{fffd}').unwrap_or_default();
    let source = SourceText::new(input.file.clone(), text);
    if damaged {
        let message = format!("bytes that are not {}, which the file seems to be", encoding.name());
        problems.error_with_help(&source.location(first_loss), message, "save it as UTF-8");
        return None;
    }
    if stated.is_none() && encoding != UTF_8 {
        let message = format!("the file is not UTF-8; read as {}", encoding.name());
        problems.info(&input.start(), message, Some("save it as UTF-8 to be sure".to_owned()));
    }
    Some(source)
}

/// The start of a file, for recognising its format. Nothing else should be made of it.
pub(crate) fn head_text(head: &[u8]) -> String {
    let stated = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    let line_end = head.iter().rposition(|&byte| byte == b'\n').map_or(head.len(), |end| end + 1);
    let encoding = stated.unwrap_or_else(|| guess(&head[..line_end]));
    encoding.decode_with_bom_removal(head).0.into_owned()
}

/// Decodes XML: by its byte order mark, by the encoding that it states, or else as UTF-8.
pub(crate) fn decode_xml(input: &Input, problems: &mut Problems) -> Option<SourceText> {
    let marked = Encoding::for_bom(&input.bytes).map(|(encoding, _)| encoding);
    let encoding = marked
        .or_else(|| utf_16_without_mark(&input.bytes))
        .or_else(|| stated_in_xml(&input.bytes))
        .unwrap_or(UTF_8);
    let (text, damaged) = encoding.decode_with_bom_removal(&input.bytes);
    let text = text.into_owned();
    let first_loss = text.find('\u{fffd}').unwrap_or_default();
    let source = SourceText::new(input.file.clone(), text);
    if damaged {
        let message = format!("bytes that are not {}, as the file should be", encoding.name());
        problems.error_with_help(&source.location(first_loss), message, "save it as UTF-8");
        return None;
    }
    Some(source)
}

/// The encoding in the first line of XML: `<?xml version="1.0" encoding="GB18030"?>`.
fn stated_in_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).into_owned();
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // A short table is easily taken for Korean or Japanese; a glossary of Chinese is neither.
    match detector.guess(Some(b"cn"), Utf8Detection::Allow) {
        encoding if encoding == BIG5 || encoding == WINDOWS_1252 || encoding == UTF_8 => encoding,
        _ if oddities(bytes, BIG5) < oddities(bytes, GB18030) => BIG5,
        _ => GB18030,
    }
}

/// Characters at the start of a file that no Chinese text has, were it in this encoding. The
/// detector needs more text than a short table has.
fn oddities(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(&bytes[..bytes.len().min(1 << 16)]);
    let is_odd = |&c: &char| {
        matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{3040}'..='\u{30ff}'
            | '\u{3100}'..='\u{312f}' | '\u{370}'..='\u{4ff}' | '\u{2500}'..='\u{257f}')
    };
    text.chars().filter(is_odd).count()
}

/// UTF-16 that no byte order mark states, told from the start of the file.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    zhengming_text::utf_16_order(head).map(|order| match order {
        ByteOrder::Little => UTF_16LE,
        ByteOrder::Big => UTF_16BE,
    })
}
