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
        text.first_chunk().is_some_and(|&char| self.has(char))
    }

    /// Whether three bytes are such a character.
    #[inline(always)]
    #[must_use]
    pub fn has(&self, [lead, middle, last]: [u8; 3]) -> bool {
        let word = self.words[usize::from(lead & 0x0F) << 6 | usize::from(middle & 0x3F)];
        (lead & 0xF0 == 0xE0) & (word >> (last & 0x3F) & 1 != 0)
    }
}
