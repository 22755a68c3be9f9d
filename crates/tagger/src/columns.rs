//! At which characters of a text forms may start.
//!
//! Forms are parted into groups. For each character a column of bits tells in which groups it is the
//! first, the second and the third character of a form. Three rows of bits are kept while characters
//! are looked at: the groups that may start at the last one, at the one before, at the one before
//! that. A character moves the rows on by one and leaves of them what its column has too. Where a bit
//! is left in the last row, three characters stand in a row that are those of forms of one group.
//! That takes a few steps for a character and no branch. Of the characters of a resolution one in
//! seven passes.

use std::array;
use std::ops::Range;

use zhengming_text::OwnForms;

use crate::filter::window;

/// Groups of forms. A column has room for three rows of so many bits and for two more.
const GROUPS: u32 = 10;

/// Groups of forms of two characters, which pass more easily.
const PAIRS: u32 = 3;

/// One row of bits.
const ROW: u32 = (1 << GROUPS) - 1;

/// The last row: places that pass.
const PASSED: u32 = ROW << (2 * GROUPS);

/// Whether folding copies the character in runs.
const OWN: u32 = 1 << 31;

/// Whether the character is a small letter of ASCII.
const SMALL_LETTER: u32 = 1 << 30;

/// Places for characters of three bytes: four bits for the first byte, six for each of the others,
/// which keep two unused ones between them.
const WIDE: usize = 1 << 18;

/// Places for all others. Some share one.
const NARROW: usize = 256;

pub(crate) struct Columns {
    /// A megabyte, of which the quarter is used that stands for characters.
    wide: Box<[u32; WIDE]>,
    narrow: Box<[u32; NARROW]>,
    /// The column of characters that stand in no form, and of what lies behind the end of a text.
    other: u32,
}

/// The rows of bits, and where the last two characters stand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Track {
    rows: u32,
    before: u32,
    last: u32,
}

impl Track {
    /// Goes on to the character at `at`, and gives the place of the one two before it and whether a
    /// form may start there.
    #[inline(always)]
    pub(crate) fn push(&mut self, column: u32, at: usize) -> (u32, bool) {
        let place = self.before;
        (self.before, self.last) = (self.last, at as u32);
        (place, self.step(column))
    }

    #[inline(always)]
    fn step(&mut self, column: u32) -> bool {
        self.rows = (self.rows << GROUPS | ROW) & column;
        self.rows & PASSED != 0
    }

    /// Where the last character but one stands.
    pub(crate) fn before(self) -> u32 {
        self.before
    }

    /// Goes on by so many bytes, the last six of which are two characters.
    #[inline(always)]
    pub(crate) fn skip(&mut self, bytes: usize) {
        self.before += bytes as u32;
        self.last = self.before + 3;
    }
}

/// Characters of three bytes that are looked at together.
pub(crate) const TOGETHER: usize = 4;

/// The bytes of so many characters.
pub(crate) type Block = [u8; 3 * TOGETHER];

