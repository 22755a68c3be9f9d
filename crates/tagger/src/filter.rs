//! What the start of a form is entered by, and which starts there are.

/// Size of the filter in words of 64 bits.
const WORDS: usize = 1 << 11;

/// The starts of forms, by hashes.
///
/// A word is chosen by the hash of two characters. Of its lower half a bit, chosen by the third
/// character, stands for forms that go on with it, of its upper half one, chosen by the rest of the
/// hash, for forms that end before it. So one look at memory tells.
pub(crate) struct Filter {
    words: Box<[u64; WORDS]>,
    /// Forms of one character, by bits. Few glossaries have any; then there is nothing to look up.
    singles: Option<Box<[u64; WORDS]>>,
}

impl Filter {
    /// The upper bits of a hash are the better ones: they choose the word.
    const SHIFT: u32 = u32::BITS - WORDS.ilog2();

    pub(crate) fn new<'f>(forms: impl Iterator<Item = &'f str>) -> Self {
        let mut filter = Self { words: Box::new([0; WORDS]), singles: None };
        for form in forms {
            let ([one, two, three], chars) = window(form.as_bytes());
            let pair = of_two(one, two);
            let word = &mut filter.words[(pair >> Self::SHIFT) as usize];
            match chars {
                0 => {}
                1 => {
                    let (word, bit) = Self::single(of_one(one));
                    filter.singles.get_or_insert_with(|| Box::new([0; WORDS]))[word] |= 1 << bit;
                }
                2 => *word |= 1 << Self::ends(pair),
                _ => *word |= 1 << goes_on(three),
            }
        }
        filter
    }

    /// Whether a form may start as `text` does.
    pub(crate) fn may_start(&self, text: &[u8]) -> bool {
        let [one, two, three] = first_three(text);
        self.may_be_single(of_one(one)) || self.may_go_on(of_two(one, two), three)
    }

    #[inline(always)]
    fn may_go_on(&self, pair: u32, third: u32) -> bool {
        let word = self.words[(pair >> Self::SHIFT) as usize];
        (word >> goes_on(third) | word >> Self::ends(pair)) & 1 != 0
    }

    fn may_be_single(&self, hash: u32) -> bool {
        let (word, bit) = Self::single(hash);
        self.singles.as_ref().is_some_and(|singles| singles[word] >> bit & 1 != 0)
    }

    fn single(hash: u32) -> (usize, u32) {
        ((hash >> Self::SHIFT) as usize, hash >> (Self::SHIFT - 6) & 63)
    }

    /// The bit for forms of two characters.
    #[inline(always)]
    fn ends(pair: u32) -> u32 {
        32 | pair >> (Self::SHIFT - 5) & 31
    }
}

/// The bit, of 32, for forms that have this third character.
#[inline(always)]
pub(crate) fn goes_on(third: u32) -> u32 {
    third.wrapping_mul(MIX[1]) >> 27
}

/// The character at a place, as the number that its bytes make up, and its length; both are 0 at
/// the end of the text.
#[inline(always)]
pub(crate) fn char_at(text: &[u8], at: usize) -> (u32, usize) {
    match text.get(at..) {
        Some(&[one @ 0xE0..=0xEF, two, three, ..]) => (u32::from_le_bytes([one, two, three, 0]), 3),
        Some(&[one @ ..0x80, ..]) => (u32::from(one), 1),
        Some(&[one @ 0xF0..=0xFF, two, three, four, ..]) => {
            (u32::from_le_bytes([one, two, three, four]), 4)
        }
        Some(&[one, two, ..]) => (u32::from_le_bytes([one, two, 0, 0]), 2),
        _ => (0, 0),
    }
}

/// The first three characters of a text as [`char_at`] gives them, and how many there are.
#[inline]
pub(crate) fn window(text: &[u8]) -> ([u32; 3], usize) {
    let (mut codes, mut count, mut at) = ([0; 3], 0, 0);
    for code in &mut codes {
        let length;
        (*code, length) = char_at(text, at);
        count += usize::from(length > 0);
        at += length;
    }
    (codes, count)
}

/// The characters as [`window`] gives them, sooner where all three have three bytes.
#[inline(always)]
pub(crate) fn first_three(text: &[u8]) -> [u32; 3] {
    /// The upper halves of the first bytes of three such characters.
    const LEADS: u64 = 0xF0 | 0xF0 << 24 | 0xF0 << 48;
    const THREE_BYTES: u64 = 0xE0 | 0xE0 << 24 | 0xE0 << 48;
    // The bytes are taken together, for one by one they would be loaded one by one.
    if let Some(&last) = text.get(8)
        && let Some(&bytes) = text.first_chunk()
    {
        let word = u64::from_le_bytes(bytes);
        if word & LEADS == THREE_BYTES {
            let third = (word >> 48) as u32 | u32::from(last) << 16;
            return [word as u32 & 0xFF_FFFF, (word >> 24) as u32 & 0xFF_FFFF, third];
        }
    }
    window(text).0
}

/// The hash of the characters that a form is entered by: the first two, or its only one.
pub(crate) fn hash(form: &str) -> u32 {
    match window(form.as_bytes()) {
        ([one, ..], 1) => of_one(one),
        ([one, two, _], _) => of_two(one, two),
    }
}

/// Odd multipliers with well mixed bits; the upper bits of a product make a good hash.
const MIX: [u32; 2] = [0x9E37_79B1, 0x85EB_CA6B];

/// The same for two characters together.
const MIX_OF_TWO: u64 = 0x9E37_79B9_7F4A_7C15;

#[inline(always)]
pub(crate) fn of_one(one: u32) -> u32 {
    one.wrapping_mul(MIX[0])
}

#[inline(always)]
pub(crate) fn of_two(one: u32, two: u32) -> u32 {
    let both = u64::from(one) ^ u64::from(two) << 24;
    (both.wrapping_mul(MIX_OF_TWO) >> u32::BITS) as u32
}
