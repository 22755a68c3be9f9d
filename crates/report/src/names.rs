//! Names of values in output, where their own crates give none.

use zhengming_document::Encoding;
use zhengming_tagger::Shield;

/// The unit of columns in all machine-readable output.
pub(crate) const COLUMN_UNIT: &str = "code-point";

pub(crate) fn shield(shield: Shield) -> &'static str {
    match shield {
        Shield::Title => "title",
        Shield::Quotation => "quotation",
    }
}

pub(crate) fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16LE",
        Encoding::Utf16Be => "UTF-16BE",
        Encoding::Gb18030 => "GB18030",
        Encoding::Big5 => "Big5",
    }
}
