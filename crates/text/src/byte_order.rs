/// The order of the two bytes of each unit of UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ByteOrder {
    /// The lower byte first, as most programs write it.
    Little,
    /// The higher byte first.
    Big,
}

/// In fewer bytes chance makes Chinese characters out of anything.
const FEWEST_BYTES_TO_JUDGE: usize = 16;

/// Tells UTF-16 without a byte order mark from the first bytes of a file: nearly all units are
/// characters that texts are made of, in one of the two byte orders.
///
/// ```
/// use zhengming_text::{ByteOrder, utf_16_order};
///
/// let bytes: Vec<u8> = "信息和通信技术,ICTs".encode_utf16().flat_map(u16::to_be_bytes).collect();
/// assert_eq!(utf_16_order(&bytes), Some(ByteOrder::Big));
/// assert_eq!(utf_16_order("信息和通信技术,ICTs".as_bytes()), None);
/// ```
#[must_use]
pub fn utf_16_order(head: &[u8]) -> Option<ByteOrder> {
    if head.len() < FEWEST_BYTES_TO_JUDGE || is_utf_8(head) {
        return None;
    }
    let is_text = |order: fn([u8; 2]) -> u16| {
        let units = head.chunks_exact(2).map(|unit| order([unit[0], unit[1]]));
        units.filter(|&unit| is_common(unit)).count() * 20 >= (head.len() / 2) * 19
    };
    if is_text(u16::from_le_bytes) {
        Some(ByteOrder::Little)
    } else {
        is_text(u16::from_be_bytes).then_some(ByteOrder::Big)
    }
}

/// Whether the bytes are UTF-8, which may be cut in its last character, with few zeros in it.
fn is_utf_8(head: &[u8]) -> bool {
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    let is_valid = || std::str::from_utf8(head).err().is_none_or(|e| e.error_len().is_none());
    zeros * 8 <= head.len() && is_valid()
}

/// Latin letters, digits and signs, dashes and quotation marks, Chinese characters and punctuation.
fn is_common(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x2010..=0x203A)
        || matches!(unit, 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
}
