/// The characters of three bytes in UTF-8 that folding copies as they are and that no blank may
/// stand beside: most Chinese characters and marks. A bit each, so that the set stays in the cache.
#[derive(Debug)]
pub struct OwnForms {
    words: Box<[u64; 1 << 10]>,
}

impl OwnForms {
    /// The characters of the Basic Multilingual Plane for which `is_own` holds.
    pub(crate) fn new(is_own: impl Fn(char) -> bool) -> Self {
        let mut words = Box::new([0; 1 << 10]);
        for char in ('\u{800}'..='\u{FFFF}').filter(|&char| is_own(char)) {
            let code = char as usize;
            words[code / 64] |= 1 << (code % 64);
        }
        Self { words }
    }

    /// Whether `text` starts with such a character.
    #[inline]
    #[must_use]
    pub fn starts(&self, text: &[u8]) -> bool {
        text.first_chunk().is_some_and(|&[one, two, three]| {
            self.has_all([u32::from_le_bytes([one, two, three, 0])])
        })
    }

    /// Whether all of these are such characters, each as the number that its three bytes make up,
    /// the first one lowest.
    #[inline(always)]
    #[must_use]
    pub fn has_all<const N: usize>(&self, codes: [u32; N]) -> bool {
        let mut own = 1;
        let (mut ones, mut zeros) = (0xE0, 0);
        for code in codes {
            let word = self.words[(code << 6 & 0x3C0 | code >> 8 & 0x3F) as usize];
            own &= word.wrapping_shr(code >> 16);
            ones &= code;
            zeros |= code;
        }
        own & 1 != 0 && ones == 0xE0 && zeros & 0x10 == 0
    }
}
