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
        text.as_bytes().first_chunk().is_some_and(|&[one, two, three]| {
            self.has_all([u32::from_le_bytes([one, two, three, 0])])
        })
    }

    /// Whether all of these are such characters. Each stands for three bytes of a text from the end
    /// of the one before on, the first byte lowest and nothing in the highest.
    ///
    /// A group that is no character has a first byte of one of four, or a second or third byte that
    /// is the first of a character; for none of these is there a bit.
    #[inline(always)]
    #[must_use]
    pub fn has_all<const N: usize>(&self, groups: [u32; N]) -> bool {
        let own = groups.into_iter().fold(1, |own, group| {
            let leads = u32::from(self.leads[usize::from((group >> 8) as u16)]);
            // The five bits that count are 0 to 15 for first bytes of three, more for those of four.
            own & leads.wrapping_shr(group)
        });
        own & 1 != 0
    }
}
