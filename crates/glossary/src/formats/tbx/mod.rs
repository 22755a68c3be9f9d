//! TBX, the exchange format for termbases: ISO 30042:2019 (TBX 3) in its styles and dialects, and
//! the edition before it (`martif`). Described in `docs/formats.md`.

mod categories;
mod ids;
mod read;
mod write;
mod xml;

use self::categories::Dialect;
pub(super) use self::xml::is_xml;
use super::{Entry, Kind};
use crate::encoding::head_text;

/// How data categories are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As the `type` of an element, in TBX 2.
    Martif,
    /// As the `type` of an element, in TBX 3.
    Dca,
    /// As an element of its own.
    Dct,
}

/// An entry of the list of formats. All of them read the same files.
macro_rules! tbx {
    ($name:literal, $summary:literal, $style:ident, $dialect:ident) => {
        Entry {
            name: $name,
            summary: $summary,
            extensions: &["tbx", "xml"],
            common_endings: &["xml"],
            recognises,
            limit: 256 << 20,
            read: Some(read::read),
            write: Some(|glossary, options| {
                write::write(glossary, options, Style::$style, Dialect::$dialect)
            }),
            kind: Kind::Xml,
        }
    };
}

pub(super) static BASIC: Entry = tbx!("tbx", "TBX-Basic, ISO 30042:2019, DCA style", Dca, Basic);
pub(super) static BASIC_DCT: Entry = tbx!("tbx-basic-dct", "TBX-Basic, DCT style", Dct, Basic);
pub(super) static MIN: Entry = tbx!("tbx-min", "TBX-Min, DCA style", Dca, Min);
pub(super) static MIN_DCT: Entry = tbx!("tbx-min-dct", "TBX-Min, DCT style", Dct, Min);
pub(super) static CORE: Entry = tbx!("tbx-core", "TBX-Core, without data categories", Dca, Core);
pub(super) static MARTIF: Entry = tbx!("tbx2", "TBX 2 (martif), for older programs", Martif, Basic);

/// Whether the root of the file is that of TBX.
fn recognises(head: &[u8]) -> bool {
    let text = head_text(head);
    ["<tbx", "<martif"].iter().any(|root| text.contains(root)) && !text.contains("<xliff")
}
