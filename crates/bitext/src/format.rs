//! Which format a file is in.

use std::borrow::Cow;
use std::path::Path;

use zhengming_text::{ByteOrder, utf_16_order};

use crate::{delimited, json_lines, packed};

/// A format of aligned texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Tab-separated values, one line each.
    Table,
    /// Comma-separated values, or a table without symbols.
    Delimited,
    JsonLines,
    Po,
    Tmx,
    Xliff,
}

/// Endings of files, and their formats.
const ENDINGS: [(&str, Format); 11] = [
    (".tsv", Format::Table),
    (".csv", Format::Delimited),
    (".jsonl", Format::JsonLines),
    (".ndjson", Format::JsonLines),
    (".po", Format::Po),
    (".pot", Format::Po),
    (".tmx", Format::Tmx),
    (".xlf", Format::Xliff),
    (".xliff", Format::Xliff),
    (".sdlxliff", Format::Xliff),
    (".mqxliff", Format::Xliff),
];

/// Outermost elements, and the formats that they are of.
const ROOTS: [(&str, Format); 2] = [("tmx", Format::Tmx), ("xliff", Format::Xliff)];

/// Bytes at the start of a file in which its outermost element is looked for.
pub(crate) const HEAD: usize = 8 << 10;

/// The format that a file name promises, packed or not, and whether it is packed.
pub(crate) fn of_name(path: &Path) -> Option<(Format, bool)> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let (bare, is_packed) = packed::bare_name(&name);
    let known = ENDINGS.iter().find(|(ending, _)| bare.ends_with(ending));
    known.map(|(_, format)| (*format, is_packed))
}

/// The format of a file by its first bytes, unpacked.
pub(crate) fn of_content(head: &[u8]) -> Option<Format> {
    let text = decoded(head);
    let root = root(&text)?;
    let local = root.rsplit(':').next().unwrap_or(root);
    ROOTS.iter().find(|(name, _)| *name == local).map(|(_, format)| *format)
}

/// The format of a table by its first bytes: whether its header names documents.
pub(crate) fn of_header(head: &[u8]) -> Format {
    let text = decoded(head);
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let has_symbols = first.split('\t').any(|name| name.trim().eq_ignore_ascii_case("symbol"));
    if !has_symbols && delimited::fits(&text) { Format::Delimited } else { Format::Table }
}

/// Whether the first bytes of a file are of a table or of JSON Lines that hold both languages.
pub(crate) fn is_pairs(format: Format, head: &[u8]) -> bool {
    let text = decoded(head);
    match format {
        Format::Delimited => delimited::fits(&text),
        Format::JsonLines => json_lines::fits(&text),
        _ => true,
    }
}

/// The bytes as text, as far as names of elements go.
fn decoded(head: &[u8]) -> Cow<'_, str> {
    let order = match head {
        [0xff, 0xfe, ..] => Some(ByteOrder::Little),
        [0xfe, 0xff, ..] => Some(ByteOrder::Big),
        _ => utf_16_order(head),
    };
    let Some(order) = order else { return String::from_utf8_lossy(head) };
    let unit = |pair: &[u8]| match order {
        ByteOrder::Little => u16::from_le_bytes([pair[0], pair[1]]),
        ByteOrder::Big => u16::from_be_bytes([pair[0], pair[1]]),
    };
    let units = head.chunks_exact(2).map(unit);
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The name of the outermost element, behind declarations, comments and the document type.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!") {
            let end = rest.find('>')?;
            // Declarations inside the document type have brackets of their own.
            if rest[..end].contains('[') { rest.find("]>")? + 2 } else { end + 1 }
        } else {
            let name = rest.strip_prefix('<')?;
            return name.split([' ', '\t', '\r', '\n', '>', '/']).next();
        };
        rest = rest[end..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_name_and_content() {
        assert_eq!(of_name(Path::new("a/B.TMX")), Some((Format::Tmx, false)));
        assert_eq!(of_name(Path::new("b.zh.sdlxliff.gz")), Some((Format::Xliff, true)));
        assert_eq!(of_name(Path::new("b.txt")), None);
        let xml = "\u{feff}<?xml version='1.0'?>\n<!-- <xliff> -->\n\
                   <!DOCTYPE tmx [<!ENTITY a 'b'>]>\n<tmx version='1.4'>";
        assert_eq!(of_content(xml.as_bytes()), Some(Format::Tmx));
        let wide: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of_content(&wide), Some(Format::Tmx));
        assert_eq!(of_content(b"<x:xliff\nversion='1.2'/>"), Some(Format::Xliff));
        assert_eq!(of_content("大会<tmx>".as_bytes()), None);
        assert_eq!(of_content(b"<!--"), None);
    }
}