impl Columns {
    /// The columns for forms of at least one character.
    pub(crate) fn new<'f>(forms: impl Iterator<Item = &'f str>, own: &OwnForms) -> Self {
        let mut starts: Vec<(usize, [u32; 3])> = forms.map(start).collect();
        starts.sort_unstable();
        starts.dedup();
        let singles = u32::from(starts.first().is_some_and(|&(length, _)| length == 1));
        let groups = [0..singles, singles..singles + PAIRS, singles + PAIRS..GROUPS];
        // Behind a form of one character stands anything, and so behind one of two.
        let other = bits(&groups[0], 1) | bits(&groups[0], 2) | bits(&groups[1], 2);
        let wide = vec![0; WIDE].into_boxed_slice();
        let wide = wide.try_into().expect("the slice has this length");
        let mut columns = Self { wide, narrow: Box::new([other; NARROW]), other };
        columns.fill(own);
        columns.narrow[b'a'.into()..=b'z'.into()].fill(other | SMALL_LETTER);
        for starts in starts.chunk_by(|one, two| one.0 == two.0) {
            columns.add(starts, groups[starts[0].0 - 1].clone());
        }
        columns
    }

    /// Puts down the columns of all characters of three bytes, as if they stood in no form.
    fn fill(&mut self, own: &OwnForms) {
        for two in 0x80..=0xBF {
            for three in 0x80..=0xBF {
                let leads = own.leads_of([two, three]);
                let first = wide_place([0xE0, two, three]);
                for (lead, column) in self.wide[first..first + 16].iter_mut().enumerate() {
                    *column = self.other | if leads >> lead & 1 != 0 { OWN } else { 0 };
                }
            }
        }
    }

    /// Adds forms of one length, those with the same first character to the same group: to the one
    /// through which the fewest rows of three characters pass more than before.
    fn add(&mut self, starts: &[(usize, [u32; 3])], groups: Range<u32>) {
        let mut sizes = [[0; 3]; GROUPS as usize];
        for starts in starts.chunk_by(|one, two| one.1[0] == two.1[0]) {
            let length = starts[0].0;
            let codes: [Vec<u32>; 3] = array::from_fn(|at| {
                let mut codes: Vec<u32> = starts.iter().map(|(_, codes)| codes[at]).collect();
                codes.sort_unstable();
                codes.dedup();
                codes.truncate(if at < length { codes.len() } else { 0 });
                codes
            });
            let more = |group: u32| {
                let before: [u64; 3] = sizes[group as usize];
                let passing =
                    |sizes: [u64; 3]| sizes.map(|size| size.max(1)).iter().product::<u64>();
                let after = array::from_fn(|at| {
                    let is_new = |code: &&u32| self.column(**code) & bit(group, at) == 0;
                    before[at] + codes[at].iter().filter(is_new).count() as u64
                });
                (passing(after) - passing(before), after)
            };
            let choices = groups.clone().map(|group| (more(group), group));
            let Some(((_, after), group)) = choices.min() else { return };
            sizes[group as usize] = after;
            for (at, codes) in codes.iter().enumerate() {
                for &code in codes {
                    *self.column_mut(code) |= bit(group, at);
                }
            }
        }
    }

    /// The column of a character, given as the number that its bytes make up.
    #[inline(always)]
    pub(crate) fn column(&self, code: u32) -> u32 {
        match code.to_le_bytes() {
            [one, two, three, 0] if three != 0 => self.wide[wide_place([one, two, three])],
            _ => self.narrow[narrow_place(code)],
        }
    }

    fn column_mut(&mut self, code: u32) -> &mut u32 {
        match code.to_le_bytes() {
            [one, two, three, 0] if three != 0 => &mut self.wide[wide_place([one, two, three])],
            _ => &mut self.narrow[narrow_place(code)],
        }
    }

    /// The column of a character of ASCII.
    #[inline(always)]
    pub(crate) fn ascii(&self, byte: u8) -> u32 {
        self.narrow[usize::from(byte & 0x7F)]
    }

    /// Whether one of some columns, taken together by `|`, is that of a small letter of ASCII.
    pub(crate) fn has_small_letter(seen: u32) -> bool {
        seen & SMALL_LETTER != 0
    }

    /// The column of what lies behind the end of a text.
    pub(crate) fn end(&self) -> u32 {
        self.other
    }

    /// The column of the character that `text` starts with, if it is one that folding copies in
    /// runs.
    #[inline(always)]
    pub(crate) fn own(&self, text: &[u8]) -> Option<u32> {
        let &bytes = text.first_chunk()?;
        let column = self.wide[wide_place(bytes)];
        (bytes[0] & 0xF0 == 0xE0 && column & OWN != 0).then_some(column)
    }

    /// Goes on through a block behind two characters of three bytes, and tells by a bit each, from
    /// the lowest, at which of its characters the last row is left. None where not all of them are
    /// such as folding copies in runs.
    #[inline(always)]
    pub(crate) fn block(&self, track: &mut Track, block: &Block) -> Option<usize> {
        if !have_three_bytes(block) {
            return None;
        }
        let mut after = *track;
        let (mut passed, mut all) = (0, OWN);
        for number in 0..TOGETHER {
            let bytes = [block[3 * number], block[3 * number + 1], block[3 * number + 2]];
            let column = self.wide[wide_place(bytes)];
            all &= column;
            passed |= usize::from(after.step(column)) << number;
        }
        if all & OWN == 0 {
            return None;
        }
        track.rows = after.rows;
        Some(passed)
    }
}

/// For the bits that [`Columns::block`] gives, how many they are, and of each the byte that its
/// character starts at in the block.
pub(crate) const PLACES: [(usize, [u32; TOGETHER]); 1 << TOGETHER] = {
    let mut places = [(0, [0; TOGETHER]); 1 << TOGETHER];
    let mut at = 0;
    while at < places.len() * TOGETHER {
        let (bits, number) = (at / TOGETHER, at % TOGETHER);
        if bits >> number & 1 != 0 {
            let (count, bytes) = &mut places[bits];
            bytes[*count] = 3 * number as u32;
            *count += 1;
        }
        at += 1;
    }
    places
};

/// The place of a character of three bytes.
#[inline(always)]
fn wide_place([one, two, three]: [u8; 3]) -> usize {
    usize::from(u16::from_le_bytes([two, three]) & 0x3F3F) << 4 | usize::from(one & 0x0F)
}

#[inline(always)]
fn narrow_place(code: u32) -> usize {
    match code {
        0..0x80 => code as usize,
        _ => 0x80 | (code.wrapping_mul(0x9E37_79B1) >> 25) as usize,
    }
}

/// Whether all characters of a block have three bytes: of the text that it starts at a character of,
/// the first bytes tell.
#[inline(always)]
fn have_three_bytes(block: &Block) -> bool {
    const FIRST: u128 = 1 | 1 << 24 | 1 << 48 | 1 << 72;
    let mut bytes = [0; size_of::<u128>()];
    bytes[..block.len()].copy_from_slice(block);
    u128::from_le_bytes(bytes) & (0xF0 * FIRST) == 0xE0 * FIRST
}

/// The bit of a group in one of the three rows.
fn bit(group: u32, row: usize) -> u32 {
    1 << (group + GROUPS * row as u32)
}

fn bits(groups: &Range<u32>, row: usize) -> u32 {
    groups.clone().fold(0, |bits, group| bits | bit(group, row))
}

/// How many of its first three characters a form has, and which.
fn start(form: &str) -> (usize, [u32; 3]) {
    let (codes, length) = window(form.as_bytes());
    (length, codes)
}
