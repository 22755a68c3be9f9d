//! Which places of a text may start a form.

/// Size of the filter for glossaries of up to a few thousand terms, in words of 64 bits: 16 KiB are
/// at home in the first cache.
pub(crate) const SMALL: usize = 1 << 11;

/// Size of the filter for larger glossaries.
pub(crate) const LARGE: usize = 1 << 15;

/// Up to so many forms the small filter lets few places through in vain.
pub(crate) const MOST_FORMS_FOR_SMALL: usize = 4096;

/// A character completes at most so many windows that are noted.
pub(crate) const MOST_NOTES: usize = 2;

/// So many characters are looked at together where forms of one character are no matter.
pub(crate) const TOGETHER: usize = 4;

/// The starts of forms, by hashes.
///
/// A word is chosen by the hash of two characters. Of its lower half a bit, chosen by the third
/// character, stands for forms that go on with it, of its upper half one, chosen by the rest of the
/// hash, for forms that end before it. So one look at memory tells.
pub(crate) struct Filter<const WORDS: usize> {
    words: Box<[u64; WORDS]>,
    /// Forms of one character, by bits. Few glossaries have any; then there is nothing to look up.
    singles: Option<Box<[u64; WORDS]>>,
}

/// The two characters in front of the next one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Window {
    first_at: u32,
    first: u32,
    second_at: u32,
    second: u32,
    /// The hash of both.
    pair: u32,
}

impl Window {
    /// The hash of the pair with its place, as it is noted.
    #[inline(always)]
    fn pair_at_place(&self) -> u64 {
        u64::from(self.first_at) << 32 | u64::from(self.pair)
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, code: u32, at: usize) {
        self.first_at = self.second_at;
        self.first = self.second;
        self.pair = of_two(self.second, code);
        self.second_at = at as u32;
        self.second = code;
    }
}

impl<const WORDS: usize> Filter<WORDS> {
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

    /// The hashes of what `text` starts with, by rising lengths. None, where no form starts so.
    pub(crate) fn starting(&self, text: &[u8]) -> Option<[u32; 2]> {
        let ([one, two, three], _) = window(text);
        let hashes = [of_one(one), of_two(one, two)];
        (self.may_be_single(hashes[0]) || self.may_go_on(hashes[1], three)).then_some(hashes)
    }

    /// Puts down what may start a form at the first character of `window`, with `third` behind the
    /// second, after the `count` that are there, and returns how many there are then.
    #[inline(always)]
    pub(crate) fn note(
        &self,
        window: &Window,
        third: u32,
        noted: &mut [u64],
        mut count: usize,
    ) -> usize {
        if self.has_singles() {
            let hash = of_one(window.first);
            noted[count] = u64::from(window.first_at) << 32 | u64::from(hash);
            count += usize::from(self.may_be_single(hash));
        }
        noted[count] = window.pair_at_place();
        count + usize::from(self.may_go_on(window.pair, third))
    }

    pub(crate) fn has_singles(&self) -> bool {
        self.singles.is_some()
    }

    /// As [`Filter::note`] for one after the other of the characters from `at` on, three bytes each,
    /// where there are no forms of one character. Returns how many places were put down.
    #[inline(always)]
    pub(crate) fn note_pairs(
        &self,
        window: &mut Window,
        codes: [u32; TOGETHER],
        at: usize,
        noted: &mut [u64; TOGETHER],
    ) -> usize {
        let mut count = 0;
        for (number, code) in codes.into_iter().enumerate() {
            // The remainder spares a check: no more are put down than were looked at.
            noted[count % TOGETHER] = window.pair_at_place();
            count += usize::from(self.may_go_on(window.pair, code));
            window.push(code, at + 3 * number);
        }
        count
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

/// The bit for forms that have this third character.
#[inline(always)]
fn goes_on(third: u32) -> u32 {
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
fn window(text: &[u8]) -> ([u32; 3], usize) {
    let (mut codes, mut count, mut at) = ([0; 3], 0, 0);
    for code in &mut codes {
        let length;
        (*code, length) = char_at(text, at);
        count += usize::from(length > 0);
        at += length;
    }
    (codes, count)
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

#[inline(always)]
fn of_one(one: u32) -> u32 {
    one.wrapping_mul(MIX[0])
}

#[inline(always)]
fn of_two(one: u32, two: u32) -> u32 {
    (one.wrapping_mul(MIX[1]).rotate_left(15) ^ two).wrapping_mul(MIX[0])
}
