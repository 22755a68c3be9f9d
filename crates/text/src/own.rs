/// The characters of three bytes in UTF-8 that folding copies as they are and that no blank may
/// stand beside: most Chinese characters and marks.
#[derive(Debug)]
pub struct OwnForms {
    /// For each pair of second and third byte a bit for each first byte that makes up one of the
    /// characters with them. Of the 128 KiB the 8 with pairs that stand in characters are read.
    leads: Box<[u16; 1 << 16]>,
}

impl OwnForms {
    /// The characters of the Basic Multilingual Plane for which `is_own` holds.
    pub(crate) fn new(is_own: impl Fn(char) -> bool) -> Self {
        let mut leads = Box::new([0; 1 << 16]);
        for char in ('\u{800}'..='\u{FFFF}').filter(|&char| is_own(char)) {
            let mut bytes = [0; 4];
            char.encode_utf8(&mut bytes);
            let [lead, ..] = bytes;
            leads[(u32::from_le_bytes(bytes) >> 8) as usize] |= 1 << (lead & 0x0F);
        }
        Self { leads }
    }

    /// Whether `text` starts with such a character.
    #[inline]
    #[must_use]
    pub fn starts(&self, text: &str) -> bool {
        // Of the first byte five bits count: 0 to 15 for characters of three bytes, more for those
        // of four. Behind a shorter character no two bytes have a bit, for one of them is a first one.
        text.as_bytes().first_chunk().is_some_and(|&[one, two, three]| {
            u32::from(self.leads_of([two, three])).wrapping_shr(u32::from(one)) & 1 != 0
        })
    }

    /// For each first byte from `0xE0` to `0xEF` whether it makes up such a character with these
    /// bytes behind it: a bit each, from the lowest.
    #[inline]
    #[must_use]
    pub fn leads_of(&self, rest: [u8; 2]) -> u16 {
        self.leads[usize::from(u16::from_le_bytes(rest))]
    }
}
